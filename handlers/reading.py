"""Taps in a guide: while a filing is open, and from the help."""

from __future__ import annotations

from aiogram.types import CallbackQuery

from handlers import guides
from handlers.asking import Pick
from handlers.front import Front
from handlers.intake import ask, language_of
from router.domain.complaint import Arg
from router.domain.draft import Draft
from router.domain.guiding import SOLVED, found, reading
from router.domain.refusal import Refusal
from router.ports import Profile
from router.usecases import filing, helping


async def opened(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """Somebody would rather try a guide first."""
    guide = front.work.policy.guides.get(pick.value)
    if guide is None:
        raise Refusal("refusal-changed")
    draft = await helping.open_guide(front.work, draft, guide, key=f"c:{tap.id}")
    await _turned(front, draft, person)


async def answered(front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick) -> None:
    """An answer on a page. Refusal for one that the open page does not have."""
    page = reading(draft, front.work.policy)
    if page is None or pick.value not in dict(page.answers):
        raise Refusal("refusal-changed")
    if pick.value == SOLVED:
        at = tap.message.message_id if tap.message else None
        await guides.spare(front, draft, language_of(draft, person, front), at)
        return
    draft = await helping.answer(front.work, draft, pick.value, key=f"c:{tap.id}")
    await _turned(front, draft, person)


async def _turned(front: Front, draft: Draft, person: Profile) -> None:
    """The page, or the question, where the one before stood; below its picture when it has one."""
    at = draft.prompt
    if not draft.guided and await guides.picture(
        front, draft.chat, draft.guide, language_of(draft, person, front)
    ):
        at = None
    await ask(front, draft, person, at)


async def browsed(front: Front, person: Profile, tap: CallbackQuery, pick: Pick, language: str) -> None:
    """A tap on a page that is read from the help."""
    match pick.field:
        case "page" | "open":
            at = tap.message.message_id if tap.message and pick.field == "page" else None
            await guides.browsed(front, person.user, at, pick.value, language)
        case "solved":
            await guides.read_and_solved(front, tap, pick.value, language)
        case "file":
            await _file(front, person, tap, pick.value)
        case _:
            raise Refusal("refusal-outdated")


async def _file(front: Front, person: Profile, tap: CallbackQuery, place: str) -> None:
    """It did not help: a filing, the open one or a new one, that knows what was tried."""
    here = found(place, front.work.policy)
    if here is None:
        raise Refusal("refusal-outdated")
    key, work = f"c:{tap.id}", front.work
    draft = await filing.draft_of(work, person.user, person.user)
    if draft is None or not draft.number:
        only: dict[str, Arg] = {"category": here[0].categories[0]} if len(here[0].categories) == 1 else {}
        draft = await filing.begin(work, person, only, instead=draft)
    draft = await helping.leave(work, draft, place, key=key)
    if tap.message:
        await front.gestures.strip(person.user, tap.message.message_id)
    await ask(front, draft, person)
