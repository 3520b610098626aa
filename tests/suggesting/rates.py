"""How often the suggestions are right, on the labelled examples beside this module.

All were written by hand. Those in ``zh``, ``en``, ``es`` and ``ru`` came before the keyword tables; every
third of them was not looked at while keywords were chosen. ``later`` widened the tables; no keyword was
chosen with a look at those in ``unseen``, except that counts of hits told which language needed more.

Those in ``others`` are another person's. One half of them, ``tune``, widened the tables once more. That
person had written the other half, ``hold``, too: long keywords that only ``hold`` has were therefore taken
out again, and yet the honest number is that of ``unseen``.
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
OTHERS = "others"
HALVES = ("tune", "hold")


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
        for n, (category, text) in enumerate(_texts(path)):
            held_out = path.stem in LANGUAGES and n % HELD_OUT == HELD_OUT - 1
            yield Example(path.stem, category, text, held_out)


def others() -> Iterator[Example]:
    """The other person's, of which every second one is held."""
    for path in sorted((HERE / OTHERS).glob("*.toml")):
        for n, (category, text) in enumerate(_texts(path)):
            yield Example(path.stem, category, text, held_out=n % 2 == 1)


def _texts(path: Path) -> list[tuple[str, str]]:
    table = tomllib.loads(path.read_text("utf-8"))
    return [(category, text) for category, told in table.items() for text in told]


def hit_rates(keywords: tuple[Keywords, ...]) -> Mapping[str, Rate]:
    """Rates of each language, of those held out, of those unseen, and of the other person's, by name."""
    told = list(examples())
    named = {language: [e for e in told if e.language == language] for language in LANGUAGES}
    named["held out"] = [e for e in told if e.held_out]
    named["unseen"] = [e for e in told if e.language == UNSEEN]
    for held_out, half in enumerate(HALVES):
        named[f"another writer, {half}"] = [e for e in others() if e.held_out == bool(held_out)]
    return {name: rate(group, keywords) for name, group in named.items()}


def rate(told: Sequence[Example], keywords: tuple[Keywords, ...]) -> Rate:
    """How often the suggestions are right for these examples."""
    found = [[s.category for s in suggest(example.text, keywords)] for example in told]
    first = sum(bool(f) and f[0] == e.category for f, e in zip(found, told, strict=True))
    return Rate(len(told), first, sum(e.category in f for f, e in zip(found, told, strict=True)))
