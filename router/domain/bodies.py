"""Bodies outside the platform to which a consumer can turn, as the policy names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An authority, an association, a court. Texts are one a language; what is empty is not known."""

    id: str
    name: Mapping[str, str]
    about: Mapping[str, str] = field(default_factory=dict)
    """What it does, in a sentence."""
    address: Mapping[str, str] = field(default_factory=dict)
    web: str = ""
    phone: str = ""
    hours: Mapping[str, str] = field(default_factory=dict)
    """When somebody is there, in words."""
    bring: tuple[Mapping[str, str], ...] = ()
    """What it wants to see or to know, one thing a text."""
    jurisdictions: tuple[str, ...] = ()
    """Countries, or jurisdictions of rule packs, for whose merchants it is there; empty: all."""
    categories: tuple[str, ...] = ()
    """Kinds of complaints that it takes; empty: all."""
    rules: tuple[str, ...] = ()
    """Rules of the packs that are told with it, each with its source."""
