"""The error that people read."""

from __future__ import annotations


class CannotRun(Exception):
    """The bot cannot run; the message is a plain sentence that says why and what to do."""

    status = 1
    """What the process exits with."""
