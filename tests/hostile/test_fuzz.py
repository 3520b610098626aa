"""Twenty thousand updates of every kind, most of them nonsense: no exception, no lost state, a story."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random  # noqa: TID251 - with a seed
from typing import Any, cast

import pytest
import structlog
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.types import Chat, ChatFullInfo, ChatMemberMember, File, Message, MessageId, Update, User
from aiohttp import ClientSession, web
from mongomock_motor import AsyncMongoMockClient
from pydantic import ValidationError

from handlers.bodies import update_in
from handlers.metrics import Metrics
from handlers.web import SECRET_HEADER, Webhook, build_web
from router.app import App, Surroundings, assemble
from router.clock import DemoClock
from router.domain.choices import for_consumer, for_desk, seldom
from router.domain.complaint import Person
from router.domain.forms import Known, Ready, next_field
from router.domain.intake import Ask, Offer, Prompt, next_question
from router.domain.mail import Button
from router.domain.making import COMMANDS
from router.domain.refusal import Refusal
from router.domain.states import State
from router.domain.submission import Filing, submit
from router.ports import Posted
from router.settings import SHIPPED, load
from router.storage.store import Store
from router.usecases.act import write
from router.usecases.filing import draft_id
from schedules.jobs import sweep_all
from tests.domain.invariants import stands
from tests.hostile.updates import Maker, Pools
from tests.serving import serving

UPDATES, CHUNK, OVER_HTTP, AT_ONCE = 20_000, 500, 2_000, 32
EARNEST, QUESTIONS = 1_000, 5
"""After so many updates everybody does one thing and answers so many questions: chance ends no dialogue."""
ONWARD = frozenset({"take", "propose", "refuse", "decide", "ask_merchant", "accept", "prove", "confirm"})
"""What they do then."""
SEED = 20_261_001
SECRET = "a-secret-for-the-fuzz"
PEOPLE = tuple(range(501, 521))
STAFF = (601, 602, 611, 621, 701, 702, 711, 901)
JUDGES = (790, 791)
"""Seen at work for the platform alone: nobody of a merchant's may decide there."""
GROUPS = (-1002000000001, -1002000000002, -1002000000003, -1001000000001, -1001000000002, -1009999999999)
START = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


class Agreeable(BaseSession):
    """A Telegram that takes everything; its messages have numbers of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = Counter[str]()
        self.last = 1000

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        self.asked[method.__api_method__] += 1
        match method.__api_method__:
            case "getMe":
                return User(id=bot.id, is_bot=True, first_name="bot", username="sandbox_bot")
            case "getChatAdministrators":
                return []
            case "getChat":
                kind = "private" if int(method.chat_id) > 0 else "supergroup"
                return ChatFullInfo.model_construct(id=method.chat_id, type=kind)
            case "getChatMember":
                return ChatMemberMember(user=User(id=method.user_id, is_bot=False, first_name="m"))
            case "getFile":
                return File(file_id="f", file_unique_id="f")
            case "sendMediaGroup":
                return [self._posted(method.chat_id) for _ in method.media]
            case name if name.startswith(("send", "editMessage")):
                return self._posted(method.chat_id)
            case "copyMessage":
                return MessageId(message_id=1)
        return True

    def _posted(self, chat: int) -> Message:
        self.last += 1
        place = Chat(id=chat, type="private" if chat > 0 else "supergroup")
        return Message(message_id=self.last, date=START, chat=place)

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_: Any, **__: Any) -> Any:
        """There are no files."""
        yield b""


class Standing:
    """Real time that stands still; the demo's clock moves."""

    def now(self) -> datetime:
        return START


@dataclass
class Given:
    """A request as the webhook reads it, without a socket."""

    body: bytes
    headers: dict[str, str]

    async def read(self) -> bytes:
        return self.body


@asynccontextmanager
async def at_work(folder: Path) -> AsyncIterator[tuple[App, DemoClock]]:
    """The bot with a database in memory and a Telegram that takes everything."""
    settings = load(SHIPPED, {"ROUTER_TELEGRAM__TOKEN": "1000001:sandbox"}, date(2026, 6, 1))
    policy = settings.policy(date(2026, 6, 1))
    clock = DemoClock(folder / "clock.json", Standing().now)
    client = AsyncMongoMockClient(tz_aware=True, tzinfo=UTC)
    store = Store(client, "fuzz", desks=policy.desks.values(), merchants=policy.merchants.values())
    around = Surroundings(uri="", real=Standing(), demo=clock)
    async with Bot("1000001:sandbox", Agreeable()) as bot, asyncio.TaskGroup() as group:
        app = assemble(settings, around, policy, bot, store, group, Metrics())
        yield app, clock


