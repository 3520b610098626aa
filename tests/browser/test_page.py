"""The page itself: languages, phone and wide screens, safety, time, who is shown."""

from datetime import UTC, datetime, timedelta
from html import escape

import pytest
from aiogram.types import BotCommand, BufferedInputFile, KeyboardButton, ReplyKeyboardMarkup
from playwright.async_api import Page, expect

from router.sandbox.server import build_sandbox
from router.sandbox.settings import SandboxSettings
from tests.browser.client import PHONE, Pane
from tests.browser.conftest import BotClock, Open, ScriptedBot, buttons
from tests.sandbox.conftest import Clock, picture
from tests.serving import Serve

CONSUMER, STAFF, MANAGER = 501, -1002000000001, 901
EVIL = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script><b>粗</b>'


async def test_html_in_messages_names_and_buttons_is_text(
    page: Page, consumer: Pane, script: ScriptedBot
) -> None:
    await consumer.starts()
    await consumer.writes(EVIL)
    bubble = await consumer.sees("onerror")
    await expect(bubble.get_by_test_id("text")).to_contain_text(EVIL)
    await script.bot.send_message(CONSUMER, EVIL, parse_mode=None, reply_markup=buttons((EVIL[:40],)))
    await expect(consumer.part("key")).to_have_text(EVIL[:40])
    await script.bot.send_poll(CONSUMER, escape(EVIL), [escape("<b>粗</b>"), "b"], question_parse_mode="HTML")
    await expect(consumer.part("poll")).to_contain_text(EVIL)
    await page.request.post(f"{page.url}sandbox/people", data={"id": 601, "first_name": EVIL})
    await page.reload()
    await expect(page.get_by_test_id("pane-merchant")).to_contain_text(EVIL)
    await consumer.sees("onerror")
    assert await page.locator("#panes").locator("script, img, .text b").count() == 0
    assert await page.evaluate("window.hurt") is None


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "tg://resolve?domain=x", "data:text/html,x"])
async def test_a_link_that_is_not_of_the_web_is_no_link(
    consumer: Pane, script: ScriptedBot, scheme: str
) -> None:
    await consumer.starts()
    await consumer.sees("/start")
    entity = {"type": "text_link", "offset": 0, "length": 2, "url": scheme}
    await script.bot.send_message(CONSUMER, "链接", entities=[entity], parse_mode=None)
    bubble = await consumer.sees("链接")
    await expect(bubble.locator("a")).to_have_count(0)


