"""The satisfaction poll: asked once a cycle, changeable until its end, heard by the quality manager."""

from __future__ import annotations

from datetime import datetime

from router.domain.acts import handling, visiting
from router.domain.acts.offering import REOPEN_ROW
from router.domain.acts.talking import needs_words
from router.domain.calendar import add
from router.domain.clocks import running, start, stop
from router.domain.commands import Comment, Expire, ExplainRating, Rate, Reply, ToldSolved, WantContact
from router.domain.complaint import Ref, Survey, Text
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.policy import ManagerRole
from router.domain.refusal import Refusal
from router.domain.states import CloseReason, Due, Flag
from router.domain.turn import Rows, Turn
from router.domain.visits import CONTACT as CONTACT_AT_VISIT
from router.domain.visits import last_asked, unmet, waits_for_contact

LOW = 3
"""A score up to this asks for the reason and tells the quality manager."""
CONTACT = Button("contact", Text("button-contact"))
IS_IT_SOLVED: Rows = (
    tuple(
        Button("told_solved", Text("button-told_solved", {"solved": s}), s) for s in ("yes", "partly", "no")
    ),
)


def send_survey(turn: Turn, command: Expire) -> None:
    """Ask, unless the consumer cannot be reached or was asked a short while ago."""
    stop(turn, Due.SURVEY)
    if why := _suppressed(turn):
        handling.change_survey(turn, suppressed=why, ended=True)
        turn.record(EventKind.SURVEY_SUPPRESSED, why=why)
        return
    handling.change_survey(turn, asked_at=turn.now)
    turn.record(EventKind.SURVEY_SENT)
    turn.poll()
    if turn.c.survey and turn.c.survey.reason is CloseReason.AUTO_CONFIRMED:
        turn.tell_consumer("survey-is-it-solved", IS_IT_SOLVED)
    start(turn, Due.SURVEY_REMINDER, turn.policy.poll.reminder)
    start(turn, Due.SURVEY_END, turn.policy.poll.open_for)


def _suppressed(turn: Turn) -> str:
    if turn.c.flagged(Flag.UNREACHABLE):
        return "unreachable"
    if not turn.c.claimed:
        return "unclaimed"
    last = last_asked(turn)
    if last and turn.now < add(last, turn.policy.poll.at_most_every, turn.policy.calendar):
        return "recent"
    return ""


def remind_survey(turn: Turn, command: Expire) -> None:
    """Once."""
    stop(turn, Due.SURVEY_REMINDER)
    turn.record(EventKind.REMINDED)
    turn.tell_consumer("survey-reminder")


def end_survey(turn: Turn, command: Expire) -> None:
    """From now on a vote changes nothing but the rating."""
    stop(turn, Due.SURVEY_END, Due.SURVEY_REMINDER)
    handling.change_survey(turn, ended=True)
    turn.record(EventKind.SURVEY_ENDED)


def rate(turn: Turn, command: Rate) -> None:
    """A vote, a changed vote, or one taken back.

    Whoever could still vote is heard: in a poll of a cycle that is over the vote counts, and nothing follows.
    """
    before = _asked_in(turn, command.cycle)
    if 0 < command.n < before.vote:
        raise Refusal("refusal-outdated")
    handling.change_survey(turn, before.cycle, score=command.score, rated_at=turn.now, vote=command.n)
    if command.score is None:
        turn.record(EventKind.RATING_TAKEN_BACK)
    else:
        turn.record(EventKind.RATED, score=command.score)
    if not before.ended:
        _rated(turn, before, command.score)


def _asked_in(turn: Turn, cycle: int) -> Survey:
    for survey in turn.c.surveys:
        if survey.cycle == cycle and survey.asked_at:
            return survey
    raise Refusal("refusal-survey-over")


def _rated(turn: Turn, before: Survey, score: int | None) -> None:
    if score is not None:
        stop(turn, Due.SURVEY_REMINDER)
    if score is not None and score <= LOW:
        _poor(turn, before, score)
        return
    waits = waits_for_contact(turn.c)
    if not waits:
        stop(turn, Due.FOLLOW_UP)
    if before.score is not None and before.score <= LOW:
        contact = "yes" if waits else "no"
        turn.tell_managers(ManagerRole.QUALITY, "manager-score-changed", score=score, contact=contact)
    if score is not None and before.score is None:
        turn.tell_consumer("survey-thanks")


def _poor(turn: Turn, before: Survey, score: int) -> None:
    turn.tell_consumer("survey-low", _why_rows(turn))
    if before.score is None or before.score > LOW:
        _await_manager(turn)
        turn.tell_managers(
            ManagerRole.QUALITY,
            "manager-low-score",
            score=score,
            until=_awaited_until(turn),
            category=Ref("category", turn.c.category),
            desk=Ref("desk", turn.c.desk),
        )


