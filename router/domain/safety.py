"""What keeps people safe from each other: what personal data looks like, what staff never ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Private(StrEnum):
    """Kinds of personal data that merchants read masked."""

    NAME = "name"
    ACCOUNT = "account"
    PHONE = "phone"
    ADDRESS = "address"
    EMAIL = "email"
    IDENTITY = "identity"
    BANK = "bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Words of one language by which staff ask for what they must not have.

    A sentence is unsafe that holds one of `lures`, or one of `asks` and of `things`, before any of `never`.
    """

    asks: tuple[str, ...]
    never: tuple[str, ...]
    things: Mapping[str, tuple[str, ...]]
    """By what it is: ``code``, ``password``, ``card``, ``payment``."""
    lures: tuple[str, ...] = ()
    """Ways to pay outside the platform, which are wrong without being asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """The policy's patterns."""

    private: Mapping[Private, tuple[str, ...]] = field(default_factory=dict)
    """Regular expressions; what is hidden is the group ``it``, where there is one, else the whole match."""
    asking: Mapping[str, Asking] = field(default_factory=dict)
    """By language. Staff may write in any."""
