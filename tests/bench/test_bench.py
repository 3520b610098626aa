"""The bench runs and says everything; how fast, no test can promise."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.bench import report
from tests.bench.__main__ import PARTS, chosen
from tests.bench.parts.intake import TAPS, TEXTS
from tests.bench.parts.limits import told
from tests.bench.report import Row
from tests.processes import end, started

TRAFFIC = {"delays", "to_desk", "to_consumers"}


@pytest.mark.timeout(300)
def test_a_quick_bench_prints_a_table_and_writes_all_numbers(tmp_path: Path) -> None:
    to, log = tmp_path / "bench.json", tmp_path / "bench.log"
    run = started("tests.bench", "--quick", "--to", str(to), log=log)
    try:
        assert run.wait() == 0, log.read_text("utf-8")
    finally:
        end(run, signal.SIGKILL)
    printed = log.read_text("utf-8")
    found = json.loads(to.read_text("utf-8"))
    assert found["seconds"].keys() == PARTS.keys() and found.keys() == {"machine", "seconds", *PARTS}
    assert all(aim in printed for name in PARTS for aim in found[name]["aims"])
    _arrived(found["traffic"])
    assert found["limits"]["refused"] == 0
    [received] = found["webhook"]["receptions"]
    assert received["accepted"]["taken"] == received["stored"] == received["posted"] > 0
    assert min(found["recovery"]["killed"]) > 0
    assert found["reminders"]["waited"] > 0
    sizes = found["stock"]["sizes"]
    assert [(size["stock"], size["sweeping"]["due"], size["digesting"]["open"]) for size in sizes] == [
        (20, 10, 5),
        (40, 10, 5),
    ]
    assert len(found["arithmetic"]["rates"]) == 2
    assert all(1 < taps <= TAPS and texts == TEXTS for taps, texts in found["intake"]["filed"].values())
    assert found["intake"]["times"].keys() == {"nothing told", "words told", "all told"}
    assert [updates for updates, _ in found["memory"]["resident"]] == [100, 200]


def _arrived(traffic: dict[str, Any]) -> None:
    """Nothing was lost between people, by either bot."""
    both = traffic["bare"], traffic["routed"]["traffic"]
    assert [found.keys() for found in both] == [TRAFFIC, TRAFFIC]
    bursts = [found[way] for found in both for way in TRAFFIC - {"delays"}]
    assert [burst["arrived"] for burst in bursts] == [burst["sent"] for burst in bursts]


def test_what_is_permitted_is_what_all_limits_together_let_through() -> None:
    even = {chat: [n / 2 for n in range(10)] for chat in (1, 2, -1)}
    found = told(even, begin=1.0, window=3.0, waves=[60.0], refused=0)
    assert (found.sent, found.fewest, found.most) == (18, 6, 6)
    assert found.permitted == pytest.approx(3 * (1 + 1 + 1 / 3))
    many = {chat: [0.0, 2.0] for chat in range(1, 101)}
    assert told(many, begin=0.0, window=1.0, waves=[], refused=0).permitted == 30


def test_a_window_in_which_somebody_had_nothing_coming_does_not_count() -> None:
    with pytest.raises(AssertionError, match="not enough was owed"):
        told({1: [0.0, 5.0], 2: [0.0, 1.0]}, begin=0.0, window=2.0, waves=[], refused=0)


@dataclass(frozen=True)
class Told:
    """Some part."""

    slow: int

    def rows(self) -> Iterator[Row]:
        """One of each kind."""
        yield Row("a figure", "3/s")
        yield Row("an aim", f"{self.slow} ms", "2 ms", self.slow <= 2)


def test_the_table_says_which_aims_were_met() -> None:
    lines = [line.split() for line in report.table({"fast": Told(1), "slow": Told(3)}).splitlines()]
    assert ["an", "aim", "1", "ms", "2", "ms", "met"] in lines
    assert ["an", "aim", "3", "ms", "2", "ms", "NOT", "MET"] in lines
    assert lines[-1] == ["1", "of", "2", "aims", "met"]
    aims = {"an aim": {"found": "3 ms", "wanted": "2 ms", "met": False}}
    assert report.numbers({"slow": Told(3)}) == {"slow": {"slow": 3, "aims": aims}}


def test_parts_are_chosen_by_name() -> None:
    assert chosen("recovery,limits") == ["limits", "recovery"]
    with pytest.raises(Exception, match="no part speed; there are traffic, "):
        chosen("limits,speed")
