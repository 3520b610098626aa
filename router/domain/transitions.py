"""THE table: from which state, by whom, with which command, to which states.

`decide` follows it, the buttons and the diagram are made from it. A row without a deadline kind is somebody's
command; a row with one is what the sweep does when that deadline expires.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from router.domain import commands as do
from router.domain.acts import (
    claiming,
    ending,
    expiring,
    guarding,
    handling,
    judging,
    merging,
    moving,
    offering,
    performing,
    surveying,
    talking,
    visiting,
    warning,
)
from router.domain.clocks import PAUSING
from router.domain.complaint import Complaint
from router.domain.concluding import Decision, concluded
from router.domain.mail import gathered
from router.domain.meanwhile import check
from router.domain.refusal import Refusal
from router.domain.reminding import truthful
from router.domain.repeated import keys_of, known
from router.domain.restraint import count_said
from router.domain.roles import Who, is_consumer, is_member, may, why_not
from router.domain.states import Due, Flag, Stage, State
from router.domain.turn import Context, Turn


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `stays`: the state may also remain what it was."""

    sources: frozenset[State]
    who: Who
    command: type[do.Command]
    act: Callable[[Turn, Any], None]
    to: frozenset[State]
    stays: bool
    stage: Stage | None = None
    due: Due | None = None

    def reaches(self, source: State) -> frozenset[State]:
        """States in which a complaint that was in `source` may be afterwards."""
        return self.to | {source} if self.stays else self.to

    def fits(self, complaint: Complaint, command: type[do.Command], due: Due | None) -> bool:
        """Whether this row is about such a command in the complaint's present state and stage."""
        return (
            command is self.command
            and complaint.state in self.sources
            and self.stage in {None, complaint.stage}
            and self.due is due
        )


S = State
OPEN = frozenset(S) - {S.CLOSED}
BEFORE_PERFORMING = OPEN - {S.PERFORMING, S.PERFORMED, S.EXTERNAL}
BEFORE_DECIDED = BEFORE_PERFORMING - {S.DECIDED}
REVIEW = frozenset({S.IN_REVIEW, S.SUBMITTED})
"""Returning to review without a holder is submitted."""
ANSWERED = REVIEW | {S.AWAITING_MERCHANT}
"""Where both sides were asked, the merchant's turn goes on."""
CLOSED = frozenset({S.CLOSED})


def _set(states: State | Iterable[State]) -> frozenset[State]:
    return frozenset({states}) if isinstance(states, State) else frozenset(states)


def _row(
    sources: State | Iterable[State],
    who: Who,
    command: type[do.Command],
    act: Callable[[Turn, Any], None],
    to: State | Iterable[State] = (),
    stage: Stage | None = None,
    due: Due | None = None,
    stays: bool = False,
) -> Row:
    """A row; without `to` the state stays as it is."""
    targets = _set(to)
    return Row(_set(sources), who, command, act, targets, stays or not targets, stage, due)


def _due(
    sources: State | Iterable[State],
    due: Due,
    act: Callable[[Turn, Any], None],
    to: State | Iterable[State] = (),
    stage: Stage | None = None,
    stays: bool = False,
) -> Row:
    return _row(sources, Who.SYSTEM, do.Expire, act, to, stage, due, stays)


W = Who
VERDICT = frozenset({S.DECIDED, S.PERFORMING, S.CLOSED})
STANDS = frozenset({S.PERFORMING, S.CLOSED})
DONE = frozenset({S.PERFORMED, S.CLOSED})
MERCHANT, PLATFORM = Stage.MERCHANT, Stage.PLATFORM

