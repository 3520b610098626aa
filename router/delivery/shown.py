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
    """The last messages shown of each box, the least used forgotten."""

    def __init__(self) -> None:
        self._boxes: OrderedDict[BoxKey, dict[str, Shown]] = OrderedDict()

    def get(self, box: BoxKey, view: str) -> Shown | None:
        """What is known to be shown."""
        return self._boxes.get(box, {}).get(view)

    def put(self, box: BoxKey, view: str, shown: Shown) -> None:
        """Remember it."""
        self._boxes.setdefault(box, {})[view] = shown
        self._boxes.move_to_end(box)
        if len(self._boxes) > KEPT:
            self._boxes.popitem(last=False)

    def clear(self) -> None:
        """Another process may have shown something else since: that stands in the store."""
        self._boxes.clear()

    def completed(self, box: BoxKey, complaint: Complaint) -> Complaint:
        """The complaint with the messages that were sent since it was read."""
        known = {view: shown.sent for view, shown in self._boxes.get(box, {}).items()}
        return replace(complaint, sent={**complaint.sent, **known}) if known else complaint


def unshown(complaint: Complaint, view: str) -> Complaint:
    """A complaint whose card or status is gone from a chat."""
    return replace(complaint, sent={name: sent for name, sent in complaint.sent.items() if name != view})


def look_of(out: Outgoing) -> int:
    """The same for messages that look the same: nothing has to be edited then."""
    sheet = out.sheet.fingerprint if out.sheet else ""
    keyboard = out.keyboard.model_dump_json() if out.keyboard else ""
    return hash((out.text, sheet, keyboard))
