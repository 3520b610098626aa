"""The clocks. Only this module asks the machine for the time."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, in whole milliseconds: that is what a database keeps."""
        now = datetime.now(UTC)  # noqa: TID251 - the one place
        return now.replace(microsecond=now.microsecond // 1000 * 1000)


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
