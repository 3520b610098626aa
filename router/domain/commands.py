"""What somebody wants to do to a complaint.

A command is a wish: `transitions.decide` says whether it may be.
"""

from __future__ import annotations

from dataclasses import dataclass

from router.domain.complaint import Evidence, MessageRef, Money, Person
from router.domain.states import Dismissal, Flag, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who gives a command. `desk` is the desk they act for, `lead` an administrator of that desk's chat."""

    side: Side
    person: Person | None = None
    desk: str | None = None
    lead: bool = False
    elsewhere: frozenset[str] = frozenset()
    """Other desks for which a member of the platform was seen at work."""

    @property
    def user(self) -> int | None:
        """Telegram's id, None for the system."""
        return self.person.user if self.person else None


SYSTEM = Actor(side=Side.SYSTEM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """The common part: who, and the key of the update that brought it (empty for the system).

    `saw`: what the actor saw of what it is about (`router.domain.meanwhile`); empty: whatever stands now.
    """

    by: Actor
    key: str = ""
    saw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded(Command):
    """A command that carries somebody's words and attachments."""

    text: str = ""
    evidence: tuple[Evidence, ...] = ()
    source: MessageRef | None = None
    edited: bool = False


# The consumer's.


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Worded):
    """The consumer writes or sends something that belongs to the complaint.

    `held`: the keys of the updates in which it was said, when it was kept elsewhere until now.
    """

    held: tuple[str, ...] = ()


class GoOn(Command):
    """Nothing to add, go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOffer(Command):
    """The consumer answers exactly this version of the proposal."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(AnswerOffer):
    """As it is. `way`: how money is to be paid; None for the first way that the proposal names."""

    way: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(AnswerOffer):
    """The consumer declines this version."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterOffer(Accept):
    """The consumer says what would do instead."""

    amount: Money | None = None
    text: str = ""


class Escalate(Worded):
    """The consumer brings in the platform."""


class Confirm(Command):
    """Solved."""


class NotSolved(Worded):
    """Performed, but not solved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredOn(Command):
    """Goods that the consumer sent back were delivered, so many days ago."""

    ago: int = 0


class NotArrived(Command):
    """Performed, but money or goods have not arrived yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Command):
    """The consumer takes the complaint back, because it solved itself or for another reason."""

    solved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOutside(Command):
    """The consumer went to a body outside: one of the policy's, by its id, or another."""

    body: str = ""


class SettledOutside(Command):
    """It was settled outside."""


class TurnedAway(Command):
    """The outside body turned it away; the consumer is back."""


class Reopen(Worded):
    """The consumer reopens within the window, or contests "out of scope" once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLanguage(Command):
    """The consumer reads another language from now on."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(ChangeLanguage):
    """A caller makes theirs what staff recorded, by the code of their link."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Command):
    """A vote in the satisfaction poll of a cycle, 1 to 5; None takes it back."""

    score: int | None
    cycle: int
    n: int = 0
    """Number of the update that brought it. They rise: an earlier vote that comes late counts no more."""


class Comment(Worded):
    """Words to a rating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSolved(Command):
    """After an automatic end: is it solved? ``yes``, ``partly`` or ``no``."""

    solved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainRating(Command):
    """Why the rating is poor: one of the policy's reasons. Several taps, several reasons."""

    reason: str


class WantContact(Command):
    """The consumer asks the quality manager to get in touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerVisit(Command):
    """Whether the remedy holds, as the n-th visit asked: ``holds``, ``broken`` or ``contact``."""

    n: int
    answer: str


# Either side's.


class Prove(Worded):
    """The actor of the present step shows that it is done."""


class Arrived(Command):
    """The provider has the goods that the consumer sent back."""


class DisputeStep(Worded):
    """Either side says that a step was not done as agreed."""


class Appeal(Worded):
    """Consumer or merchant asks another person to look again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptVerdict(Command):
    """Consumer or merchant accepts the verdict. `way`: the consumer's, as for an offer."""

    way: str | None = None


