"""A member of a desk who asks for something, in the desk's chat or in private, and where to answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from aiogram.types import InlineKeyboardMarkup

from handlers.front import Front
from router.delivery.markup import Html
from router.delivery.talk import Said
from router.domain.complaint import Complaint, Text
from router.domain.refusal import Refusal
from router.domain.scope import seen_by
from router.ports import DeskChat

LookUp: TypeAlias = Callable[["Worker", str], Awaitable[int | None]]
"""Answers what a member looks up, with what stood behind the command; the chat where the answer is."""
SUPERGROUP = "-100"
"""What ids of groups begin with whose messages have links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Who asks, for which desk; `place` is the chat to answer in, `at` the message to be changed there.

    With `aside` the place is a group, and the answer for the member's eyes alone; `reached` says whether they
    can be written to in private. `desks` are all desks of the person, where they may ask about any of them:
    in private.
    """

    front: Front
    user: int
    desk: DeskChat
    place: int
    language: str
    at: int | None = None
    reply_to: int | None = None
    thread: int | None = None
    aside: bool = False
    reached: bool = True
    desks: tuple[DeskChat, ...] = ()

    async def show(self, texts: Said, keyboard: InlineKeyboardMarkup | None = None) -> int | None:
        """Change the message, or answer with a new one; the chat where it is, None when it was given up.

        What cannot be shown to the member alone in the group is said to them in private, else to the group.
        """
        say = self.front.say
        if await self._here(texts, keyboard) is not None:
            return self.place
        if not self.aside:
            return None
        if self.reached and await say(self.user, texts, self.language, keyboard) is not None:
            return self.user
        said = await say(self.place, texts, self.desk.language, keyboard, self.reply_to, self.thread)
        return None if said is None else self.place

    async def _here(self, texts: Said, keyboard: InlineKeyboardMarkup | None) -> int | None:
        talk, alone = self.front.talk, self.user if self.aside else None
        if self.at is not None:
            return await talk.edit(
                self.place, self.at, texts, self.language, keyboard=keyboard, only_for=alone
            )
        return await talk.say(
            self.place,
            texts,
            self.language,
            keyboard=keyboard,
            reply_to=self.reply_to,
            thread=self.thread,
            only_for=alone,
            strictly=True,
        )

    def lines(self, complaint: Complaint, texts: Sequence[Text]) -> Html:
        """Texts about a complaint as the desk may read them."""
        sight, policy = self.front.sight, self.front.work.policy
        return sight.lines(complaint, self.desk, self.language, policy, texts)


async def in_group(
    front: Front, desk: DeskChat, chat: int, user: int, message: int, thread: int | None
) -> Worker:
    """Somebody who wrote a message in the desk's chat, or tapped there: answered for their eyes alone."""
    person = await front.profiles.find(user)
    reached = person is not None and person.started and not person.blocked
    own = person.language if person and reached else None
    return Worker(
        front=front,
        user=user,
        desk=replace(desk, chat=chat),
        place=chat,
        language=front.words.language(own or desk.language),
        reply_to=message or None,
        thread=thread,
        aside=True,
        reached=reached,
    )


async def in_private(
    front: Front, user: int, language: str, desk: str = "", at: int | None = None
) -> Worker | None:
    """Somebody in their own chat, for a desk where they work, else the first one; None for a stranger."""
    desks: list[DeskChat] = []
    for place in await front.members.works(user):
        found = await front.work.desks.by_chat(place.chat)
        if found and found.desk == place.desk:
            desks.append(replace(found, chat=place.chat))
    chosen = next((d for d in desks if d.desk == desk), None) or (desks[0] if desks and not desk else None)
    if chosen is None:
        return None
    return Worker(
        front=front, user=user, desk=chosen, place=user, language=language, at=at, desks=tuple(desks)
    )


def link_to(complaint: Complaint, desk: str) -> str:
    """The address of a desk's card, for its members; empty where it has none."""
    card, route = complaint.sent.get(f"card:{desk}"), complaint.routes.get(desk)
    if card is None or route is None or not str(route.chat).startswith(SUPERGROUP):
        return ""
    return f"https://t.me/c/{str(route.chat).removeprefix(SUPERGROUP)}/{card.message}"


async def for_desk(worker: Worker, number: str) -> Complaint:
    """A complaint that the desk may look at. Refusal for any other, as if there were none."""
    complaint = await worker.front.work.complaints.get(number)
    if complaint is None or not seen_by(complaint, worker.desk.desk, worker.front.work.policy):
        raise Refusal("refusal-unknown-complaint")
    return complaint
