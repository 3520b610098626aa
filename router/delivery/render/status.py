"""The consumer's pinned message: where the complaint stands, whose turn it is, what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from router.delivery.markup import TEXT_LIMIT, cut
from router.delivery.outgoing import Outgoing
from router.delivery.render.view import View
from router.domain import choices
from router.domain import status as domain
from router.domain.complaint import Complaint


def status(view: View, c: Complaint) -> Outgoing:
    """The status as it is now: sent and pinned once, then edited. It names no member of staff."""
    return Outgoing(
        chat=view.mail.chat,
        text=cut("\n".join(_lines(view, c)), TEXT_LIMIT),
        keyboard=view.keyboard(choices.for_consumer(c, view.policy)),
        edits=c.sent.get("status"),
        view="status",
        silent=view.mail.silent,
        pin=True,
    )


def _lines(view: View, c: Complaint) -> Iterator[str]:
    if view.mail.uncertain and "status" not in c.sent:
        yield view.say("uncertain")
    yield from map(view.text, domain.status(c))
