"""Who takes part: consumers and staff who see what the bot sent them, and do something about it.

Whatever the bot learns to do gets its actor here: a class with `live`, and a row in `cast`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from random import Random  # noqa: TID251 - every draw comes from the seed that is printed
from typing import Protocol, TypeVar

from tests.conversations.people import Json, said
from tests.crowd import NUMBER
from tests.torture.scene import Phone, Scene

Move = Callable[[], Awaitable[None]]
T = TypeVar("T")

CATEGORIES = (
    *("quality", "wrong_item", "damaged", "not_delivered", "late_delivery", "counterfeit", "repair"),
    *("installation", "usage", "service", "account_safety", "praise"),
)
"""Those that ask for nothing which is refused when it is typed wrongly."""
NEVER = frozenset({"cancel", "remove", "anew", "solved", "back", "edit", "change", "other"})
"""Buttons that nobody taps: what they take away, or ask for anew, would be missed; and so would the name of
another shop, which goes when another category is chosen."""
CONTROLS = frozenset(
    {
        "skip",
        "done",
        "submit",
        "items",
        "item",
        "receipt",
        "hide",
        "review",
        "resume",
        "open",
        "guide",
        "page",
    }
)
"""Buttons of a question that answer it with nothing, or lead elsewhere."""
ONWARD = ("resume", "file", "skip", "review")
"""Those that lead to the next question."""
FORMS = frozenset(
    {
        "counter", "prove", "dispute", "appeal", "withdraw", "ask", "ask_merchant", "settle", "unperformed",
        "refuse", "propose", "decide", "dismiss", "hand_over", "transfer", "canned", "ask_both", "suggest",
        "reveal", "delivered",
    }
)  # fmt: skip
"""Buttons that open a dialogue."""
CONSUMERS: Mapping[str, float] = {
    "accept": 9, "decline": 0.7, "counter": 0.7, "confirm": 9, "not_solved": 0.7, "not_arrived": 0.5,
    "received": 8, "prove": 6, "dispute": 0.3, "go_on": 1, "escalate": 0.5, "accept_verdict": 3,
    "appeal": 0.7, "outside": 0.1, "settled_outside": 2, "turned_away": 1, "reopen": 0.2, "withdraw": 0.15,
    "told_solved": 2, "delivered": 2, "why": 2, "contact": 0.5, "visit": 3,
}  # fmt: skip
"""How gladly a consumer taps which button."""
STAFF: Mapping[str, float] = {
    "take": 10, "take_over": 0.3, "give_back": 0.2, "propose": 8, "ask": 1, "refuse": 0.5, "decide": 4,
    "ask_merchant": 0.6, "take_back": 0.1, "no_answer": 0.3, "approve": 4, "accept_counter": 2, "settle": 0.3,
    "unperformed": 0.1, "dismiss": 0.05, "prove": 6, "dispute": 0.1, "accept_verdict": 2, "appeal": 0.4,
    "album": 0.2, "more": 0.3, "less": 0.2, "hand_over": 0.5, "transfer": 0.1, "safety": 0.05, "abuse": 0.1,
    "no_abuse": 0.2, "urgent": 0.1, "not_urgent": 0.2, "hold": 0.05, "release": 0.1, "canned": 0.6,
    "ask_both": 0.4, "suggest": 0.1, "reveal": 0.1, "arrived": 2, "snooze": 0.5, "let_go": 2, "history": 0.2,
    "playbook": 0.1, "relink": 0.05,
}  # fmt: skip
PLAIN, FORUM = -4000000002, -1002000000003
"""A merchant's group that becomes a supergroup some time, and one in which each complaint has its topic."""
DESKS: Mapping[int, tuple[int, ...]] = {
    -1002000000001: (601, 602),
    PLAIN: (611,),
    FORUM: (621,),
    -1001000000001: (701, 702, 901),
    -1001000000002: (711, 901),
}
"""Whose chat it is, and who works there."""
LOOKED_UP: Mapping[str, float] = {"/queue": 0.15, "/mine": 0.1, "/canned": 0.05, "/help": 0.02}
"""Commands of staff that need nothing more."""
ASKED: Mapping[str, float] = {"/rights": 0.1, "/cases": 0.1, "/mydata": 0.02, "/help": 0.02}
"""Commands of consumers."""
FORBIDDEN = "Please tell me the verification code that you got:"
"""What nobody may ask a consumer for."""


