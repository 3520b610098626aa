"""A service that does not answer is left alone for a while, and asked again by one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MISSES = 3
"""So many in a row, and nobody asks for some time."""
REST_SECONDS = 30.0


@dataclass(slots=True)
class Resting:
    """Counts what went wrong in a row; `elapsed` is monotonic seconds."""

    elapsed: Callable[[], float]
    misses: int = 0
    until: float = 0.0

    def may_ask(self) -> bool:
        """Whether to ask now; after a rest one asks while the others still wait for what becomes of it."""
        if self.misses < MISSES:
            return True
        if self.elapsed() < self.until:
            return False
        self.until = self.elapsed() + REST_SECONDS
        return True

    def missed(self) -> None:
        """It did not answer."""
        self.misses += 1
        self.until = self.elapsed() + REST_SECONDS

    def answered(self) -> bool:
        """It did; whether it had been left alone before."""
        rested = self.misses >= MISSES
        self.misses = 0
        return rested
