"""Guided help before filing, told in several languages, and suggested categories, as people meet them."""

from tests.conversations.people import Json, buttons, said
from tests.conversations.telling import QUESTION, card, file, submits
from tests.conversations.world import ANN, DIGITAL, LIN, MANAGER, WANG, World


def labels(message: Json) -> list[str]:
    return [button["text"] for button in buttons(message)]


async def solved(world: World) -> dict[str, int]:
    assert world.app
    day = world.app.work.clock.now().astimezone(world.app.work.policy.calendar.zone).date()
    return dict(await world.app.work.guides.solved_between(day, day))


async def counted(world: World, guide: str, outcome: str) -> bool:
    """Whether exactly one end of a guide like this is in the metrics."""
    assert world.app
    page = world.app.metrics.page(await world.app.waiting()).decode()
    return f'complaint_router_guides_total{{guide="{guide}",outcome="{outcome}"}} 1.0' in page


async def uploads(world: World) -> list[bool]:
    """For each picture that the bot sent, whether it was uploaded."""
    calls = (await world.private(LIN).lab.get("/calls"))["calls"]
    photos = [call["params"]["photo"] for call in calls if call["method"] == "sendPhoto"]
    return [photo.startswith("attach://") for photo in photos]


async def test_what_was_tried_goes_with_the_complaint(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    await lin.taps("质量问题")
    await lin.taps("先试试这几招")
    await lin.taps("连不上网络或蓝牙", on=await lin.sees("哪方面的问题"))
    await lin.taps("连不上 Wi-Fi", on=await lin.sees("连不上的是什么"))
    leaf = await lin.sees("2.4 GHz")
    assert "解决之前" in said(leaf)
    assert labels(leaf)[:2] == ["✅ 解决了", "❌ 没解决，我要投诉"]
    await lin.taps("没解决")
    question = await lin.sees("哪一家店铺")
    assert "先试试" not in said(question)
    assert question["id"] == leaf["id"]
    for answer in ("示例数码", "跳过", "维修", "不能用"):
        await lin.taps(answer)
    await lin.taps("7 天内")
    await lin.says("音箱连不上网。")
    await lin.sends_photos(1)
    await lin.taps("就这些")
    tried = "已试过：🔧 不能用？先试试这几招 → 📶 连不上网络或蓝牙 → 连不上 Wi-Fi"
    assert f"• {tried}" in said(await lin.sees("请核对一下"))
    assert await counted(world, "faults", "left")
    number = await submits(lin)
    shown = said(await card(wang, number))
    assert "已试过：🔧 不能用？先试试这几招 → 📶 连不上网络或蓝牙 → 连不上 Wi-Fi" in shown


async def test_that_solved_it_ends_kindly_counts_once_and_files_nothing(world: World) -> None:
    ann = world.private(ANN)
    await ann.starts()
    await ann.taps("Faulty")
    await ann.taps("Try this first")
    await ann.taps("Power, heat")
    page = await ann.sees("What does it do")
    await ann.taps("Does not turn on", on=page)
    data = next(
        b["callback_data"] for b in buttons(await ann.sees("another socket")) if "solved" in b["text"]
    )
    await ann.taps("That solved it")
    await ann.sees("Glad that it works! Nothing was filed.")
    assert await ann.forges(data, page) == "Already noted: it is solved."
    assert await solved(world) == {"faults/no_power": 1}
    assert await counted(world, "faults", "solved")
    await ann.says("/cancel")
    await ann.sees("nothing")


async def test_back_leads_through_every_page_to_the_question(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("质量问题")
    await lin.taps("先试试这几招")
    first = await lin.sees("哪方面的问题")
    stale = next(b["callback_data"] for b in buttons(first) if "死机" in b["text"])
    await lin.taps("通电", on=first)
    await lin.sees("它现在怎样")
    assert await lin.forges(stale, first) == "情况已有变化，请以最新的消息为准。"
    await lin.taps("返回", on=await lin.sees("它现在怎样"))
    await lin.taps("返回", on=await lin.sees("哪方面的问题"))
    question = await lin.sees("哪一家店铺")
    assert any("先试试" in label for label in labels(question))


async def test_two_quick_taps_on_back_lead_one_page_back(world: World) -> None:
    ann = world.private(ANN)
    await ann.starts()
    await ann.taps("Faulty")
    await ann.taps("Try this first")
    await ann.taps("Power, heat")
    await ann.taps("Does not turn on", on=await ann.sees("What does it do"))
    leaf = await ann.sees("another socket")
    [back] = [b["callback_data"] for b in buttons(leaf) if "Back" in b["text"]]
    await ann.forges(back, leaf)
    page = await ann.sees("What does it do")
    await ann.forges(back, leaf)
    await ann.taps("Does not turn on", on=page)
    await ann.sees("another socket")


async def test_the_digest_says_how_many_problems_the_help_solved_the_day_before(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    await lin.starts()
    await lin.taps("没收到货")
    await lin.taps("我的包裹在哪里")
    await lin.taps("还没发货", on=await lin.sees("最后一条写的是什么"))
    await lin.taps("解决了", on=await lin.sees("提醒发货"))
    await lin.sees("解决了就好")
    await world.later(days=1)
    told = said(await boss.sees_one("投诉简报"))
    assert told.splitlines()[-1] == "💡 昨天有 1 个问题看过帮助就解决了，不用投诉"
    await world.later(days=1)
    assert "看过帮助" not in said((await boss.heard("投诉简报"))[-1])


async def test_typing_an_answer_is_as_good_as_tapping_it_and_a_restart_loses_nothing(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("没收到货")
    await lin.taps("我的包裹在哪里")
    await lin.sees("最后一条写的是什么")
    await world.stop()
    await world.start()
    await lin.says("还没发货")
    await lin.sees("提醒发货")
    await lin.says("解决了")
    await lin.sees("解决了就好")
    assert await solved(world) == {"delivery/not_sent": 1}


async def test_the_way_to_return_comes_as_a_picture_that_is_uploaded_once(world: World) -> None:
    lin, ann = world.private(LIN), world.private(ANN)
    for _ in range(2):
        await lin.says("/help")
        await lin.taps("怎么退货", on=await lin.sees("一分钟"))
        await lin.taps("退货流程", on=await lin.sees("想了解什么"))
        await lin.sees("7 天之内")
        await lin.taps("返回", on=await lin.sees("7 天之内"))
        await lin.sees("想了解什么")
    assert await uploads(world) == [True, False]
    await ann.says("/help")
    await ann.taps("How do I return", on=await ann.sees("solved in a minute"))
    await ann.taps("as a picture")
    await ann.sees("shows every step")
    assert await uploads(world) == [True, False, True]


async def test_what_is_read_from_the_help_is_counted_or_becomes_a_complaint(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.says("/help")
    await lin.taps("使用、清洁和保养")
    await lin.sees("一分钟")
    await lin.taps("衣物", on=await lin.sees("是关于什么的"))
    leaf = await lin.sees("水洗标")
    ends = {b["text"]: b["callback_data"] for b in buttons(leaf)}
    for _ in range(2):
        await lin.forges(ends["✅ 解决了"], leaf)
    await lin.sees("解决了就好")
    assert await solved(world) == {"care/clothes": 1}
    assert await counted(world, "care", "solved")
    await lin.forges(ends["❌ 没解决，我要投诉"], leaf)
    for answer in ("示例数码", "跳过", "使用指导"):
        await lin.taps(answer)
    await lin.says("洗了还是缩水。")
    number = await submits(lin)
    assert "已试过：🧼 使用、清洁和保养 → 👕 衣物" in said(await card(wang, number))


async def test_a_first_message_puts_the_likely_category_first(world: World) -> None:
    ann = world.private(ANN)
    await ann.says("my parcel never came, tracking says delivered but nothing here")
    question = await ann.sees("What went wrong")
    assert labels(question)[0] == "✨ 🚚 Not delivered"
    assert "✨ marks what your words sound like" in said(question)
    assert sum("Not delivered" in label for label in labels(question)) == 1
    await ann.taps("Not delivered")
    await ann.sees("Which shop")


async def test_words_at_the_question_move_the_likely_categories_up(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    assert "✨" not in said(await lin.sees("遇到了什么问题"))
    await lin.says("客服骂人还挂我电话")
    question = await lin.sees("✨")
    assert labels(question)[0] == "✨ 🗣️ 服务态度"


async def test_a_guide_can_be_passed_by_without_a_tap(world: World) -> None:
    lin = world.private(LIN)
    assert await file(lin, QUESTION)
