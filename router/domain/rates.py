"""The formulas behind the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

Z = 1.959964
"""Standard normal quantile of a two-sided interval of 95 %."""
RANKED_FROM = 10
"""Answers below which nobody is compared with anybody."""
SPREAD = 3
"""Standard deviations above the mean that are out of the ordinary."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Rounded half up; None of nothing."""
        return int(100 * self.part / self.whole + 0.5) if self.whole else None


def wilson(share: Share) -> tuple[int, int] | None:
    """The 95 % score interval of a share in percent (E. B. Wilson, JASA 22, 1927); None of nothing."""
    n, p = share.whole, share.part / share.whole if share.whole else 0.0
    if n == 0:
        return None
    centre = p + Z * Z / (2 * n)
    spread = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return round(100 * max(0.0, low)), round(100 * min(1.0, high))


def quantile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    if not values:
        return None
    return sorted(values)[max(1, ceil(share * len(values))) - 1]


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; None of nothing."""
    return sum(values) / len(values) if values else None


def unusual(count: float, before: Sequence[float]) -> bool:
    """Above the mean of what was before by more than three sample standard deviations."""
    middle = mean(before)
    if middle is None or len(before) < 2:
        return False
    deviation = sqrt(sum((value - middle) ** 2 for value in before) / (len(before) - 1))
    return count > middle + SPREAD * deviation
