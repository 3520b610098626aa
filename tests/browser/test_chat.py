"""What people do in the panes reaches the bot, and what the bot does is seen, live."""

import pytest
from aiogram.types import BotCommand, ForceReply, ReactionTypeEmoji, ReplyParameters
from playwright.async_api import Page, expect

from tests.browser.client import Pane, told
from tests.browser.conftest import ScriptedBot, buttons

CONSUMER, STAFF = 501, -1002000000001


async def test_start_text_and_answer(consumer: Pane, script: ScriptedBot) -> None:
    await script.bot.set_my_description("收下每一件投诉", language_code="zh")
    await expect(consumer.part("start")).to_have_text("开始")
    await consumer.starts()
    assert (await script.message()).text == "/start"
    await expect(consumer.part("start")).to_be_hidden()
    await consumer.part("input").fill("第一行")
    await consumer.part("input").press("Shift+Enter")
    await consumer.part("input").press_sequentially("第二行")
    await consumer.part("input").press("Enter")
    said = await script.message()
    assert said.text == "第一行\n第二行"
    await expect(consumer.part("input")).to_have_value("")
    await script.bot.send_message(CONSUMER, "<b>收到</b>，谢谢")
    await expect((await consumer.sees("收到，谢谢")).locator("b")).to_have_text("收到")


@pytest.mark.parametrize("alert", [False, True])
async def test_a_tap_shows_the_bots_answer(
    page: Page, consumer: Pane, script: ScriptedBot, alert: bool
) -> None:
    await consumer.starts()
    await script.message()
    await script.bot.send_message(CONSUMER, "请选择", reply_markup=buttons(("质量", "物流"), ("其他",)))
    await consumer.part("key").filter(has_text="物流").click()
    tap = await script.tap()
    assert tap.data == "物流"
    await expect(consumer.element.locator(".key.busy")).to_have_text("物流")
    await tap.bot.answer_callback_query(tap.id, "已选择物流", show_alert=alert)
    if alert:
        await expect(page.get_by_test_id("alert")).to_contain_text("已选择物流")
    else:
        await told(page, "已选择物流")
    await expect(consumer.element.locator(".key.busy")).to_have_count(0)


