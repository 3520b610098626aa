"""What is to be known before a complaint is filed: that one like it is open, and that a limit is reached."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers import asking
from handlers.asking import DRAFT, Pick
from handlers.front import Front
from router.delivery.markup import plain
from router.domain.callers import recording
from router.domain.complaint import Text
from router.domain.draft import Draft
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


async def remarks(front: Front, draft: Draft, language: str) -> tuple[Sequence[Text], Rows]:
    """What to say above the buttons of the review, and a button that adds to the open complaint instead."""
    if recording(draft.answers):
        return await _law(front, draft), []
    work = front.work
    theirs = await work.complaints.of_consumer(work.bot, draft.user)
    texts: list[Text] = []
    rows: Rows = []
    if open_one := repeated(draft, theirs, work.policy):
        texts.append(Text("review-repeats", {**named(open_one)}))
        words = front.label(Text("button-join", {"number": open_one.number}), language)
        rows.append([asking.button(words, DRAFT, "join", open_one.number)])
    category = work.policy.categories.get(str(draft.answers.get("category")))
    safe = category is not None and category.safety
    if not safe and (limit := filing_limit(theirs, work.policy, work.clock.now())):
        texts.append(limit.text)
    texts += await _law(front, draft)
    return texts, rows


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
