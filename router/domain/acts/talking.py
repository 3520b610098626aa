"""Words between consumer and desk: saying, replying, asking, noting; and who holds the complaint."""

from __future__ import annotations

from dataclasses import replace

from router.domain.acts import handling
from router.domain.clocks import answered, enter, heard, start, stop
from router.domain.commands import (
    AnswerPlatform,
    AskBoth,
    ChangeLanguage,
    GiveBack,
    GoOn,
    HandOver,
    Hear,
    LeaveChat,
    LoseTopic,
    NoAnswerNeeded,
    Note,
    Say,
    SendAgain,
    ShowEvidence,
    Take,
    Undeliver,
    Worded,
)
from router.domain.complaint import Person, Text
from router.domain.deadlines import Deadline
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.policy import ManagerRole
from router.domain.refusal import Refusal
from router.domain.states import Due, Flag, State
from router.domain.turn import Turn
from router.domain.visits import with_manager

GO_ON = Button("go_on", Text("button-go_on"))


def say(turn: Turn, command: Say) -> None:
    """The consumer's words go to the handling desk. Whoever corrects earlier words adds no new ones.

    Outside, a word is a sign of life: the count of unanswered questions begins again.
    """
    turn.keep(command.evidence)
    turn.record(EventKind.SAID, command, edited=1 if command.edited else 0)
    turn.relay_to_desk(turn.c.desk, command)
    if turn.c.state is State.EXTERNAL:
        turn.set(outside_asked=0)
    if not command.edited:
        heard(turn)


def answer(turn: Turn, command: Say) -> None:
    """The consumer answers what was asked: the desk has the turn again."""
    say(turn, command)
    if not command.edited:
        consumer_done(turn)


def hear(turn: Turn, command: Hear) -> None:
    """A caller's words, as somebody of a desk heard them; the desk that handles it has answered them."""
    needs_words(command)
    turn.keep(command.evidence)
    turn.record(EventKind.HEARD, command)
    if turn.by.desk != turn.c.desk:
        turn.tell_desk(turn.c.desk, "desk-caller-said", worded=command)
        heard(turn)


def hear_answer(turn: Turn, command: Hear) -> None:
    """A caller answers what was asked: the desk has the turn again."""
    hear(turn, command)
    consumer_done(turn)


def say_after_end(turn: Turn, command: Say) -> None:
    """Words after the end are kept with the complaint, shown to the desk silently, and start nothing.

    Whoever talks with the quality manager about a desk answers the manager, and that desk reads none of it.
    """
    if with_manager(turn.c):
        _say_aside(turn, command)
        return
    turn.keep(command.evidence)
    turn.record(EventKind.SAID, command, edited=1 if command.edited else 0)
    turn.relay_to_desk(turn.c.desk, command, silent=True)


def _say_aside(turn: Turn, command: Say) -> None:
    turn.keep(replace(item, platform_only=True) for item in command.evidence)
    turn.record(EventKind.SAID, command, edited=1 if command.edited else 0, aside=1)
    turn.relay_to_managers(ManagerRole.QUALITY, command)


def go_on(turn: Turn, command: GoOn) -> None:
    """Nothing to add."""
    turn.record(EventKind.WENT_ON)
    heard(turn)
    consumer_done(turn)
    turn.tell_desk(turn.c.desk, "desk-consumer-went-on")


def reply(turn: Turn, command: Worded) -> None:
    """A public answer."""
    needs_words(command)
    turn.record(EventKind.ANSWERED, command)
    turn.relay_to_consumer(command)
    answered(turn)


def note(turn: Turn, command: Note) -> None:
    """Kept inside."""
    turn.record(EventKind.NOTED, command, desk=turn.by.desk)


def no_answer_needed(turn: Turn, command: NoAnswerNeeded) -> None:
    """The consumer's last words wait for nothing."""
    if turn.c.unanswered_since is None:
        raise Refusal("refusal-nothing-unanswered")
    stop(turn, Due.NEXT_RESPONSE)
    turn.set(unanswered_since=None)
    turn.record(EventKind.NO_ANSWER_NEEDED)


def ask(turn: Turn, command: Worded) -> None:
    """The consumer has the turn, and the desk's clock pauses for the first questions of a cycle."""
    needs_words(command)
    ladder = turn.policy.ladder
    turn.set(questions=turn.c.questions + 1)
    turn.record(EventKind.ASKED, command)
    answered(turn)
    enter(turn, State.AWAITING_CONSUMER, pause=turn.c.questions <= ladder.pausing_questions)
    until = start(turn, Due.CONSUMER_ANSWER, ladder.consumer_answer)
    turn.tell_consumer("consumer-asked", ((GO_ON,),), command, until=until)
    if ladder.consumer_reminders:
        start(turn, Due.CONSUMER_REMINDER, ladder.consumer_reminders[0])


def ask_merchant(turn: Turn, command: Worded) -> None:
    """The platform asks the merchant, who is seen to answer or not."""
    needs_words(command)
    merchant = turn.c.merchant
    if not merchant or merchant not in turn.ctx.routes:
        raise Refusal("refusal-no-merchant")
    handling.reach(turn, merchant)
    turn.record(EventKind.MERCHANT_ASKED, command)
    turn.tell_desk(merchant, "desk-platform-asked", worded=command)
    enter(turn, State.AWAITING_MERCHANT)
    start(turn, Due.MERCHANT_ANSWER, turn.policy.ladder.merchant_answer, desk=merchant)


def ask_both(turn: Turn, command: AskBoth) -> None:
    """The platform asks both sides the same; each has its own time to answer."""
    ask_merchant(turn, command)
    waiting = turn.c.deadline(Due.MERCHANT_ANSWER)
    ask(turn, command)
    _wait_too(turn, waiting)