async def test_three_demo_photos_are_an_album_with_a_caption(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await script.message()
    await consumer.adds_demo_photos()
    await consumer.writes("屏幕裂了")
    photos = [await script.message() for _ in range(3)]
    assert len({photo.media_group_id for photo in photos}) == 1 and photos[0].media_group_id
    assert len({photo.photo[-1].file_unique_id for photo in photos if photo.photo}) == 3
    assert photos[0].caption == "屏幕裂了"
    album = consumer.part("album")
    await expect(album.locator("img")).to_have_count(3)
    assert await album.locator("img").evaluate_all("all => all.every((one) => one.naturalWidth === 960)")
    await expect(consumer.part("tray")).to_be_hidden()


async def test_a_photo_opens_large_and_leads_on_to_the_next(
    page: Page, consumer: Pane, script: ScriptedBot
) -> None:
    await consumer.starts()
    await script.message()
    await consumer.adds_demo_photos()
    await consumer.part("tray").get_by_role("button").first.click()
    await consumer.part("send").click()
    await consumer.part("album").get_by_role("button").first.click()
    large = page.get_by_test_id("lightbox").locator("img")
    first = await large.get_attribute("src")
    await page.keyboard.press("ArrowRight")
    await expect(large).not_to_have_attribute("src", str(first))
    await page.keyboard.press("Escape")
    await expect(large).to_have_count(0)


async def test_a_force_reply_opens_the_composer_for_whom_it_is_meant(
    merchant: Pane, script: ScriptedBot
) -> None:
    await merchant.writes("好的")
    asked = ReplyParameters(message_id=(await script.message()).message_id)
    prompt = ForceReply(selective=True, input_field_placeholder="例如：100")
    await script.bot.send_message(STAFF, "请输入金额", reply_markup=prompt, reply_parameters=asked)
    await expect(merchant.part("mode")).to_contain_text("请输入金额")
    await merchant.chooses("person", "小陈")
    await merchant.sees("请输入金额")
    await expect(merchant.part("mode")).to_be_hidden()
    await merchant.chooses("person", "王店长")
    await expect(merchant.part("input")).to_have_attribute("placeholder", "例如：100")
    await merchant.writes("88")
    answer = await script.message()
    assert answer.text == "88" and answer.reply_to_message and answer.from_user
    assert (answer.reply_to_message.text, answer.from_user.id) == ("请输入金额", 601)
    await expect(merchant.part("mode")).to_be_hidden()


async def test_a_poll_is_voted_in_changed_and_taken_back(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await script.message()
    await script.bot.send_poll(CONSUMER, "满意吗？", ["不满意", "一般", "满意"], is_anonymous=False)
    await consumer.part("poll-option").filter(has_text="满意").last.click()
    assert (await script.vote()).option_ids == [2]
    await expect(consumer.part("poll-count")).to_have_text(["0", "0", "1"])
    await consumer.part("poll-result").filter(has_text="一般").click()
    assert (await script.vote()).option_ids == [1]
    await expect(consumer.part("poll-count")).to_have_text(["0", "1", "0"])
    await consumer.part("poll-retract").click()
    assert (await script.vote()).option_ids == []
    await expect(consumer.part("poll-option")).to_have_count(3)


async def test_a_poll_with_several_answers(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await script.message()
    options = ["质量", "物流", "服务"]
    await script.bot.send_poll(
        CONSUMER, "哪些问题？", options, is_anonymous=False, allows_multiple_answers=True
    )
    await consumer.part("poll-option").nth(0).click()
    await consumer.part("poll-option").nth(2).click()
    await consumer.part("poll-vote").click()
    assert (await script.vote()).option_ids == [0, 2]
    await expect(consumer.part("poll-count")).to_have_text(["1", "0", "1"])


async def test_a_reply_shows_what_it_answers_and_leads_there(merchant: Pane, script: ScriptedBot) -> None:
    await script.bot.send_message(STAFF, "投诉 7K3M-Q9TX")
    for n in range(30):
        await script.bot.send_message(STAFF, f"第 {n} 条")
    card = merchant.part("message").first
    await merchant.sees("第 29 条")
    await expect(card).not_to_be_in_viewport()
    await merchant.does(card, "reply")
    await merchant.writes("马上处理")
    answer = await script.message()
    assert answer.reply_to_message and answer.reply_to_message.text == "投诉 7K3M-Q9TX"
    written = await merchant.sees("马上处理")
    await expect(written).to_be_in_viewport()
    await expect(card).not_to_be_in_viewport()
    await written.get_by_test_id("reply-quote").click()
    await expect(card).to_be_in_viewport()


async def test_an_edit_is_marked_and_a_deleted_message_goes(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await consumer.writes("错字")
    await consumer.does(await consumer.sees("错字"), "edit")
    await expect(consumer.part("input")).to_have_value("错字")
    await consumer.writes("对的字")
    await expect((await consumer.sees("对的字")).get_by_test_id("edited")).to_have_text("已编辑")
    await expect(consumer.message("错字")).to_have_count(0)
    updates = [await script.heard() for _ in range(3)]
    assert updates[2].edited_message and updates[2].edited_message.text == "对的字"
    await consumer.does(consumer.message("对的字"), "delete")
    await expect(consumer.message("对的字")).to_have_count(0)


async def test_what_is_pinned_stands_on_top_and_leads_to_the_message(
    consumer: Pane, script: ScriptedBot
) -> None:
    await consumer.starts()
    await consumer.sees("/start")
    status = await script.bot.send_message(CONSUMER, "进度：等待受理")
    await script.bot.pin_chat_message(CONSUMER, status.message_id)
    for n in range(30):
        await script.bot.send_message(CONSUMER, f"第 {n} 条")
    await expect(consumer.part("pinned")).to_contain_text("等待受理")
    await script.bot.edit_message_text("进度：处理中", chat_id=CONSUMER, message_id=status.message_id)
    await expect(consumer.part("pinned")).to_contain_text("处理中")
    await expect(consumer.message("进度：处理中")).not_to_be_in_viewport()
    await consumer.part("pinned").click()
    await expect(consumer.message("进度：处理中")).to_be_in_viewport()
    await expect(consumer.part("service")).to_contain_text("Complaint desk 置顶了")
    await script.bot.unpin_chat_message(CONSUMER, message_id=status.message_id)
    await expect(consumer.part("pinned")).to_be_hidden()


async def test_reactions_of_both_sides(merchant: Pane, script: ScriptedBot) -> None:
    await merchant.writes("处理好了")
    said = await script.message()
    await script.bot.set_message_reaction(STAFF, said.message_id, [ReactionTypeEmoji(emoji="👍")])
    message = await merchant.sees("处理好了")
    reaction = message.get_by_test_id("reaction")
    await expect(reaction).to_have_text("👍")
    await reaction.click()
    await expect(reaction).to_have_text("👍2")
    changed = (await script.heard()).message_reaction
    assert changed and changed.user and (changed.user.id, len(changed.new_reaction)) == (601, 1)
    await reaction.click()
    await expect(reaction).to_have_text("👍")


async def test_the_commands_of_this_chat_are_offered_and_sent(
    consumer: Pane, merchant: Pane, script: ScriptedBot
) -> None:
    await script.bot.set_my_commands([BotCommand(command="queue", description="待办")])
    await merchant.part("commands-button").click()
    await expect(merchant.part("commands")).to_contain_text("/queue待办")
    await merchant.part("commands").get_by_role("button").click()
    assert (await script.message()).text == "/queue@complaint_demo_bot"
    await consumer.starts()
    await script.message()
    await consumer.part("commands-button").click()
    await consumer.part("commands").get_by_role("button").click()
    assert (await script.message()).text == "/queue"


async def test_files_of_ones_own_are_sent_as_they_are(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await script.message()
    receipt = {"name": "发票.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    await consumer.part("files").set_input_files([receipt])
    await consumer.writes("发票在这里")
    sent = await script.message()
    assert sent.document and (sent.document.file_name, sent.caption) == ("发票.pdf", "发票在这里")
    await expect(consumer.part("chip")).to_contain_text("发票.pdf")


async def test_what_the_sandbox_refuses_is_said_and_stays_in_the_composer(
    consumer: Pane, script: ScriptedBot
) -> None:
    await consumer.starts()
    await consumer.sees("/start")
    await consumer.writes("长" * 5000)
    await told(consumer.page, "4096")
    await expect(consumer.part("input")).to_have_value("长" * 5000)


async def test_a_link_that_starts_the_bot_does_so_here(consumer: Pane, script: ScriptedBot) -> None:
    await consumer.starts()
    await script.message()
    link = "https://t.me/complaint_demo_bot?start=demo-digital"
    await script.bot.send_message(CONSUMER, f'<a href="{link}">投诉示例数码</a>')
    await (await consumer.sees("投诉示例数码")).get_by_text("投诉示例数码").click()
    assert (await script.message()).text == "/start demo-digital"


async def test_a_link_for_groups_adds_the_bot_to_a_new_one(
    page: Page, consumer: Pane, script: ScriptedBot
) -> None:
    await consumer.starts()
    await script.message()
    await script.bot.send_message(
        CONSUMER, "https://t.me/complaint_demo_bot?startgroup=c0de&admin=pin_messages"
    )
    await consumer.part("group-link").click()
    await page.get_by_test_id("group-title").fill("茶叶店")
    await page.get_by_test_id("confirm").click()
    await told(page, "机器人已加入该群")
    started = await script.message()
    while not started.text:
        started = await script.message()
    assert (started.text, started.chat.title) == ("/start@complaint_demo_bot c0de", "茶叶店")
    await Pane(page, "merchant").sees("/start@complaint_demo_bot c0de")
