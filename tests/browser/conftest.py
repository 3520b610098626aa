"""A real Chromium, a sandbox on a free port, and a bot of a few lines that a test drives by hand."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    PollAnswer,
    Update,
)
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright

from router.sandbox.server import build_sandbox
from router.sandbox.settings import DEMO_TOKEN, SandboxSettings
from tests.browser.client import PATIENCE, WIDE, Pane
from tests.browser.ensure_chromium import chromium
from tests.sandbox.conftest import PlainSession
from tests.serving import Serve, serving

SHANGHAI = "Asia/Shanghai"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--no-first-run",
)  # fmt: skip

NOTING = """
  window.toasts = [];
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
    if (node.dataset?.testid === "toast") window.toasts.push(node.textContent);
  }))).observe(document, { childList: true, subtree: true });
"""
"""Words that go by themselves are noted, for `told`: a busy machine may look when they are gone."""

HEARD = ["message", "edited_message", "callback_query", "poll", "poll_answer", "message_reaction"]

Open = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One loop for all tests of a worker, for they share its browser."""
    for item in items:
        if isinstance(item, pytest.Function) and "open_page" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, without a window."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        await started.close()


@dataclasses.dataclass
class Windows:
    """Browser windows, used again by later tests: every sandbox is an origin of its own."""

    browser: Browser
    pages: dict[tuple[tuple[int, int], str], Page] = dataclasses.field(default_factory=dict)
    errors: list[str] = dataclasses.field(default_factory=list)

    async def window(self, size: tuple[int, int], language: str) -> Page:
        if (size, language) not in self.pages:
            context = await self.browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                locale=language,
                timezone_id=SHANGHAI,
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            await context.add_init_script(NOTING)
            self.pages[size, language] = await context.new_page()
            self.pages[size, language].on("pageerror", lambda error: self.errors.append(str(error)))
        return self.pages[size, language]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(windows: Windows) -> AsyncIterator[Open]:
    """Opens the page as `open_page(url, size=, language=)`. An error in the page fails the test."""
    used: list[Page] = []

    async def begin(url: str, size: tuple[int, int] = WIDE, language: str = "zh-CN") -> Page:
        page = await windows.window(size, language)
        used.append(page)
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        return page

    yield begin
    for page in used:
        await page.goto("about:blank")
    errors, windows.errors = windows.errors, []
    assert errors == []


@dataclasses.dataclass
class ScriptedBot:
    """A bot whose part a test plays: it hears one update after another and answers by `bot`."""

    bot: Bot
    offset: int = 0
    waiting: list[Update] = dataclasses.field(default_factory=list)

    async def heard(self) -> Update:
        """The next update. TimeoutError when none comes."""
        async with asyncio.timeout(PATIENCE / 1000):
            while not self.waiting:
                self.waiting = await self.bot.get_updates(
                    offset=self.offset, timeout=5, allowed_updates=HEARD
                )
        update = self.waiting.pop(0)
        self.offset = update.update_id + 1
        return update

    async def message(self) -> Message:
        update = await self.heard()
        assert update.message is not None, update
        return update.message

    async def tap(self) -> CallbackQuery:
        update = await self.heard()
        assert update.callback_query is not None, update
        return update.callback_query

    async def vote(self) -> PollAnswer:
        """The next vote; the counts that are told beside it are passed over."""
        while (update := await self.heard()).poll_answer is None:
            assert update.poll is not None, update
        return update.poll_answer


def buttons(*rows: tuple[str, ...]) -> InlineKeyboardMarkup:
    """Buttons whose data is their text, as far as it fits."""
    keys = [[InlineKeyboardButton(text=text, callback_data=text[:20]) for text in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=keys)


@dataclasses.dataclass
class BotClock:
    """The demo clock of a bot that has `dues` to meet; it stands still between the walks."""

    now: datetime = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    dues: list[datetime] = dataclasses.field(default_factory=list)
    walked: list[datetime] = dataclasses.field(default_factory=list)
    gate: asyncio.Event = dataclasses.field(default_factory=asyncio.Event)

    def told(self) -> web.Response:
        following = min((due for due in self.dues if due > self.now), default=None)
        return web.json_response(
            {"now": self.now.isoformat(), "next_due": following.isoformat() if following else None}
        )

    async def get(self, _request: web.Request) -> web.Response:
        return self.told()

    async def post(self, request: web.Request) -> web.Response:
        await self.gate.wait()
        asked: dict[str, Any] = await request.json()
        self.now = datetime.fromisoformat(asked["to"]) if "to" in asked else self.now + timedelta(seconds=1)
        self.walked.append(self.now)
        return self.told()


@pytest_asyncio.fixture(loop_scope="session")
async def served() -> AsyncIterator[Serve]:
    """Serves applications on free ports of this machine until the test ends; the answer is the URL."""
    async with serving() as begin:
        yield begin


@pytest_asyncio.fixture(loop_scope="session")
async def bot_clock(served: Serve) -> tuple[BotClock, str]:
    """The bot's clock and where it is served."""
    clock = BotClock()
    clock.gate.set()
    app = web.Application()
    app.router.add_get("/demo/clock", clock.get)
    app.router.add_post("/demo/clock", clock.post)
    return clock, await served(app)


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox_url(served: Serve) -> str:
    """A fresh sandbox, without a time machine."""
    return await served(build_sandbox(SandboxSettings()))


@pytest_asyncio.fixture(loop_scope="session")
async def script(sandbox_url: str) -> AsyncIterator[ScriptedBot]:
    """The bot of that sandbox, which writes HTML."""
    server = TelegramAPIServer.from_base(sandbox_url)
    bot = Bot(DEMO_TOKEN, session=PlainSession(api=server), default=DefaultBotProperties(parse_mode="HTML"))
    yield ScriptedBot(bot)
    await bot.session.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_page: Open, sandbox_url: str) -> Page:
    """The page of that sandbox on a wide screen, in Chinese."""
    return await open_page(sandbox_url)


@pytest.fixture
def consumer(page: Page) -> Pane:
    return Pane(page, "consumer")


@pytest.fixture
def merchant(page: Page) -> Pane:
    return Pane(page, "merchant")
