"""Complaints as they were last read or written here, so that a read need only ask for what may have changed.

A version is written once, so the same number and version are the same complaint, but for `sent`: the courier
notes it without a version.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from router.domain.complaint import Complaint
from router.storage import codec
from router.storage.collection import Document

MARKS = {"version": 1, "sent": 1}
"""The fields that tell whether what is remembered still holds."""
KEPT = 1000


class Remembered:
    """The complaints used last; the least used are forgotten."""

    def __init__(self) -> None:
        self._complaints: OrderedDict[str, Complaint] = OrderedDict()

    def __contains__(self, number: str) -> bool:
        return number in self._complaints

    def keep(self, complaint: Complaint) -> Complaint:
        """Remember a complaint as it is stored now."""
        self._complaints[complaint.number] = complaint
        self._complaints.move_to_end(complaint.number)
        if len(self._complaints) > KEPT:
            self._complaints.popitem(last=False)
        return complaint

    def still(self, marks: Document) -> Complaint | None:
        """The complaint of these marks, None when it is not remembered or has moved on."""
        known = self._complaints.get(marks["_id"])
        if known is None or known.version != marks["version"]:
            return None
        sent = {name: codec.SENT.load(stored) for name, stored in marks.get("sent", {}).items()}
        return self.keep(known if known.sent == sent else replace(known, sent=sent))
