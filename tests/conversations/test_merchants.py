"""Merchants made from Telegram: their groups are invited by a link, and complaints reach them there."""

from __future__ import annotations

import re
from dataclasses import replace

from router.domain.complaint import Person as Somebody
from router.domain.enrolment import Enrolled
from router.domain.states import Stage
from tests.conversations.people import Person, buttons, said
from tests.conversations.telling import (
    PHONE,
    QUESTION,
    answers_all,
    card,
    file,
    offers,
    own_messages,
    proves,
    submits,
    takes,
    word,
)
from tests.conversations.world import CARE, DIGITAL, IVY, LI, LIN, MANAGER, MONDAY, WANG, ZHOU, World


async def makes_a_merchant(boss: Person) -> str:
    """The manager makes a merchant; its id."""
    await boss.says("/merchants")
    await boss.taps("新建商家")
    await boss.sees("商家叫什么名称")
    await boss.says("清风茶叶店")
    await boss.sees("其他语言的名称")
    await boss.says("en: Breeze Tea\nes: Té Brisa")
    await boss.taps("CN", on=await boss.sees("适用哪里的法律"))
    made = said(await boss.sees("已建立，编号"))
    found = re.search(r"编号 ([\w-]+)", made)
    assert found, made
    return found[1]


async def invites(boss: Person) -> str:
    """The link that the manager gets for the merchant that is shown."""
    await boss.taps("邀请群")
    return said(await boss.sees("startgroup="))


async def a_group(world: World, *members: int, title: str = "茶叶店客服", kind: str = "supergroup") -> int:
    """A group without the bot; the first member made it."""
    people = [{"user": user, "status": "creator" if n == 0 else "member"} for n, user in enumerate(members)]
    made = await world.lab.post("/chats", {"type": kind, "title": title, "members": people, "bot": None})
    return int(made["id"])


async def test_a_merchant_made_in_telegram_takes_its_first_complaint(world: World) -> None:
    boss, lin = world.private(MANAGER), world.private(LIN)
    assert await makes_a_merchant(boss) == "breeze-tea"
    await boss.sees("还没有群")
    link = await invites(boss)
    group = await a_group(world, ZHOU, IVY)
    zhou, ivy = Person(world.lab, ZHOU, group), Person(world.lab, IVY, group)
    await zhou.adds_the_bot(link)
    await zhou.sees("清风茶叶店[\\s\\S]*权限齐全")
    await boss.sees("茶叶店客服[\\s\\S]*清风茶叶店")
    await lin.says("/start breeze-tea")
    await lin.sees("清风茶叶店")
    await answers_all(lin, replace(QUESTION, merchant=None))
    number = await submits(lin)
    found = await card(ivy, number)
    assert "清风茶叶店" in said(found)
    await ivy.taps(word(ivy, "take"), on=found)
    await ivy.says("您好，请先泡一分钟。", to=found)
    await lin.sees("清风茶叶店[\\s\\S]*泡一分钟")
    await world.settled()
    assert len(await zhou.heard("权限齐全")) == 1
    await zhou.sees_no("还不是")

    await boss.taps("撤销")
    await zhou.sees("不再是")
    await world.settled()
    assert (await world.complaint(number)).stage is Stage.PLATFORM
    await zhou.adds_the_bot(link)
    await zhou.sees("已被收回")
    await boss.taps("暂停", on=await boss.sees("已建立，编号"))
    await boss.sees("已暂停")


