"""Everybody sees and does only what is theirs: masking, names, foreign and forged taps, injected HTML."""

from tests.conversations.people import said
from tests.conversations.telling import FAKE, NUMBER, QUESTION, Matter, card, file, offers, takes
from tests.conversations.world import ANN, CARE, CHEN, DIGITAL, FASHION, IVY, LIN, MANAGER, MARIA, WANG, World

PRIVATE = "我是林小明，电话 13812345678，邮箱 lin@example.com，卡号 6222021234567890128"
TELLING = Matter(category="使用与保养", merchant="示例数码", claim="使用指导", words=PRIVATE)
TELLING_CARE = Matter(
    category="服务态度", merchant="示例数码", claim="赔偿", answers=("商家客服",), words=PRIVATE
)


async def test_merchants_see_no_name_and_masked_numbers(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    words = said(await card(wang, await file(lin, TELLING)))
    for secret in ("13812345678", "lin@example.com", "6222021234567890128", "小林", "Lin"):
        assert secret not in words
    assert "•••78" in words
    await lin.says("再说一次：13812345678")
    assert "13812345678" not in said(await wang.sees("再说一次"))
    await world.settled()
    assert "小林" not in await wang.transcript()


async def test_the_platform_sees_the_name_and_the_numbers(world: World) -> None:
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    words = said(await card(ann, await file(lin, TELLING_CARE)))
    assert "小林 Lin" in words
    assert "13812345678" in words


async def test_each_merchant_knows_another_name(world: World) -> None:
    maria, wang, ivy = world.private(MARIA), world.member(WANG, DIGITAL), world.member(IVY, FASHION)
    digital = Matter(category="Use and care", merchant="Demo Digital", claim="Help", words="?")
    first = said(await card(wang, await file(maria, digital)))
    fashion = Matter(category="Use and care", merchant="Demo Fashion", claim="Help", words="?")
    second = said(await card(ivy, await file(maria, fashion)))
    one = next(line for line in first.splitlines() if "消费者" in line).split("：")[1]
    other = next(line for line in second.splitlines() if "Consumer" in line).split(": ")[1]
    assert one != other


async def test_consumers_see_no_member_of_staff(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await wang.says("您好", to=found)
    await offers(wang, found, "退款", amount="9", note="抱歉")
    await lin.sees("抱歉")
    await world.settled()
    for name in ("王店长", "601"):
        assert name not in await lin.transcript()


async def test_forged_and_foreign_taps_are_kindly_refused(world: World) -> None:
    lin, maria = world.private(LIN), world.private(MARIA)
    wang, ivy = world.member(WANG, DIGITAL), world.member(IVY, FASHION)
    number = await file(lin, QUESTION)
    theirs = await card(wang, number)
    await file(maria, Matter(category="Use and care", merchant="Demo Fashion", claim="Help", words="?"))
    status, own = await maria.pinned(), await ivy.sees(NUMBER)
    assert "not for you" in await maria.forges(f"a|{number}|withdraw|", status)
    assert "not for you" in await maria.forges(f"a|{number}|take|", status)
    assert "not for you" in await ivy.forges(f"a|{number}|take|", own)
    assert "不" in await lin.forges(f"a|{number}|take|", await lin.pinned())
    assert "不" in await wang.forges(f"a|{number}|confirm|", theirs)
    for nonsense in (
        "",
        "a|",
        "a|AAAA-AAAA|take|",
        "p|d|submit|",
        "x",
        "a|" + number + "|accept|99999",
        "p|f|x|y",
    ):
        if nonsense:
            assert await lin.forges(nonsense, await lin.pinned()), nonsense
            assert await wang.forges(nonsense, theirs), nonsense
    assert (await world.complaint(number)).state.value == "submitted"


async def test_another_persons_question_in_the_group_is_not_answered_by_a_tap(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await wang.taps("提出方案", on=found)
    prompt = await wang.sees("您提出什么方案")
    assert "过时" in await chen.taps("退款", on=prompt)
    await wang.taps("退款", on=prompt)
    await wang.sees("金额是多少")


async def test_a_tap_on_an_old_question_of_the_intake(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    old = await lin.sees("遇到了什么问题")
    await lin.taps("使用与保养")
    await lin.taps("取消")
    await lin.sees("没有提交任何内容")
    assert "过时" in await lin.forges("p|d|category|usage", old)


async def test_html_in_every_field_is_shown_as_text(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await world.lab.post("/people", {"id": LIN, "first_name": "<b>林</b>"})
    evil = '<a href="x">&amp; {hole} %s</a>'
    matter = Matter(category="使用与保养", merchant="示例数码", claim="使用指导", words=evil)
    number = await file(lin, matter)
    found = await takes(wang, number)
    assert evil in said(found)
    await lin.says(evil)
    assert evil in said(await wang.sees(lambda m: said(m).endswith(evil), what="the words"))
    await wang.says(evil, to=found)
    await lin.sees(lambda m: evil in said(m), what="the answer")
    await offers(wang, found, "退款", amount="9", note=evil)
    assert evil in said(await lin.sees("提出了方案"))


async def test_html_in_names_of_shops_and_files(world: World) -> None:
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    await lin.starts()
    for answer in ("使用与保养", "其他店铺"):
        await lin.taps(answer)
    await lin.says("<i>店</i>")
    for answer in ("跳过", "使用指导"):
        await lin.taps(answer)
    await lin.says("<blockquote>")
    await lin.sends_photos(1, caption="</b>图")
    review = said(await lin.sees("核对[\\s\\S]*凭证：1 件"))
    assert "<i>店</i>" in review
    await lin.taps("提交投诉")
    words = said(await ann.sees("<i>店</i>"))
    assert "<blockquote>" in words
    assert "</b>图" in words


async def test_a_manager_is_told_nothing_that_is_not_needed(world: World) -> None:
    lin, boss = world.private(LIN), world.private(MANAGER)
    await file(lin, FAKE)
    await world.later(days=1)
    assert "小林" not in await boss.transcript()
