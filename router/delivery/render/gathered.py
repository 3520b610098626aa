"""Several reminders to the same readers as one message: each with a link to its card, and its buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from router.delivery.callbacks import numbered
from router.delivery.markup import TEXT_LIMIT, cut
from router.delivery.outgoing import Outgoing
from router.delivery.render.message import called, linked
from router.delivery.render.view import View

SHOWN = 20
"""Complaints that are told of: Telegram keeps 100 entities a message. Of more it is said where to look."""
BUTTONS = 10
"""Complaints that have buttons: a phone shows no more rows at once."""


def gathered(views: Sequence[View]) -> Outgoing:
    """One message for all; of each complaint all that is said of it."""
    mail = views[0].mail
    rows = [(v.complaint.number, v.mail.buttons[0], v.label) for v in views if v.complaint and v.mail.buttons]
    return Outgoing(
        chat=mail.chat,
        text=cut("\n".join(_lines(views)), TEXT_LIMIT),
        keyboard=numbered(rows[:BUTTONS]),
        silent=all(view.mail.silent for view in views),
    )


def _lines(views: Sequence[View]) -> Iterator[str]:
    first = views[0]
    if any(view.mail.uncertain for view in views):
        yield first.say("uncertain")
    yield first.say("reminders", count=len(views))
    yield from called(views)
    for view in views[:SHOWN]:
        said = [view.text(text) for text in (view.mail.text, *view.mail.lines) if text]
        yield f"• <b>{linked(view)}</b> {' '.join(said)}"
    if more := len(views[SHOWN:]):
        yield first.say("reminders-more", count=more, audience=first.mail.audience.value)
