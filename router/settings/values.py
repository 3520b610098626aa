"""Single values as the configuration writes them; a ValueError's text is the reason that people read."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    RootModel,
)
from pydantic_settings import NoDecode

from router.domain.calendar import Duration, Interval, check_order, parse_interval

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_CURRENCY = re.compile(r"[A-Z]{3}")
_ID = re.compile(r"[a-z0-9_-]{1,24}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Table(BaseModel):
    """One table of the file: unknown keys are refused, nothing changes after the start."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _text(value: object, example: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"should be text such as {example}")
    return value


def _any_duration(value: object) -> Duration:
    return Duration.parse(_text(value, '"24h"'))


def _clock(value: object) -> Duration:
    duration = _any_duration(value)
    if duration.amount == 0:
        raise ValueError(f"{duration} leaves no time at all")
    return duration


def _length(value: object) -> Duration:
    duration = _clock(value)
    if duration.unit not in {"h", "d"}:
        raise ValueError(f"{duration} is working time, but this runs on the calendar: write h or d")
    return duration


def _interval(value: object) -> Interval:
    return parse_interval(_text(value, '"09:00-12:00"'))


def _in_order(value: tuple[Interval, ...]) -> tuple[Interval, ...]:
    check_order(value)
    return value


def _quiet(value: object) -> Interval:
    text = _text(value, '"22:00-08:00"')
    return parse_interval(text) if text else (time(), time())


def _zone(value: object) -> ZoneInfo:
    name = _text(value, '"Asia/Shanghai"')
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a time zone such as Asia/Shanghai") from error


def _id(value: str) -> str:
    if _ID.fullmatch(value) is None:
        raise ValueError(f"{value!r} is not an id: 1 to 24 of a-z, 0-9, _ and -")
    return value


def _language(value: str) -> str:
    if _LANGUAGE.fullmatch(value) is None:
        raise ValueError(f"{value!r} is not a language such as zh or en")
    return value


def _currency(value: str) -> str:
    if _CURRENCY.fullmatch(value) is None:
        raise ValueError(f"{value!r} is not a currency such as CNY")
    return value


def _daily(value: str) -> str:
    if value and _TIME.fullmatch(value) is None:
        raise ValueError(f"{value!r} is not a time of day such as 09:00")
    return value


def _weekly(value: str) -> str:
    day, _, moment = value.partition(" ")
    if value and (day not in WEEKDAYS or _TIME.fullmatch(moment) is None):
        raise ValueError(f"{value!r} is not a weekday and a time such as mon 09:00")
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    return value


def _group(value: int) -> int:
    if value >= 0:
        raise ValueError(f"{value} is not a group: the ids of groups are negative")
    return value


def _some(value: tuple[Any, ...]) -> tuple[Any, ...]:
    if not value:
        raise ValueError("has to name at least one")
    return value


def _as_text(value: Interval) -> str:
    opening, close = value
    return f"{opening:%H:%M}-{close:%H:%M}"


# NoDecode: in the environment these are written as they are in the file, not as JSON.
_duration_text: Any = PlainSerializer(str, return_type=str)
_interval_text: Any = PlainSerializer(_as_text, return_type=str)

Wait: TypeAlias = Annotated[Duration, PlainValidator(_any_duration), _duration_text, NoDecode]
"""Any duration, nothing included."""
Clock: TypeAlias = Annotated[Duration, PlainValidator(_clock), _duration_text, NoDecode]
"""A duration above nothing."""
Length: TypeAlias = Annotated[Duration, PlainValidator(_length), _duration_text, NoDecode]
"""A duration above nothing on the calendar."""
Hours: TypeAlias = Annotated[
    tuple[Annotated[Interval, PlainValidator(_interval), _interval_text], ...], AfterValidator(_in_order)
]
Quiet: TypeAlias = Annotated[Interval, PlainValidator(_quiet), _interval_text, NoDecode]
Zone: TypeAlias = Annotated[ZoneInfo, PlainValidator(_zone), PlainSerializer(str, return_type=str)]
Id: TypeAlias = Annotated[str, AfterValidator(_id)]
Language: TypeAlias = Annotated[str, AfterValidator(_language)]
Currency: TypeAlias = Annotated[str, AfterValidator(_currency)]
Daily: TypeAlias = Annotated[str, AfterValidator(_daily)]
Weekly: TypeAlias = Annotated[str, AfterValidator(_weekly)]
Group: TypeAlias = Annotated[int, AfterValidator(_group)]
Topic: TypeAlias = Annotated[int, Field(ge=1)]
"""The number of a forum's topic; 1 is the main chat."""
Pattern: TypeAlias = Annotated[str, AfterValidator(_pattern)]
Day: TypeAlias = date
AtLeastOne = AfterValidator(_some)
"""Of a list: an empty one is refused."""


class Words(RootModel[dict[Language, Annotated[str, Field(min_length=1, max_length=1000)]]]):
    """One text a language: ``{ zh = "...", en = "..." }``."""

    model_config = ConfigDict(frozen=True)


def plain(words: Words | None) -> dict[str, str]:
    """The texts by language, none for none."""
    return dict(words.root) if words else {}
