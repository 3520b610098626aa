"""Words that staff must not write are held back; what is masked may be revealed, with a reason."""

from router.domain.events import EventKind
from tests.conversations.people import buttons, said
from tests.conversations.telling import (
    QUESTION,
    Matter,
    card,
    file,
    finds_more,
    refuses,
    takes,
)
from tests.conversations.world import ANN, CARE, DIGITAL, LIN, WANG, World

ADDRESS = "杭州市西湖区文三路90号"
PICK_UP = Matter(
    category="使用与保养",
    merchant="示例数码",
    claim="使用指导",
    words=f"请上门取件：{ADDRESS}，电话13812345678",
)


async def test_a_request_for_a_code_is_held_until_a_lead_of_the_platform_lets_it_go(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await wang.says("麻烦把收到的验证码发给我", to=found)
    assert "验证码" in said(await wang.sees("没有发给消费者"))
    shown = await ann.sees("held back")
    assert "麻烦把收到的验证码发给我" in said(shown)
    held = (await world.complaint(number)).held[0]
    forged = f"a|{number}|let_go|{held.n}"
    assert "负责人" in await wang.forges(forged, found), "the shop lets nothing go"
    assert await lin.forges(forged, await lin.pinned())
    assert await ann.forges(f"a|{number}|let_go|999", shown)
    await world.settled()
    await lin.sees_no("验证码")
    await ann.taps("It is all right", on=shown)
    await lin.sees("麻烦把收到的验证码发给我")
    assert "changed" in await ann.forges(forged, shown), "once"
    await world.settled()
    await lin.sees_one("验证码")
    assert not [m for m in await ann.messages() if m["id"] == shown["id"] and buttons(m)]


async def test_ordinary_answers_are_not_held(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await wang.says("请提供订单号和照片，不要把验证码告诉任何人。", to=found)
    await lin.sees("请提供订单号和照片")


async def test_the_platform_reveals_an_address_with_a_reason(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    number = await file(lin, PICK_UP)
    found = await takes(wang, number)
    assert ADDRESS not in said(found) and "13812345678" not in said(found)
    await refuses(wang, found, "其他", "不清楚。")
    await lin.taps("请平台介入", on=await lin.sees("商家拒绝了您的诉求"))
    theirs = await takes(ann, number)
    await finds_more(ann, "Reveal", theirs)
    prompt = await ann.sees("What may the merchant read")
    await ann.taps("address", on=prompt)
    why = await ann.sees("Why is it needed")
    await ann.says("For the pick-up", to=why)
    told = said(await wang.sees("平台让您看到"))
    assert ADDRESS in told and "For the pick-up" in told
    await world.settled()
    words = said(await card(wang, number))
    assert ADDRESS in words and "13812345678" not in words
    event = next(e for e in await world.timeline(number) if e.kind is EventKind.REVEALED)
    assert (event.user, event.data["what"], event.data["why"]) == (ANN, "address", "For the pick-up")
    assert ADDRESS not in str(event)
    await lin.says(f"再说一遍，{ADDRESS}，13812345678")
    assert await wang.forges(f"a|{number}|reveal|", await card(wang, number))
    await world.settled()
    assert "13812345678" not in await wang.transcript()


async def test_a_file_named_after_its_sender_reaches_the_merchant_under_the_number(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await takes(wang, number)
    await lin.sends_file("13812345678_bill.pdf", b"%PDF-1.4 x", kind="document")
    sent = await wang.sees(lambda m: (m.get("media") or {}).get("kind") == "document", what="the file")
    assert sent["media"]["name"] == f"{number}-1.pdf"


async def test_consumers_are_told_once_that_pictures_are_not_masked(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    for answer in ("使用与保养", "示例数码", "跳过", "使用指导"):
        await lin.taps(answer)
    await lin.says("不会用")
    await lin.sends_photos(1)
    await lin.sees("图片和文件内容会原样显示")
    await lin.sends_photos(1)
    await world.settled()
    await lin.sees_no("图片和文件内容会原样显示")