async def test_a_shop_invited_by_link_takes_goods_back_and_refunds_by_buttons_alone(world: World) -> None:
    assert world.app is not None
    made = {"by": Somebody(MANAGER, "Boss"), "at": MONDAY}
    tea = Enrolled(id="breeze-tea", name={"zh": "清风茶叶店"}, jurisdiction="DE", language="zh", **made)
    await world.app.store.merchants.add(tea)
    boss, lin = world.private(MANAGER), world.private(LIN)
    await boss.says("/merchants 清风")
    await boss.taps("订单号格式", on=await boss.sees("清风茶叶店"))
    await boss.says("T-")
    await boss.sees("没看懂")
    await boss.says("T-########")
    await boss.sees("订单号形如：T-12345678[\\s\\S]*订单号格式：T-########")
    link = await invites(boss)
    zhou = Person(world.lab, ZHOU, await a_group(world, ZHOU))
    await zhou.adds_the_bot(link)
    await zhou.sees("权限齐全")
    await lin.says("/start breeze-tea")
    await lin.sees("清风茶叶店")
    await answers_all(lin, replace(PHONE, merchant=None, order="T-20260601", photos=1))
    await lin.sees("2019/771")
    number = await submits(lin)
    found = await takes(zhou, number)
    await offers(zhou, found, "退货退款", amount="399", freight="商家，寄回")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(zhou, "杭州市西湖区茶叶路 1 号", on=await zhou.sees("下一步由你们完成：提供退货地址"))
    await proves(lin, "SF1234567890", on=await lin.sees("茶叶路"))
    told = await zhou.sees("SF1234567890[\\s\\S]*收货并验货")
    await zhou.taps("货已收到", on=told)
    await lin.sees("您寄回的商品已经送达")
    await proves(zhou, "完好", on=told)
    await lin.sees("完好")
    await zhou.taps(word(zhou, "prove"), on=found)
    await zhou.sends_photos(1, caption="退款截图", to=await zhou.sees(word(zhou, "proof")))
    await lin.taps(word(lin, "solved"), on=await lin.sees("退款截图"))
    await lin.shows("已结束[\\s\\S]*您已确认解决")
    await world.settled()
    assert len(await own_messages(zhou)) <= 4, await zhou.transcript()


async def test_an_answer_that_comes_again_or_late_files_nothing(world: World) -> None:
    boss = world.private(MANAGER)
    await boss.says("/merchants")
    for _ in range(2):
        await boss.taps("搜索")
        await world.settled()
    first, second = await boss.heard("名称的一部分")
    assert (buttons(first), len(buttons(second))) == ([], 1)
    await world.lab.post("/faults", {"kind": "duplicate", "method": "message", "count": 1})
    await boss.says("示例数码")
    await boss.sees("demo-digital")
    await world.settled()
    await boss.sees_one("demo-digital")
    assert buttons((await boss.heard("名称的一部分"))[-1]) == []
    await boss.says("示例", to=first)
    await boss.sees("这个问题已经答过了")
    await world.settled()
    await boss.sees_no("遇到了什么问题")


async def test_links_that_do_not_count_do_no_harm(world: World) -> None:
    boss = world.private(MANAGER)
    await boss.says("/merchants fashion")
    link = await invites(boss)
    first, second = await a_group(world, ZHOU), await a_group(world, IVY, title="别的群")
    here, there = Person(world.lab, ZHOU, first), Person(world.lab, IVY, second)
    await there.adds_the_bot("startgroup=forged-code&admin=")
    await there.sees("不认识这个链接")
    await here.adds_the_bot(link.replace("delete_messages+", ""))
    await here.sees("is missing[\\s\\S]*delete messages")
    await there.adds_the_bot(link)
    await there.sees("已经用过")
    await here.adds_the_bot(link)
    await here.sees("already")
    await boss.taps("邀请群", on=await boss.sees("demo-fashion"))
    late = said((await boss.heard("startgroup="))[-1])
    await world.later(days=8)
    await there.adds_the_bot(late)
    await there.sees("已过期")
    await there.says("/bind care")
    await there.sees("只有负责全局的管理者")
    await here.says("/unbind@another_bot")
    wang = world.member(WANG, DIGITAL)
    await wang.says("/start@complaint_demo_bot whatever")
    await wang.sees("不认识这个链接")


