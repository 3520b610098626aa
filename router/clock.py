"""The clocks. Only this module asks the machine for the time."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

NEAR = timedelta(seconds=0.5)
"""Clocks that differ by less are in step: hosts with NTP are."""

log = structlog.get_logger(__name__)


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, in whole milliseconds: that is what a database keeps."""
        now = datetime.now(UTC)  # noqa: TID251 - the one place
        return now.replace(microsecond=now.microsecond // 1000 * 1000)


class AgreedClock:
    """Real time on which all processes agree: while a host's clock is out, the database server's counts.

    Processes write due times for each other. A host that is a minute ahead would delay by a minute whatever
    another one is to send or to sweep.
    """

    def __init__(self, real: Callable[[], datetime]) -> None:
        self._real = real
        self._offset = timedelta()

    def now(self) -> datetime:
        """The present moment, aware, in UTC, in whole milliseconds."""
        now = self._real() + self._offset
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    async def agree(self, server: Callable[[], Awaitable[datetime]]) -> None:
        """Compare with a server's time, and follow that while it differs. Raises what `server` raises."""
        asked = self._real()
        told = await server()
        answered = self._real()
        unsure = abs(answered - asked) / 2
        offset = told - (asked + (answered - asked) / 2)
        if abs(offset - self._offset) <= NEAR + unsure:
            return
        self._offset = offset if abs(offset) > NEAR else timedelta()
        log.warning("clock_differs", seconds=round(offset.total_seconds(), 1))


class DemoClock:
    """Real time plus an offset that only grows, kept in a file so that a restart goes on where it was."""

    def __init__(self, file: Path, real: Callable[[], datetime]) -> None:
        self._file = file
        self._real = real
        self._offset = timedelta(seconds=_offset_in(file))

    def now(self) -> datetime:
        """The present moment of the demo, aware, in UTC."""
        now = self._real() + self._offset
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def move(self, to: datetime) -> None:
        """Make it `to` now; from there time runs on. A moment that is past leaves the clock alone."""
        offset = to - self._real()
        if offset <= self._offset:
            return
        self._offset = offset
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps({"offset": offset.total_seconds()}), "utf-8")
        fresh.replace(self._file)


def _offset_in(file: Path) -> float:
    """Seconds; none where there is no file yet."""
    if not file.is_file():
        return 0.0
    return max(0.0, float(json.loads(file.read_text("utf-8"))["offset"]))