def consumer_done(turn: Turn) -> None:
    """The consumer's turn is over: the merchant's is next where both were asked, else the desk's."""
    if waiting := turn.c.deadline(Due.MERCHANT_ANSWER):
        enter(turn, State.AWAITING_MERCHANT)
        _wait_too(turn, waiting)
    else:
        handling.review_again(turn)


def _wait_too(turn: Turn, waiting: Deadline | None) -> None:
    """A deadline that was begun in another state goes on as it was."""
    if waiting:
        turn.set(deadlines=(*turn.c.deadlines, waiting))


def answer_beside(turn: Turn, command: AnswerPlatform) -> None:
    """The merchant answers first. Refusal when it was not asked, or has answered before."""
    if turn.c.deadline(Due.MERCHANT_ANSWER) is None:
        raise Refusal("refusal-not-now")
    turn.keep(command.evidence)
    turn.record(EventKind.MERCHANT_ANSWERED, command)
    turn.relay_to_desk(turn.c.desk, command)
    stop(turn, Due.MERCHANT_ANSWER)


def answer_platform(turn: Turn, command: AnswerPlatform) -> None:
    """The merchant's answer goes to the platform."""
    turn.keep(command.evidence)
    turn.record(EventKind.MERCHANT_ANSWERED, command)
    turn.relay_to_desk(turn.c.desk, command)
    handling.review_again(turn)


def take(turn: Turn, command: Take) -> None:
    """The first one wins."""
    handling.take(turn)


def take_over(turn: Turn, command: Take) -> None:
    """A member takes what nobody holds, a lead who says so takes over from the holder."""
    holder = turn.c.holder
    if holder is None:
        handling.take(turn)
        return
    if turn.by.user == holder.user:
        raise Refusal("refusal-already-yours")
    if not (command.over and turn.by.lead) or turn.by.person is None:
        raise Refusal("refusal-held", holder=holder.name)
    _hand_to(turn, turn.by.person)


def give_back(turn: Turn, command: GiveBack) -> None:
    """The holder gives it back to the desk."""
    turn.record(EventKind.GIVEN_BACK)
    handling.wait_for_taker(turn)


def hand_over(turn: Turn, command: HandOver) -> None:
    """A colleague goes on with it, and is told."""
    if turn.c.holder and turn.c.holder.user == command.to.user:
        raise Refusal("refusal-already-theirs", holder=command.to.name)
    _hand_to(turn, command.to)
    turn.tell_desk(turn.c.desk, "desk-handed-over", mention=command.to.user)


def _hand_to(turn: Turn, person: Person) -> None:
    handling.fresh_eyes(turn, person)
    turn.set(holder=person)
    turn.record(EventKind.HANDED_OVER, to=person.user)


def leave_chat(turn: Turn, command: LeaveChat) -> None:
    """Whoever leaves the desk's chat holds nothing there any more."""
    if turn.c.holder is None or turn.c.holder.user != command.user:
        raise Refusal("refusal-not-now")
    turn.set(holder=None)
    turn.record(EventKind.GIVEN_BACK, left=command.user)
    if turn.c.state is State.IN_REVIEW:
        handling.wait_for_taker(turn)


def show_evidence(turn: Turn, command: ShowEvidence) -> None:
    """The photos, as albums."""
    if not turn.c.evidence:
        raise Refusal("refusal-no-evidence")
    turn.show_album(turn.by.desk or turn.c.desk)


def show_own_evidence(turn: Turn, command: ShowEvidence) -> None:
    """What the consumer sent, as albums, to look at again."""
    turn.show_own_album()


def change_language(turn: Turn, command: ChangeLanguage) -> None:
    """From now on the consumer reads another language."""
    turn.set(language=command.language)
    turn.record(EventKind.LANGUAGE_CHANGED, language=command.language)


def undeliver(turn: Turn, command: Undeliver) -> None:
    """Trouble is visible: a message that did not arrive is flagged and told to a human.

    Told once until somebody clears the flag: the telling itself may not arrive either. Whoever wrote to the
    consumer hears of each of their messages, below it and at once.
    """
    turn.record(EventKind.UNDELIVERED, mail=command.mail, why=command.why)
    if command.to_consumer and command.source:
        turn.answer(command.source, "desk-not-sent", why=command.why)
    flag = Flag.UNREACHABLE if command.blocked else Flag.UNDELIVERED
    if turn.c.flagged(flag):
        return
    turn.flag(flag)
    if command.blocked:
        turn.tell_lead(turn.c.desk, "desk-unreachable", why=command.why)
    elif command.to_consumer:
        turn.tell_lead(turn.c.desk, "desk-undelivered")
    else:
        turn.tell_managers(ManagerRole.OPERATIONS, "manager-undelivered", why=command.why)


def send_again(turn: Turn, command: SendAgain) -> None:
    """What was not delivered is tried once more: if it fails again, that is flagged and told anew."""
    turn.record(EventKind.SENT_AGAIN, user=command.user, count=command.count)
    turn.flag(Flag.UNDELIVERED, on=False)


def lose_topic(turn: Turn, command: LoseTopic) -> None:
    """What was meant for a topic of the desk's chat stands in the main chat: somebody has to see to it."""
    turn.tell_managers(ManagerRole.OPERATIONS, "manager-topic-lost", desk=command.desk)


def needs_words(command: Worded) -> None:
    """Refusal of a command that says and shows nothing."""
    if not command.text.strip() and not command.evidence:
        raise Refusal("refusal-words-needed")
