"""Lanes: mail for one chat, in order. Several states of one card or status are one message, the newest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from router.domain.mail import Mail, MailKind
from router.ports import Box

RUN = 4
"""So many mails in a row are noted together."""
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
    """What waits for one chat. `sending` while a message is on its way."""

    chat: int
    queue: deque[Parcel] = field(default_factory=deque)
    sending: bool = False

    def take(self) -> Parcel:
        """The next parcel, with whatever it makes needless."""
        first = self.queue.popleft()
        if not first.view:
            return first
        same = [p for p in self.queue if p.box_key == first.box_key and p.view == first.view]
        if not same:
            return first
        self.queue = deque(p for p in self.queue if p not in same)
        return _newest([first, *same])

    def run(self, more: Callable[[], bool]) -> list[Parcel]:
        """The next parcel, and those behind it while there is room for `more`."""
        parcels = [self.take()]
        while len(parcels) < RUN and self.queue and more():
            parcels.append(self.take())
        return parcels

    def put_back(self, parcels: list[Parcel]) -> None:
        """They were not sent: to the front again."""
        self.queue.extendleft(reversed(parcels))


def mail_key(box: Box, mail_id: str) -> str:
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