TABLE: tuple[Row, ...] = (
    # The desk takes and holds.
    _row(S.SUBMITTED, W.MEMBER, do.Take, talking.take, S.IN_REVIEW),
    _row(OPEN - {S.SUBMITTED}, W.MEMBER, do.Take, talking.take_over),
    _row(S.IN_REVIEW, W.HOLDER, do.GiveBack, talking.give_back, S.SUBMITTED),
    _row(OPEN, W.HOLDER, do.Snooze, warning.snooze),
    _row(S.IN_REVIEW, W.HOLDER, do.HandOver, talking.hand_over),
    _row(OPEN, W.SYSTEM, do.LeaveChat, talking.leave_chat, S.SUBMITTED, stays=True),
    # Talking.
    _row(S.AWAITING_CONSUMER, W.CONSUMER, do.Say, talking.answer, ANSWERED, stays=True),
    _row(OPEN - {S.AWAITING_CONSUMER}, W.CONSUMER, do.Say, talking.say, S.SUBMITTED, stays=True),
    _row(S.CLOSED, W.CONSUMER, do.Say, talking.say_after_end),
    _row(S.AWAITING_CONSUMER, W.CONSUMER, do.GoOn, talking.go_on, ANSWERED),
    _row(OPEN, W.HOLDER, do.Reply, talking.reply),
    _row(S.CLOSED, W.QUALITY, do.Reply, surveying.follow_up),
    _row(OPEN, W.QUALITY, do.Reply, surveying.follow_up_meanwhile),
    _row(S, W.STAFF, do.Note, talking.note),
    _row(OPEN, W.HOLDER, do.NoAnswerNeeded, talking.no_answer_needed),
    _row(S.IN_REVIEW, W.HOLDER, do.Ask, talking.ask, S.AWAITING_CONSUMER, stays=True),
    _row(S.IN_REVIEW, W.HOLDER, do.AskMerchant, talking.ask_merchant, S.AWAITING_MERCHANT, PLATFORM),
    _row(S.IN_REVIEW, W.HOLDER, do.AskBoth, talking.ask_both, S.AWAITING_CONSUMER, PLATFORM),
    _row(S.AWAITING_CONSUMER, W.MERCHANT, do.AnswerPlatform, talking.answer_beside, stage=PLATFORM),
    _row(S.AWAITING_MERCHANT, W.MERCHANT, do.AnswerPlatform, talking.answer_platform, REVIEW),
    _row(S, W.STAFF, do.ShowEvidence, talking.show_evidence),
    _row(S, W.CONSUMER, do.ShowEvidence, talking.show_own_evidence),
    _row(S, W.CONSUMER, do.ChangeLanguage, talking.change_language),
    _row(S.AWAITING_CONSUMER, W.PHONING, do.Hear, talking.hear_answer, ANSWERED),
    _row(OPEN - {S.AWAITING_CONSUMER}, W.PHONING, do.Hear, talking.hear, S.SUBMITTED, stays=True),
    _row(S, W.CALLER, do.Claim, claiming.claim),
    _row(S, W.PHONING, do.RenewLink, claiming.renew),
    # Offers.
    _row(S.IN_REVIEW, W.HOLDER, do.Propose, offering.propose, S.PROPOSED),
    _row(S.PROPOSED, W.HOLDER, do.Propose, offering.propose),
    _row(S.PERFORMING, W.HOLDER, do.Propose, offering.propose_other),
    _row(S.PROPOSED, W.HOLDER, do.TakeBack, offering.take_back, REVIEW),
    _row(S.PROPOSED, W.CONSUMER, do.Accept, offering.accept, S.PERFORMING),
    _row(S.PERFORMING, W.CONSUMER, do.Accept, offering.accept_other),
    _row(S.PROPOSED, W.CONSUMER, do.Decline, offering.decline, REVIEW),
    _row(S.PERFORMING, W.CONSUMER, do.Decline, offering.decline_other),
    _row(S.PROPOSED, W.CONSUMER, do.CounterOffer, offering.counter, REVIEW),
    _row(S.IN_REVIEW, W.HOLDER, do.AcceptCounter, offering.accept_counter, S.PERFORMING),
    _row(S.IN_REVIEW, W.HOLDER, do.Refuse, offering.refuse, S.REFUSED, MERCHANT),
    # The platform decides.
    _row(OPEN, W.CONSUMER, do.Escalate, ending.escalate, S.SUBMITTED, MERCHANT),
    _row(S.IN_REVIEW, W.HOLDER, do.Decide, judging.decide, VERDICT, PLATFORM, stays=True),
    _row(S.IN_REVIEW, W.QUALITY, do.Approve, judging.approve, VERDICT, PLATFORM),
    _row(S.DECIDED, W.CONSUMER, do.AcceptVerdict, judging.accept_verdict, STANDS, stays=True),
    _row(S.DECIDED, W.MERCHANT, do.AcceptVerdict, judging.accept_verdict, STANDS, stays=True),
    _row(S.DECIDED, W.CONSUMER, do.Appeal, judging.appeal, S.SUBMITTED),
    _row(S.DECIDED, W.MERCHANT, do.Appeal, judging.appeal, S.SUBMITTED),
    _row(BEFORE_DECIDED, W.PLATFORM_LEAD, do.Dismiss, judging.dismiss, S.CLOSED),
    _row(BEFORE_DECIDED, W.HOLDER, do.SuggestDismissal, judging.suggest_dismissal, stage=MERCHANT),
    _row(BEFORE_PERFORMING, W.HOLDER, do.Transfer, moving.transfer, S.SUBMITTED, stays=True),
    _row(OPEN, W.MEMBER, do.SetPriority, moving.set_priority),
    _row(OPEN, W.MEMBER, do.SuspectAbuse, moving.suspect_abuse),
    _row(OPEN, W.MEMBER, do.Reveal, guarding.reveal, stage=PLATFORM),
    _row(OPEN, W.PLATFORM_LEAD, do.LetGo, guarding.let_go, S.AWAITING_CONSUMER, stays=True),
    _row(BEFORE_PERFORMING, W.HOLDER, do.RaiseSafety, moving.raise_safety_at_merchant, S.SUBMITTED, MERCHANT),
    _row(OPEN, W.HOLDER, do.RaiseSafety, moving.raise_safety),
    _row(S, W.SYSTEM, do.Absorb, merging.absorb),
    _row(S, W.SYSTEM, do.SettleTask, merging.settle),
    _row(S, W.PLATFORM_LEAD, do.HoldLegally, moving.hold_legally),
    _row(BEFORE_PERFORMING, W.SYSTEM, do.LoseRoute, moving.lose_route, S.SUBMITTED, MERCHANT, stays=True),
    _row(OPEN, W.SYSTEM, do.LoseRoute, moving.lose_route_late),
    _row(
        BEFORE_PERFORMING,
        W.SYSTEM,
        do.MarkFlag,
        moving.mark_flag_at_merchant,
        S.SUBMITTED,
        MERCHANT,
        stays=True,
    ),
    _row(S, W.SYSTEM, do.MarkFlag, moving.mark_flag),
    # Performing.
    _row(S.PERFORMING, W.EITHER, do.Prove, performing.prove, DONE, stays=True),
    _row(S.PERFORMING, W.EITHER, do.Arrived, performing.arrived),
    _row(S.PERFORMING, W.CONSUMER, do.DeliveredOn, performing.delivered),
    _row(S.PERFORMING, W.EITHER, do.DisputeStep, performing.dispute_step, S.SUBMITTED, stays=True),
    _row(
        S.PERFORMING,
        W.PLATFORM_LEAD,
        do.SettleStep,
        performing.settle_step,
        S.PERFORMED,
        PLATFORM,
        stays=True,
    ),
    _row(
        S.PERFORMING, W.PLATFORM_LEAD, do.CloseUnperformed, performing.close_unperformed, S.CLOSED, PLATFORM
    ),
    _row(S.PERFORMED, W.CONSUMER, do.Confirm, performing.confirm, S.CLOSED),
    _row(S.PERFORMED, W.CONSUMER, do.NotSolved, performing.not_solved, REVIEW),
    _row(S.PERFORMED, W.CONSUMER, do.NotArrived, performing.not_arrived),
    # Ends and new beginnings.
    _row(OPEN, W.CONSUMER, do.Withdraw, ending.withdraw, S.CLOSED),
    _row(OPEN - {S.EXTERNAL} | CLOSED, W.CONSUMER, do.GoOutside, ending.go_outside, S.EXTERNAL),
    _row(S.EXTERNAL, W.CONSUMER, do.SettledOutside, ending.settled_outside, S.CLOSED),
    _row(S.EXTERNAL, W.CONSUMER, do.TurnedAway, ending.turned_away, S.SUBMITTED),
    _row(S.CLOSED, W.CONSUMER, do.Reopen, ending.reopen, S.SUBMITTED),
    # The poll.
    _row(S, W.CONSUMER, do.Rate, surveying.rate),
    _row(S.CLOSED, W.CONSUMER, do.Comment, surveying.comment),
    _row(S.CLOSED, W.CONSUMER, do.ToldSolved, surveying.told_solved),
    _row(S.CLOSED, W.CONSUMER, do.ExplainRating, surveying.explain),
    _row(S.CLOSED, W.CONSUMER, do.WantContact, surveying.want_contact),
    _row(S.CLOSED, W.CONSUMER, do.AnswerVisit, visiting.answer_visit),
    # What was not delivered.
    _row(S, W.SYSTEM, do.Undeliver, talking.undeliver),
    _row(S, W.SYSTEM, do.LoseTopic, talking.lose_topic),
    _row(S, W.SYSTEM, do.SendAgain, talking.send_again),
    # The sweep.
    _due(S.SUBMITTED, Due.TAKE, expiring.not_taken_by_merchant, stage=MERCHANT),
    _due(S.SUBMITTED, Due.TAKE, expiring.not_taken_by_platform, stage=PLATFORM),
    _due(OPEN, Due.FIRST_RESPONSE, expiring.service_clock_missed),
    _due(OPEN, Due.NEXT_RESPONSE, expiring.service_clock_missed),
    _due(OPEN, Due.RESOLUTION, expiring.service_clock_missed),
    _due(OPEN, Due.DECISION, expiring.service_clock_missed),
    _due(PAUSING, Due.PAUSE_END, expiring.pause_ends),
    _due(OPEN, Due.LEGAL, expiring.law_missed),
    _due(OPEN, Due.SNOOZE, warning.remind_again),
    _due(BEFORE_DECIDED, Due.MOVE, expiring.move, S.SUBMITTED, MERCHANT),
    _due(BEFORE_DECIDED, Due.ALARM, expiring.alarm, stage=PLATFORM),
    _due(S.AWAITING_CONSUMER, Due.CONSUMER_REMINDER, expiring.remind_consumer),
    _due(S.AWAITING_CONSUMER, Due.CONSUMER_ANSWER, expiring.consumer_silent, S.CLOSED, MERCHANT),
    _due(S.AWAITING_CONSUMER, Due.CONSUMER_ANSWER, expiring.consumer_silent, ANSWERED, PLATFORM),
    _due(S.AWAITING_CONSUMER, Due.MERCHANT_ANSWER, expiring.merchant_silent_beside, stage=PLATFORM),
    _due(S.AWAITING_MERCHANT, Due.MERCHANT_ANSWER, expiring.merchant_silent, REVIEW),
    _due(S.PROPOSED, Due.OFFER, offering.offer_lapsed, REVIEW | CLOSED, MERCHANT),
    _due(S.PROPOSED, Due.OFFER, offering.offer_lapsed, REVIEW, PLATFORM),
    _due(S.REFUSED, Due.REFUSAL, offering.refusal_stands, S.CLOSED),
    _due(S.IN_REVIEW, Due.APPROVAL, judging.approval_missing, stage=PLATFORM),
    _due(S.DECIDED, Due.VERDICT, judging.verdict_stands, STANDS),
    _due(S.PERFORMING, Due.STEP, performing.step_late),
    _due(S.PERFORMING, Due.STEP_REMINDER, performing.step_reminder_due, S.CLOSED, stays=True),
    _due(S.PERFORMING, Due.STEP_OVERDUE, performing.step_overdue, S.SUBMITTED, stays=True),
    _due(S.PERFORMING, Due.OFFER, offering.other_lapsed),
    _due(S.PERFORMED, Due.CONFIRMATION, performing.confirmation_silent, S.CLOSED),
    _due(S.EXTERNAL, Due.OUTSIDE, ending.ask_outside, S.CLOSED, stays=True),
    _due(S.CLOSED, Due.SURVEY, surveying.send_survey),
    _due(S.CLOSED, Due.SURVEY_REMINDER, surveying.remind_survey),
    _due(S.CLOSED, Due.SURVEY_END, surveying.end_survey),
    _due(S, Due.FOLLOW_UP, surveying.follow_up_late),
    _due(S, Due.TASK, merging.waits),
    _due(S.CLOSED, Due.VISIT, visiting.visit),
    _due(S.CLOSED, Due.REOPEN_END, expiring.reopen_window_ends),
)