async def test_a_manager_binds_a_group_of_the_platform_and_takes_it_out(world: World) -> None:
    group = await a_group(world, MANAGER, LI, title="客服二群", kind="group")
    await world.lab.post(f"/chats/{group}/members", {"by": MANAGER})
    boss = Person(world.lab, MANAGER, group)
    await boss.sees("还不是")
    await boss.says("/bind")
    await boss.taps("care", on=await boss.sees("属于哪个客服台"))
    welcome = said(await boss.sees("the platform’s desk care"))
    assert re.search("2 things are missing[\\s\\S]*administrator[\\s\\S]*basic group", welcome)
    await boss.says("/bind safety")
    await boss.sees("already[\\s\\S]*one desk")
    await world.lab.post(f"/chats/{group}/members", {"by": MANAGER, "status": "administrator"})
    await boss.sees("has its rights now")
    await boss.says("/id")
    await boss.sees(f"{group}[\\s\\S]*care")
    await boss.says("/unbind")
    await boss.sees("no longer the desk")
    await boss.says("/unbind")
    await boss.sees("不属于任何客服台")
    standing = world.member(MANAGER, CARE)
    await standing.says("/unbind")
    await standing.sees("by the configuration")


async def test_a_pool_shares_by_load_and_a_lost_group_hands_on(world: World) -> None:
    boss, lin = world.private(MANAGER), world.private(LIN)
    await boss.says("/merchants 数码")
    link = await invites(boss)
    group = await a_group(world, ZHOU)
    zhou, wang = Person(world.lab, ZHOU, group), world.member(WANG, DIGITAL)
    await zhou.adds_the_bot(link)
    await zhou.sees("权限齐全")
    numbers = [await file(lin, QUESTION)]
    for _ in range(3):
        await lin.says("/new")
        await answers_all(lin, QUESTION)
        numbers.append(await submits(lin))
    await world.settled()
    at = [(await world.complaint(n)).routes["demo-digital"].chat for n in numbers]
    assert sorted(at) == sorted([DIGITAL, DIGITAL, group, group]), "each gets the next one in turn"
    await world.lab.post(f"/chats/{group}/members", {"status": "kicked", "by": ZHOU})
    await world.settled()
    for number in numbers:
        await card(wang, number)
        assert (await world.complaint(number)).routes["demo-digital"].chat == DIGITAL
    await boss.sees_one("被移出[\\s\\S]*示例数码[\\s\\S]*2 件[\\s\\S]*其他群")
    await world.lab.post(f"/chats/{group}/members", {"status": "administrator", "by": ZHOU})
    await zhou.sees("机器人回来了")
    await lin.says("/new")
    await answers_all(lin, QUESTION)
    await card(zhou, await submits(lin))


async def test_a_shop_among_many_is_found_by_a_part_of_its_name(world: World) -> None:
    assert world.app is not None
    for n in range(25):
        name = {"zh": f"青云第{n}店", "en": f"Cloud {n}"}
        made = Enrolled(id=f"cloud-{n}", name=name, jurisdiction="CN", language="zh")
        await world.app.store.merchants.add(made)
    lin, boss = world.private(LIN), world.private(MANAGER)
    await lin.starts()
    await lin.taps("使用与保养")
    assert "输入店名的一部分" in said(await lin.sees("哪一家店铺"))
    await lin.says("没有的店")
    await lin.sees("没有找到")
    await lin.says("cloud 17")
    await lin.taps("青云第17店")
    await lin.taps(word(lin, "skip"))
    await lin.taps("使用指导")
    await lin.says("不会用。")
    await lin.sees("青云第17店")
    number = await submits(lin)
    stored = await world.complaint(number)
    assert (stored.merchant, stored.rerouted, stored.description) == ("cloud-17", "no_chat", "不会用。")
    await boss.says("/merchants")
    await boss.taps("下一页")
    await boss.sees("28 家")
