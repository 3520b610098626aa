"""The numbers side by side, their ratios, and the aims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from tests.bench.bots import Routed, Traffic
from tests.bench.measures import Burst


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One run."""

    bare: Traffic
    routed: Routed


class Aim(NamedTuple):
    """What was wanted, and what was found."""

    what: str
    found: str
    wanted: str
    met: bool


def numbers(found: Found) -> dict[str, Any]:
    """Everything, for a machine."""
    aims = {aim.what: {"found": aim.found, "wanted": aim.wanted, "met": aim.met} for aim in aims_of(found)}
    return {**_plain(asdict(found)), "aims": aims}


def _plain(value: Any) -> Any:
    """Named tuples become lists in `asdict`'s result; here they keep their names."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value._asdict() if hasattr(value, "_asdict") else value


def aims_of(found: Found) -> Iterator[Aim]:
    """The aims, each with what was found."""
    mine, bare = found.routed.traffic, found.bare
    yield _rate("to desk", mine.to_desk, bare.to_desk, found.routed.raw)
    yield _rate("to consumers", mine.to_consumers, bare.to_consumers, found.routed.raw)
    lost = sum(b.sent - b.arrived for b in (mine.to_desk, mine.to_consumers))
    yield Aim("lost", f"{lost}", "0", lost == 0)
    times = mine.delays.p50 / bare.delays.p50
    yield Aim("p50 / bare p50", f"{times:.2f}", "under 3", times < 3)
    yield Aim("ready", f"{found.routed.ready:.2f} s", "within 2 s", found.routed.ready <= 2)
    yield Aim("memory", f"{found.routed.memory:.0f} MB", "under 150 MB", found.routed.memory < 150)
    kept = found.routed.old / found.routed.young
    yield Aim("rate with a long past", f"{kept:.2f}", "the same (0.9)", kept >= 0.9)


def _rate(what: str, mine: Burst, bare: Burst, raw: float) -> Aim:
    """Half the bare bot's rate or 0.4 of the server's, whichever is lower: a message needs two writes."""
    wanted = min(bare.rate / 2, 0.4 * raw)
    shares = f"{mine.rate / bare.rate:.2f} of bare, {mine.rate / raw:.2f} of raw"
    return Aim(f"{what}, burst", f"{mine.rate:.0f}/s: {shares}", f"{wanted:.0f}/s", mine.rate >= wanted)


def table(found: Found) -> str:
    """For people."""
    mine, bare, routed = found.routed.traffic, found.bare, found.routed
    rows = [
        ("", "bare bot", "product"),
        ("update to desk, p50", f"{bare.delays.p50:.1f} ms", f"{mine.delays.p50:.1f} ms"),
        ("update to desk, p95", f"{bare.delays.p95:.1f} ms", f"{mine.delays.p95:.1f} ms"),
        ("to desk, burst", *(_told(t.to_desk) for t in (bare, mine))),
        ("to consumers, burst", *(_told(t.to_consumers) for t in (bare, mine))),
        ("complaints filed, start to card", "", f"{routed.filed:.0f}/s"),
        ("one complaint's messages, young", "", f"{routed.young:.0f}/s"),
        ("one complaint's messages, old", "", f"{routed.old:.0f}/s"),
        ("start to ready", "", f"{routed.ready:.2f} s"),
        ("resident memory", "", f"{routed.memory:.0f} MB"),
        ("database server, accepted update", f"{found.routed.raw:.0f}/s", ""),
    ]
    lines = [f"{what:34}{left:>22}{right:>22}" for what, left, right in rows]
    aims = [f"{'met' if a.met else 'NOT MET':8}{a.what:24}{a.found}; aim {a.wanted}" for a in aims_of(found)]
    return "\n".join([*lines, "", *aims])


def _told(burst: Burst) -> str:
    return f"{burst.rate:.0f}/s ({burst.arrived} of {burst.sent})"
