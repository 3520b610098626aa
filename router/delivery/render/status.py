"""The consumer's pinned message: where the complaint stands, whose turn it is, what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from router.delivery.markup import TEXT_LIMIT, cut
from router.delivery.outgoing import Outgoing
from router.delivery.render.view import View
from router.domain import choices
from router.domain.complaint import Complaint, Ref, Side, State
from router.domain.standing import overdue, until, whose_turn


def status(view: View, c: Complaint) -> Outgoing:
    """The status as it is now: sent and pinned once, then edited. It names no member of staff."""
    return Outgoing(
        chat=view.mail.chat,
        text=cut("\n".join(_lines(view, c)), TEXT_LIMIT),
        keyboard=view.keyboard(choices.for_consumer(c)),
        edits=c.sent.get("status"),
        silent=view.mail.silent,
        pin=True,
    )


def _lines(view: View, c: Complaint) -> Iterator[str]:
    if view.mail.uncertain and "status" not in c.sent:
        yield view.say("uncertain")
    yield view.say(
        "status-head", number=c.number, category=Ref("category", c.category), merchant=_merchant(c)
    )
    yield view.say(f"status-{c.state.value}", stage=c.stage.value)
    if c.state is State.CLOSED and c.reason:
        yield view.say(f"reason-{c.reason.value}")
    if side := whose_turn(c):
        you = "yes" if side is Side.CONSUMER else "no"
        late = "yes" if overdue(c) else "no"
        yield view.say("status-turn", side=side.value, you=you, until=until(c), late=late)
    yield view.say(f"next-{c.state.value}", stage=c.stage.value, until=until(c))


def _merchant(c: Complaint) -> Ref | str | None:
    return Ref("merchant", c.merchant) if c.merchant else c.merchant_name
