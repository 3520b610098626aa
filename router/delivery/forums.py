"""Which groups are forums that let the bot make topics, and which topic is whose."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import structlog

from router.delivery.gate import Sleep
from router.delivery.messenger import Messenger
from router.delivery.outcomes import Outcome, Rule, Trouble
from router.delivery.surely import surely
from router.ports import Posts
from router.topic_ports import Topic

SUPERGROUPS = -1_000_000_000_000
"""Only groups with ids below have topics."""
BELIEVED = 3600.0
"""Seconds for which a group is taken for what it was found to be."""
BARRED = 600.0
"""Seconds after which a forum that let the bot make no topic is tried again."""
KEPT = 5000
PASSING = frozenset({Rule.LATER, Rule.UNCERTAIN, Rule.STOP})
"""What says nothing about the group."""

log = structlog.get_logger()


class Forums:
    """What is known of them; asked again after a while."""

    def __init__(
        self,
        bot: int,
        messenger: Messenger,
        posts: Posts,
        given: Callable[[int], bool],
        *,
        monotonic: Callable[[], float],
        sleep: Sleep,
    ) -> None:
        """`given` tells whether something else says in which topic a chat is written to."""
        self._bot = bot
        self._messenger = messenger
        self._posts = posts
        self._given = given
        self._monotonic = monotonic
        self._sleep = sleep
        self._known: OrderedDict[tuple[int, str], Topic] = OrderedDict()
        self._forums: dict[int, tuple[bool, float]] = {}

    async def find(self, chat: int, number: str) -> Topic | None:
        """The complaint's topic in a forum. Raises Trouble and Unavailable."""
        if chat > SUPERGROUPS or self._given(chat):
            return None
        found = self._known.get((chat, number)) or await self._posts.topic(self._bot, chat, number)
        if found:
            self._remember(chat, number, found)
        return found

    def forget(self) -> None:
        """Another process may have made other topics since: those stand in the store."""
        self._known.clear()

    async def open(self, chat: int) -> bool:
        """Whether complaints have topics here and the bot may make them. Raises Trouble."""
        if chat > SUPERGROUPS or self._given(chat):
            return False
        forum, until = self._forums.get(chat, (False, 0.0))
        if until > self._monotonic():
            return forum
        try:
            forum = await self._messenger.forum(chat)
        except Trouble as trouble:
            if trouble.outcome.rule in PASSING:
                raise Trouble(_not_sent(trouble.outcome)) from trouble
            forum = False
        self._forums[chat] = forum, self._monotonic() + BELIEVED
        return forum

    def bar(self, chat: int, why: str) -> None:
        """The bot may make no topics here: for a while the main chat serves."""
        log.warning("topics_refused", chat=chat, why=why)
        self._forums[chat] = False, self._monotonic() + BARRED

    async def keep(self, chat: int, number: str, topic: Topic) -> None:
        """A topic was made, or looks otherwise now."""
        self._remember(chat, number, topic)
        await surely(lambda: self._posts.keep_topic(self._bot, chat, number, topic), self._sleep)

    def _remember(self, chat: int, number: str, topic: Topic) -> None:
        self._known[chat, number] = topic
        self._known.move_to_end((chat, number))
        if len(self._known) > KEPT:
            self._known.popitem(last=False)


def _not_sent(outcome: Outcome) -> Outcome:
    """Asking sends nothing: what is not known to have arrived is asked again."""
    return replace(outcome, rule=Rule.LATER) if outcome.rule is Rule.UNCERTAIN else outcome
