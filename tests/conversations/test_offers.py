"""Asking, offering, declining, counter-offers, steps: what the two settle between themselves."""

from tests.conversations.people import buttons, said
from tests.conversations.telling import (
    PHONE,
    QUESTION,
    USAGE,
    asks,
    card,
    file,
    offers,
    proves,
    takes,
    word,
)
from tests.conversations.world import ANN, CARE, DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World


async def test_the_desk_asks_and_the_consumer_answers_with_photos(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await asks(wang, found, "请拍一下说明书。")
    await lin.sees("说明书")
    await lin.shows("需要您补充信息[\\s\\S]*轮到您了")
    await lin.sends_photos(2, caption="这是说明书")
    await wang.sees("这是说明书")
    await lin.shows("商家正在处理")
    await wang.sees("处理中[\\s\\S]*轮到我们处理")


async def test_the_consumer_has_nothing_to_add(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    found = await takes(ivy, await file(maria, USAGE))
    await asks(ivy, found, "Which fabric is it?")
    await maria.taps("Nothing to add", on=await maria.sees("Which fabric"))
    await ivy.sees("nothing to add")
    await maria.shows("The merchant is working on it")


async def test_an_offer_is_declined_and_a_better_one_accepted(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await offers(wang, found, "退款", amount="100")
    first = await lin.sees("提出了方案[\\s\\S]*100")
    await lin.taps("不接受", on=first)
    await wang.sees("消费者没有接受方案")
    await lin.shows("商家正在处理")
    await offers(wang, found, "退款", amount="399", note="全额退您。")
    second = await lin.sees("提出了方案[\\s\\S]*399")
    assert "全额退您" in said(second)
    accept = buttons(first)[0]["callback_data"]
    assert "变化" in await lin.forges(accept, first)
    await lin.taps("✅ 接受", on=second)
    await lin.shows("正在按约定履行")
    await world.settled()
    accepted = await wang.sees_one("消费者接受了方案")
    assert "下一步由你们完成" in said(accepted)


async def test_an_offer_is_replaced_and_the_old_buttons_say_so(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    found = await takes(ivy, await file(maria, USAGE))
    await offers(ivy, found, "Help")
    first = await maria.sees("made you an offer")
    await world.settled()
    await offers(ivy, found, "Refund", amount="12.50")
    second = await maria.sees("made you an offer[\\s\\S]*12.50")
    assert "changed" in await maria.forges(buttons(first)[0]["callback_data"], first)
    await ivy.taps("Take the offer back", on=found)
    await maria.sees("was taken back")
    assert await maria.forges(buttons(second)[0]["callback_data"], second)
    await maria.shows("The merchant is working on it")
    await world.settled()
    over = [m for m in await maria.messages() if m["id"] in {first["id"], second["id"]}]
    assert [(buttons(m), m["edits"]) for m in over] == [([], 1), ([], 1)], "each lost them, by one edit"


async def test_a_counter_offer_is_accepted(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await offers(wang, found, "退款", amount="100")
    await lin.taps("别的想法", on=await lin.sees("提出了方案"))
    await lin.says("退 300 我就接受")
    assert "等待对方回复" in await lin.taps("账户余额", on=await lin.sees("希望怎么退款"))
    countered = await wang.sees("希望：[\\s\\S]*300[\\s\\S]*账户余额[\\s\\S]*退 300 我就接受")
    await world.settled()
    await lin.sees_no("希望怎么退款")
    await wang.taps("同意消费者的方案", on=countered)
    assert "300" in said(await lin.sees("对方同意了您的方案[\\s\\S]*账户余额"))
    await lin.shows("正在按约定履行")


async def test_a_receipt_and_the_question_whether_it_is_solved_are_one_message(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await offers(wang, found, "退款", amount="399")
    await lin.taps("接受：账户余额", on=await lin.sees("提出了方案[\\s\\S]*原支付方式或账户余额"))
    await wang.taps("提交完成证明", on=await wang.sees("下一步由你们完成[\\s\\S]*账户余额"))
    await wang.sends_photos(1, caption="退款截图", to=await wang.sees("请提供凭证"))
    done = await lin.sees("问题解决了吗")
    assert "退款截图" in said(done)
    assert done["media"]["kind"] == "photo"
    assert [b["text"] for b in buttons(done)] == ["✅ 已解决", "❌ 没有解决", "⏳ 还没收到"]


async def test_it_is_not_solved_twice_and_goes_to_the_platform(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    for proof in ("请看说明书第一页。", "请看说明书第二页。"):
        await offers(wang, found, "书面答复")
        await lin.taps("✅ 接受", on=await lin.sees("提出了方案[\\s\\S]*接受\\]"))
        await proves(wang, proof, on=found)
        await lin.taps("没有解决", on=await lin.sees(proof))
        await wang.sees("消费者说问题没有解决")
    await lin.shows("已送达平台客服")
    await card(ann, number)


async def test_not_arrived_yet_gives_more_time_once(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await offers(wang, found, "退款", amount="399")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "流水 1", on=found)
    asked = await lin.sees("问题解决了吗")
    await world.settled()
    before = said(await lin.pinned())
    await lin.taps("还没收到", on=asked)
    await wang.sees("还没有收到")
    await world.settled()
    await lin.shows("轮到您了")
    assert said(await lin.pinned()) != before
    assert await lin.forges(buttons(asked)[2]["callback_data"], asked)


async def test_a_disputed_step_goes_to_the_platform(world: World) -> None:
    maria, ivy, ann = world.private(MARIA), world.member(IVY, FASHION), world.member(ANN, CARE)
    number = await file(maria, USAGE)
    found = await takes(ivy, number)
    await offers(ivy, found, "Refund", amount="10")
    await maria.taps(word(maria, "accept"), on=await maria.sees("made you an offer"))
    await maria.taps("Not done as agreed")
    await maria.says("They want me to pay a fee first.")
    await ann.sees("pay a fee first")
    await maria.shows("With platform care")
    await card(ann, number)


async def test_what_goes_with_goods_says_who_pays_the_freight_and_how_they_travel(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await offers(wang, found, "退货退款", amount="399", freight="商家，上门取件")
    offer = await lin.sees("提出了方案[\\s\\S]*运费由商家承担，上门取件")
    await lin.taps("接受：原支付方式", on=offer)
    await wang.sees("下一步由你们完成：约定上门取件时间")


async def test_a_wrong_amount_is_asked_again(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, PHONE))
    await wang.taps("提出方案", on=found)
    await wang.taps("退款", on=await wang.sees("您提出什么方案"))
    prompt = await wang.sees("金额是多少")
    await wang.says("很多", to=prompt)
    await wang.says("399", to=await wang.sees("请用数字输入一个大于 0 的金额"))
    await wang.taps("跳过")
    await lin.sees("399")


async def test_a_dialogue_can_be_called_off(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await wang.taps("提出方案", on=found)
    await wang.taps("取消", on=await wang.sees("您提出什么方案"))
    await world.settled()
    await wang.sees_no("您提出什么方案")
    await lin.taps("撤回投诉")
    await lin.taps("取消", on=await lin.sees("为什么撤回"))
    await world.settled()
    await lin.sees_no("为什么撤回")
    await lin.shows("商家正在处理")
