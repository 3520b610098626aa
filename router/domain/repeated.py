"""Updates that come again: a complaint notes the keys of those that changed it."""

from __future__ import annotations

from collections.abc import Sequence

from router.domain.commands import Command, Say
from router.domain.complaint import Complaint

SEEN = 128
"""So many keys are noted, the newest."""


def keys_of(command: Command) -> tuple[str, ...]:
    """Of the updates that brought a command: of words that were held back those in which they were said."""
    held = command.held if isinstance(command, Say) else ()
    return held or (command.key,)


def known(complaint: Complaint, keys: Sequence[str]) -> bool:
    """Whether all of them changed the complaint already."""
    return all(key and key in complaint.seen for key in keys)


def noted(complaint: Complaint, keys: Sequence[str]) -> tuple[str, ...]:
    """What is known with these."""
    fresh = (key for key in keys if key and key not in complaint.seen)
    return (*complaint.seen, *fresh)[-SEEN:]
