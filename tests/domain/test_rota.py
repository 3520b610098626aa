"""Who of a desk should take the next complaint, and where that is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from router.domain import commands as do
from router.domain.complaint import Person
from router.domain.rota import LEAST_LOADED, ROUND_ROBIN, next_one
from router.domain.transitions import decide
from tests.domain.world import CARE, MEI, MONDAY, Story, taken

ANN, BEA, CEM = (Person(user, name) for user, name in ((1, "Ann"), (2, "Bea"), (3, "Cem")))
CREW = (CEM, ANN, BEA)
LATER = MONDAY + timedelta(hours=1)


def test_the_least_loaded_is_whoever_holds_fewest() -> None:
    held = [(1, MONDAY), (1, MONDAY), (3, LATER), (None, LATER)]
    assert next_one(LEAST_LOADED, CREW, held) == BEA
    assert next_one(LEAST_LOADED, CREW, [*held, (2, LATER), (2, LATER)]) == CEM


def test_in_turn_it_is_whoever_comes_after_the_last_one() -> None:
    assert next_one(ROUND_ROBIN, CREW, []) == ANN
    assert next_one(ROUND_ROBIN, CREW, [(1, LATER), (3, MONDAY)]) == BEA
    assert next_one(ROUND_ROBIN, CREW, [(1, MONDAY), (3, LATER)]) == ANN
    assert next_one(ROUND_ROBIN, CREW, [(9, LATER)]) == ANN, "somebody who left"


def test_nobody_is_proposed_where_nobody_works_or_the_desk_does_not_want_it() -> None:
    assert next_one(LEAST_LOADED, (), []) is None
    assert next_one("", CREW, []) is None


def test_it_is_proposed_while_it_waits_at_that_desk() -> None:
    story = taken()
    ctx = replace(story.ctx, suggested={"care": ANN, "demo-digital": BEA})
    back = decide(story.c, do.GiveBack(by=MEI), ctx).after
    assert back.suggested == BEA
    assert decide(back, do.Take(by=MEI), ctx).after.suggested is None
    moved = decide(story.c, do.Transfer(by=MEI, desk="care"), ctx).after
    assert moved.suggested == ANN
    assert Story(category="counterfeit").does(CARE, do.Take).c.suggested is None
