"""One complaint from START to the manager's digest, by the page alone, with the product at work."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from router.clock import SystemClock
from router.storage.embedded import free_port
from tests.browser.client import Pane
from tests.browser.conftest import Open

PATIENCE = 60  # seconds in which the product starts, and ends
MORNING = timedelta(hours=2)  # ten o'clock in Shanghai: nobody rests, nothing waits for the morning


@pytest_asyncio.fixture(loop_scope="session")
async def demo_url(tmp_path: Path) -> AsyncIterator[str]:
    """`python -m router demo`, on the morning after today."""
    real = SystemClock().now()
    tomorrow = datetime(real.year, real.month, real.day, tzinfo=UTC) + timedelta(days=1) + MORNING
    (tmp_path / "clock.json").write_text(json.dumps({"offset": (tomorrow - real).total_seconds()}))
    port = free_port()
    command = [sys.executable, "-m", "router", "demo", "--port", str(port), "--data", str(tmp_path)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    try:
        async with asyncio.timeout(PATIENCE):
            assert b"ready" in await process.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.communicate()


async def test_a_complaint_from_start_to_digest(open_page: Open, demo_url: str) -> None:
    page = await open_page(demo_url)
    consumer, merchant, manager = (Pane(page, name) for name in ("consumer", "merchant", "manager"))
    await files_a_complaint(consumer)
    await takes_and_answers(consumer, merchant)
    await picks_a_ready_reply(consumer, merchant)
    await looks_into_the_queue(merchant)
    await offers_a_refund(consumer, merchant)
    await proves_it(consumer, merchant)
    await confirms_and_votes(consumer)
    await a_day_later(page, manager)
    await files_in_spanish(page, consumer, demo_url)


async def files_a_complaint(consumer: Pane) -> None:
    await consumer.starts()
    await consumer.taps("质量问题")
    await consumer.sees("订单号")
    await consumer.types_demo_order("D-100234")
    await expect(await consumer.sees("找到这个订单了")).to_contain_text("示例数码")
    for answer in ("退货退款", "用了不久就坏", "7 天内", "都没有，继续"):
        await consumer.taps(answer)
    await consumer.sees("发生了什么")
    await consumer.writes("手机用了三天屏幕就裂了，包装也破了。")
    await consumer.adds_demo_photos()
    await consumer.part("send").click()
    await expect(consumer.part("album").locator("img")).to_have_count(3)
    await consumer.taps("就这些")
    await consumer.taps("提交投诉")
    await consumer.sees("已提交，编号")
    await expect(consumer.part("pinned")).to_contain_text("质量问题")


def card_of(desk: Pane) -> Locator:
    """The one message with a picture: the card above its contact sheet."""
    return desk.part("message").filter(has=desk.page.get_by_test_id("photo")).first


async def takes_and_answers(consumer: Pane, merchant: Pane) -> None:
    card = card_of(merchant)
    await expect(card).to_contain_text("凭证：3 件")
    await expect(card.locator("time")).to_contain_text("后")
    await merchant.taps("我来受理", card)
    await expect(card).to_contain_text("处理人：王店长")
    await merchant.does(card, "reply")
    await merchant.writes("您好，非常抱歉，请问是哪个颜色的？")
    await expect(await consumer.sees("哪个颜色")).to_contain_text("示例数码")
    await consumer.writes("黑色的。")
    await merchant.sees("黑色的。")


async def picks_a_ready_reply(consumer: Pane, merchant: Pane) -> None:
    """Behind the bot's name, by the keyboard alone."""
    await merchant.does(card_of(merchant), "reply")
    await merchant.part("input").press_sequentially("@comp")
    await expect(merchant.part("offer")).to_contain_text("@complaint_demo_bot")
    await merchant.part("input").press("Enter")
    await expect(merchant.part("offer").nth(3)).to_be_visible()
    await merchant.part("input").press_sequentially("抱歉")
    await expect(merchant.part("offer")).to_have_count(2)
    await merchant.part("input").press("ArrowDown")
    await merchant.part("input").press("Enter")
    sent = await merchant.sees("让您遇到这样的问题非常抱歉")
    await expect(sent.get_by_test_id("via")).to_have_text("通过 @complaint_demo_bot")
    await expect(merchant.part("input")).to_have_value("")
    await consumer.sees("这里是示例数码。让您遇到这样的问题非常抱歉")


