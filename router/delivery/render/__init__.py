"""From mail and complaint to what is sent: pure, no connection, no clock of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from router.delivery.outgoing import Heading, Outgoing
from router.delivery.render.album import album
from router.delivery.render.asked import spent
from router.delivery.render.card import card
from router.delivery.render.gathered import gathered
from router.delivery.render.message import message
from router.delivery.render.poll import poll
from router.delivery.render.status import status
from router.delivery.render.topic import heading
from router.delivery.render.view import View
from router.delivery.words import Words
from router.domain.complaint import Complaint
from router.domain.mail import Mail, MailKind, joined
from router.domain.masking import Masking
from router.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class Renderer:
    """The house's words, rules and masking; `render` is a pure function of these and its arguments."""

    words: Words
    policy: Policy
    masking: Masking

    def render(self, mail: Mail, complaint: Complaint | None, now: datetime) -> tuple[Outgoing, ...]:
        """What to send for a mail, in order; several messages where Telegram's limits ask for it."""
        view = View(mail, complaint, self.policy, self.words, self.masking, now)
        if complaint is None:
            return message(view)
        match mail.kind:
            case MailKind.CARD:
                return (card(view, complaint),)
            case MailKind.STATUS:
                return (status(view, complaint), *spent(view, complaint))
            case MailKind.ALBUM:
                return album(view, complaint)
            case MailKind.POLL:
                return (poll(view, complaint),)
        return message(view)

    def reminder(self, owed: Sequence[tuple[Mail, Complaint]], now: datetime) -> tuple[Outgoing, ...]:
        """What to send for reminders to the same readers, about one complaint or several; at least one."""
        about: dict[str, list[tuple[Mail, Complaint]]] = {}
        for mail, c in owed:
            about.setdefault(c.number, []).append((mail, c))
        each = [(joined([mail for mail, _ in same]), same[-1][1]) for same in about.values()]
        views = [View(mail, c, self.policy, self.words, self.masking, now) for mail, c in each]
        return message(views[0]) if len(views) == 1 else (gathered(views),)

    def heading(self, mail: Mail, complaint: Complaint, now: datetime) -> Heading:
        """How the complaint's own topic is to look to the desk that a mail is for."""
        return heading(View(mail, complaint, self.policy, self.words, self.masking, now), complaint)
