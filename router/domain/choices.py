"""Which buttons stand under the card and under the status: exactly what the table allows now."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import chain

from router.domain import commands as do
from router.domain.acts.handling import reopenable
from router.domain.acts.offering import answer_rows
from router.domain.complaint import Complaint, Text
from router.domain.mail import Button
from router.domain.meanwhile import seen
from router.domain.outside import BODIES, may_turn, shown_to
from router.domain.policy import Policy
from router.domain.refunds import accepting
from router.domain.standing import urgent
from router.domain.states import Flag, Side, Stage, State
from router.domain.transitions import possible
from router.domain.turn import Rows, phoning

WIDTH = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A button for a command, shown when the table has a row for it and `when` holds."""

    action: str
    command: type[do.Command]
    when: Callable[[Complaint], bool] = lambda complaint: True
    arg: Callable[[Complaint], str] = lambda complaint: ""
    ways: Callable[[Complaint], tuple[str, ...]] = lambda complaint: ()
    """How money can be paid, where the tap chooses."""

    def buttons(self, complaint: Complaint) -> tuple[Button, ...]:
        """As it stands under a message about this complaint."""
        arg = self.arg(complaint) or seen(complaint, self.command)
        return accepting(self.action, arg, self.ways(complaint))


def _offer(complaint: Complaint) -> str:
    return str(complaint.proposal.version) if complaint.proposal else ""


def _offered_ways(complaint: Complaint) -> tuple[str, ...]:
    return complaint.proposal.refund_ways if complaint.proposal else ()


def _ordered_ways(complaint: Complaint) -> tuple[str, ...]:
    return complaint.verdict.refund_ways if complaint.verdict else ()


def _ordered(complaint: Complaint) -> bool:
    return complaint.verdict is not None


def _unheard(complaint: Complaint) -> bool:
    """Whether the consumer waits for words of the desk."""
    return complaint.state is State.IN_REVIEW and (
        not complaint.answered or complaint.unanswered_since is not None
    )


def _at_platform(complaint: Complaint) -> bool:
    return complaint.stage is Stage.PLATFORM


def _undecided(complaint: Complaint, side: Side) -> bool:
    verdict = complaint.verdict
    if verdict is None or side in complaint.appeals:
        return False
    return not (verdict.consumer_accepts if side is Side.CONSUMER else verdict.merchant_accepts)


def _consumers_step(complaint: Complaint) -> bool:
    return complaint.step is not None and complaint.step.actor == "consumer"


def _providers_step(complaint: Complaint) -> bool:
    return complaint.step is not None and complaint.step.actor == "provider"


CONSUMERS: tuple[Choice, ...] = (
    Choice("go_on", do.GoOn),
    Choice("accept", do.Accept, lambda c: c.state is State.PROPOSED, _offer, _offered_ways),
    Choice("decline", do.Decline, lambda c: c.state is State.PROPOSED, _offer),
    Choice("counter", do.CounterOffer, arg=_offer),
    Choice("received", do.Prove, lambda c: c.step is not None and c.step.confirms),
    Choice("prove", do.Prove, lambda c: _consumers_step(c) and not (c.step and c.step.confirms)),
    Choice(
        "delivered", do.DeliveredOn, lambda c: c.awaits_goods and c.step is not None and not c.step.arrived_by
    ),
    Choice("dispute", do.DisputeStep),
    Choice("confirm", do.Confirm),
    Choice("not_solved", do.NotSolved),
    Choice("not_arrived", do.NotArrived, lambda c: not c.extended and c.brings_something),
    Choice("accept_verdict", do.AcceptVerdict, lambda c: _undecided(c, Side.CONSUMER), ways=_ordered_ways),
    Choice("appeal", do.Appeal, lambda c: _undecided(c, Side.CONSUMER)),
    Choice("settled_outside", do.SettledOutside),
    Choice("turned_away", do.TurnedAway),
    Choice("escalate", do.Escalate, lambda c: c.escalatable),
    Choice("outside", do.GoOutside, may_turn),
    Choice("reopen", do.Reopen, reopenable),
    Choice("withdraw", do.Withdraw),
)
_ASKING = frozenset(choice.action for choice in CONSUMERS)
HANDLERS: tuple[Choice, ...] = (
    Choice("take", do.Take, lambda c: c.holder is None and c.state is not State.EXTERNAL),
    Choice("approve", do.Approve, lambda c: c.verdict_draft is not None),
    Choice("accept_counter", do.AcceptCounter, lambda c: c.counter is not None, _offer),
    Choice("propose", do.Propose),
    Choice("canned", do.Reply, lambda c: c.open and _unheard(c)),
    Choice("ask", do.Ask),
    Choice("refuse", do.Refuse),
    Choice("decide", do.Decide),
    Choice("ask_merchant", do.AskMerchant, lambda c: c.merchant is not None),
    Choice("take_back", do.TakeBack),
    Choice("no_answer", do.NoAnswerNeeded, lambda c: c.unanswered_since is not None),
    Choice("settle", do.SettleStep, _ordered),
    Choice("unperformed", do.CloseUnperformed, _ordered),
)
SELDOM: tuple[Choice, ...] = (
    Choice("canned", do.Reply, lambda c: c.open and not _unheard(c)),
    Choice("ask_both", do.AskBoth, lambda c: c.merchant is not None),
    Choice("hand_over", do.HandOver),
    Choice("give_back", do.GiveBack),
    Choice("take_over", do.Take, lambda c: c.holder is not None and c.state is not State.EXTERNAL),
    Choice("transfer", do.Transfer),
    Choice("suggest", do.SuggestDismissal),
    Choice("dismiss", do.Dismiss, lambda c: c.stage is Stage.PLATFORM and c.state is not State.SUBMITTED),
    Choice("reveal", do.Reveal, lambda c: c.merchant in c.routes),
    Choice("safety", do.RaiseSafety, lambda c: not c.flagged(Flag.SAFETY)),
    Choice("urgent", do.SetPriority, lambda c: not urgent(c)),
    Choice("not_urgent", do.SetPriority, lambda c: c.flagged(Flag.URGENT) and not c.flagged(Flag.SAFETY)),
    Choice("abuse", do.SuspectAbuse, lambda c: not c.flagged(Flag.SUSPECTED_ABUSE)),
    Choice("no_abuse", do.SuspectAbuse, lambda c: c.flagged(Flag.SUSPECTED_ABUSE)),
    Choice("hold", do.HoldLegally, lambda c: _at_platform(c) and not c.flagged(Flag.LEGAL_HOLD)),
    Choice("release", do.HoldLegally, lambda c: _at_platform(c) and c.flagged(Flag.LEGAL_HOLD)),
)
"""What the handling desk may do beside the ordinary way: behind one button."""
FULFILLERS: tuple[Choice, ...] = (
    Choice("arrived", do.Arrived, lambda c: c.awaits_goods),
    Choice("prove", do.Prove, _providers_step),
)
PROVIDERS: tuple[Choice, ...] = (Choice("dispute", do.DisputeStep),)
MERCHANTS: tuple[Choice, ...] = (
    Choice("accept_verdict", do.AcceptVerdict, lambda c: _undecided(c, Side.MERCHANT)),
    Choice("appeal", do.Appeal, lambda c: _undecided(c, Side.MERCHANT)),
)
HEAR = Choice("hear", do.Hear, lambda c: not c.claimed)
RELINK = Choice("relink", do.RenewLink, lambda c: not c.claimed)
ALBUM = Choice("album", do.ShowEvidence, lambda c: bool(c.evidence))
DESKS = (*HANDLERS, *FULFILLERS, *PROVIDERS, *MERCHANTS, *SELDOM, HEAR, RELINK, ALBUM)
MORE, LESS, HISTORY, PLAYBOOK = "more", "less", "history", "playbook"
"""Buttons that do nothing to the complaint: the seldom ones, the ordinary ones again, what to read."""


