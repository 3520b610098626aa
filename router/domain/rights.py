"""What a person is told of the rules that apply: open windows and why, freight, duties, then what else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from router.domain.complaint import Complaint, Ref, Text
from router.domain.law import LAST_MOMENT, Kind, Law, Matter, Period, Rule, applying, freight, period
from router.domain.states import Due


def main(
    law: Law, matter: Matter, now: datetime, due: Mapping[str, datetime] | None = None
) -> Iterator[Text]:
    """Windows, each with how it was counted, who pays the freight, and the seller's duties.

    `due` tells of a rule (id and version) until when its clock runs.
    """
    windows = _windows(law, matter, now)
    for rule, counted in windows:
        yield _window(rule, counted, now)
        if counted and now < counted.end:
            yield _why(counted)
    if windows and matter.received is None:
        yield Text("rights-begin")
    if matter.goods and (pays := freight(law, matter)):
        yield Text("rights-freight", told(pays))
    for rule in applying(law, matter, Kind.DUTY):
        until = (due or {}).get(rule.snapshot)
        yield Text("rights-duty", {**told(rule), "until": until - LAST_MOMENT if until else None})


def more(law: Law, matter: Matter) -> Iterator[Text]:
    """Everything else that is good to know, and what marketplaces do where no law is known."""
    yield from (Text("rights-fact", told(rule)) for rule in applying(law, matter, Kind.FACT))
    usual = [Text("rights-fact", told(rule)) for rule in applying(law, matter, Kind.PRACTICE)]
    if usual:
        yield from (Text("rights-practice"), *usual)


def brief(law: Law, matter: Matter, now: datetime) -> tuple[Text, ...]:
    """The line or two that matter most before filing: the next window, and the freight where goods travel."""
    windows = (_window(rule, counted, now) for rule, counted in _windows(law, matter, now))
    lines = [next(windows, None)]
    if matter.goods and (pays := freight(law, matter)):
        lines.append(Text("rights-freight", told(pays)))
    said = tuple(filter(None, lines))
    return (*said, Text("review-rights-note")) if said else ()


def clocks(complaint: Complaint) -> dict[str, datetime]:
    """Until when the legal clocks of a complaint run, by rule."""
    return {d.rule: d.due for d in complaint.deadlines if d.kind is Due.LEGAL and d.due}


def _windows(law: Law, matter: Matter, now: datetime) -> list[tuple[Rule, Period | None]]:
    """What ends next comes first, what is over last."""
    found = [(rule, _counted(rule, matter)) for rule in applying(law, matter, Kind.WINDOW)]
    return sorted(found, key=lambda w: (w[1].end <= now, w[1].end) if w[1] else (False, now))


def _counted(rule: Rule, matter: Matter) -> Period | None:
    return period(rule, matter.received, matter.country.calendar) if matter.received else None


def _window(rule: Rule, counted: Period | None, now: datetime) -> Text:
    if counted is None:
        return Text("rights-unknown", told(rule))
    until = {"until": counted.end - LAST_MOMENT}
    return Text("rights-open" if now < counted.end else "rights-over", {**told(rule), **until})


def _why(counted: Period) -> Text:
    return Text(
        "rights-why",
        {
            "since": Ref("day", counted.since.isoformat()),
            "first": "yes" if counted.rule.counts_first_day else "no",
            "rolled": "yes" if counted.rolled else "no",
            "nominal": Ref("day", counted.nominal.isoformat()),
            "last": Ref("day", counted.last.isoformat()),
        },
    )


def told(rule: Rule) -> dict[str, Any]:
    """What is said of a rule: its words, its source, and how sure it is."""
    return {
        "rule": Ref("rule", rule.id),
        "source": Ref("rule-source", rule.id),
        "url": rule.source.url or None,
        "sure": rule.confidence,
    }
