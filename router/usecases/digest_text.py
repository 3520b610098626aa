"""A digest's numbers as lines of text keys with values; what is nothing is not said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from router.domain.complaint import Ref, Text
from router.domain.figures import Daily
from router.domain.flows import Balance


def heading(period: str, end: datetime, scope: str) -> Text:
    """The first line; `period` is ``daily`` or ``weekly``."""
    return Text(f"digest-{period}", {"until": end, "scope": scope})


def lines(figures: Daily, now: datetime) -> tuple[Text, ...]:
    """The digest's lines; one line when nothing happened, and one when guides helped."""
    told = (Text("digest-quiet"),) if figures.quiet else tuple(_lines(figures, now))
    return (*told, Text("digest-spared", {"count": figures.spared})) if figures.spared else told


def _lines(figures: Daily, now: datetime) -> Iterator[Text]:
    yield from _flow(figures)
    yield Text(
        "digest-clocks", {"breached": figures.breached, "overdue": figures.overdue, "soon": figures.due_soon}
    )
    for number, due in figures.worst:
        yield Text(
            "digest-worst",
            {"number": number, "due": due, "left": _span(due, now), "late": "yes" if due <= now else "no"},
        )
    for number, due in figures.legal:
        yield Text("digest-legal", {"number": number, "due": due})
    if figures.high:
        yield Text("digest-high", {"count": figures.high})
    for number, level, cause in figures.highest:
        yield Text("digest-highest", {"number": number, "level": level, "cause": cause})
    if figures.not_taken:
        yield Text("digest-not-taken", {"count": figures.not_taken})
    if figures.oldest:
        number, since = figures.oldest
        yield Text("digest-oldest", {"number": number, "since": since})
    for side, count in figures.turns:
        yield Text("digest-turn", {"side": side.value, "count": count})
    yield from _trouble(figures)
    for number, score, words in figures.ratings:
        yield Text("digest-rating", {"number": number, "score": score, "words": words or None})


def _flow(figures: Daily) -> Iterator[Text]:
    flow, usual, end = figures.balance.flow, figures.usual, figures.balance.end
    newer, closer = against(flow.new, usual.new), against(flow.closed, usual.closed)
    change = against(end, usual.open)
    known = usual.new is not None
    yield Text(
        "digest-flow",
        {
            "new": flow.new,
            "newer": newer,
            "closed": flow.closed,
            "closer": closer,
            "reopened": flow.reopened,
        },
    )
    yield Text(
        "digest-open",
        {
            "open": end,
            "change": change,
            "platform": figures.at_platform,
            "compared": compared(known, newer, closer, change),
        },
    )
    yield from unbalanced(figures.balance)


def _trouble(figures: Daily) -> Iterator[Text]:
    if figures.anomaly:
        kind, what = figures.anomaly.kind, figures.anomaly.what
        shown = Ref("category", what) if kind == "category" else what
        mean = None if figures.anomaly.mean is None else f"{figures.anomaly.mean:.1f}"
        yield Text("digest-anomaly", {"what": shown, "count": figures.anomaly.count, "mean": mean})
    for flag, count in figures.trouble:
        yield Text("digest-trouble", {"flag": flag.value, "count": count})
    for amount, count, overdue in figures.unproved:
        yield Text("digest-unproved", {"amount": amount, "count": count, "late": overdue})
    if figures.waiting:
        yield Text("digest-waiting", {"count": figures.waiting})
    if figures.undelivered:
        yield Text("digest-undelivered", {"count": figures.undelivered})
    for what, count in figures.restrained:
        yield Text("digest-restrained", {"what": what, "count": count})


def unbalanced(balance: Balance) -> Iterator[Text]:
    """The numbers check themselves: open at the end is open at the start, and what came less what went."""
    if not balance.holds:
        flow = balance.flow
        came = flow.new + flow.reopened + flow.moved_in
        went = flow.closed + flow.moved_out
        yield Text("digest-unbalanced", {"start": balance.start, "in": came, "out": went, "end": balance.end})


def _span(due: datetime, now: datetime) -> Ref:
    """How long it is until a moment, or since then."""
    return Ref("span", str(round(abs((due - now).total_seconds()))))


def against(count: int, before: float | None) -> str:
    """Against what was before, such as ``+3``; ``none`` where nothing changed, or nothing is known."""
    change = 0 if before is None else round(count - before)
    return f"{change:+d}" if change else "none"


def compared(known: bool, *changes: str) -> str:
    """``yes`` where any change is shown, ``same`` where all is as before, ``no`` where nothing is known."""
    if any(change != "none" for change in changes):
        return "yes"
    return "same" if known else "no"