async def test_entities_are_shown(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await consumer.sees("/start")
    await script.bot.send_message(
        CONSUMER,
        "👍🏽<b>粗<i>斜</i></b><tg-spoiler>秘密</tg-spoiler><code>单号</code>"
        '<blockquote>引用</blockquote>\n<a href="https://example.com/x">链接</a>',
    )
    text = (await consumer.sees("链接")).get_by_test_id("text")
    await expect(text.locator("b i")).to_have_text("斜")
    await expect(text.locator("code")).to_have_text("单号")
    await expect(text.locator("blockquote")).to_have_text("引用")
    await expect(text.locator("a")).to_have_attribute("href", "https://example.com/x")
    spoiler = text.locator(".spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
    await spoiler.click()
    await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")


async def test_both_languages(open_page: Open, sandbox_url: str) -> None:
    page = await open_page(sandbox_url, language="en-US")
    consumer = Pane(page, "consumer")
    await expect(consumer.part("start")).to_have_text("START")
    await expect(page.get_by_test_id("tab-consumer")).to_have_text("Consumer")
    await page.get_by_test_id("language").click()
    await expect(consumer.part("start")).to_have_text("开始")
    await expect(page.locator("html")).to_have_attribute("lang", "zh")
    await page.reload()
    await expect(consumer.part("start")).to_have_text("开始")


async def test_both_tables_have_the_same_words(page: Page) -> None:
    missing = await page.evaluate("""async () => {
        const { en } = await import('/page/words.en.js'), { zh } = await import('/page/words.zh.js');
        const marks = (words) => (words.match(/{\\w+}/g) ?? []).sort().join();
        const all = new Set([...Object.keys(en), ...Object.keys(zh)]);
        return [...all].filter((key) => !en[key] || !zh[key] || marks(en[key]) !== marks(zh[key]));
    }""")
    assert missing == []


async def test_on_a_phone_one_pane_is_shown_and_tabs_switch(
    open_page: Open, sandbox_url: str, script: ScriptedBot
) -> None:
    page = await open_page(sandbox_url, size=PHONE)
    consumer, merchant = Pane(page, "consumer"), Pane(page, "merchant")
    await expect(merchant.element).not_to_be_in_viewport()
    await script.bot.send_message(STAFF, "新投诉")
    tab = page.get_by_test_id("tab-merchant")
    await expect(tab).to_have_text("商家1")
    await tab.click()
    await expect(merchant.message("新投诉")).to_be_in_viewport()
    await expect(consumer.element).not_to_be_in_viewport()
    await expect(tab).to_have_attribute("aria-current", "true")
    await expect(tab).to_have_text("商家")


@pytest.mark.parametrize("size", [(1600, 900), (1024, 768), PHONE])
async def test_nothing_is_wider_than_its_pane(
    open_page: Open, sandbox_url: str, script: ScriptedBot, size: tuple[int, int]
) -> None:
    page = await open_page(sandbox_url, size=size)
    merchant = Pane(page, "merchant")
    eight = tuple((f"很长的按钮文字第{n}个也要看得见", "长词" * 20) for n in range(4))
    await script.bot.send_message(STAFF, "没有空格的长词" + "x" * 300, reply_markup=buttons(*eight))
    await merchant.sees("没有空格的长词")
    await expect(merchant.part("key")).to_have_count(8)
    assert await page.evaluate("document.documentElement.scrollWidth") == size[0]
    pane, keys = await merchant.element.bounding_box(), await merchant.part("key").all()
    boxes = [await key.bounding_box() for key in keys]
    assert pane and all(
        box and pane["x"] <= box["x"] and box["x"] + box["width"] <= pane["x"] + pane["width"]
        for box in boxes
    )
    feed = merchant.part("feed")
    assert await feed.evaluate("one => one.scrollWidth === one.clientWidth")


async def test_what_one_reads_stays_in_place_while_messages_come(
    page: Page, merchant: Pane, script: ScriptedBot
) -> None:
    for n in range(40):
        await script.bot.send_message(STAFF, f"第 {n} 条")
    await merchant.sees("第 39 条")
    await expect(merchant.message("第 39 条")).to_be_in_viewport()
    feed = merchant.part("feed")
    await feed.evaluate("one => { one.scrollTop = 200; }")
    await page.wait_for_function("document.querySelector('#pane-merchant .to-bottom').hidden === false")
    await script.bot.send_message(STAFF, "第 40 条")
    await expect(merchant.part("unread")).to_have_text("1")
    assert await feed.evaluate("one => one.scrollTop") == 200
    await merchant.element.locator(".to-bottom").click()
    await expect(merchant.message("第 40 条")).to_be_in_viewport()
    await expect(merchant.part("unread")).to_be_hidden()


async def test_what_did_not_change_is_not_drawn_anew(page: Page, merchant: Pane, script: ScriptedBot) -> None:
    await script.bot.send_photo(STAFF, BufferedInputFile(picture(), "x.png"))
    await script.bot.send_message(STAFF, "文字")
    await merchant.sees("文字")
    await page.evaluate("document.querySelector('#pane-merchant article').mark = 1")
    await script.bot.send_message(STAFF, "又一条")
    await merchant.sees("又一条")
    assert await page.evaluate("document.querySelector('#pane-merchant article').mark") == 1


async def test_persons_and_groups_are_switched(
    open_page: Open, sandbox_url: str, script: ScriptedBot
) -> None:
    page = await open_page(sandbox_url)
    consumer, platform = Pane(page, "consumer"), Pane(page, "platform")
    await consumer.chooses("person", "Maria Lopez")
    await consumer.starts()
    said = await script.message()
    assert said.from_user and said.from_user.id == 502
    await script.bot.send_message(-1001000000002, "安全")
    await expect(platform.part("group").locator("option").nth(1)).to_have_text("Payment safety desk (1)")
    await platform.part("group").select_option("-1001000000002")
    await platform.sees("安全")
    await page.reload()
    await platform.sees("安全")
    await expect(consumer.part("person").locator("option:checked")).to_have_text("Maria Lopez")


async def test_a_date_is_local_with_a_hint_that_follows_the_sandboxs_time(
    open_page: Open, served: Serve, bot_clock: tuple[BotClock, str]
) -> None:
    clock, at = bot_clock
    url = await served(build_sandbox(SandboxSettings(bot_clock=at, time=Clock(clock.now.timestamp()))))
    clock.dues = [
        clock.now + timedelta(hours=2),
        clock.now + timedelta(hours=5),
        clock.now + timedelta(days=3),
    ]
    page = await open_page(url)
    merchant = Pane(page, "merchant")
    due = int((clock.now + timedelta(hours=30)).timestamp())
    async with page.expect_response("**/sandbox/chats/*"):
        await page.request.post(
            f"{url}/bot1000001:sandbox/sendMessage",
            data={
                "chat_id": STAFF,
                "parse_mode": "HTML",
                "text": f'期限 <tg-time unix="{due}" format="wDt">x</tg-time>',
            },
        )
    bubble = await merchant.sees("期限")
    await expect(bubble.locator("time")).to_contain_text("2026年11月26日")
    await expect(bubble.locator("time")).to_contain_text("20:00")
    await expect(bubble.get_by_test_id("hint")).to_have_text("30小时后")
    await page.get_by_test_id("time-day").click()
    await expect(bubble.get_by_test_id("hint")).to_have_text("6小时后")
    begin = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert clock.walked[:2] == [begin + timedelta(hours=2), begin + timedelta(hours=5)]
    assert len(clock.walked) == 3
    assert abs(clock.walked[2] - begin - timedelta(days=1)) < timedelta(minutes=1)
    await expect(page.get_by_test_id("time-words")).to_contain_text("途中处理 2 项")
    await expect(page.get_by_test_id("clock")).to_contain_text("11月26日")


async def test_a_walk_can_be_stopped(open_page: Open, served: Serve, bot_clock: tuple[BotClock, str]) -> None:
    clock, at = bot_clock
    begin = clock.now
    url = await served(build_sandbox(SandboxSettings(bot_clock=at, time=Clock(begin.timestamp()))))
    clock.dues = [begin + timedelta(hours=n) for n in range(1, 100)]
    page = await open_page(url)
    clock.gate.clear()
    await page.get_by_test_id("time-week").click()
    await page.get_by_test_id("time-stop").click()
    clock.gate.set()
    await expect(page.get_by_test_id("time-words")).to_contain_text("停在")
    assert clock.walked == [begin + timedelta(hours=1)]
    await page.get_by_test_id("time-due").click()
    await expect(page.get_by_test_id("time-log").locator("li")).to_have_count(2)
    assert clock.walked == [begin + timedelta(hours=1), begin + timedelta(hours=2)]


async def test_without_a_clock_of_the_bot_there_is_no_time_machine(page: Page) -> None:
    await expect(page.get_by_test_id("clock")).to_be_visible()
    await expect(page.get_by_test_id("machine")).to_have_count(0)


async def test_reset_asks_first_and_clears_every_pane(
    page: Page, consumer: Pane, merchant: Pane, script: ScriptedBot
) -> None:
    await consumer.starts()
    await script.bot.send_message(STAFF, "卡片")
    await merchant.sees("卡片")
    await script.bot.set_my_commands([BotCommand(command="queue", description="待办")])
    await page.get_by_test_id("reset").click()
    await page.keyboard.press("Escape")
    await merchant.sees("卡片")
    await page.get_by_test_id("reset").click()
    await page.get_by_test_id("confirm").click()
    await expect(merchant.part("message")).to_have_count(0)
    await expect(consumer.part("start")).to_be_visible()
    await merchant.part("commands-button").click()
    await expect(merchant.part("commands")).to_contain_text("/queue")


async def test_help_has_three_steps(page: Page) -> None:
    await page.get_by_test_id("help-button").click()
    await expect(page.get_by_test_id("help").locator("li")).to_have_count(3)
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("help")).to_have_count(0)


async def test_a_keyboard_is_enough(page: Page, consumer: Pane, script: ScriptedBot) -> None:
    await consumer.part("start").focus()
    await page.keyboard.press("Enter")
    await script.message()
    await script.bot.send_message(CONSUMER, "请选择", reply_markup=buttons(("物流",)))
    await consumer.part("key").focus()
    await page.keyboard.press("Enter")
    tap = await script.tap()
    await script.bot.answer_callback_query(tap.id)
    actions = (await consumer.sees("请选择")).get_by_test_id("actions")
    await actions.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("menu-reply")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(consumer.part("input")).to_be_focused()
    await page.keyboard.type("好")
    await page.keyboard.press("Enter")
    answer = await script.message()
    assert answer.reply_to_message and answer.reply_to_message.text == "请选择"


async def test_a_reply_keyboard_writes_its_words(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await script.message()
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="是"), KeyboardButton(text="否")]])
    await script.bot.send_message(CONSUMER, "解决了吗？", reply_markup=keys)
    await consumer.element.get_by_role("button", name="否").click()
    assert (await script.message()).text == "否"


