"""Prompts of a dialogue: sent at once, within the same limits as mail, and not owed to anybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

import structlog
from aiogram.exceptions import TelegramRetryAfter

from router.delivery.gate import Gate, Sleep, Visit
from router.delivery.limits import Pace
from router.delivery.markup import TEXT_LIMIT, Html, cut, split
from router.delivery.messenger import Messenger
from router.delivery.names import spoken_of
from router.delivery.outcomes import Outcome, Rule, Trouble
from router.delivery.outgoing import Keyboard, Outgoing, Receipt, Sheet
from router.delivery.topics import Topics
from router.delivery.words import Words, reading_zone
from router.domain.complaint import Sent, Text
from router.domain.policy import Policy

PATIENCE = 20.0
"""Seconds for which a prompt waits; the person has gone on by then."""
ATTEMPTS = 3

Said: TypeAlias = Text | Html | Sequence[Text | Html]
"""One line, or several."""

log = structlog.get_logger()


class Talk:
    """Says something in a chat now. What cannot be said in time is given up: the person will ask again."""

    def __init__(
        self,
        *,
        messenger: Messenger,
        words: Words,
        policy: Policy,
        pace: Pace,
        gate: Gate,
        topics: Topics,
        sleep: Sleep,
        crowded: Callable[[int], bool] = lambda chat: False,
    ) -> None:
        """`crowded` tells whether more of a chat waits to be handled."""
        self._messenger = messenger
        self._words = words
        self._policy = policy
        self._pace = pace
        self._gate = gate
        self._topics = topics
        self._sleep = sleep
        self._crowded = crowded

    def crowded(self, chat: int) -> bool:
        """Whether more of a chat waits to be handled: what would be said now can be said after it."""
        return self._crowded(chat)

    async def say(
        self,
        chat: int,
        text: Said,
        language: str,
        *,
        keyboard: Keyboard | None = None,
        reply_to: int | None = None,
        silent: bool = False,
        thread: int | None = None,
        only_for: int | None = None,
        strictly: bool = False,
    ) -> int | None:
        """Send a text, line below line; the id of the last message, None when it was given up.

        In a group it makes no sound, for whom it answers is there. `thread` is a complaint's own topic.
        `only_for` is the one member who is to see it, where Telegram lets the bot; then it has no id (0).
        Where it does not, the group sees it, or with `strictly` nobody.
        """
        pieces = split(await self._html(chat, text, language), TEXT_LIMIT)
        posted = None
        for n, piece in enumerate(pieces, 1):
            out = Outgoing(
                chat=chat,
                text=piece,
                keyboard=keyboard if n == len(pieces) else None,
                reply_to=reply_to if n == 1 else None,
                silent=silent or chat < 0,
                thread=thread,
                only_for=only_for,
                strictly=strictly,
            )
            receipt = await self._now(out)
            posted = receipt.messages[-1] if receipt else None
        return posted

    async def edit(
        self,
        chat: int,
        message: int,
        text: Said,
        language: str,
        *,
        keyboard: Keyboard | None = None,
        thread: int | None = None,
        only_for: int | None = None,
    ) -> int | None:
        """Edit a prompt, or say it anew where it is gone; the message's id, None when it was given up.

        `only_for` is the one member who sees the message.
        """
        html = cut(await self._html(chat, text, language), TEXT_LIMIT)
        out = Outgoing(
            chat=chat,
            text=html,
            keyboard=keyboard,
            edits=Sent(message),
            thread=thread,
            only_for=only_for,
            strictly=True,
        )
        receipt = await self._now(out)
        return receipt.messages[-1] if receipt else None

    async def picture(self, chat: int, sheet: Sheet) -> str:
        """Send a picture; Telegram's id of it, empty when it was given up."""
        receipt = await self._now(Outgoing(chat=chat, sheet=sheet))
        return receipt.file_id if receipt else ""

    async def tidy(self, chat: int, call: Callable[[], Awaitable[object]]) -> bool:
        """Make a call that Telegram counts like a message, if it can be made at once; else it is let go.

        It may raise that Telegram wants no more for the chat: then nobody writes there for so long.
        """
        visit = Visit(chat, patience=0.0)
        if not await self._gate.enter(visit):
            return False
        try:
            await self._gate.opened(visit)
            await call()
            return True
        except TelegramRetryAfter as error:
            self._pace.flooded(chat, float(error.retry_after))
            return False
        finally:
            self._pace.answered(chat)
            self._gate.leave(1)

    async def _html(self, chat: int, text: Said, language: str) -> str:
        lines: Sequence[Text | Html] = [text] if isinstance(text, Text | Html) else text
        await self._words.names.learn(spoken_of(line for line in lines if isinstance(line, Text)))
        zone = reading_zone(chat, self._policy)
        return "\n".join(
            line if isinstance(line, Html) else self._words.text(line, language, self._policy, zone)
            for line in lines
        )

    async def _now(self, out: Outgoing) -> Receipt | None:
        """In the chat's topic where it has one; one that is gone is found and told by the courier's mail."""
        out = replace(out, thread=out.thread or self._topics.of(out.chat))
        for _ in range(ATTEMPTS):
            if not await self._patient(out.chat):
                break
            try:
                if receipt := await self._passed(out):
                    return receipt
            except Trouble as trouble:
                outcome = trouble.outcome
                if not self._again(out.chat, outcome):
                    log.info("prompt_not_sent", chat=out.chat, why=outcome.why)
                    return None
        log.info("prompt_given_up", chat=out.chat)
        return None

    async def _patient(self, chat: int) -> bool:
        """Wait until the chat is free; False when that takes too long.

        Somebody who writes faster than they can be answered is answered at the end, and holds up nobody else.
        """
        while wait := self._pace.wait(chat):
            if wait > PATIENCE or (chat > 0 and self._crowded(chat)):
                return False
            await self._sleep(wait)
        return True

    async def _passed(self, out: Outgoing) -> Receipt | None:
        """None when its turn would come too late. Raises Trouble."""
        visit = Visit(out.chat, out.cost, patience=PATIENCE)
        if not await self._gate.enter(visit):
            return None
        try:
            await self._gate.opened(visit)
            receipt = await self._messenger.send(out)
            self._pace.went()
            return receipt
        finally:
            self._pace.answered(out.chat, out.cost)
            self._gate.leave(1)

    def _again(self, chat: int, outcome: Outcome) -> bool:
        """Whether to try once more; a prompt that came twice does no harm."""
        if outcome.rule not in {Rule.LATER, Rule.UNCERTAIN}:
            return False
        if outcome.seconds is None:
            self._pace.hold(chat, 1.0)
        else:
            self._pace.flooded(chat, outcome.seconds)
        return True
