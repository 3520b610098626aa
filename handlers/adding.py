"""Adding to a complaint: what a consumer sends goes there until they say that it is all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from aiogram.types import InlineKeyboardMarkup

from handlers import asking
from handlers.asking import FORM
from handlers.dialogues import hold
from handlers.front import Front
from router.domain.complaint import Complaint, Text
from router.domain.draft import Draft, Form
from router.domain.refusal import Refusal
from router.ports import Posted
from router.usecases.filing import forget_form

ADD = "add"
OPEN_FOR = timedelta(hours=12)
"""Who left it open is not held to it the next day: what they send then goes where bare messages go."""


def adds(form: Form, at: datetime | None = None) -> bool:
    """Whether it is this dialogue; with a moment (UTC), whether it still was at that time."""
    return form.action == ADD and (at is None or at.timestamp() < int(form.arg) + OPEN_FOR.total_seconds())


async def begin(front: Front, user: int, complaint: Complaint, language: str) -> None:
    """From now on messages go to this complaint."""
    now = front.work.clock.now()
    form = Form(action=ADD, number=complaint.number, arg=str(int(now.timestamp())))
    draft = await hold(front, user, user, form)
    done = asking.control(front, FORM, "done", "button-add_done", language)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[done]])
    asked = await front.say(user, Text("add-ask", {"number": complaint.number}), language, keyboard)
    if asked:
        await front.work.drafts.set(draft, form=replace(form, prompt=asked, since=asked))
        post = Posted(bot=front.work.bot, chat=user, message=asked, number=complaint.number, mail="ask")
        await front.work.posts.add([post])


async def done(front: Front, draft: Draft, language: str) -> None:
    """That was all. Refusal when it was said before."""
    if draft.form is None or not adds(draft.form):
        raise Refusal("refusal-outdated")
    await forget_form(front.work, draft)
    await front.show(draft.chat, draft.form.prompt, Text("add-done", {"number": draft.form.number}), language)