async def test_a_group_that_became_another_is_followed(open_page: Open, served: Serve) -> None:
    group = {"id": -4001, "type": "group", "title": "小群", "members": [{"user": 601, "status": "creator"}]}
    people = [{"id": 601, "first_name": "王店长"}]
    url = await served(build_sandbox(SandboxSettings(world={"people": people, "chats": [group]})))
    page = await open_page(url)
    pane = Pane(page, "groups")
    await pane.writes("以前")
    await pane.sees("以前")
    await page.request.post(f"{url}/sandbox/chats/-4001/migrate", data={})
    await expect(pane.part("service")).to_have_text("群组已升级为超级群组")
    await expect(pane.message("以前")).to_have_count(0)
    await pane.writes("以后")
    await pane.sees("以后")


async def test_topics_are_told_apart(open_page: Open, served: Serve) -> None:
    forum = {"id": -1009, "type": "forum", "title": "论坛", "members": [{"user": 601, "status": "creator"}]}
    people = [{"id": 601, "first_name": "王店长"}]
    url = await served(build_sandbox(SandboxSettings(world={"people": people, "chats": [forum]})))
    page = await open_page(url)
    pane = Pane(page, "groups")
    await page.request.post(f"{url}/sandbox/chats/-1009/topics", data={"action": "open", "name": "投诉一"})
    await pane.writes("在总话题")
    await pane.sees("在总话题")
    await pane.chooses("topic", "# 投诉一")
    await expect(pane.message("在总话题")).to_have_count(0)
    await pane.writes("在话题一")
    await expect((await pane.sees("在话题一")).get_by_test_id("reply-quote")).to_have_count(0)
    await pane.chooses("topic", "# 全部话题")
    await pane.sees("在总话题")
    await pane.sees("在话题一")
