"""Finding a complaint for a desk: by number, order, pseudonym, and by words among what is open there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from router.domain.complaint import Complaint
from router.domain.number import ALPHABET, valid
from router.domain.scope import seen_by
from router.usecases.chats import OPEN
from router.usecases.work import Work

FOUND = 10
"""So many are listed at most."""
READ = 300
"""So many open complaints of the desk are read for words."""
NAME = 4
"""Characters of a pseudonym."""


async def find(
    work: Work, desk: str, wanted: str, mask: Callable[[Complaint], Callable[[str], str]]
) -> Sequence[Complaint]:
    """What the desk may see of what somebody means, those first that are meant most surely.

    `mask` shows words as the desk reads them: nobody finds out by searching what is hidden from them.
    """
    if number := valid(wanted):
        named = await work.complaints.get(number)
        if named and seen_by(named, desk, work.policy):
            return (named,)
    orders, people, words = await asyncio.gather(
        work.complaints.of_order(work.bot, wanted, READ),
        _of_person(work, wanted),
        _of_words(work, desk, wanted),
    )
    said = [c for c in words if _says(c, wanted, mask(c))]
    found = {c.number: c for c in (*orders, *people, *said) if seen_by(c, desk, work.policy)}
    return tuple(found.values())


async def _of_person(work: Work, wanted: str) -> Sequence[Complaint]:
    name = wanted.upper()
    fits = len(name) == NAME and set(name) <= set(ALPHABET)
    return await work.complaints.of_pseudonym(work.bot, name) if fits else ()


async def _of_words(work: Work, desk: str, wanted: str) -> Sequence[Complaint]:
    return await work.complaints.of_desk(desk, OPEN, READ) if len(wanted) > 1 else ()


def _says(complaint: Complaint, wanted: str, mask: Callable[[str], str]) -> bool:
    answers = (value for value in complaint.answers.values() if isinstance(value, str))
    told = (complaint.description, complaint.merchant_name, *answers)
    return any(wanted.casefold() in mask(words).casefold() for words in told if words)
