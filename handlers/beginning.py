"""Beginning a filing, by command or by a link; or going on with the one that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiogram.types import InlineKeyboardMarkup

from handlers import asking
from handlers.asking import DRAFT
from handlers.front import Front
from handlers.intake import advise, ask, language_of, show
from handlers.ordering import when_known
from router.domain.answers import about_order, summary
from router.domain.callers import RECORDED
from router.domain.complaint import Arg, Ref, Text
from router.domain.draft import Draft
from router.ports import Profile
from router.usecases import filing


async def start(
    front: Front,
    person: Profile,
    key: str,
    chosen: Mapping[str, Arg] | None = None,
    notes: Sequence[Text] = (),
) -> None:
    """A new filing, with what a link has `chosen`; while another is open, the person says which it shall be.

    Of a draft that holds nothing yet only the answers change. An update that came before changes nothing.
    """
    work = front.work
    draft = await filing.draft_of(work, person.user, person.user)
    blank = draft is not None and key not in draft.seen and not summary(draft, work.policy)
    if draft is None or not draft.number or (blank and _other_matter(draft, chosen or {})):
        begun = await filing.begin(work, person, chosen, key=key, instead=draft)
        await _arrived(front, begun, person, chosen or {}, notes, greets=RECORDED not in begun.answers)
    elif key in draft.seen:
        await _arrived(front, draft, person, chosen or {}, notes)
    elif lines := summary(draft, work.policy):
        draft = await filing.touch(work, draft, key, pending=dict(chosen or {}))
        await _which(front, draft, person, [*notes, Text("ask-resume"), *lines])
    else:
        draft = await filing.fill(work, draft, chosen or {}, key=key)
        await _arrived(front, draft, person, chosen or {}, notes)


def _other_matter(draft: Draft, chosen: Mapping[str, Arg]) -> bool:
    """Whether one is a caller's and the other the person's own, or another desk's."""
    return draft.answers.get(RECORDED) != chosen.get(RECORDED)


async def _arrived(
    front: Front,
    draft: Draft,
    person: Profile,
    chosen: Mapping[str, Arg],
    notes: Sequence[Text],
    *,
    greets: bool = False,
) -> None:
    """The first question, below what a link has told already."""
    await advise(front, draft, person)

    async def go_on(known: Draft, told: Sequence[Text]) -> None:
        await ask(front, known, person, greets=greets, notes=[*notes, *_brought(known, chosen)])

    await when_known(front, draft, go_on)


def _brought(draft: Draft, chosen: Mapping[str, Arg]) -> Sequence[Text]:
    """What a link or an earlier complaint has told, and what the order service made of it."""
    if RECORDED in chosen:
        return [Text("record-begun")]
    category = chosen.get("category")
    about = [Text("review-category", {"value": Ref("category", str(category))})] if category else []
    return [Text("known-about"), *about, *about_order(draft)] if chosen else ()


async def resumed(front: Front, draft: Draft, person: Profile, key: str) -> Draft:
    """With the draft that is there, and what a link adds to it."""
    before = draft.answers.get("category")
    draft = await filing.resume(front.work, draft, key=key)
    if draft.answers.get("category") != before:
        await advise(front, draft, person)
    return draft


async def anew(front: Front, draft: Draft, person: Profile, key: str, at: int | None) -> None:
    """What was begun is dropped for another one, with what a link told."""
    chosen = draft.pending
    fresh = await filing.begin(front.work, person, chosen, key=key, instead=draft)
    await advise(front, fresh, person)

    async def go_on(known: Draft, told: Sequence[Text]) -> None:
        await ask(front, known, person, at, notes=_brought(known, chosen))

    await when_known(front, fresh, go_on)


async def _which(front: Front, draft: Draft, person: Profile, texts: Sequence[Text]) -> None:
    language = language_of(draft, person, front)
    row = [asking.control(front, DRAFT, field, f"button-{field}", language) for field in ("resume", "anew")]
    keyboard = InlineKeyboardMarkup(inline_keyboard=asking.rows_of(row))
    await show(front, draft, texts, language, keyboard)
