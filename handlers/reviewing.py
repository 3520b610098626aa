"""What is to be known before a complaint is filed: that one like it is open, and that a limit is reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers import asking
from handlers.asking import DRAFT, Pick
from handlers.front import Front
from router.delivery.markup import plain
from router.domain.callers import recording
from router.domain.complaint import Complaint, Text
from router.domain.draft import Draft
from router.domain.intake import Ask, Prompt
from router.domain.law import local_day
from router.domain.matters import of_draft
from router.domain.purchases import MERCHANT
from router.domain.repeats import news, repeated
from router.domain.restraint import filing_limit
from router.domain.rights import brief
from router.domain.status import named
from router.ports import Profile
from router.usecases import filing
from router.usecases.merchants import abroad

Rows = list[list[InlineKeyboardButton]]


Remarks: TypeAlias = tuple[Sequence[Text], Rows]
"""What to say, and buttons for it."""


async def remarks(front: Front, draft: Draft, prompt: Prompt, language: str) -> Remarks:
    """What to say above a question's buttons, and a button that adds to the open complaint instead."""
    if prompt.kind is Ask.REVIEW:
        return await _at_review(front, draft, language)
    return await _early(front, draft, prompt, language)


async def _at_review(front: Front, draft: Draft, language: str) -> Remarks:
    if recording(draft.answers):
        return await _law(front, draft), []
    work = front.work
    theirs = await work.complaints.of_consumer(work.bot, draft.user)
    repeats, rows = _repeats(front, draft, theirs, language)
    texts = list(repeats)
    category = work.policy.categories.get(str(draft.answers.get("category")))
    safe = category is not None and category.safety
    if not safe and (limit := filing_limit(theirs, work.policy, work.clock.now())):
        texts.append(limit.text)
    texts += await _law(front, draft)
    return texts, rows


async def _early(front: Front, draft: Draft, prompt: Prompt, language: str) -> Remarks:
    """Once order and shop are known, whoever has said or sent something is spared the other questions."""
    if prompt.id != "claim" or recording(draft.answers) or not (draft.words or draft.evidence):
        return (), []
    work = front.work
    return _repeats(front, draft, await work.complaints.of_consumer(work.bot, draft.user), language)


def _repeats(front: Front, draft: Draft, theirs: Sequence[Complaint], language: str) -> Remarks:
    open_one = repeated(draft, theirs, front.work.policy)
    if open_one is None:
        return (), []
    words = front.label(Text("button-join", {"number": open_one.number}), language)
    row = [asking.button(words, DRAFT, "join", open_one.number)]
    return (Text("review-repeats", {**named(open_one)}),), [row]


async def _law(front: Front, draft: Draft) -> Sequence[Text]:
    """The window that ends next, and the freight where goods travel."""
    policy, now = front.work.policy, front.work.clock.now()
    country = await abroad(front.work, str(draft.answers.get(MERCHANT) or ""))
    matter = of_draft(draft, policy, local_day(now, policy.calendar), country)
    return brief(policy.law, matter, now) if matter else ()


async def join(
    front: Front, draft: Draft, person: Profile, tap: CallbackQuery, pick: Pick, language: str
) -> None:
    """Words, answers and files go to the open complaint; nothing new is filed."""
    told = [plain(front.label(text, language)) for text in news(draft, front.work.policy)]
    words = "\n".join(filter(None, (draft.description, *told)))
    await filing.join(front.work, draft, person, pick.value, words, f"c:{tap.id}")
    at = tap.message.message_id if tap.message else None
    await front.show(draft.chat, at, Text("intake-joined", {"number": pick.value}), language)
