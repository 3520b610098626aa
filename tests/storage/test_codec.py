"""The stored form: whatever the domain holds comes back from BSON as it was, and defaults take no room."""

import dataclasses
import types
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import bson
import pytest
from bson.codec_options import CodecOptions
from hypothesis import given, settings
from hypothesis import strategies as st

from router.domain.complaint import Complaint
from router.domain.draft import Draft
from router.domain.events import Event
from router.domain.mail import Mail
from router.ports import Posted, Profile
from router.storage import codec
from tests.storage.samples import NOW, a_complaint, a_mail

OPTIONS: CodecOptions[dict[str, Any]] = CodecOptions(tz_aware=True, tzinfo=UTC)

_WORDS = [
    "",
    "0",
    "-1",
    "true",
    "null",
    "1e5",
    "a.b",
    "$set",
    "2026-08-03T09:30:15Z",
    "P1D",
    "退款",
    "😀",
    "\n",
]


def any_of(wanted: Any, choose: Any) -> Any:
    """Any value of a type of the domain, built directly: strategies for so large a value take minutes."""
    if wanted is str:
        return choose.choice(_WORDS)
    if wanted is int:
        return choose.choice([0, 1, -(2**63), 2**31, 2**63 - 1])
    if wanted is bool:
        return choose.choice([True, False])
    if wanted is datetime:
        return NOW + timedelta(milliseconds=choose.randint(-(2**40), 2**40))
    if wanted is types.NoneType:
        return None
    if dataclasses.is_dataclass(wanted):
        return wanted(**{name: any_of(hint, choose) for name, hint in hints(wanted).items()})
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return choose.choice(list(wanted))
    return any_collection(wanted, choose)


def any_collection(wanted: Any, choose: Any) -> Any:
    """Any tuple, mapping or member of a union."""
    kind, inner = get_origin(wanted), get_args(wanted)
    size = range(choose.randint(0, 2))
    if kind is tuple:
        return tuple(any_of(inner[0], choose) for _ in size)
    if kind is Mapping:
        return {any_of(inner[0], choose): any_of(inner[1], choose) for _ in size}
    assert kind in (Union, types.UnionType), f"no values for {wanted}"
    return any_of(choose.choice(inner), choose)


hints = cache(get_type_hints)


@pytest.mark.parametrize(
    ("wanted", "stored_as"),
    [
        (Complaint, codec.COMPLAINT),
        (Event, codec.EVENT),
        (Mail, codec.MAIL),
        (Draft, codec.DRAFT),
        (Posted, codec.POSTED),
        (Profile, codec.PROFILE),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@settings(max_examples=60, deadline=None)
@given(choose=st.randoms(use_true_random=True))
def test_everything_comes_back_as_it_was(wanted: Any, stored_as: codec.Codec[Any], choose: Any) -> None:
    value = any_of(wanted, choose)
    back = stored_as.load(bson.decode(bson.encode(stored_as.dump(value)), OPTIONS))
    assert back == value
    assert repr(back) == repr(value)  # equal is not enough: an enum's member equals its plain string


def test_defaults_take_no_room() -> None:
    assert set(codec.MAIL.dump(a_mail("1.0"))) == {"id", "kind", "audience", "chat", "language", "not_before"}


def test_a_word_that_looks_like_a_time_or_a_number_stays_a_word() -> None:
    answers = {"bought": "2026-08-03T09:30:15Z", "count": "3", "at": NOW, "none": None}
    stored = bson.decode(bson.encode(codec.COMPLAINT.dump(a_complaint(answers=answers))), OPTIONS)
    assert codec.COMPLAINT.load(stored).answers == answers


@pytest.mark.parametrize("key", ["", "a.b", "$set"])
def test_a_key_that_is_a_path_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="cannot be a key of sent"):
        codec.path("sent", key)