async def seeded(app: App, chance: Random) -> list[str]:
    """Complaints of every category, each with messages that people may reply to."""
    numbers, work = [], app.work
    for n, category in enumerate(list(work.policy.categories.values()) * 2):
        number = work.ids.number()
        user = PEOPLE[n % len(PEOPLE)]
        told = Filing(
            number=number,
            bot=work.bot,
            consumer=Person(user, "Lin"),
            pseudonym=f"Consumer {n}",
            language="zh",
            category=category.id,
            claim=category.claims[0],
            merchant="demo-digital" if n % 2 else "demo-fashion",
            description="It broke.",
        )
        assert await write(work, submit(told, await work.context(number, told.merchant or "")))
        places = {user, *GROUPS[:5]}
        posts = [Posted(work.bot, chat, 1 + n % 60, number, "card", "") for chat in places]
        await app.store.posts.add(posts)
        numbers.append(number)
    return numbers


def carried(app: App, numbers: Sequence[str], chance: Random) -> list[str]:
    """What buttons carry, also those of other people's complaints, and what they never carry."""
    policy = app.work.policy
    fields = (
        "category",
        "claim",
        "merchant",
        "lang",
        "which",
        "skip",
        "back",
        "done",
        "edit",
        "change",
        "submit",
    )
    values = (
        "",
        "zh",
        "en",
        "other",
        "none",
        "new",
        "category",
        "evidence",
        "a.b",
        "$where",
        *policy.categories,
    )
    acts = [f"a|{number}|{action}|{arg}" for number in numbers for action in COMMANDS for arg in ("", "1")]
    asked = [f"p|{form}|{name}|{value}" for form in "dfx" for name in fields for value in values]
    words = [
        f"p|f|{name}|{value}"
        for name in ("remedy", "reason", "liability", "freight")
        for value in policy.remedies
    ]
    junk = [
        "a",
        "a|",
        "p|||||",
        "a|0000-0000|take|",
        f"a|{numbers[0]}|fly|",
        "\u05d0" * 32,
        "|" * 64,
        "x" * 64,
        "{}",
    ]
    return [*chance.sample(acts, min(3000, len(acts))), *asked, *words, *junk * 20, *numbers]


def readable(body: bytes, bot: Bot) -> bool:
    try:
        Update.model_validate(update_in(body), context={"bot": bot})
    except ValidationError:
        return False
    return True


Offered = tuple[int, int, int, str]
"""A tap, or words: chat, person, message, and what the button carries or is said."""


async def apt(app: App, numbers: Sequence[str], met: set[State]) -> list[Offered]:
    """Taps that mean something now: under cards, under statuses, and on the options of open questions."""
    work, found = app.work, []
    for number in numbers:
        complaint = await work.complaints.get(number)
        assert complaint is not None
        met.add(complaint.state)
        user = complaint.consumer.user
        found += [
            (user, user, 1, _act(number, b)) for row in for_consumer(complaint, work.policy) for b in row
        ]
        for route in complaint.routes.values():
            rows = for_desk(complaint, route.desk)
            rows += seldom(complaint, route.desk) if number in numbers[:5] else ()
            found += [
                (route.chat, staff, 1, _act(number, b))
                for row in rows
                for b in row
                for staff in (STAFF[:2] if route.desk in work.policy.merchants else JUDGES)
            ]
    return found


TYPED = {Ask.MONEY: "12.50", Ask.NUMBER: "3", Ask.DATE: "2026-05-30", Ask.ORDER: "20260601-0001"}


async def asked(app: App) -> tuple[list[Offered], list[Offered]]:
    """Taps and typed words that answer the open questions of dialogues."""
    work = app.work
    taps, words = [], []
    for row in await app.store.collection("drafts").many({}):
        draft = await work.drafts.get(row["_id"])
        if draft is None or draft.form is None or draft.form.prompt is None:
            continue
        complaint = await work.complaints.get(draft.form.number)
        if complaint is None:
            continue
        crew = (Person(STAFF[0], "One"), Person(STAFF[1], "Two"))
        known = Known(complaint=complaint, policy=work.policy, people=crew, desks=tuple(complaint.routes))
        known = replace(known, canned=(Ready("received", "Hello."),), others=(complaint,))
        try:
            prompt = next_field(draft.form, known)
        except Refusal:  # there is nothing to choose from any more
            continue
        if prompt is None:
            continue
        place = draft.chat, draft.user, draft.form.prompt
        if prompt.options:
            taps += [(*place, f"p|f|{prompt.id}|{option.id}") for option in prompt.options]
        else:
            words.append((*place, TYPED.get(prompt.kind, "Because it is so.")))
    return taps, words


