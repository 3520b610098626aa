"""The message that last asked the consumer for something, and loses its buttons once that is over.

What may be done now always stands under the status, so live buttons stand in two places at most.
"""

from __future__ import annotations

from router.delivery.outgoing import Outgoing
from router.delivery.render.view import View
from router.domain.choices import asked_by, over
from router.domain.complaint import Complaint
from router.domain.mail import Audience, MailKind

ASKED = "asked"


def asks(view: View) -> tuple[str, ...]:
    """What a message asks its consumer for."""
    mail = view.mail
    said = mail.kind is MailKind.SAY and mail.audience is Audience.CONSUMER
    return asked_by(mail.buttons) if said else ()


def replaced(view: View) -> tuple[Outgoing, ...]:
    """The message that asked before is not the last one any more."""
    return _stripped(view, view.complaint, "") if view.complaint else ()


def spent(view: View, c: Complaint) -> tuple[Outgoing, ...]:
    """The last message that asked for something, when that is over."""
    known = c.sent.get(ASKED)
    return _stripped(view, c, ASKED) if known and over(c, known.asks, view.policy) else ()


def _stripped(view: View, c: Complaint, noted: str) -> tuple[Outgoing, ...]:
    """Once: what has lost its buttons asks for nothing."""
    known = c.sent.get(ASKED)
    if known is None or not known.asks:
        return ()
    return (Outgoing(chat=view.mail.chat, edits=known, bare=True, view=noted),)