def _why_rows(turn: Turn) -> Rows:
    """The policy's reasons two by two, then the wish to be contacted, then the way to reopen."""
    whys = [Button("why", Ref("low", id), id) for id in turn.policy.poll.reasons]
    pairs = tuple(tuple(whys[at : at + 2]) for at in range(0, len(whys), 2))
    return (*pairs, (CONTACT,), *REOPEN_ROW)


def _await_manager(turn: Turn) -> None:
    """A clock that runs already is not pushed back."""
    if not running(turn, Due.FOLLOW_UP):
        start(turn, Due.FOLLOW_UP, turn.policy.poll.follow_up)


def _awaited_until(turn: Turn) -> datetime | None:
    due = turn.c.deadline(Due.FOLLOW_UP)
    return due.due if due else None


def explain(turn: Turn, command: ExplainRating) -> None:
    """A reason for a poor rating, by a tap. The same one twice changes nothing."""
    survey = _asked_in(turn, turn.c.cycle)
    if command.reason not in turn.policy.poll.reasons:
        raise Refusal("refusal-outdated")
    if command.reason in survey.reasons:
        return
    reasons = (*survey.reasons, command.reason)
    handling.change_survey(turn, reasons=reasons)
    turn.record(EventKind.RATING_EXPLAINED, reason=command.reason)
    turn.tell_managers(ManagerRole.QUALITY, "manager-reasons", reasons=_shown(reasons))


def want_contact(turn: Turn, command: WantContact) -> None:
    """The quality manager is to get in touch, the consumer knows by when. Asked twice, it is asked once."""
    survey = _asked_in(turn, turn.c.cycle)
    if unmet(survey):
        return
    handling.change_survey(turn, contact=turn.now, contacted=None)
    turn.record(EventKind.CONTACT_WANTED)
    _await_manager(turn)
    until = _awaited_until(turn)
    turn.tell_managers(
        ManagerRole.QUALITY,
        "manager-contact",
        score=survey.score,
        reasons=_shown(survey.reasons),
        until=until,
    )
    turn.tell_consumer("survey-contact-noted", until=until)


def _shown(reasons: tuple[str, ...]) -> Ref | None:
    return Ref("low", ",".join(reasons)) if reasons else None


def follow_up(turn: Turn, command: Reply) -> None:
    """The platform gets back to the consumer after the end, as after a poor rating."""
    needs_words(command)
    stop(turn, Due.FOLLOW_UP)
    for survey in turn.c.surveys:
        if unmet(survey) or survey is turn.c.survey:
            handling.change_survey(turn, survey.cycle, contacted=turn.now)
    visiting.contacted(turn)
    turn.record(EventKind.ANSWERED, command, aside=1)
    turn.relay_to_consumer(command)


def follow_up_meanwhile(turn: Turn, command: Reply) -> None:
    """The same when it was reopened since, or went outside: of whoever was asked to get back, no other."""
    low = any(s.contact or (s.score is not None and s.score <= LOW) for s in turn.c.surveys)
    if not low and not any(v.answer in {visiting.BROKEN, CONTACT_AT_VISIT} for v in turn.c.visits):
        raise Refusal("refusal-not-yours")
    follow_up(turn, command)


def follow_up_late(turn: Turn, command: Expire) -> None:
    """Nobody got back to the consumer: the quality manager is told once more, of a wish until it is met."""
    stop(turn, Due.FOLLOW_UP)
    turn.record(EventKind.EXPIRED, deadline=Due.FOLLOW_UP.value)
    wished = waits_for_contact(turn.c)
    turn.tell_managers(ManagerRole.QUALITY, "manager-follow-up-late", contact="yes" if wished else "no")
    if wished:
        start(turn, Due.FOLLOW_UP, turn.policy.poll.follow_up)


def comment(turn: Turn, command: Comment) -> None:
    """Words to the rating, read by the quality manager."""
    survey = open_survey(turn)
    handling.change_survey(turn, comment="\n".join(filter(None, (survey.comment, command.text))))
    turn.keep(command.evidence)
    turn.record(EventKind.COMMENTED, command)
    turn.tell_managers(ManagerRole.QUALITY, "manager-comment", words=command.text or "none")
    turn.tell_consumer("survey-comment-thanks")


def told_solved(turn: Turn, command: ToldSolved) -> None:
    """Is it solved? "No" offers to reopen."""
    open_survey(turn)
    if command.solved not in {"yes", "partly", "no"}:
        raise Refusal("refusal-not-now")
    handling.change_survey(turn, solved=command.solved)
    turn.record(EventKind.RATED, solved=command.solved)
    turn.tell_consumer(
        "survey-solved-noted", () if command.solved == "yes" else REOPEN_ROW, solved=command.solved
    )


def open_survey(turn: Turn) -> Survey:
    """The survey that may be answered now. Refusal when there is none."""
    survey = turn.c.survey
    if survey is None or survey.ended or survey.asked_at is None:
        raise Refusal("refusal-survey-over")
    return survey
