"""The weekly numbers as lines; what is nothing is not said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from router.domain.complaint import Arg, Ref, Text
from router.domain.rates import Share
from router.domain.weekly import Cause, Holder, Satisfaction, Times, Trend, Weekly
from router.usecases.digest_text import against, compared, unbalanced

UNKNOWN = "–"
"""In a trend: a week of which nothing is known."""


def lines(figures: Weekly) -> tuple[Text, ...]:
    """The lines of a weekly digest; one line when nothing happened."""
    flow = figures.balance.flow
    if not (figures.balance.start or figures.balance.end or flow.new or flow.reopened or flow.closed):
        return (Text("digest-quiet"),)
    return tuple(_lines(figures))


def _lines(figures: Weekly) -> Iterator[Text]:
    yield from _flow(figures)
    yield from _times("weekly-answer", figures.first_answer)
    yield from _times("weekly-resolution", figures.resolution)
    for clock, share in figures.attained:
        if share.whole:
            yield Text("weekly-attained", {"clock": clock.value, **_share(share)})
    yield from _platform(figures)
    yield from _money(figures)
    yield from _satisfaction(figures)
    yield from _listed("weekly-causes", [_cause(cause) for cause in figures.causes])
    if any(figures.own):
        yield Text("weekly-own", _weeks(figures.own))
    yield from _listed("weekly-categories", [_trend("category", trend) for trend in figures.categories])
    yield from _listed("weekly-merchants", [_trend("merchant", trend) for trend in figures.merchants])
    yield from _listed("weekly-holders", [_holder(holder) for holder in figures.holders])


def _flow(figures: Weekly) -> Iterator[Text]:
    flow, balance, before = figures.balance.flow, figures.balance, figures.before
    newer, closer = against(flow.new, before.new), against(flow.closed, before.closed)
    shown: dict[str, Arg] = {"new": flow.new, "newer": newer, "closed": flow.closed, "closer": closer}
    yield Text("weekly-flow", {**shown, "compared": compared(before.new is not None, newer, closer)})
    yield Text("weekly-open", {"start": balance.start, "end": balance.end})
    if flow.moved_in or flow.moved_out:
        yield Text("weekly-moved", {"in": flow.moved_in, "out": flow.moved_out})
    if figures.reopened.part:
        yield Text("weekly-reopened", _share(figures.reopened))
    yield from unbalanced(balance)


def _times(key: str, times: Times) -> Iterator[Text]:
    if times.median is not None and times.p90 is not None:
        yield Text(key, {"median": _span(times.median), "p90": _span(times.p90), "count": times.count})


def _span(seconds: float) -> Ref:
    return Ref("span", str(round(seconds)))


def _share(share: Share) -> dict[str, Arg]:
    return {"percent": share.percent, "part": share.part, "whole": share.whole}


def _platform(figures: Weekly) -> Iterator[Text]:
    if figures.before_platform.whole:
        yield Text("weekly-settled", _share(figures.before_platform))
    if figures.escalated:
        yield Text("weekly-escalated", {"count": sum(n for _, n in figures.escalated)})
    for cause, count in figures.escalated:
        yield Text("weekly-escalation", {"cause": cause, "count": count})
    if figures.silence:
        yield Text("weekly-silence", {"count": figures.silence})
    verdicts = figures.verdicts
    if verdicts.count or verdicts.appealed:
        liable: dict[str, Arg] = dict.fromkeys(("merchant", "consumer", "both", "none"), 0)
        yield Text("weekly-verdicts", {"count": verdicts.count, **liable, **dict(verdicts.liable)})
        yield Text("weekly-appeals", {"appealed": verdicts.appealed, "overturned": verdicts.overturned})


def _money(figures: Weekly) -> Iterator[Text]:
    agreed = {amount.currency: amount for amount in figures.agreed}
    proved = {amount.currency: amount for amount in figures.proved}
    for currency in sorted({*agreed, *proved}):
        yield Text("weekly-money", {"agreed": agreed.get(currency), "proved": proved.get(currency)})


def _satisfaction(figures: Weekly) -> Iterator[Text]:
    yield from _satisfied("no", figures.satisfied)
    yield from _satisfied("yes", figures.satisfied_apart)
    if figures.held.whole:
        yield Text("weekly-held", _share(figures.held))
    ranked = [
        Text("weekly-ranked", {"merchant": Ref("merchant", id), **_share(share)})
        for id, share in figures.ranking
    ]
    yield from _listed("weekly-ranking", ranked)
    reasons = [Text("weekly-reason", {"reason": Ref("low", id), "count": n}) for id, n in figures.reasons]
    yield from _listed("weekly-reasons", reasons)


def _satisfied(apart: str, found: Satisfaction) -> Iterator[Text]:
    if not found.content.whole and not found.response.whole:
        return
    low, high = found.interval or (None, None)
    asked = {"answered": found.response.part, "asked": found.response.whole}
    yield Text(
        "weekly-satisfied", {"apart": apart, "low": low, "high": high, **asked, **_share(found.content)}
    )


def _listed(title: str, found: list[Text]) -> Iterator[Text]:
    if found:
        yield Text(title)
        yield from found


def _cause(cause: Cause) -> Text:
    category, _, chosen = cause.what.partition("/")
    return Text(
        "weekly-cause",
        {
            "category": Ref("category", category),
            "what": Ref("option", cause.what) if chosen else None,
            "count": cause.count,
            "remedy": Ref("remedy", cause.remedy) if cause.remedy else None,
            "times": cause.times,
        },
    )


def _trend(kind: str, trend: Trend) -> Text:
    return Text("weekly-trend", {"what": Ref(kind, trend.what), **_weeks(trend.weeks)})


def _weeks(counts: Sequence[int | None]) -> dict[str, Arg]:
    weeks = [UNKNOWN if count is None else str(count) for count in counts]
    return {"before": " ".join(weeks[:-1]), "last": weeks[-1]}


def _holder(holder: Holder) -> Text:
    median, resolution = holder.first_answer.median, holder.resolution.median
    return Text(
        "weekly-holder",
        {
            "name": holder.name,
            "closed": holder.closed,
            "answer": None if median is None else _span(median),
            "resolution": None if resolution is None else _span(resolution),
            "content": holder.content.percent if holder.content else None,
        },
    )
