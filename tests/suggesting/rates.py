"""How often the suggestions are right, on the labelled examples beside this module.

All were written by hand. Those in ``zh``, ``en``, ``es`` and ``ru`` came before the keyword tables; every
third of them was not looked at while keywords were chosen. ``later`` widened the tables; those in ``unseen``
came after the last keyword: nothing was fitted to them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from router.domain.policy import Keywords
from router.domain.suggesting import suggest

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en", "es", "ru")
HELD_OUT = 3
UNSEEN = "unseen"


class Example(NamedTuple):
    """A first message, and the category that it is about."""

    language: str
    category: str
    text: str
    held_out: bool


class Rate(NamedTuple):
    """Of so many examples, how many found their category first, and among the first three."""

    examples: int
    first: int
    three: int

    @property
    def top_1(self) -> float:
        """Share of those found first."""
        return self.first / self.examples

    @property
    def top_3(self) -> float:
        """Share of those found among three."""
        return self.three / self.examples


def examples() -> Iterator[Example]:
    """All examples, in the order of their files."""
    for path in sorted(HERE.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        texts = [(category, text) for category, told in table.items() for text in told]
        for n, (category, text) in enumerate(texts):
            held_out = path.stem in LANGUAGES and n % HELD_OUT == HELD_OUT - 1
            yield Example(path.stem, category, text, held_out)


def hit_rates(keywords: tuple[Keywords, ...]) -> Mapping[str, Rate]:
    """Rates of each language, of those held out, and of those unseen, by name."""
    told = list(examples())
    named = {language: [e for e in told if e.language == language] for language in LANGUAGES}
    named["held out"] = [e for e in told if e.held_out]
    named["unseen"] = [e for e in told if e.language == UNSEEN]
    return {name: rate(group, keywords) for name, group in named.items()}


def rate(told: Sequence[Example], keywords: tuple[Keywords, ...]) -> Rate:
    """How often the suggestions are right for these examples."""
    found = [[s.category for s in suggest(example.text, keywords)] for example in told]
    first = sum(bool(f) and f[0] == e.category for f, e in zip(found, told, strict=True))
    return Rate(len(told), first, sum(e.category in f for f, e in zip(found, told, strict=True)))


def table(keywords: tuple[Keywords, ...]) -> str:
    """For people."""
    lines = [
        f"{name:34}{rate.top_1:>21.0%}{rate.top_3:>22.0%}   of {rate.examples}"
        for name, rate in hit_rates(keywords).items()
    ]
    return "\n".join(["", f"{'category suggested':34}{'first':>21}{'among three':>22}", *lines])
