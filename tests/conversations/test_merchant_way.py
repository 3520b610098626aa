"""The ordinary way: a complaint goes to its merchant, who solves it."""

import re

from tests.conversations.people import Person
from tests.conversations.world import CARE, DIGITAL, LIN, MANAGER, WANG, World


async def file_in_chinese(world: World, lin: Person, photos: int = 3) -> str:
    """小林 files a complaint about a faulty phone; returns its number."""
    await lin.starts()
    await lin.taps("中文")
    await lin.taps("质量")
    await lin.taps("示例数码")
    await lin.sees("订单号")
    await lin.says("20260601-0001")
    await lin.taps("退货退款")
    await lin.taps("用了不久就坏")
    await lin.taps("7 天内")
    await lin.sees("发生了什么")
    await lin.says("手机买了三天就黑屏，充不进电。")
    await lin.sees("请发送照片")
    await lin.sends_photos(photos)
    await lin.taps("就这些")
    await lin.sees("核对")
    await lin.taps("提交")
    filed = await lin.sees(r"已提交")
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", filed["text"])
    assert found
    return found[0]


async def test_a_faulty_phone_is_filed_taken_and_solved(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file_in_chinese(world, lin)
    card = await wang.sees(number)
    assert card["media"], "the card shows the photos"
    await lin.shows(number)
    await wang.taps("受理")
    await lin.shows("商家")
    await wang.says("您好，请问是哪个颜色的？", to=card)
    await lin.sees("哪个颜色")
    await lin.says("黑色的。")
    await wang.sees("黑色的")
    await wang.taps("提出方案", on=card)
    await wang.taps("退款", on=await wang.sees("您提出什么方案"))
    prompt = await wang.sees("金额")
    await wang.says("399", to=prompt)
    await wang.taps("跳过")
    await lin.sees("399")
    await lin.taps("接受")
    await lin.shows("履行")
    await wang.taps("提交完成证明", on=card)
    prompt = await wang.sees("请提供凭证")
    await wang.says("退款流水 887766", to=prompt)
    await lin.sees("887766")
    await lin.taps("已解决")
    await lin.shows("已结束")
    await world.settled()
    print(await lin.transcript())
    print(await wang.transcript())
    await world.later(minutes=1)
    await lin.votes(5)
    await world.settled()
    print(await lin.transcript())
    boss = world.private(MANAGER)
    await world.later(days=1)
    print(await boss.transcript())
    assert 0