# A desk's.


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(Command):
    """A member takes the complaint that nobody holds; a lead may take it over from its holder."""

    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze(Command):
    """The holder wants to be reminded of a clock later: in an ``hour``, or tomorrow ``morning``."""

    clock: str = ""
    span: str = "hour"


class GiveBack(Command):
    """The holder gives it back to the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Command):
    """The holder or a lead hands it to a colleague."""

    to: Person


class Reply(Worded):
    """A public answer to the consumer."""


class Note(Worded):
    """Kept inside the desk."""


class Hear(Worded):
    """What a caller said on the telephone is written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewLink(Command):
    """A caller gets another link, with this code; the one before works no more."""

    code: str


class NoAnswerNeeded(Command):
    """The consumer's last words need no answer."""


class Ask(Worded):
    """The consumer is asked for something."""


class AskMerchant(Worded):
    """The platform asks the merchant."""


class AskBoth(Worded):
    """The platform asks consumer and merchant at once."""


class AnswerPlatform(Worded):
    """The merchant answers the platform."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a proposal or a verdict grants."""

    remedy: str
    amount: Money | None = None
    freight: str | None = None
    travel: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Command):
    """A remedy is offered, or the offer on the table is replaced."""

    terms: Terms


class TakeBack(Command):
    """The offer is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptCounter(Command):
    """The desk accepts the consumer's counter-offer as it is."""

    version: int
    way: str | None = None
    """How money is to be paid, where the proposal leaves a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(Command):
    """The merchant says no, with a coded reason and a text."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(Command):
    """The platform decides."""

    liability: str
    reasons: str
    terms: Terms | None = None


class Approve(Command):
    """The second pair of eyes on a verdict above the limit."""


class SettleStep(Worded):
    """A platform lead settles a disputed or late step as done."""


class CloseUnperformed(Worded):
    """A platform lead closes a verdict that is not going to be performed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismiss(Command):
    """A platform lead ends it as duplicate (of another), spam or out of scope."""

    reason: Dismissal
    other: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Command):
    """To another desk, under another category, or both; with `text` for whoever goes on with it."""

    desk: str | None = None
    """None: where complaints of the category belong."""
    category: str | None = None
    text: str = ""
    """How another merchant is to see the consumer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestDismissal(Worded):
    """A merchant thinks that the platform should end it before any verdict."""

    reason: Dismissal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Command):
    """A member of the platform lets the merchant read a value of the consumer's, for a reason."""

    what: str
    """Its kind: ``phone``, ``address`` ..."""
    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo(Command):
    """A lead of the platform lets words go to the consumer that were held back."""

    n: int


class RaiseSafety(Command):
    """A member sees danger for people: it is the platform's at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPriority(Command):
    """A member says that it is urgent, or no more than any other."""

    urgent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectAbuse(Command):
    """A member suspects that the complaint is not honest, or does so no more."""

    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLegally(Command):
    """A platform lead says that nothing of it may be deleted, or releases it."""

    on: bool = True


# The system's.


class Expire(Command):
    """The earliest due deadline is acted upon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFlag(Command):
    """A flag is set or removed."""

    flag: Flag
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorb(Worded):
    """What was told in a duplicate belongs here from now on."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleTask(Command):
    """What was owed to another complaint is done, or cannot be."""

    to: str
    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LoseRoute(Command):
    """A desk's chat cannot be written to any more: the handling desk's where none is named."""

    desk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoseTopic(Command):
    """The topic that a desk's chat was written to is gone or closed."""

    desk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveChat(Command):
    """The holder left the desk's chat."""

    user: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Undeliver(Command):
    """A message (the words of `source`) was not delivered; `blocked` when the consumer blocked the bot."""

    mail: str
    why: str
    to_consumer: bool
    blocked: bool = False
    source: MessageRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAgain(Command):
    """A manager (`user`) has `count` messages sent once more that could not be delivered."""

    user: int
    count: int


class ShowEvidence(Command):
    """A member of the desk asks for the photos as albums."""