def for_consumer(complaint: Complaint, policy: Policy) -> Rows:
    """The consumer's buttons; the last one shows bodies outside where the case may go there."""
    outside = [BODIES] if shown_to(complaint, policy) else []
    return _rows([*_buttons(complaint, CONSUMERS), *outside])


def asked_by(rows: Rows) -> tuple[str, ...]:
    """What buttons under a message ask the consumer for; nothing where none of it stands under the status.

    What does not (a survey's stars, a visit's yes) is over in its own time.
    """
    return tuple(map(_asked, chain(*rows))) if {b.action for b in chain(*rows)} & _ASKING else ()


def over(complaint: Complaint, asks: Sequence[str], policy: Policy) -> bool:
    """Whether the consumer may do nothing any more of what a message asked for."""
    buttons = list(chain(*for_consumer(complaint, policy)))
    if complaint.other:  # answered under its own message alone
        buttons += chain(*answer_rows(complaint.other, counter=True))
    offered = {button.action for button in buttons} | {_asked(button) for button in buttons}
    return offered.isdisjoint(ask.removesuffix("|") for ask in asks)


def _asked(button: Button) -> str:
    return f"{button.action}|{button.arg}"


def for_desk(complaint: Complaint, desk: str) -> Rows:
    """A desk's buttons: the provider's next step, then those of whoever handles it, of the provider, of the
    merchant beside the platform.
    """
    choices = FULFILLERS if desk == complaint.provider else ()
    if desk == complaint.desk:
        choices += HANDLERS
    if desk == complaint.provider:
        choices += PROVIDERS
    if desk == complaint.merchant and complaint.stage is Stage.PLATFORM:
        choices += MERCHANTS
    if desk == phoning(complaint):
        choices += (HEAR, RELINK)
    buttons = _buttons(complaint, (*choices, ALBUM))
    return _rows([*buttons, _looking(MORE if desk == complaint.desk else HISTORY)])


def seldom(complaint: Complaint, desk: str, playbooks: Container[str] = ()) -> Rows:
    """The buttons behind "more", which only the handling desk has; `playbooks`: categories that have one."""
    buttons = _buttons(complaint, SELDOM) if desk == complaint.desk else []
    read = (PLAYBOOK, HISTORY, LESS) if complaint.category in playbooks else (HISTORY, LESS)
    return _rows([*buttons, *map(_looking, read)])


def _looking(action: str) -> Button:
    return Button(action, Text(f"button-{action}"))


def _buttons(complaint: Complaint, choices: tuple[Choice, ...]) -> list[Button]:
    allowed = (c for c in choices if possible(complaint, c.command) and c.when(complaint))
    return [button for choice in allowed for button in choice.buttons(complaint)]


def _rows(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[i : i + WIDTH]) for i in range(0, len(buttons), WIDTH))
