"""Finding a complaint for a desk: by number, order, pseudonym, and by words among what is open there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

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
    work: Work, desk: str, wanted: str, reads: Callable[[Complaint], Callable[[str, str], bool]]
) -> Sequence[Complaint]:
    """What the desk may see of what somebody means; words are looked for where nothing is called so.

    `reads` tells what the desk can read in words: nobody finds out by searching what is hidden from them.
    """
    if number := valid(wanted):
        meant = await work.complaints.get(number)
        if meant and seen_by(meant, desk, work.policy):
            return (meant,)
    orders, people = await asyncio.gather(
        work.complaints.of_order(work.bot, wanted, READ), _of_person(work, wanted)
    )
    if named := _seen((*orders, *people), desk, work):
        return named
    words = await _of_words(work, desk, wanted)
    return _seen((c for c in words if _says(c, wanted, reads(c))), desk, work)


def _seen(found: Iterable[Complaint], desk: str, work: Work) -> Sequence[Complaint]:
    """Each once, as far as the desk may look at it."""
    return tuple({c.number: c for c in found if seen_by(c, desk, work.policy)}.values())


async def _of_person(work: Work, wanted: str) -> Sequence[Complaint]:
    name = wanted.upper()
    fits = len(name) == NAME and set(name) <= set(ALPHABET)
    return await work.complaints.of_pseudonym(work.bot, name) if fits else ()


async def _of_words(work: Work, desk: str, wanted: str) -> Sequence[Complaint]:
    return await work.complaints.of_desk(desk, OPEN, READ) if len(wanted) > 1 else ()


def _says(complaint: Complaint, wanted: str, reads: Callable[[str, str], bool]) -> bool:
    answers = (value for value in complaint.answers.values() if isinstance(value, str))
    told = (complaint.description, complaint.merchant_name, *answers)
    return any(reads(words, wanted) for words in told if words)
