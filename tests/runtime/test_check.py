"""`check` against a sandbox whose chats and rights are as wrong as each test makes them."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from router.check import examine
from router.check.house import configuration
from router.check.telegram import LATE
from router.clock import SystemClock
from router.ports import Clock, DeskChat
from router.settings import SHIPPED, load
from router.storage.embedded import EmbeddedServer
from router.storage.store import connect
from tests.runtime.conftest import People
from tests.runtime.fakes import Skewed

TOKEN = "1000001:sandbox"
CARE, STAFF = -1001000000001, -1002000000001
TODAY = date(2026, 11, 22)
NO_CHATS: Mapping[int, int] = {}
Look = Callable[..., Awaitable["Seen"]]


class Seen:
    """What `check` said."""

    def __init__(self, fine: bool, lines: list[str]) -> None:
        self.fine = fine
        self.lines = [line.split("\n")[0] for line in lines]
        self.advice = {line.split("\n")[0]: line.partition("-> ")[2] for line in lines}

    def about(self, words: str) -> list[str]:
        """Level and text of the findings with these words."""
        return [" ".join(line.split()) for line in self.lines if words in line]

    def wrong(self) -> list[str]:
        return [line for line in self.lines if line.startswith("problem")]


@pytest.fixture
def look(sandbox: People, embedded: EmbeddedServer, tmp_path: Path) -> Look:
    """Runs `check`, with values of the configuration and ids of its chats changed."""

    async def run(
        story: tuple[int, int] | None = None,
        clock: Clock | None = None,
        chats: Mapping[int, int] = NO_CHATS,
        **changed: str,
    ) -> Seen:
        values = {
            "ROUTER_TELEGRAM__TOKEN": TOKEN,
            "ROUTER_TELEGRAM__API_SERVER": sandbox.url,
            "ROUTER_DATABASE__URI": embedded.uri,
            # The same for all: `check` leaves nothing behind but indexes, which take a second to make.
            "ROUTER_DATABASE__NAME": "check",
        }
        text = SHIPPED.read_text("utf-8")
        for shipped, wanted in chats.items():
            text = text.replace(str(shipped), str(wanted))
        (tmp_path / "config.toml").write_text(text, "utf-8")
        settings = load(tmp_path / "config.toml", values | changed, datetime(2026, 8, 3, tzinfo=UTC).date())
        lines: list[str] = []
        fine = await examine(settings, clock or SystemClock(), lines.append, story)
        return Seen(fine, lines)

    return run


async def test_where_all_is_well_it_says_so(look: Look, sandbox: People) -> None:
    await sandbox.post("/bot", privacy=False)
    for person in (701, 711):
        await sandbox.post(f"/people/{person}/start")
    seen = await look()
    assert seen.fine
    assert seen.wrong() == []
    assert seen.about("privacy") == ["ok privacy mode: off, the bot sees what is written in its groups"]
    assert seen.about("token") == ["ok token: belongs to @complaint_demo_bot (1000001)"]
    assert len([line for line in seen.lines if line.startswith("ok       chat -100")]) == 5
    assert len([line for line in seen.lines if line.startswith("ok       person")]) == 3
    assert seen.about("indexes") == ["ok database: answers, keeps what it is given, indexes are there"]
    assert seen.about("clock") == ["ok clock: agrees with Telegram's"]


async def test_every_warning_and_problem_says_what_to_do(look: Look, sandbox: People) -> None:
    await sandbox.post(f"/chats/{CARE}/members", status="member")
    seen = await look()
    bad = [line for line in seen.lines if not line.startswith("ok")]
    assert len(bad) > 3
    assert all(seen.advice[line] for line in bad)


async def test_privacy_mode_warns(look: Look) -> None:
    seen = await look()
    assert seen.about("privacy")[0].startswith("warning privacy mode: on")
    assert seen.fine


async def test_it_says_whether_inline_mode_is_on(look: Look, sandbox: People) -> None:
    assert (await look()).about("inline")[0].startswith("ok inline mode: on")
    await sandbox.post("/bot", inline=False)
    seen = await look()
    assert seen.about("inline")[0].startswith("warning inline mode: off")
    assert seen.fine


async def test_a_chat_without_the_bot_and_one_that_nobody_knows(look: Look, sandbox: People) -> None:
    await sandbox.post(f"/chats/{STAFF}/members", status="kicked")
    seen = await look()
    assert not seen.fine
    assert seen.wrong()[0].startswith(f"problem  chat {STAFF} (merchant demo-digital): the bot was removed")


async def test_a_group_that_was_invited_is_looked_at_too(
    look: Look, sandbox: People, embedded: EmbeddedServer
) -> None:
    made = await sandbox.post("/chats", type="supergroup", title="Tea", members=[], bot="member")
    there = DeskChat(desk="tea", chat=int(made["id"]), kind="merchant", language="en")
    store = connect(embedded.uri, "check")
    try:
        await store.desks.bind(there)
        assert "no administrator" in (await look()).about(f"chat {there.chat} (merchant tea)")[0]
        await store.desks.unbind(there.chat)
    finally:
        store.close()
    assert not (await look()).about("tea")


async def test_an_unknown_chat(look: Look) -> None:
    seen = await look(chats={STAFF: -1009999999999})
    wanted = "problem chat -1009999999999 (merchant demo-digital): Telegram does not know it"
    assert seen.about("-1009999999999")[0].startswith(wanted)


async def test_a_database_that_is_away(look: Look) -> None:
    seen = await look(ROUTER_DATABASE__URI="mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200")
    assert seen.about("database: does not answer")[0].startswith("problem")


async def test_the_rights_of_the_bot(look: Look, sandbox: People) -> None:
    await sandbox.post(f"/chats/{STAFF}/members", status="member")
    await sandbox.post(f"/chats/{CARE}/members", status="administrator", rights={"can_pin_messages": False})
    seen = await look()
    assert [line.split(": ")[1] for line in seen.wrong()] == [
        "the bot may not pin messages",
        "the bot is no administrator, so it cannot see all answers, pin or delete",
    ]


async def test_a_basic_group_and_its_upgrade(look: Look, sandbox: People) -> None:
    owner = {"user": 701, "status": "creator"}
    made = await sandbox.post("/chats", type="group", title="Small", members=[owner], bot="administrator")
    small = int(made["id"])
    before = (await look(chats={CARE: small})).about(f"chat {small}")
    assert any("is a basic group" in line for line in before)
    assert any("has one lead" in line for line in before)
    upgraded = await sandbox.post(f"/chats/{small}/migrate")
    after = await look(chats={CARE: small})
    assert after.about(f"chat {small}") == [f"problem chat {small} (desk care): became a supergroup"]
    assert str(upgraded["id"]) in after.advice[after.wrong()[0]]


async def test_one_lead_and_an_anonymous_one(look: Look, sandbox: People) -> None:
    await sandbox.post(f"/chats/{CARE}/members", user=901, status="member")
    await sandbox.post(f"/chats/{CARE}/members", user=701, status="creator", anonymous=True)
    seen = await look()
    assert any("has one lead" in line for line in seen.about(str(CARE)))
    assert any("anonymous" in line for line in seen.about(str(CARE)))
    assert seen.fine


async def test_a_forum_whose_topics_the_bot_may_not_manage(look: Look, sandbox: People) -> None:
    owner = {"user": 701, "status": "creator"}
    made = await sandbox.post("/chats", type="forum", title="Desk", members=[owner], bot="administrator")
    forum = int(made["id"])
    assert not any("topics" in line for line in (await look(chats={CARE: forum})).lines)
    rights = {"can_manage_topics": False}
    await sandbox.post(f"/chats/{forum}/members", status="administrator", rights=rights)
    seen = await look(chats={CARE: forum})
    told = [line for line in seen.about(f"chat {forum}") if "topics" in line]
    assert "so all complaints share the main chat" in told[0]
    assert seen.fine


async def test_a_webhook_that_stands_in_the_way(look: Look, sandbox: People, bot: Any) -> None:
    await bot.set_webhook("https://example.org/other")
    seen = await look()
    assert seen.about("a webhook is set (https://example.org/other)")[0].startswith("warning")


async def test_the_webhook_that_is_wanted(look: Look, sandbox: People, bot: Any) -> None:
    wanted = {
        "ROUTER_TELEGRAM__MODE": "webhook",
        "ROUTER_TELEGRAM__WEBHOOK_URL": "https://example.org",
        "ROUTER_TELEGRAM__WEBHOOK_SECRET": "a-secret-of-some-length",
    }
    assert (await look(**wanted)).about("updates:")[0].startswith("warning")
    await bot.set_webhook("https://example.org/telegram")
    assert (await look(**wanted)).about("updates:") == ["ok updates: by webhook"]


async def test_a_clock_that_is_wrong(look: Look) -> None:
    seen = await look(clock=Skewed(timedelta(seconds=-90)))
    assert seen.about("clock:")[0].startswith("problem clock: this machine's is")
    nearly = Skewed(timedelta(seconds=2 - LATE))
    assert (await look(clock=nearly)).about("clock:")[0].startswith("ok")


@pytest.mark.parametrize(
    ("token", "said"), [("", "no usable bot token"), ("1:wrong", "refuses the bot token")]
)
async def test_a_token_that_is_missing_or_wrong(look: Look, token: str, said: str) -> None:
    seen = await look(ROUTER_TELEGRAM__TOKEN=token)
    assert not seen.fine
    assert said in seen.wrong()[0]
    assert token not in seen.wrong()[0] or not token


async def test_telegram_away(look: Look) -> None:
    seen = await look(ROUTER_TELEGRAM__API_SERVER="http://127.0.0.1:1")
    assert seen.about("Telegram: cannot be reached")[0].startswith("problem")


async def test_a_folder_in_use_is_the_running_bot(look: Look, embedded: EmbeddedServer) -> None:
    seen = await look(ROUTER_DATABASE__URI="", ROUTER_DATABASE__DATA=str(embedded.data))
    assert seen.about("is in use by process")[0].startswith("warning")


async def test_the_live_story_works_and_leaves_nothing(look: Look, sandbox: People) -> None:
    seen = await look(story=(STAFF, 901))
    steps = seen.about("live:")
    assert len(steps) == 7
    assert all(step.startswith("ok") for step in steps)
    for chat, viewer in ((STAFF, 601), (901, 901)):
        told = await sandbox.get(f"/chats/{chat}", viewer=viewer)
        assert [message for message in told["messages"] if not message["deleted"]] == []


async def test_the_live_story_says_what_does_not_work(look: Look, sandbox: People) -> None:
    await sandbox.post(
        "/faults", kind="error", method="sendPoll", code=400, description="Bad Request: no polls"
    )
    seen = await look(story=(STAFF, 501))
    wrong = seen.about("problem live:")
    assert wrong == []
    failed = [line for line in seen.wrong() if "live:" in line]
    assert len(failed) == 2
    assert failed[0].endswith("send a poll and stop it: Bad Request: no polls")
    assert "write to the person" in failed[1]
    assert seen.about("all 3 messages deleted")


def test_each_calendar_tells_of_the_years_whose_make_up_days_are_not_published(tmp_path: Path) -> None:
    hours = 'time_zone = "Asia/Shanghai"\nworking_hours.mon = ["09:00-12:00"]'
    own = "[calendars.{id}]\n" + hours + '\ncountry = "{country}"\n'
    file = tmp_path / "config.toml"
    named = "".join(
        own.format(id=id_, country=country) for id_, country in (("west", "CN"), ("abroad", "DE"))
    )
    file.write_text(f"{SHIPPED.read_text('utf-8')}\n{named}", "utf-8")
    today = date(2026, 2, 1)
    said = [
        str(finding) for finding in configuration(load(file, {}, today), today) if "make-up" in str(finding)
    ]
    assert [line.split(":")[0] for line in said] == [
        "warning  calendar",
        "warning  calendars.west",
        "ok       calendars.abroad",
    ]
    assert "2027, 2028, 2029 are not published yet" in said[1]
    assert said[1].endswith("or name the days in calendars.west.overrides")


def test_a_policy_that_tells_nobody_where_to_go_outside_is_warned_of(tmp_path: Path) -> None:
    def told(text: str) -> list[str]:
        file = tmp_path / "config.toml"
        file.write_text(text, "utf-8")
        found = map(str, configuration(load(file, {}, TODAY), TODAY))
        return [line for line in found if "external" in line]

    shipped = SHIPPED.read_text("utf-8")
    before, _, rest = shipped.partition("[[external]]")
    assert told(shipped)[0].startswith("ok")
    assert "no body is named" in told(before + rest[rest.index("# ====") :])[0]
    abroad = told(
        shipped.replace('jurisdiction = "CN"               #', 'jurisdiction = "DE"               #')
    )
    assert "no body to go to: demo-digital" in abroad[0]
