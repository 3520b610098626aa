"""Which mail is in hand, sent, settled or in doubt; settling is tried until the store takes it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from router.delivery.gate import Sleep
from router.delivery.lanes import BoxKey, Parcel, mail_key
from router.delivery.lease import Hold
from router.delivery.surely import surely
from router.domain.complaint import Sent
from router.domain.mail import Mail
from router.ports import Box, Mailboxes

REMEMBERED = 20_000
"""Settled ids that are remembered: a late bell, or a slow read, must not send them again."""


@dataclass(slots=True)
class _Account:
    """A box in hand: the mail it is known to owe, and what is sent but not yet settled."""

    mail: dict[str, Mail] = field(default_factory=dict)
    running: int = 0
    places: int = 0
    ids: list[str] = field(default_factory=list)
    sent: dict[str, Sent] = field(default_factory=dict)


class Ledger:
    """Keeps count, so that nothing in hand is taken twice and everything sent is settled once."""

    def __init__(self, mailboxes: Mailboxes, hold: Hold, sleep: Sleep) -> None:
        self._mailboxes = mailboxes
        self._hold = hold
        self._sleep = sleep
        self._taken: set[str] = set()
        self._recent: set[str] = set()
        self._gone: OrderedDict[str, None] = OrderedDict()
        self._accounts: dict[BoxKey, _Account] = {}
        self._doubtful: set[str] = set()
        self._readers = 0
        self._versions: OrderedDict[str, int] = OrderedDict()

    @property
    def empty(self) -> bool:
        """Whether nothing is in hand."""
        return not self._taken

    @property
    def size(self) -> int:
        """How many mails are in hand."""
        return len(self._taken)

    def know(self, box: Box) -> None:
        """What the box owes up to its version was seen."""
        if box.complaint:
            self._versions[box.id] = max(box.complaint.version, self._versions.pop(box.id, 0))
            if len(self._versions) > REMEMBERED:
                self._versions.popitem(last=False)

    def follows(self, box: Box) -> bool:
        """Whether nothing was written to the box between what was seen of it and this."""
        return box.complaint is None or self._versions.get(box.id, 0) == box.complaint.version - 1

    def knows(self, key: str) -> bool:
        """Whether a mail is in hand, or was settled or put away a moment ago."""
        return key in self._taken or key in self._gone or key in self._recent

    def take(self, parcel: Parcel) -> None:
        """Take a parcel in hand that is not known."""
        self._taken.add(parcel.key)
        self._accounts.setdefault(parcel.box_key, _Account()).mail[parcel.mail.id] = parcel.mail

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The store is read: what is put away meanwhile may still be in its answer."""
        if not self._readers:
            self._recent.clear()
        self._readers += 1
        try:
            yield
        finally:
            self._readers -= 1

    def put_away(self, parcels: Iterable[Parcel]) -> None:
        """No longer in hand, and still owed. What is in doubt stays noted: a successor has to know."""
        for parcel in parcels:
            self._hold.keep(self._doubtful.intersection(self._drop(parcel, parcel.ids)))

    def doubt(self, keys: Sequence[str]) -> None:
        """These may have been sent; they say so when they are sent again, and stay noted until then."""
        self._doubtful.update(keys)
        self._hold.keep(keys)

    def doubtful(self, parcel: Parcel) -> bool:
        """Whether it may have been sent before."""
        return any(mail_key(parcel.box, i) in self._doubtful for i in parcel.ids)

    @property
    def doubts(self) -> bool:
        """Whether anything is in doubt."""
        return bool(self._doubtful)

    def forget_doubts(self) -> None:
        """Nothing at all is owed: what was in doubt is settled."""
        self._hold.settled(self._doubtful)
        self._doubtful.clear()

    def start(self, parcel: Parcel) -> None:
        """It is about to be sent; `finish` has to follow."""
        self._accounts.setdefault(parcel.box_key, _Account()).running += 1

    def sent(self, parcel: Parcel, sent: dict[str, Sent]) -> None:
        """It was sent, and is to be settled."""
        account = self._accounts[parcel.box_key]
        account.ids += parcel.ids
        account.sent |= sent

    async def finish(self, parcel: Parcel, *, place: bool = True) -> int:
        """A parcel was sent, or put back: what was sent of its box is settled. Returns the places given back.

        One without a place of its own was part of another's message.
        While more of the box is on its way, that is left to what comes last: none are given back yet.
        """
        account = self._accounts[parcel.box_key]
        account.running -= 1
        account.places += place
        if account.running:
            return 0
        ids, sent, places = account.ids, account.sent, account.places
        account.ids, account.sent, account.places = [], {}, 0
        if ids:
            box = Box(parcel.box.collection, parcel.box.id, tuple(account.mail.values()))
            await surely(lambda: self._mailboxes.settle(box, ids, sent), self._sleep)
            self._settled(parcel, ids)
        self._tidy(parcel.box_key)
        return places

    async def bury(self, parcel: Parcel, why: str) -> None:
        """It will never arrive; what it had absorbed is settled."""
        await surely(lambda: self._mailboxes.bury(parcel.box, parcel.mail.id, why), self._sleep)
        if parcel.absorbed:
            await surely(lambda: self._mailboxes.settle(parcel.box, parcel.absorbed, {}), self._sleep)
        self._drop(parcel, parcel.ids)
        self._doubtful.difference_update(mail_key(parcel.box, i) for i in parcel.ids)

    async def postpone(self, box: Box, ids: Sequence[str], until: datetime, attempts: int) -> None:
        """Plan mail for later."""
        await surely(lambda: self._mailboxes.postpone(box, ids, until, attempts), self._sleep)

    def _settled(self, parcel: Parcel, ids: Sequence[str]) -> None:
        keys = self._drop(parcel, ids)
        self._doubtful.difference_update(keys)
        self._gone.update(dict.fromkeys(keys))
        while len(self._gone) > REMEMBERED:
            self._gone.popitem(last=False)

    def _drop(self, parcel: Parcel, ids: Sequence[str]) -> list[str]:
        keys = [mail_key(parcel.box, i) for i in ids]
        self._taken.difference_update(keys)
        self._recent.update(keys)
        self._hold.settled(keys)
        if account := self._accounts.get(parcel.box_key):
            for i in ids:
                account.mail.pop(i, None)
            self._tidy(parcel.box_key)
        return keys

    def _tidy(self, key: BoxKey) -> None:
        account = self._accounts.get(key)
        if account and not (account.mail or account.running or account.ids):
            del self._accounts[key]
