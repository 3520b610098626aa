"""`python -m tests.torture`: one run, its breakdown, and one last line; 1 when anything is wrong."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections import Counter

from tests.torture.checks import DOUBLED, LOST, STUCK, TWICE, UNMARKED
from tests.torture.run import Plan, Verdict, torture

LISTED = 40


def planned(arguments: list[str] | None = None) -> Plan:
    """The plan that the command line asks for."""
    parser = argparse.ArgumentParser("tests.torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--seed", type=int, help="plays a run again; else another each time")
    parser.add_argument("--processes", type=int, default=3)
    parser.add_argument("--consumers", type=int, default=8)
    parser.add_argument("--keep", action="store_true", help="keep the record of a good run too")
    asked = parser.parse_args(arguments)
    seed = time.time_ns() % 1_000_000 if asked.seed is None else asked.seed
    given = {name: getattr(asked, name) for name in ("minutes", "processes", "consumers", "keep")}
    return Plan(seed=seed, **given)


def told(verdict: Verdict) -> list[str]:
    """The verdict, line by line."""
    plan = verdict.plan
    bad = [finding for finding in verdict.findings if finding.kind != DOUBLED]
    lines = [f"{what:>18} {many}" for what, many in verdict.counts.items()]
    doubled = Counter(_sort(finding.what) for finding in verdict.findings if finding.kind == DOUBLED)
    lines += [f"{'doubled':>18} {many} of {what}" for what, many in sorted(doubled.items())]
    lines += [f"{finding.kind.upper()}: {finding.number} {finding.what}" for finding in bad[:LISTED]]
    if len(bad) > LISTED:
        lines.append(f"... and {len(bad) - LISTED} more")
    if bad:
        lines.append(f"Logs, what was done and what is stored: build/torture/{plan.seed}")
        lines.append(f"Again: make torture MINUTES={plan.minutes:g} SEED={plan.seed}")
    if unmarked := verdict.count(UNMARKED):
        lines.append(f"{unmarked} doubles without a mark")
    return [*lines, summary(verdict)]


def _sort(what: str) -> str:
    return "words" if what.startswith("w") else what.partition(" ")[0]


def summary(verdict: Verdict) -> str:
    """The last line."""
    counted = (("lost", LOST), ("acted twice", TWICE), ("stuck", STUCK), ("doubled", DOUBLED))
    numbers = [
        f"kills {verdict.counts['kills']}",
        *(f"{name} {verdict.count(kind)}" for name, kind in counted),
    ]
    return ", ".join(numbers)


def main() -> int:
    """Run it and tell."""
    plan = planned()
    how = "one process that polls" if plan.polls else f"{plan.processes} processes behind a balancer"
    order = "in order" if plan.ordered else "in any order"
    print(f"seed {plan.seed}, {plan.minutes:g} minutes, {how}, updates {order}", flush=True)
    verdict = asyncio.run(torture(plan, lambda line: print(line, flush=True)))
    print("\n".join(told(verdict)))
    return 0 if verdict.good else 1


if __name__ == "__main__":
    sys.exit(main())
