"""One clock for all processes of a run: real time, and what it was turned on by, kept in a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from router.clock import DemoClock


class SharedClock(DemoClock):
    """Follows the file, whoever turns the clock: the product takes it for the clock of a demo."""

    def __init__(self, file: Path, real: Callable[[], datetime]) -> None:
        """`file` has to be there."""
        super().__init__(file, real)
        self._shared = file
        self._origin = real
        self._read_at = file.stat().st_mtime_ns
        self._inner = DemoClock(file, real)

    def now(self) -> datetime:
        """The present moment of the run, aware, in UTC."""
        changed = self._shared.stat().st_mtime_ns
        if changed != self._read_at:
            self._read_at, self._inner = changed, DemoClock(self._shared, self._origin)
        return self._inner.now()