TAKING = (
    do.Reply,
    do.NoAnswerNeeded,
    do.Ask,
    do.AskMerchant,
    do.AskBoth,
    do.Propose,
    do.TakeBack,
    do.AcceptCounter,
    do.Refuse,
    do.Decide,
    do.Transfer,
    do.RaiseSafety,
    do.SuggestDismissal,
)
"""A member of the desk who does one of these to a complaint that nobody holds takes it by that."""


def decide(complaint: Complaint, command: do.Command, ctx: Context) -> Decision:
    """What comes of a command. A replayed command changes nothing; one that may not be is a `Refusal`."""
    keys = keys_of(command)
    if known(complaint, keys):
        return Decision(complaint, complaint)
    turn = Turn(complaint, command.by, ctx)
    handling.find_again(turn)
    if isinstance(command, TAKING) and complaint.open and complaint.holder is None and is_member(turn):
        handling.take(turn)
    row = _find(turn, command)
    check(turn.c, type(command), command.saw)
    if is_consumer(turn):
        count_said(turn, command)
        turn.flag(Flag.UNREACHABLE, on=False)
    if not guarding.stopped(turn, command):
        row.act(turn, command)
    if isinstance(command, do.Hear) or (isinstance(command, do.Say) and is_consumer(turn)):
        moving.heed(turn, command.text)
    return concluded(complaint, turn, *keys)


