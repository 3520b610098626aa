"""A digest's numbers as lines of text keys with values; what is nothing is not said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from router.domain.complaint import Text
from router.domain.figures import Daily


def heading(end: datetime, scope: str) -> Text:
    """The first line."""
    return Text("digest-daily", {"until": end, "scope": scope})


def lines(figures: Daily) -> tuple[Text, ...]:
    """The digest's lines; one line when nothing happened, and one when guides helped."""
    told = (Text("digest-quiet"),) if figures.quiet else tuple(_lines(figures))
    return (*told, Text("digest-spared", {"count": figures.spared})) if figures.spared else told


def _lines(figures: Daily) -> Iterator[Text]:
    yield Text("digest-flow", {"new": figures.new, "closed": figures.closed, "reopened": figures.reopened})
    yield Text(
        "digest-open", {"open": figures.open, "change": _change(figures), "platform": figures.at_platform}
    )
    yield Text(
        "digest-clocks", {"breached": figures.breached, "overdue": figures.overdue, "soon": figures.due_soon}
    )
    for number, due in figures.worst:
        yield Text("digest-worst", {"number": number, "due": due})
    if figures.not_taken:
        yield Text("digest-not-taken", {"count": figures.not_taken})
    if figures.oldest:
        number, since = figures.oldest
        yield Text("digest-oldest", {"number": number, "since": since})
    for side, count in figures.turns:
        yield Text("digest-turn", {"side": side.value, "count": count})
    for flag, count in figures.trouble:
        yield Text("digest-trouble", {"flag": flag.value, "count": count})
    if figures.undelivered:
        yield Text("digest-undelivered", {"count": figures.undelivered})
    for what, count in figures.restrained:
        yield Text("digest-restrained", {"what": what, "count": count})
    for number, score, words in figures.ratings:
        yield Text("digest-rating", {"number": number, "score": score, "words": words or None})


def _change(figures: Daily) -> str:
    """Against the mean of the last seven days, such as ``+3``; ``none`` while there is no mean yet."""
    if figures.mean_open is None:
        return "none"
    return f"{round(figures.open - figures.mean_open):+d}"