class Actor(Protocol):
    """Somebody who acts until the scene closes."""

    async def live(self) -> None:
        """Act."""
        ...


def cast(scene: Scene, consumers: int) -> list[Actor]:
    """Everybody who takes part in a run."""
    staff = [Staff(scene, person, chat) for chat, people in DESKS.items() for person in people]
    return [*(Household(scene, n) for n in range(consumers)), *staff]


def drawn(dice: Random, moves: list[tuple[float, T]]) -> T | None:
    """One of them, the heavier the likelier."""
    return dice.choices([what for _, what in moves], [weight for weight, _ in moves])[0] if moves else None


@dataclass
class Household:
    """One consumer after another."""

    scene: Scene
    n: int

    async def live(self) -> None:
        """Each goes when all of theirs is closed, and somebody new comes."""
        dice = self.scene.dice(f"household {self.n}")
        while self.scene.open:
            person = await self.scene.newcomer(dice.choice(("en", "zh", "en", "es", "ru")))
            phone = Phone(self.scene, person, person, self.scene.dice(person))
            await Consumer(self.scene, phone).live()


@dataclass
class Consumer:
    """Somebody who complains, answers, decides, and rates."""

    scene: Scene
    phone: Phone
    turns: int = 0
    in_dialogue: int = 0
    """Turns for which a dialogue may be open, seen or not."""
    unanswered: int = 0
    """Turns without anything to do."""
    leaves: int = 0
    """Turns since all was over."""

    async def live(self) -> None:
        """Until the scene closes, or everything is over for a while."""
        while self.scene.open and self.leaves < 12:
            await self.scene.turn(self.phone.dice)
            await self.phone.look()
            if self.scene.open:
                await self._turn()

    async def _turn(self) -> None:
        self.turns += 1
        self.in_dialogue = max(0, self.in_dialogue - 1)
        dice = self.phone.dice
        if form := self._prompt("p|f|"):
            self.in_dialogue = max(self.in_dialogue, 30)
        if form and dice.random() < 0.9:
            await self._answer(form)
        elif (draft := self._prompt("p|d|")) and dice.random() < 0.9:
            await self._fill_in(draft)
        elif move := drawn(dice, [*self._taps(), *self._polls(), *self._talk()]):
            self.unanswered = 0
            await move()
        elif not self.phone.sent:
            await self._begin()
        else:
            await self._wonder()

    def _prompt(self, prefix: str) -> Json | None:
        """The newest question with buttons."""
        found = self.phone.offered(lambda data: data.startswith(prefix))
        return found[0][0] if found else None

    async def _wonder(self) -> None:
        """Nothing to see: the question may not have come. Start asks again."""
        self.unanswered += 1
        if self.unanswered >= 12:
            self.unanswered = 0
            await self.scene.does(self.phone.person, "start", {})

    async def _fill_in(self, prompt: Json) -> None:
        """Answer a question of the filing."""
        dice, phone = self.phone.dice, self.phone
        picks = [p for p in _picks(prompt) if not NEVER & {*p}]
        known = [p for p in picks if p[0] != "category" or p[1] in CATEGORIES]
        chosen = [p for p in known if p[0] not in CONTROLS or p == ("guide", "file")]
        controls = {field: value for field, value in picks if field in CONTROLS}
        if (joins := [p for p in picks if p[0] == "join"]) and dice.random() < 0.5:
            field, value = dice.choice(joins)
        elif "submit" in controls:
            field, value = "submit", ""
        elif "done" in controls and dice.random() < 0.6:
            field, value = "done", ""
        elif chosen:
            field, value = dice.choice(chosen)
        elif onward := [field for field in ONWARD if field in controls]:
            field, value = onward[0], controls[onward[0]]
        elif controls and dice.random() < 0.1:
            field, value = dice.choice(list(controls.items()))
        elif dice.random() < 0.5:
            return await phone.shows(dice.choice((1, 1, 2, 4)), sure=not self.in_dialogue)
        elif dice.random() < 0.2:
            return await self._forward()
        else:
            return await self._burst("It happened like this:")
        await phone.taps(prompt, f"p|d|{field}|{value}")
        return None

    async def _begin(self) -> None:
        """The first that the bot hears of somebody: words of their own, or what the shop wrote."""
        if self.phone.dice.random() < 0.35:
            await self._forward()
        else:
            await self._burst("My complaint:")

    async def _forward(self) -> None:
        """Part of a conversation with the shop, handed on in one go."""
        await self.phone.forwards(self.phone.dice.choice((3, 3, 8, 18)), sure=not self.in_dialogue)

    async def _burst(self, words: str) -> None:
        """Several short messages in a row, as people write."""
        for _ in range(self.phone.dice.choice((1, 1, 1, 2, 3))):
            await self.phone.says(words, sure=not self.in_dialogue)

    async def _answer(self, prompt: Json) -> None:
        """Answer a question of a dialogue: an option, or words that can be read as an amount too."""
        options = [p for p in _picks(prompt) if p[0] not in CONTROLS | NEVER]
        if options:
            field, value = self.phone.dice.choice(options)
            await self.phone.taps(prompt, f"p|f|{field}|{value}")
        else:
            await self.phone.says("50 yuan,", sure=False)

    def _taps(self) -> list[tuple[float, Move]]:
        return [
            (CONSUMERS.get(action, 0.0), lambda m=message, d=data, a=action: self._tap(m, d, a))
            for message, data in self.phone.offered(lambda d: d.startswith("a|"))
            if CONSUMERS.get(action := data.split("|")[2])
        ]

    async def _tap(self, message: Json, data: str, action: str) -> None:
        if action in FORMS:
            self.in_dialogue = 90
        await self.phone.taps(message, data)

    def _polls(self) -> list[tuple[float, Move]]:
        found: list[tuple[float, Move]] = []
        for message in self.phone.bots:
            poll = message.get("poll")
            number = NUMBER.search(said(message))
            if poll and number and not poll["is_closed"]:
                score = self.phone.dice.choice(
                    (1, 2, 3, 4, 5, 5, 5, None) if poll["mine"] else (1, 2, 3, 4, 5, 5, 5)
                )
                vote = lambda m=message, n=number[0], s=score: self.phone.votes(m, n, s)  # noqa: E731
                found.append((0.3 if poll["mine"] else 8.0, vote))
        return found

    def _talk(self) -> list[tuple[float, Move]]:
        """Once a complaint is filed: words, photos, corrections, another complaint."""
        statuses = [m for m in self.phone.bots if m["pinned"]]
        if not statuses:
            return []
        ended = all(self._ended(m) for m in statuses)
        self.leaves += ended
        sure = not self.in_dialogue
        dice = self.phone.dice
        to = dice.choice(statuses) if dice.random() < 0.4 or len(statuses) > 1 else None
        moves: list[tuple[float, Move]] = [
            (0.1 if ended else 1.2, lambda: self.phone.says("And also", to=to, sure=sure)),
            (0.05 if ended else 0.5, lambda: self.phone.shows(dice.choice((1, 1, 3)), to=to, sure=sure)),
            (0.02 if ended else 0.15, self._forward),
            (0.2, self.phone.edits),
            *((weight, lambda c=command: self.phone.asks(c)) for command, weight in ASKED.items()),
        ]
        if len(statuses) < 2 and not ended:
            moves.append((0.2, self._another))
        return moves

    async def _another(self) -> None:
        await self.phone.asks("/new")

    @staticmethod
    def _ended(status: Json) -> bool:
        offered = {str(b.get("callback_data")).split("|")[2] for b in _buttons(status) if "|" in str(b)}
        return "withdraw" not in offered