def permit(complaint: Complaint, command: type[do.Command], by: do.Actor, ctx: Context) -> None:
    """Refusal when this actor may not give such a command now, before anything more is asked for it."""
    turn = Turn(complaint, by, ctx)
    taking = command in TAKING and complaint.open and complaint.holder is None and is_member(turn)
    if taking and complaint.state is State.SUBMITTED:
        handling.take(turn)
    rows = candidates(turn.c, command)
    if not rows:
        raise Refusal("refusal-not-now")
    if not taking and not any(may(turn, row.who) for row in rows):
        raise why_not(turn, rows[0].who)


def sweep(complaint: Complaint, ctx: Context) -> Decision:
    """Act on everything that is due, in the order in which it became due, as one decision."""
    turn = Turn(complaint, do.SYSTEM, ctx)
    expire = do.Expire(by=do.SYSTEM)
    if complaint.next_due is None or complaint.next_due > ctx.now:
        return Decision(complaint, complaint)
    turn.sweeping = True
    handling.find_again(turn)
    while (waiting := expiring.due(turn)) and (waiting[0].due or ctx.now) <= ctx.now:
        _find(turn, expire).act(turn, expire)
    # What was resumed a moment ago may have to warn at once.
    warning.plan(turn, complaint)
    warning.warn(turn)
    made = concluded(complaint, turn)
    return replace(made, mail=gathered(truthful(made.mail, made.after)))


def _find(turn: Turn, command: do.Command) -> Row:
    rows = candidates(turn.c, type(command), _expiring(turn, command))
    if not rows:
        raise Refusal("refusal-not-now")
    for row in rows:
        if may(turn, row.who):
            return row
    raise why_not(turn, rows[0].who)


def candidates(complaint: Complaint, command: type[do.Command], due: Due | None = None) -> list[Row]:
    """Rows about such a command in the complaint's present state and stage, whoever gives it."""
    return [row for row in TABLE if row.fits(complaint, command, due)]


def possible(complaint: Complaint, command: type[do.Command]) -> bool:
    """Whether anybody may give such a command now (a desk's command may take the complaint by that)."""
    return bool(candidates(complaint, command))


def _expiring(turn: Turn, command: do.Command) -> Due | None:
    if not isinstance(command, do.Expire):
        return None
    running = expiring.due(turn)
    if not running or (running[0].due or turn.now) > turn.now:
        raise Refusal("refusal-not-now")
    return running[0].kind
