"""Lanes: mail for one chat, in order. Several states of one card or status are one message, the newest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from router.delivery.gate import Visit
from router.domain.mail import Mail, MailKind
from router.ports import Box, Owed

RUN = 4
"""So many mails in a row are noted together."""
PASSED = 9
"""So many answers pass what is less urgent in a lane; then it has a turn, if the chat is full for ever."""
ALBUM_AT_MOST = 10
_VIEWS = {MailKind.CARD: "card:{}", MailKind.STATUS: "status"}

BoxKey = tuple[str, str]


@dataclass(slots=True)
class Parcel:
    """One mail in a lane. `absorbed` are the ids of older mails that this one makes needless."""

    box: Box
    mail: Mail
    absorbed: tuple[str, ...] = ()

    @property
    def box_key(self) -> BoxKey:
        """Whose mail it is."""
        return self.box.collection, self.box.id

    @property
    def key(self) -> str:
        """Its id among all mail of all boxes."""
        return mail_key(self.box, self.mail.id)

    @property
    def ids(self) -> tuple[str, ...]:
        """Mail ids within the box that are settled when this is sent."""
        return (self.mail.id, *self.absorbed)

    @property
    def view(self) -> str:
        """Which edited message it refreshes, as in `Complaint.sent`; empty for a message of its own."""
        return _VIEWS.get(self.mail.kind, "").format(self.mail.desk)

    @property
    def cost(self) -> int:
        """Roughly how many messages it is, for the limits."""
        many = self.mail.kind in {MailKind.ALBUM, MailKind.RELAY, MailKind.SAY}
        return min(ALBUM_AT_MOST, max(1, len(self.mail.attachments))) if many else 1


@dataclass(slots=True)
class Lane:
    """What waits for one chat: answers before reminders before digests, the mail of one box in its order.

    `sending` while a message is on its way; `visit` is its turn at the gate.
    """

    chat: int
    queue: deque[Parcel] = field(default_factory=deque)
    sending: bool = False
    visit: Visit | None = None
    passed: int = 0

    @property
    def urgency(self) -> int:
        """Of the most urgent that waits."""
        return min(parcel.mail.priority for parcel in self.queue)

    @property
    def head(self) -> Parcel:
        """What goes next: the most urgent, or what has to go before it."""
        wanted = self._wanted()
        return next(parcel for parcel in self.queue if parcel.box_key == wanted.box_key)

    def take(self) -> Parcel:
        """The next parcel, with whatever it makes needless."""
        first = self.head
        self.queue.remove(first)
        if not first.view:
            return first
        same = [p for p in self.queue if p.box_key == first.box_key and p.view == first.view]
        if not same:
            return first
        self.queue = deque(p for p in self.queue if p not in same)
        return _newest([first, *same])

    def run(self, more: Callable[[], bool]) -> list[Parcel]:
        """The next parcel, and those as urgent behind it while there is room for `more`."""
        urgency, parcels = self.urgency, [self.take()]
        many = RUN if self.passed < PASSED else 1
        while len(parcels) < many and self.queue and self.urgency == urgency and more():
            parcels.append(self.take())
        return parcels

    def went(self, parcel: Parcel) -> None:
        """It was sent, or buried: counts what has passed others."""
        priority = parcel.mail.priority
        turn = bool(self.queue) and priority > self.urgency
        behind = any(other.mail.priority > priority for other in self.queue)
        self.passed = self.passed + 1 if behind and not turn else 0

    def put_back(self, parcels: list[Parcel]) -> None:
        """They were not sent: to the front again."""
        self.queue.extendleft(reversed(parcels))

    def more_urgent(self, parcel: Parcel) -> bool:
        """Whether something came that goes before a parcel of the present run."""
        return any(p.mail.priority < parcel.mail.priority for p in self.queue)

    def _wanted(self) -> Parcel:
        urgency = self.urgency
        behind = (p for p in self.queue if p.mail.priority > urgency) if self.passed >= PASSED else iter(())
        return next(behind, None) or next(p for p in self.queue if p.mail.priority == urgency)


def mail_key(box: Box | Owed, mail_id: str) -> str:
    """The id of a mail among all boxes, as it is noted in the lease."""
    return f"{box.collection}/{box.id}/{mail_id}"


def _newest(parcels: list[Parcel]) -> Parcel:
    """One parcel for all: the newest state, uncertain when one of them was."""
    newest = max(parcels, key=_version)
    others = tuple(i for parcel in parcels if parcel is not newest for i in parcel.ids)
    mail = replace(
        newest.mail,
        uncertain=any(parcel.mail.uncertain for parcel in parcels),
        silent=all(parcel.mail.silent for parcel in parcels),
    )
    return Parcel(newest.box, mail, (*newest.absorbed, *others))


def _version(parcel: Parcel) -> int:
    return parcel.box.complaint.version if parcel.box.complaint else 0
