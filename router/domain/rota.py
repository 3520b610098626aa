"""Who of a desk should take the next complaint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from router.domain.complaint import Person

ROUND_ROBIN, LEAST_LOADED = "round_robin", "least_loaded"


def next_one(rule: str, crew: Sequence[Person], held: Sequence[tuple[int | None, datetime]]) -> Person | None:
    """By the desk's rule; `held` tells of everything open there whose it is, and when it was filed."""
    people = sorted(crew, key=lambda person: person.user)
    if not people or not rule:
        return None
    theirs = [(user, filed) for user, filed in held if user is not None]
    if rule == LEAST_LOADED:
        load = Counter(user for user, _ in theirs)
        return min(people, key=lambda person: (load[person.user], person.user))
    last = max(theirs, key=lambda one: one[1])[0] if theirs else -1
    return next((person for person in people if person.user > last), people[0])