def _act(number: str, button: Button) -> str:
    return f"a|{number}|{button.action}|{button.arg}"


@pytest.mark.timeout(300)
async def test_twenty_thousand_updates(tmp_path: Path) -> None:
    chance = Random(SEED)
    bodies: list[bytes] = []
    met: set[State] = set()
    with structlog.testing.capture_logs() as lines:
        async with at_work(tmp_path) as (app, clock):
            numbers = await seeded(app, chance)
            maker = Maker(chance, Pools((*PEOPLE, *STAFF), GROUPS, carried(app, numbers, chance)))
            hook = Webhook(app.bot, app.inbox, SECRET)
            ids = count(UPDATES + 1)
            while len(bodies) < UPDATES:
                await taken_back(app, hook, ids)
                if len(bodies) % EARNEST == 0:
                    await in_earnest(app, hook, chance, ids, await apt(app, numbers, met))
                taps, maker.pools.answers = await asked(app)
                maker.pools.apt = [*taps * 5, *await apt(app, numbers, met)]
                fresh = [json.dumps(maker.update(len(bodies) + n)).encode() for n in range(1, CHUNK + 1)]
                await (over_http if len(bodies) < OVER_HTTP else in_process)(hook, fresh)
                bodies += fresh
                clock.move(clock.now() + timedelta(hours=1))
                await sweep_all(app.work)
            await nothing_is_lost(app, numbers, bodies)
            await taken_back(app, hook, ids)
            await a_story_goes_on(app, hook, ids)
    assert len(met) >= 8, met
    failed = [line for line in lines if line["log_level"] in {"error", "critical"}]
    assert {line["event"] for line in failed} <= {"update_parked"}, failed[:5]
    assert not [line for line in lines if line["event"] in {"update_not_kept", "database_away"}]


async def taken_back(app: App, hook: Webhook, ids: Iterator[int]) -> None:
    """The bot is in every group again: thrown out by chance of them all, there would be nobody to work."""
    bot = {"id": app.bot.id, "is_bot": True, "first_name": "bot"}
    was, now = ({"user": bot, "status": status} for status in ("left", "member"))
    for chat in GROUPS[:-1]:
        somebody = Somebody(hook, STAFF[0], chat, ids)
        await somebody.does("my_chat_member", old_chat_member=was, new_chat_member=now)


async def in_earnest(
    app: App, hook: Webhook, chance: Random, ids: Iterator[int], choices: Sequence[Offered]
) -> None:
    """Everybody taps one button that leads on, and answers what they are asked then."""
    await tapped(hook, chance, ids, [c for c in choices if c[3].split("|")[2] in ONWARD])
    for _ in range(QUESTIONS):
        taps, words = await asked(app)
        await tapped(hook, chance, ids, taps)
        for chat, user, prompt, text in words:
            where = {"message_id": prompt, "date": 1_779_000_000, "chat": {"id": chat, "type": "supergroup"}}
            await Somebody(hook, user, chat, ids).says(text, reply_to_message=where)


async def tapped(hook: Webhook, chance: Random, ids: Iterator[int], choices: Sequence[Offered]) -> None:
    """Everybody taps one of the buttons that they have in a chat."""
    theirs: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for chat, user, message, data in choices:
        theirs.setdefault((chat, user), []).append((message, data))
    for (chat, user), buttons in theirs.items():
        message, data = chance.choice(buttons)
        await Somebody(hook, user, chat, ids).taps(data, on=message)


async def over_http(hook: Webhook, bodies: Sequence[bytes]) -> None:
    room = asyncio.Semaphore(AT_ONCE)
    async with serving() as serve, ClientSession(headers={SECRET_HEADER: SECRET}) as client:
        url = await serve(build_web(webhook=hook))

        async def post(body: bytes) -> None:
            async with room, client.post(f"{url}/telegram", data=body) as answer:
                assert answer.status == 200, body

        await asyncio.gather(*map(post, bodies))


