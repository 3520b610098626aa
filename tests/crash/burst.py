"""A burst of complaints with more words behind each, and what has to be there when it is over."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from dataclasses import dataclass, field

from tests.conversations.people import Json, Laboratory
from tests.crowd import CARE, FIRST, NUMBER, Crowd

SAID = 2
"""So many messages each consumer sends once the complaint is filed."""
WORDS = re.compile(r"more \d+ of \d+")
UNCERTAIN = "🔁"
"""What a message begins with when a crash left open whether it was sent before."""
PATIENCE = 60.0


async def sends(lab: Laboratory, many: int) -> None:
    """Wait until the bot has sent so many messages from now on; whoever waits has set a limit to that.

    What it tells Telegram of its commands at each start does not count: that is as many calls again.
    """
    since = (await lab.get("/calls", limit=1))["last"]
    while many > 0:
        await asyncio.sleep(0.005)
        news = await lab.get("/calls", method="sendMessage", since=since, limit=20_000)
        since, many = news["last"], many - len(news["calls"])


@dataclass
class Sent:
    """What the bot sent, as it was when it was sent: key of what it brings to its texts, in order."""

    cards: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    statuses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    order: list[str] = field(default_factory=list)
    """Numbers of cards and words at the desk, as they came."""

    @property
    def all(self) -> list[list[str]]:
        """Everything, each thing with its repeats."""
        return [texts for kind in (self.cards, self.statuses, self.words) for texts in kind.values()]

    @property
    def doubles(self) -> int:
        """How many messages came once more."""
        return sum(len(texts) - 1 for texts in self.all)

    @property
    def unmarked(self) -> list[str]:
        """Repeats that do not say that they may be one."""
        return [text for texts in self.all for text in texts[1:] if not text.startswith(UNCERTAIN)]


@dataclass
class Burst:
    """Consumers who file all at once, and go on writing."""

    lab: Laboratory
    size: int
    patience: float = PATIENCE
    """Seconds in which everybody's words have to arrive."""
    first: int = FIRST
    """The first one's id."""
    crowd: Crowd = field(init=False)

    def __post_init__(self) -> None:
        self.crowd = Crowd(self.lab, self.size, self.first)

    async def run(self) -> None:
        """Everybody files and writes on; comes back when each has a status and all words are at the desk."""
        await self.crowd.file()
        said = [(person, n) for n in range(1, SAID + 1) for person in self.crowd.people]
        items = [{"person": p, "action": "send", "text": f"more {n} of {p}"} for p, n in said]
        await self.lab.post("/batch", {"items": items})
        words, numbers = {item["text"] for item in items}, set(self.crowd.numbers.values())
        async with asyncio.timeout(self.patience):
            while not (words <= (sent := await self.sent()).words.keys() and numbers <= sent.cards.keys()):
                await asyncio.sleep(0.1)

    async def sent(self) -> Sent:
        """What the bot sent so far."""
        calls = (await self.lab.get("/calls", method="sendMessage", limit=20_000))["calls"]
        sent = Sent()
        for call in calls:
            if call["ok"]:
                _sort(sent, call["params"])
        return sent


def _sort(sent: Sent, message: Json) -> None:
    text = message["text"]
    number = NUMBER.search(text)
    if number is None:
        return
    if int(message["chat_id"]) != CARE:
        if "📌" in text:
            sent.statuses[number[0]].append(text)
        return
    if words := WORDS.search(text):
        sent.words[words[0]].append(text)
    else:
        sent.cards[number[0]].append(text)
    sent.order.append(words[0] if words else number[0])


def stored_well(complaint: Json) -> bool:
    """Told once, said once and in order, and nothing owed any more."""
    person = complaint["consumer"]["user"]
    said = [event["text"] for event in complaint["log"] if event["kind"] == "said"]
    return (
        complaint["description"] == f"complaint {person - FIRST + 1}"
        and said == [f"more {n} of {person}" for n in range(1, SAID + 1)]
        and not complaint["mailbox"]
        and "undelivered" not in complaint
    )


def in_order(sent: Sent, number: str, person: int) -> bool:
    """Whether the desk got a consumer's card and words one after another, repeats aside."""
    wanted = [number, *(f"more {n} of {person}" for n in range(1, SAID + 1))]
    return sorted(wanted, key=sent.order.index) == wanted