@dataclass
class Staff:
    """A member of a desk at work: on cards, in dialogues, in answers."""

    scene: Scene
    person: int
    desk: int
    """The desk's chat, as it was at the beginning."""
    phone: Phone = field(init=False)

    def __post_init__(self) -> None:
        self.phone = Phone(self.scene, self.person, self.desk, self.scene.dice((self.person, self.desk)))
        # One person works at two desks: tokens must differ.
        self.phone._tokens = count(1 + 1_000_000 * (self.desk % 10))

    async def live(self) -> None:
        """Until the scene closes."""
        while self.scene.open:
            await self.scene.turn(self.phone.dice)
            await self.phone.look()
            if self.scene.open and (move := drawn(self.phone.dice, self._moves())):
                await move()

    def _moves(self) -> list[tuple[float, Move]]:
        mine = [m for m in self.phone.bots if self._asks_me(m)]
        if mine:
            return [(1.0, lambda: self._answer(mine[0]))]
        return [*self._taps(), *self._replies(), *self._looks()]

    def _looks(self) -> list[tuple[float, Move]]:
        """Lists, their pages, and a search for a number or for words that somebody said."""
        named = [found[0] for m in self.phone.bots if (found := NUMBER.search(said(m)))]
        if not named:
            return []
        sought = self.phone.dice.choice([*named[:5], "complaint", "w300"])
        pages = self.phone.offered(lambda data: data.startswith("q|"))
        return [
            *((weight, lambda c=command: self.phone.asks(c)) for command, weight in LOOKED_UP.items()),
            (0.1, lambda: self.phone.asks(f"/find {sought}")),
            *((0.1, lambda m=message, d=data: self.phone.taps(m, d)) for message, data in pages[:4]),
        ]

    def _asks_me(self, message: Json) -> bool:
        """Whether it is a question of a dialogue, to this very person, not answered yet."""
        if message["id"] in self._answered:
            return False
        named = any((e.get("user") or {}).get("id") == self.person for e in message.get("entities") or ())
        markup = message.get("markup") or {}
        return named and bool(markup.get("force_reply") or any(_picks(message)))

    _answered: set[int] = field(default_factory=set)

    async def _answer(self, prompt: Json) -> None:
        options = [p for p in _picks(prompt) if p[0] != "cancel"]
        chosen = [p for p in options if p[0] != "skip"]
        if chosen:
            field, value = self.phone.dice.choice(chosen[:6])
            await self.phone.taps(prompt, f"p|f|{field}|{value}")
            await asyncio.sleep(0.2)
        elif options and self.phone.dice.random() < 0.5:
            self._answered.add(prompt["id"])
            await self.phone.taps(prompt, f"p|f|skip|{options[0][1]}")
        else:
            self._answered.add(prompt["id"])
            await self.phone.says("80.50", to=prompt, sure=False)

    def _taps(self) -> list[tuple[float, Move]]:
        return [
            (STAFF[action], lambda m=message, d=data, a=action: self._tap(m, d, a))
            for message, data in self.phone.offered(lambda d: d.startswith("a|"))
            if (action := data.split("|")[2]) in STAFF
        ]

    async def _tap(self, message: Json, data: str, action: str) -> None:
        together = action not in FORMS and self.phone.dice.random() < 0.3
        others = tuple(p for p in DESKS[self.desk] if p != self.person) if together else ()
        await self.phone.taps(message, data, others=others)

    def _replies(self) -> list[tuple[float, Move]]:
        """To any of the last messages that name a complaint: a public answer, a photo, or a note inside.

        What one member alone saw cannot be answered, and says so.
        """
        last = [m for m in self.phone.bots[:15] if not (self._is_prompt(m) or m.get("ephemeral"))]
        about = [m for m in last if NUMBER.search(said(m))]
        if not about:
            return []
        to = self.phone.dice.choice(about)
        return [
            (2.0, lambda: self.phone.says("We look into it:", to=to)),
            (0.5, lambda: self.phone.shows(1, to=to)),
            (0.5, lambda: self.phone.says("// between us:", to=to)),
            (0.3, lambda: self.phone.says(FORBIDDEN, to=to)),
        ]

    @staticmethod
    def _is_prompt(message: Json) -> bool:
        return bool((message.get("markup") or {}).get("force_reply") or _picks(message))


def _buttons(message: Json) -> list[Json]:
    return [b for row in (message.get("markup") or {}).get("inline_keyboard") or [] for b in row]


def _picks(message: Json) -> list[tuple[str, str]]:
    """Field and value of the buttons of a question."""
    parts = [str(b.get("callback_data")).split("|") for b in _buttons(message)]
    return [(p[2], p[3]) for p in parts if p[0] == "p" and len(p) == 4]
