"""What the courier last showed in cards and statuses: newer than the store while writes are on their way."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from router.delivery.lanes import BoxKey
from router.delivery.outgoing import Outgoing
from router.domain.complaint import Complaint, Sent

KEPT = 5000


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that shows a state: where, which version, and how it looked."""

    chat: int
    version: int
    sent: Sent
    look: int


class Showcase:
    """The last messages shown, the least used forgotten."""

    def __init__(self) -> None:
        self._shown: OrderedDict[tuple[BoxKey, str], Shown] = OrderedDict()

    def get(self, box: BoxKey, view: str) -> Shown | None:
        """What is known to be shown."""
        return self._shown.get((box, view))

    def put(self, box: BoxKey, view: str, shown: Shown) -> None:
        """Remember it."""
        self._shown[box, view] = shown
        self._shown.move_to_end((box, view))
        if len(self._shown) > KEPT:
            self._shown.popitem(last=False)

    def completed(self, box: BoxKey, view: str, complaint: Complaint) -> Complaint:
        """The complaint with the messages that were sent since it was read."""
        names = {view, *(name for name in complaint.sent if name.startswith("card:"))}
        known = {name: shown.sent for name in names if (shown := self._shown.get((box, name)))}
        return replace(complaint, sent={**complaint.sent, **known}) if known else complaint


def look_of(out: Outgoing) -> int:
    """The same for messages that look the same: nothing has to be edited then."""
    sheet = out.sheet.fingerprint if out.sheet else ""
    keyboard = out.keyboard.model_dump_json() if out.keyboard else ""
    return hash((out.text, sheet, keyboard))
