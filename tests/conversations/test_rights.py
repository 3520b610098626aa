"""What the law says: in the review, by /rights, at the desk, and when its time is over."""

import re

from tests.conversations.people import Person, buttons, said
from tests.conversations.telling import USAGE, answers_all, file, proves, submits, takes, word
from tests.conversations.world import DIGITAL, LIN, MARIA, WANG, World


async def mind_changed(lin: Person, received: str) -> None:
    """From Start to the review of a return without a reason."""
    await lin.starts()
    for answer in ("七天无理由", "示例数码", "跳过", "退货退款"):
        await lin.taps(answer)
    await lin.sees("哪天签收")
    await lin.says(received)
    for answer in ("没拆封", "都没有，继续"):
        await lin.taps(answer)
    await lin.says("不想要了。")
    await lin.sends_photos(1)
    await lin.taps("标记或删除", on=await lin.sees("还需要购买凭证"))
    await lin.taps("📷 1", on=await lin.sees("点其中一份"))
    await lin.taps("这是购买凭证", on=await lin.sees("这是购买凭证"))
    await lin.taps("返回", on=await lin.sees("不是购买凭证"))
    await lin.taps("返回", on=await lin.sees("点其中一份"))
    await lin.taps("就这些", on=await lin.sees("已收到 1 份"))


async def test_a_return_without_a_reason_from_the_review_to_the_refund_that_the_law_wants(
    world: World,
) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await mind_changed(lin, "2026-05-28")
    review = said(await lin.sees("请核对"))
    assert re.search("7 天内可无理由退货[\\s\\S]*25\\(1\\)[\\s\\S]*有效期至 6月4日周四 23:59", review)
    assert "无理由退货的运费由消费者承担" in review
    assert "不构成法律意见" in review
    found = await takes(wang, await submits(lin))
    await lin.says("/rights")
    rights = said(await lin.sees("适用规则"))
    assert "2026年5月28日周四 收货，当天不计；最后一天为 2026年6月4日周四，至 24 时" in rights
    assert "期限 6月16日周二 23:59" in rights, "fifteen days to settle, from filing"
    await wang.taps(word(wang, "propose"), on=found)
    await wang.taps("退货退款", on=await wang.sees(word(wang, "what")))
    await wang.says("100", to=await wang.sees(word(wang, "amount")))
    freight = await wang.sees(word(wang, "freight"))
    assert [b["text"] for b in buttons(freight)][:3] == ["💡 消费者，寄回", "消费者，上门取件", "商家，寄回"]
    assert "25(3)" in said(freight)
    await wang.taps("💡 消费者，寄回", on=freight)
    await wang.taps("跳过")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "退回地址", on=found)
    await proves(lin, "SF1")
    await proves(wang, "收到，完好", on=found)
    await wang.sees("期限 6月8日周一 23:59[\\s\\S]*第 4/4 步：商家提供退款或付款凭证")
    await world.later(days=8)
    await wang.sees("已超过法定期限：商家收到退货后 7 天内应退款")
    await lin.taps("请平台介入", on=await lin.sees("已超过法定期限"))
    await lin.shows("已送达平台客服")


async def test_rights_before_filing_while_filing_and_of_one_s_own_complaints(world: World) -> None:
    maria = world.private(MARIA)
    await maria.says("/rights")
    await maria.taps("Faulty", on=await maria.sees("What is it about"))
    told = await maria.sees("What applies: ⚠️ Faulty")
    assert "7 days to return it" in said(told)
    assert said(told).count("that day does not count") == 1
    await maria.taps("More rules", on=told)
    assert "three times the loss" in said(await maria.sees("art. 148"))
    await maria.taps("Back", on=told)
    await maria.sees("the seller bears transport")

    await maria.starts()
    await answers_all(maria, USAGE)
    await maria.says("/rights")
    told = await maria.sees("What applies: ❓ Use and care\\n• Goods sent by courier")
    assert [b["text"] for b in buttons(told)] == ["🏛 Bodies outside"], "the rules are on one page"
    await maria.taps("Bodies outside", on=told)
    assert "12315" in said(await maria.sees("Have ready[\\s\\S]*60 days"))
    await maria.taps("Back", on=told)
    told = await maria.sees("What applies: ❓ Use and care\\n• Goods sent by courier")
    first = await submits(maria)
    await maria.says("/rights")
    await maria.sees(f"What applies: ❓ Use and care · {first}")
    second = await file(maria, USAGE)
    await maria.says("/rights")
    which = await maria.sees("About which one")
    await maria.taps(second, on=which)
    await maria.sees(f"Use and care · {second}")
    await maria.says("/rights 0000-0000")
    await maria.sees("no such complaint")