async def in_process(hook: Webhook, bodies: Sequence[bytes]) -> None:
    room = asyncio.Semaphore(AT_ONCE)

    async def give(body: bytes) -> None:
        async with room:
            answer = await hook.receive(cast("web.Request", Given(body, {SECRET_HEADER: SECRET})))
            assert answer.status == 200, body

    await asyncio.gather(*map(give, bodies))


async def nothing_is_lost(app: App, numbers: Sequence[str], bodies: Sequence[bytes]) -> None:
    """Only what nobody can read is parked; every complaint stands, with a whole past."""
    parked = await app.store.collection("parked").many({})
    assert {row["why"] for row in parked} == {"ValidationError"}
    assert not [row for row in parked if readable(bodies[row["_id"] - 1], app.bot)]
    assert len(parked) < UPDATES / 10
    found = [await app.work.complaints.get(number) for number in numbers]
    for complaint in found:
        assert complaint is not None
        stands(complaint)
        events = await app.work.complaints.timeline(complaint.number)
        assert [event.n for event in events] == list(range(1, complaint.events + 1))
    assert sum(c.version for c in found if c) > 10 * len(found)


@dataclass
class Somebody:
    """A person who goes the ordinary way, by the same door."""

    hook: Webhook
    user: int
    chat: int
    ids: Iterator[int]

    async def does(self, kind: str, **fields: Any) -> None:
        person = {"id": self.user, "is_bot": False, "first_name": "Ann"}
        place = {"id": self.chat, "type": "private" if self.chat > 0 else "supergroup"}
        id = next(self.ids)
        if kind != "callback_query":
            event = {"message_id": id, "date": 1_780_000_000, "chat": place, "from": person, **fields}
        else:
            shown = {"message_id": fields.pop("on", 1), "date": 1_780_000_000, "chat": place}
            event = {"id": str(id), "from": person, "chat_instance": "1", "message": shown, **fields}
        await in_process(self.hook, [json.dumps({"update_id": id, kind: event}).encode()])

    async def says(self, text: str, **fields: Any) -> None:
        await self.does("message", text=text, **fields)

    async def taps(self, data: str, **fields: Any) -> None:
        await self.does("callback_query", data=data, **fields)


async def a_story_goes_on(app: App, hook: Webhook, ids: Iterator[int]) -> None:
    """Somebody new files, a member takes it and answers; the answer is owed to the one who filed."""
    ann, wang = Somebody(hook, 599, 599, ids), Somebody(hook, 698, GROUPS[0], ids)
    await ann.says("/start")
    for _ in range(30):
        draft = await app.work.drafts.get(draft_id(app.work, ann.user, ann.user))
        if draft is None:
            break
        offer = Offer(("zh",), ("demo-digital",))
        await answers(ann, next_question(draft, app.work.policy, offer))
    (filed,) = await app.work.complaints.of_consumer(app.work.bot, ann.user)
    stands(filed)
    wang.chat = filed.routes[filed.desk].chat
    await wang.taps(f"a|{filed.number}|take|")
    card = 70_000
    await app.store.posts.add([Posted(app.work.bot, wang.chat, card, filed.number, "card", filed.desk)])
    replied = {"message_id": card, "date": 1_779_000_000, "chat": {"id": wang.chat, "type": "supergroup"}}
    await wang.says("We are sorry.", reply_to_message=replied)
    taken = await app.work.complaints.get(filed.number)
    assert taken is not None
    assert (taken.state, taken.holder and taken.holder.user) == (State.IN_REVIEW, wang.user)
    boxes = await app.store.mailboxes.owed(app.work.clock.now(), 1000)
    owed = [mail for box in boxes if box.id == filed.number for mail in box.mail]
    assert [mail.body for mail in owed if mail.chat == ann.user and mail.body] == ["We are sorry."]


async def answers(ann: Somebody, prompt: Prompt) -> None:
    if prompt.kind is Ask.REVIEW:
        await ann.taps("p|d|submit|")
    elif prompt.kind is Ask.EVIDENCE:
        photo = {"file_id": "p", "file_unique_id": "p", "width": 400, "height": 300}
        await ann.does("message", photo=[photo])
        await ann.taps("p|d|done|")
    elif prompt.kind is Ask.CHOICES:
        await ann.taps(f"p|d|chosen|{prompt.id}~1")
    elif prompt.options:
        await ann.taps(f"p|d|{prompt.id}|{prompt.options[0].id}")
    else:
        await ann.says(TYPED.get(prompt.kind, "It does not work."))
