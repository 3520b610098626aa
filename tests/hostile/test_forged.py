"""Taps and links that nobody offered: a kind answer, and nothing is changed for anybody."""

from __future__ import annotations

import pytest

from router.domain.making import COMMANDS
from tests.conversations.telling import QUESTION, RUDE_ZH, card, file
from tests.conversations.world import ANN, CARE, DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World

GARBAGE = (
    "a",
    "a|",
    "a|||||||",
    "p|d",
    "p|f|remedy|none|more",
    "x|y|z",
    "|" * 64,
    "x" * 64,
    "\u05d0" * 32,
    "\U0001f600" * 16,
    "\u202e\u2066",
    "{}",
    "p|d|change|a.b",
    "p|d|change|$where",
    "p|d|skip|category",
    "p|f|lang|xx",
    "p|f|which|",
)


async def test_nobody_acts_on_what_is_not_theirs(world: World) -> None:
    """Every action there is, tapped by a stranger, by another merchant, by a member in private."""
    lin, maria = world.private(LIN), world.private(MARIA)
    number = await file(lin, QUESTION)
    found = await card(world.member(WANG, DIGITAL), number)
    await maria.starts()
    prompt = await maria.sees(lambda m: not m.get("own"), what="a question")
    await world.settled()
    before = await world.complaint(number)
    elsewhere = world.member(IVY, FASHION)
    await elsewhere.says("/queue")
    queue = await elsewhere.sees(lambda m: bool(m.get("by_bot")), what="the queue")
    wang_alone = world.private(WANG)
    await wang_alone.says("/help")
    help_there = await wang_alone.sees(lambda m: bool(m.get("by_bot")), what="help")
    for action in COMMANDS:
        for person, on in ((maria, prompt), (elsewhere, queue), (wang_alone, help_there)):
            assert await person.forges(f"a|{number}|{action}|", on), action
    assert await world.complaint(number) == before
    assert found["id"]


@pytest.mark.parametrize("where", ["consumer", "desk"])
async def test_garbage_is_answered_and_changes_nothing(world: World, where: str) -> None:
    lin = world.private(LIN)
    number = await file(lin, RUDE_ZH)
    ann = world.member(ANN, CARE)
    found = await card(ann, number)
    status = await lin.pinned()
    await world.settled()
    before = await world.complaint(number)
    other = number[:-1] + ("1" if number.endswith("0") else "0")
    person, on = (lin, status) if where == "consumer" else (ann, found)
    for data in (
        *GARBAGE,
        f"a|{number}|fly|",
        f"a|{number}||",
        f"a|{other}|take|",
        f"a|{number}|accept|x",
    ):
        assert len(data.encode()) <= 64
        await person.forges(data, on)
    await world.settled()
    after = await world.complaint(number)
    assert (after.version, after.state) == (before.version, before.state)
    assert world.app is not None
    assert await world.app.store.parked.count() == 0


FORGED = (
    "../../etc",
    "care",
    "x" * 64,
    "y" * 4000,
    "a|b|c",
    "DEMO-DIGITAL",
    "-",
    "__proto__",
    "\u202e",
    "demo-home",
)


async def test_a_forged_link_opens_the_ordinary_way(world: World) -> None:
    lin = world.private(LIN)
    assert world.app is not None
    for payload in FORGED:
        await lin.says(f"/start {payload}")
        await world.settled()
        (draft,) = await world.app.store.collection("drafts").many({})
        known = payload if payload in world.app.work.policy.merchants else None
        assert draft.get("answers", {}).get("merchant") == known
        await lin.says("/cancel")
        await world.settled()
    assert await world.app.store.parked.count() == 0
