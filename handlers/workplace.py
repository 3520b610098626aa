"""A member of a desk who asks for something, in the desk's chat or in private, and where to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiogram.types import InlineKeyboardMarkup

from handlers.front import Front
from router.delivery.markup import Html
from router.domain.complaint import Complaint, Text
from router.domain.refusal import Refusal
from router.domain.scope import seen_by
from router.ports import DeskChat

SUPERGROUP = "-100"
"""What ids of groups begin with whose messages have links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Who asks, for which desk; `place` is the chat to answer in, `at` the message to be changed there.

    `desks` are all desks of the person, where they may ask about any of them: in private.
    """

    front: Front
    user: int
    desk: DeskChat
    place: int
    language: str
    at: int | None = None
    reply_to: int | None = None
    desks: tuple[DeskChat, ...] = ()

    async def show(
        self, texts: Text | Html | Sequence[Text | Html], keyboard: InlineKeyboardMarkup | None = None
    ) -> int | None:
        """Change the message, or answer with a new one: in the group where it cannot be said in private."""
        front = self.front
        if self.at is not None:
            return await front.show(self.place, self.at, texts, self.language, keyboard)
        said = await front.say(self.place, texts, self.language, keyboard, self.reply_to)
        if said is None and self.place != self.desk.chat:
            return await front.say(self.desk.chat, texts, self.desk.language, keyboard)
        return said

    def lines(self, complaint: Complaint, texts: Sequence[Text]) -> Html:
        """Texts about a complaint as the desk may read them."""
        sight, policy = self.front.sight, self.front.work.policy
        return sight.lines(complaint, self.desk, self.language, policy, texts)


async def in_group(front: Front, desk: DeskChat, chat: int, user: int, message: int | None) -> Worker:
    """Somebody in the desk's chat: answered in private once they have started the bot, else there."""
    here = replace(desk, chat=chat)
    person = await front.profiles.find(user)
    if person is None or not person.started or person.blocked:
        language = desk.language
        return Worker(front=front, user=user, desk=here, place=chat, language=language, reply_to=message)
    language = front.words.language(person.language or desk.language)
    return Worker(front=front, user=user, desk=here, place=user, language=language)


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
