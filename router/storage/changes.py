"""An accepted update as the one document or the one set of operators that it writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from router.domain.complaint import Complaint
from router.domain.mail import Mail
from router.ports import Change
from router.storage.codec import COMPLAINT, EVENT, MAIL
from router.storage.collection import Document

SEEN_KEPT = 128

# What use cases set. The number is the id, `sent` is the courier's, `seen` is pushed.
_SET = frozenset(f.name for f in fields(Complaint)) - {"number", "sent", "seen"}


def document(change: Change) -> Document:
    """A new complaint. Raises ValueError when its mail is not numbered by its version."""
    after = change.after
    derived = {
        "_id": after.number,
        "log": [EVENT.dump(event) for event in change.events],
        "mailbox": _stored_mail(change),
        "days": [_day(after.touched)],
        "next_due": after.next_due,
        "owed_at": earliest(change.mail),
    }
    stored = COMPLAINT.dump(after) | {name: value for name, value in derived.items() if value is not None}
    del stored["number"]
    return stored


def operators(change: Change, before: Complaint) -> Document:
    """What turns `before` into `change.after`. Raises ValueError as `document` does."""
    after = change.after
    changed = {name for name in _SET if getattr(before, name) != getattr(after, name)}
    values = COMPLAINT.dump(after, changed)
    if before.next_due != after.next_due:
        changed.add("next_due")
        values |= {"next_due": after.next_due} if after.next_due else {}
    known = set(before.seen)
    keys = [key for key in after.seen if key not in known]
    pushed = {
        "log": {"$each": [EVENT.dump(event) for event in change.events]} if change.events else None,
        "mailbox": {"$each": _stored_mail(change)} if change.mail else None,
        "seen": {"$each": keys, "$slice": -SEEN_KEPT} if keys else None,
    }
    owed_at, day = earliest(change.mail), _day(after.touched)
    # What is to go now is set, not only brought forward: what was owed last is found behind all that waits.
    now = {"owed_at": owed_at} if owed_at and owed_at <= after.touched else {}
    written = {
        "$set": values | now,
        "$unset": dict.fromkeys(changed - values.keys(), ""),
        "$push": {name: push for name, push in pushed.items() if push},
        "$addToSet": {"days": day} if day != _day(before.touched) else {},
        "$min": {"owed_at": owed_at} if owed_at and not now else {},
    }
    return {operator: what for operator, what in written.items() if what}


def earliest(mail: Sequence[Mail]) -> datetime | None:
    """When the first of some mail is planned."""
    return min((m.not_before for m in mail), default=None)


def _stored_mail(change: Change) -> list[Document]:
    """A version is written once, so ids that begin with it are never given twice."""
    ids = {m.id for m in change.mail if m.id.startswith(f"{change.after.version}.")}
    if len(ids) != len(change.mail):
        raise ValueError(f"mail of version {change.after.version} has ids {[m.id for m in change.mail]}")
    return [MAIL.dump(m) for m in change.mail]


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
