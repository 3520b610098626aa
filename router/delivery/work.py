"""A parcel made ready: what is still to be sent of it, and what was."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from router.delivery.outgoing import Outgoing, Receipt
from router.domain.complaint import Complaint, Sent
from router.topic_ports import Topic


@dataclass(slots=True)
class Work:
    """The complaint as it is to be shown at a moment, and the messages that are still to be sent."""

    complaint: Complaint | None
    parts: deque[Outgoing]
    now: datetime
    receipts: list[Receipt] = field(default_factory=list)
    shown: dict[str, Sent] = field(default_factory=dict)
    """What cards and statuses show now, to be noted when the mail is settled."""
    topic: Topic | None = None
    """The complaint's own topic, where it has one."""
    remade: bool = False
    """The topic was gone and is made again: that is done once."""

    @property
    def new(self) -> bool:
        """Whether anything is sent that cannot be sent twice without being seen twice."""
        return any(part.new for part in self.parts)
