"""Lanes: mail for one chat, in order. Several states of one card or status are one message, the newest.

Words that wait in numbers, from one side about one complaint, are one message too: a flood, or what was said
while a chat was held, must not fill a group's minutes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from router.delivery.gate import Visit
from router.delivery.markup import units
from router.domain.complaint import MessageRef
from router.domain.mail import Mail, MailKind, is_reminder
from router.ports import Box, Owed

RUN = 4
"""So many mails in a row are noted together."""
PASSED = 9
"""So many answers pass what is less urgent in a lane; then it has a turn, if the chat is full for ever."""
ALBUM_AT_MOST = 10
FEW = 5
"""So many words in a row are a conversation and stay as they are; of more than that, one message is made."""
JOINED_AT_MOST = 3000
"""UTF-16 units of words in one message, so that they are one with any heading."""
GATHERED_AT_MOST = 100
"""Reminders of so many complaints are one message."""
_VIEWS = {MailKind.CARD: "card:{}", MailKind.STATUS: "status"}

BoxKey = tuple[str, str]


@dataclass(slots=True)
class Parcel:
    """One mail in a lane. `absorbed` are the ids of older mails that this one makes needless."""

    box: Box
    mail: Mail
    absorbed: tuple[str, ...] = ()
    parts: tuple[Mail, ...] = ()
    """The mails whose words this one says together, itself included; empty for one that stands alone."""
    tried: bool = False
    """It was made ready to be sent, as it is."""
    others: tuple[Parcel, ...] = ()
    """Reminders about other complaints that its message tells too."""
    alone: bool = False
    """A reminder that goes with no others: it could not be shown with them, or part of it is sent."""

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
    def noted(self) -> tuple[str, ...]:
        """What is in doubt when it is not known whether this was sent."""
        own = tuple(mail_key(self.box, part.id) for part in self.parts) or (self.key,)
        return (*own, *(other.key for other in self.others))

    @property
    def each(self) -> tuple[Parcel, ...]:
        """Itself, and those whose message is the same."""
        return (self, *self.others)

    @property
    def apart(self) -> tuple[Parcel, ...]:
        """Each of its mails alone."""
        parts = tuple(Parcel(self.box, part) for part in self.parts)
        return parts or tuple(replace(parcel, others=()) for parcel in self.each)

    @property
    def sources(self) -> tuple[MessageRef, ...]:
        """The messages that it hands on."""
        return tuple(mail.source for mail in (self.parts or (self.mail,)) if mail.source)

    @property
    def voice(self) -> tuple[object, ...]:
        """Who says words alone to whom: those of one voice can be one message. Empty for other mail."""
        mail = self.mail
        more = mail.text or mail.lines or mail.attachments or mail.buttons or mail.mention or mail.uncertain
        if (
            mail.kind is not MailKind.RELAY
            or mail.source is None
            or more
            or units(mail.body) > JOINED_AT_MOST
        ):
            return ()
        return (mail.audience, mail.desk, mail.language, mail.source.chat)

    @property
    def readers(self) -> tuple[object, ...]:
        """Who is reminded: reminders to the same readers can be one message. Empty for other mail."""
        mail = self.mail
        if self.alone or self.box.complaint is None or not is_reminder(mail):
            return ()
        return (mail.audience, mail.language)

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

    `begun` once its task runs; `sending` while a message is on its way; `visit` is its turn at the gate.
    """

    chat: int
    queue: deque[Parcel] = field(default_factory=deque)
    begun: bool = False
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
            return self._gathered(self._together(first))
        same = [p for p in self.queue if p.box_key == first.box_key and p.view == first.view]
        if not same:
            return first
        self.queue = deque(p for p in self.queue if p not in same)
        return _newest([first, *same])

    def _together(self, first: Parcel) -> Parcel:
        """With the words that follow it, where these are many and nothing else of the box is between them."""
        if first.tried or first.parts or not first.voice:
            return first
        same, size = [first], units(first.mail.body)
        for parcel in (p for p in self.queue if p.box_key == first.box_key and not p.view):
            size += 1 + units(parcel.mail.body)
            if parcel.voice != first.voice or parcel.tried or parcel.parts or size > JOINED_AT_MOST:
                break
            same.append(parcel)
        if len(same) <= FEW:
            return first
        self.queue = deque(p for p in self.queue if p not in same)
        return _as_one(same)

    def _gathered(self, first: Parcel) -> Parcel:
        """With the reminders about others to the same readers, unless something of their box goes before."""
        if not first.readers:
            return first
        same: list[Parcel] = []
        left: deque[Parcel] = deque()
        later: set[BoxKey] = set()
        for parcel in self.queue:
            fits = parcel.readers == first.readers and parcel.box_key not in later
            if fits and len(same) < GATHERED_AT_MOST - 1:
                same.append(parcel)
            else:
                later.add(parcel.box_key)
                left.append(parcel)
        self.queue = left
        return replace(first, others=tuple(same)) if same else first

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
        """They were not sent: to the front again, each by itself and with what is known of its attempt."""
        single = [_apart(parcel, one) for parcel in parcels for one in parcel.each]
        self.queue.extendleft(reversed(single))

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


def _as_one(parcels: list[Parcel]) -> Parcel:
    """One parcel that says the words of all, under the first one's id."""
    mails = tuple(parcel.mail for parcel in parcels)
    words, silent = "\n".join(mail.body for mail in mails), all(mail.silent for mail in mails)
    mail = replace(mails[0], body=words, silent=silent)
    return Parcel(parcels[-1].box, mail, tuple(m.id for m in mails[1:]), parts=mails)


def _apart(parcel: Parcel, one: Parcel) -> Parcel:
    """One of the reminders that were tried together; anything else as it is."""
    if not parcel.others:
        return parcel
    uncertain, attempts = parcel.mail.uncertain or one.mail.uncertain, parcel.mail.attempts
    mail = replace(one.mail, uncertain=uncertain, attempts=max(attempts, one.mail.attempts))
    return replace(one, mail=mail, others=(), alone=parcel.alone)


def _version(parcel: Parcel) -> int:
    return parcel.box.complaint.version if parcel.box.complaint else 0
