"""What a reader may see, in the reader's words: the one way from values to HTML for every rendering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from aiogram.types import InlineKeyboardMarkup

from router.delivery.callbacks import keyboard
from router.delivery.markup import clean, escape, shorten
from router.delivery.words import Words, reading_zone
from router.domain.complaint import Arg, Complaint, Evidence, Ref, Text
from router.domain.mail import FETCHED_AT_MOST, Audience, Button, Mail, visible
from router.domain.masking import SPACED, Masking
from router.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class View:
    """One mail, seen by its reader: language, masking for merchants, names or pseudonyms."""

    mail: Mail
    complaint: Complaint | None
    policy: Policy
    words: Words
    masking: Masking
    now: datetime

    def say(self, key: str, **args: Arg) -> str:
        """The product's words as HTML."""
        return self.text(Text(key, args))

    def text(self, text: Text) -> str:
        """A text of the domain as HTML; what merchants read is masked."""
        if self.mail.audience is Audience.MERCHANT:
            text = Text(text.key, self._masked(text.args))
        # What is said to others carries the desk that speaks.
        reads = self.mail.desk if self.mail.audience in {Audience.MERCHANT, Audience.PLATFORM} else ""
        zone = reading_zone(self.mail.chat, self.policy, reads)
        return self.words.text(text, self.mail.language, self.policy, zone)

    def label(self, text: Text | Ref) -> str:
        """Plain words, for buttons."""
        return self.words.label(text, self.mail.language, self.policy)

    def own(self, words: str, limit: int | None = None) -> str:
        """A person's own words as HTML, masked for merchants, cut to `limit` units when one is given."""
        seen = clean(self.mask(words))
        return escape(seen if limit is None else shorten(seen, limit))

    def mask(self, words: str) -> str:
        """A person's words as this reader may read them."""
        if self.mail.audience is not Audience.MERCHANT:
            return words
        # What is not seen could hide a number from the mask, and would be taken away after it.
        return self._hidden(clean(words))

    def reads(self, words: str, wanted: str) -> bool:
        """Whether this reader can read it in a person's words, in letters of any size."""
        sought = wanted.casefold()
        # The mask takes most of the time, and what is not there without it is not there with it.
        return sought in clean(words).casefold() and sought in clean(self.mask(words)).casefold()

    def _hidden(self, words: str) -> str:
        revealed = self.complaint.revealed if self.complaint else ()
        return self.masking.hide(words, self._kept(), self._names(), revealed)

    def file_name(self, item: Evidence) -> str:
        """Another name for a file whose own tells what this reader must not know; else empty."""
        if self.mail.audience is not Audience.MERCHANT or self.complaint is None or not item.name:
            return ""
        c, spaced = self.complaint, item.name.translate(SPACED)
        if self._hidden(spaced) == spaced:
            return ""
        ids = [known.unique_id for known in visible(c.evidence, self.mail.audience)]
        at = ids.index(item.unique_id) + 1 if item.unique_id in ids else len(ids) + 1
        ending = PurePath(item.name).suffix
        return f"{c.number}-{at}{ending if ending[1:].isalnum() and ending.isascii() else ''}"

    def keyboard(self, rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
        """Buttons under the message."""
        number = self.complaint.number if self.complaint else ""
        return keyboard(number, rows, self.label)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The complaint's evidence as far as this reader may see it."""
        return visible(self.complaint.evidence, self.mail.audience) if self.complaint else ()

    @property
    def attachments(self) -> tuple[Evidence, ...]:
        """What the mail hands on, as far as this reader may see it."""
        seen = visible(self.mail.attachments, self.mail.audience)
        return tuple(item for item in seen if not self.withheld(item))

    @property
    def missing(self) -> tuple[str, ...]:
        """Says of each file that is not handed on why."""
        seen = visible(self.mail.attachments, self.mail.audience)
        return tuple(
            self.say("file-withheld", size=(item.size or 0) // 1_000_000)
            for item in seen
            if self.withheld(item)
        )

    def withheld(self, item: Evidence) -> bool:
        """Whether it cannot go under another name, which it needs: no bot can fetch what is so large."""
        return bool(self.file_name(item)) and (item.size or 0) > FETCHED_AT_MOST

    def about(self, item: Evidence) -> str:
        """Whose a file was before it was forwarded, and what it is marked as; empty for an ordinary one."""
        lines = []
        # Staff may forward each other's: a consumer sees no member of staff.
        if (origin := item.origin) and self.mail.audience is not Audience.CONSUMER:
            lines.append(self.say("forwarded-from", who=origin.name, at=origin.at))
        if item.receipt:
            lines.append(self.say("marked-receipt"))
        if item.platform_only:
            lines.append(self.say("marked-platform_only"))
        return "\n".join(lines)

    @property
    def consumer(self) -> str:
        """The consumer as this reader may know them: a pseudonym for merchants."""
        if self.complaint is None:
            return ""
        if self.mail.audience is Audience.MERCHANT:
            return self.complaint.pseudonym
        return self.complaint.consumer.name or self.label(Text("caller"))

    def _masked(self, args: Mapping[str, Arg]) -> dict[str, Arg]:
        return {name: self.mask(arg) if isinstance(arg, str) else arg for name, arg in args.items()}

    def _kept(self) -> Iterable[str]:
        """What stays readable though it may look like personal data."""
        c = self.complaint
        if c is None:
            return ()
        steps = (word for s in c.steps if s.proof == "tracking" for word in s.proof_text.split()[:1])
        return (c.number, c.order or "", c.duplicate_of or "", *steps)

    def _names(self) -> Iterable[str]:
        """By which the consumer is known outside this complaint."""
        c = self.complaint
        return () if c is None else (*c.names, str(c.consumer.user))