async def looks_into_the_queue(merchant: Pane) -> None:
    await merchant.writes("/queue")
    queue = await merchant.sees("本群待处理")
    await expect(queue.get_by_test_id("ephemeral")).to_have_text("仅您可见")
    await queue.get_by_test_id("key").click()
    await expect(card_of(merchant)).to_contain_class("found")


async def offers_a_refund(consumer: Pane, merchant: Pane) -> None:
    card = card_of(merchant)
    await merchant.taps("提出方案", card)
    await merchant.taps("退款", await merchant.sees("您提出什么方案"))
    await merchant.taps("全额：¥399.00", await merchant.sees("金额是多少"))
    await merchant.taps("跳过", await merchant.sees("要对消费者说几句吗"))
    await expect(await consumer.sees("提出了方案")).to_contain_text("退款")
    await consumer.taps("✅ 接受")
    await expect(card).to_contain_text("履行中")


async def proves_it(consumer: Pane, merchant: Pane) -> None:
    card = card_of(merchant)
    await merchant.taps("提交完成证明", card)
    await expect(merchant.part("mode")).to_contain_text("凭证")
    await merchant.writes("退款流水 887766")
    await consumer.sees("887766")


async def confirms_and_votes(consumer: Pane) -> None:
    await consumer.taps("已解决")
    await expect(consumer.part("pinned")).to_contain_text("已结束")
    await consumer.part("poll-option").filter(has_text="5 分").click()
    await expect(consumer.part("poll-count").last).to_have_text("1")
    await consumer.sees("谢谢您的评价")


async def a_day_later(page: Page, manager: Pane) -> None:
    await expect(manager.message("新增 1 ·")).to_have_count(0)
    before = await page.get_by_test_id("clock").text_content()
    await page.get_by_test_id("time-day").click()
    await expect(page.get_by_test_id("time-log").locator("li")).to_contain_text("+1 天")
    await expect(page.get_by_test_id("clock")).not_to_have_text(str(before))
    digest = await manager.sees("新增 1 ·")
    # It bears the minute after its hour, when the numbers are settled, and not that of the walk.
    await expect(digest.locator(".meta")).to_have_text("09:01")


async def files_in_spanish(page: Page, consumer: Pane, demo_url: str) -> None:
    """Somebody whose Telegram speaks Spanish, from START to the number."""
    person = {"id": 510, "first_name": "Lucía", "language_code": "es"}
    assert (await page.request.post(f"{demo_url}/sandbox/people", data=person)).ok
    await consumer.chooses("person", "Lucía")
    await consumer.starts()
    for answer in ("Defecto o mala calidad", "Omitir", "Demo Electrónica", "Devolución y reembolso"):
        await consumer.taps(answer)
    for answer in ("Se rompió pronto", "En 7 días", "Nada de esto"):
        await consumer.taps(answer)
    await consumer.sees("¿Qué pasó?")
    await consumer.writes("La pantalla se apagó al tercer día.")
    await consumer.adds_demo_photos()
    await consumer.part("send").click()
    await consumer.taps("Eso es todo", await consumer.sees("3 archivos recibidos"))
    await expect(await consumer.sees("¿Es correcto?")).to_contain_text("Archivos: 3")
    await consumer.taps("Presentar")
    await consumer.sees("Su número es")
    await expect(consumer.part("pinned")).to_contain_text("Defecto o mala calidad")
    await consumer.sees("Le toca al vendedor")
