"""How often the suggested category is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.load import Load
from tests.bench.report import Row
from tests.bench.scene import DAY, shipped
from tests.suggesting import rates
from tests.suggesting.rates import Rate


@dataclass(frozen=True, slots=True)
class Found:
    """Rates by language or set of examples."""

    rates: Mapping[str, Rate]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for name, rate in self.rates.items():
            yield Row(
                f"category suggested, {name}",
                f"{rate.top_1:.0%} first, {rate.top_3:.0%} of three, of {rate.examples}",
            )


async def measure(_load: Load, _folder: Path) -> Found:
    """On the labelled examples."""
    policy = shipped().policy(DAY)
    return Found(rates.hit_rates(policy.keywords))
