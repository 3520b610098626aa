"""What filing asks of a person: taps and messages from Start to the number; and how soon the next question is
known.

Of all categories the shortest is filed over HTTP, and of those about an order too, by somebody who does what
is asked and skips what may be skipped; pressing Start counts as a tap.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

from handlers.asking import DRAFT, Pick
from router.domain.draft import Draft
from router.domain.intake import Ask, Offer, Prompt, next_question, questions
from router.domain.policy import Policy
from router.settings.policy import build
from router.usecases.filing import draft_of
from tests.bench.load import Load
from tests.bench.measures import Delays
from tests.bench.report import Row
from tests.bench.scene import DAY, server, shipped
from tests.conversations.people import Json, Person, buttons
from tests.conversations.telling import NUMBER
from tests.conversations.world import MONDAY, World

WORDS = "The parcel was open, and the phone in it does not start."
TAPS, TEXTS = 6, 1
"""From Start to the number: at most so many."""
MOST = 5.0
"""Milliseconds that nobody notices beside what the network takes."""
STEPS_AT_MOST = 30
FIRST = 520
"""The ids of people go up from here."""
OFFER = Offer(("en", "zh"), ("demo-digital", "demo-fashion"))


@dataclass
class Filer(Person):
    """Somebody who files, and how often they tapped and wrote."""

    taps_made: int = 0
    texts: int = 0

    async def _does(self, action: str, **fields: object) -> Json:
        self.taps_made += action in {"tap", "start"}
        self.texts += action == "send"
        return await super()._does(action, **fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Taps and texts by category; and milliseconds to the next question among so many categories, by what the
    person has told.
    """

    filed: Mapping[str, tuple[int, int]]
    categories: int
    times: Mapping[str, Delays]

    def rows(self) -> Iterator[Row]:
        """For people."""
        for category, (taps, texts) in self.filed.items():
            met = taps <= TAPS and texts <= TEXTS
            found, aim = f"{taps} taps, {texts} text", f"{TAPS} taps, {TEXTS} text at most"
            yield Row(f"from Start to the number, {category}", found, aim, met)
        for told, took in self.times.items():
            yield Row(
                f"next of {self.categories} categories, {told}",
                f"p50 {took.p50:.2f} ms, p95 {took.p95:.2f} ms",
                f"p95 {MOST:g} ms at most",
                took.p95 <= MOST,
            )


async def measure(load: Load, folder: Path) -> Found:
    """One filing, then questions without anybody who answers."""
    folder.mkdir(parents=True)
    policy = shipped().policy(DAY)
    about_orders = (id for id, category in policy.categories.items() if category.asks_order)
    filed = {}
    with server(load, folder) as uri:
        world = World(folder=folder, uri=uri, database=folder.name)
        try:
            await world.open()
            for wanted in (policy.categories, about_orders):
                category = min(wanted, key=lambda id: _asked(policy, id))
                filed[category] = await _filed(world, category)
        finally:
            await world.close()
    wide = many(load.categories)
    times = {told: _times(draft, wide, load.questions) for told, draft in _drafts(wide).items()}
    return Found(filed=filed, categories=len(wide.categories), times=times)


def _asked(policy: Policy, category: str) -> int:
    """How many questions a category asks at least."""
    return sum(1 for _ in questions(_draft(category=category), policy, OFFER))


async def _filed(world: World, category: str) -> tuple[int, int]:
    """Taps and texts until somebody new has the number."""
    assert world.app is not None
    label = world.app.work.policy.categories[category].label["en"]
    user = FIRST + list(world.app.work.policy.categories).index(category)
    await world.lab.post("/people", {"id": user, "first_name": "Eve", "language_code": "en"})
    eve = Filer(world.lab, user, user, "en")
    await eve.starts()
    for _ in range(STEPS_AT_MOST):
        await world.settled()
        if await eve.heard(NUMBER):
            return eve.taps_made, eve.texts
        await _goes_on(world, eve, label)
    raise AssertionError(await eve.transcript())


async def _goes_on(world: World, eve: Filer, label: str) -> None:
    """Does what is asked now: skips what may be skipped, and else takes what stands first."""
    assert world.app is not None
    work = world.app.work
    draft = await draft_of(work, eve.id, eve.id)
    assert draft is not None, await eve.transcript()
    prompt = next_question(draft, work.policy, OFFER)
    if prompt.id == "category":
        await eve.taps(label)
    elif prompt.kind is Ask.REVIEW:
        await eve.taps("File the complaint")
    elif prompt.optional:
        await eve.taps("Skip")
    elif prompt.options:
        data = Pick(form=DRAFT, field=prompt.id, value=prompt.options[0].id).pack()
        shown = buttons((await eve.messages())[-1])
        await eve.taps(next(button["text"] for button in shown if button["callback_data"] == data))
    else:
        await eve.says(WORDS)


def many(count: int) -> Policy:
    """The shipped policy with so many categories: each shipped one again and again, with its keywords."""
    house = shipped()
    originals = [(n, house.categories[n % len(house.categories)]) for n in range(count)]
    copies = {f"{table.id}-{n}": table for n, table in originals}
    tables = tuple(table.model_copy(update={"id": id}) for id, table in copies.items())
    keywords = {id: house.keywords[table.id] for id, table in copies.items() if table.id in house.keywords}
    return build(house.model_copy(update={"categories": tables, "keywords": keywords}), DAY)


def _drafts(policy: Policy) -> Mapping[str, Draft]:
    """What somebody may have told: nothing, in words what happened, or all of the last category."""
    last = replace(_draft(category=list(policy.categories)[-1]), words={"1": WORDS})
    return {
        "nothing told": _draft(),
        "words told": replace(_draft(), words={"1": WORDS}),
        "all told": _answered(last, policy),
    }


def _draft(**answers: str) -> Draft:
    told = {"language": "en", **answers}
    return Draft(id="7:1:1", bot=7, chat=1, user=1, number="N", answers=told, created=MONDAY, touched=MONDAY)


def _answered(draft: Draft, policy: Policy) -> Draft:
    """The draft with answers to all that is asked."""
    while (prompt := next_question(draft, policy, OFFER)).kind is not Ask.REVIEW:
        draft = replace(draft, answers={**draft.answers, prompt.id: _some(prompt)})
    return draft


def _some(prompt: Prompt) -> str:
    return "" if prompt.optional else prompt.options[0].id if prompt.options else WORDS


def _times(draft: Draft, policy: Policy, count: int) -> Delays:
    """Milliseconds. Words are others each time: what was read once is known."""
    took = []
    for n in range(count):
        asked = replace(draft, words={id: f"{words} {n}" for id, words in draft.words.items()})
        begun = time.perf_counter()
        next_question(asked, policy, OFFER)
        took.append((time.perf_counter() - begun) * 1000)
    return Delays(median(took), quantiles(took, n=20)[18])
