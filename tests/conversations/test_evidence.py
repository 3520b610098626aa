"""What is shown as evidence: kept at once, told at once when it cannot be used, marked, hidden, taken out."""

import asyncio

from tests.conversations.people import Json, Person, buttons, said
from tests.conversations.telling import PHONE, answers_all, card, submits, takes
from tests.conversations.world import ANN, CARE, DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World


async def asked_for_photos(lin: Person) -> None:
    """小林 has answered everything but the photos."""
    await lin.starts()
    for answer in ("质量", "示例数码"):
        await lin.taps(answer)
    await lin.says("A-1")
    for answer in ("维修", "不能用", "收货时"):
        await lin.taps(answer)
    await lin.says("打不开。")
    await lin.sees("请发送照片[\\s\\S]*故障现象[\\s\\S]*商品全貌")


async def test_what_helps_is_listed_and_the_hint_about_files_comes_once(world: World) -> None:
    lin = world.private(LIN)
    await asked_for_photos(lin)
    await lin.sends_photos()
    await lin.sees("已收到 1 份[\\s\\S]*用“文件”方式发送")
    await lin.sends_photos()
    question = await lin.sees("已收到 2 份")
    assert "方式发送" not in said(question)


async def test_a_file_that_was_sent_before_is_told_so(world: World) -> None:
    lin = world.private(LIN)
    await asked_for_photos(lin)
    await lin.sends_photos()
    await lin.sees("已收到 1 份")
    world.lab.photos -= 1
    await lin.sends_photos()
    await lin.sees("这一份您已经发过")
    await world.settled()
    await lin.sees_one("已收到 1 份")


async def test_a_file_above_twenty_megabytes_is_kept_and_told(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await maria.starts()
    await maria.taps("Use and care")
    await maria.taps("Demo Fashion")
    await maria.sends_file("film.mp4", b"\0" * 21_000_001, kind="video")
    await maria.sees("21 MB[\\s\\S]*above 20 MB")
    await maria.sees("One file received")
    await maria.taps("Skip")
    await maria.taps("Help")
    await maria.says("See the film.")
    assert "Evidence: 1" in said(await card(ivy, await submits(maria)))


async def test_every_kind_is_taken_where_the_category_takes_it(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await maria.says("Something is wrong.")
    for kind, name in (
        ("voice", "v.ogg"),
        ("video_note", "n.mp4"),
        ("document", "d.pdf"),
        ("video", "v.mp4"),
    ):
        await maria.sends_file(name, kind.encode(), kind=kind)
    await maria.sees("2 files|3 files|What you sent|4 files|What went wrong")
    await maria.taps("Use and care")
    await maria.taps("Demo Fashion")
    await maria.taps("Skip")
    await maria.taps("Help")
    assert "Files: 4" in said(await maria.sees("Is this right"))
    number = await submits(maria)
    found = await takes(ivy, number)
    assert "Evidence: 4" in said(found)
    complaint = await world.complaint(number)
    assert [e.kind for e in complaint.evidence] == ["voice", "video_note", "document", "video"]


async def items(person: Person) -> Json:
    """The list of what was sent, from the review."""
    await person.taps("修改")
    await person.taps("照片和文件", on=await person.sees("修改哪一项"))
    return await person.sees("点其中一份可以标记或删除")


async def test_an_item_is_marked_hidden_from_the_merchant_and_taken_out(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    await answers_all(lin, PHONE)
    await lin.taps("📷 1", on=await items(lin))
    opened = await lin.sees("这是购买凭证")
    assert opened["reply"]["id"] == (await album(lin))[0]["id"], "it shows which one it is"
    await lin.taps("这是购买凭证", on=opened)
    await lin.taps("返回", on=await lin.sees("📷 1 🧾"))
    await lin.taps("📷 2", on=await lin.sees("点其中一份"))
    await lin.taps("只给平台看", on=await lin.sees(lambda m: said(m).startswith("📷 2 [")))
    await lin.taps("返回", on=await lin.sees("📷 2 🔒"))
    await lin.taps("📷 3", on=await lin.sees("点其中一份"))
    await lin.taps("删除这一份", on=await lin.sees(lambda m: said(m).startswith("📷 3 [")))
    await lin.taps("返回", on=await lin.sees("您发来的 2 份内容"))
    assert "凭证：2 件 · 🧾 1 · 🔒 1" in said(await lin.sees("请核对"))
    number = await submits(lin)
    found = await card(wang, number)
    assert "凭证：1 件 · 🧾 1" in said(found)
    assert "🔒" not in said(found)
    complaint = await world.complaint(number)
    marks = [(e.receipt, e.platform_only) for e in complaint.evidence]
    assert marks == [(True, False), (False, True)]
    await wang.taps("查看原图", on=found)
    sent = await wang.sees(lambda m: m.get("media") is not None and "1/1" in said(m), what="the photo")
    assert "🧾" in said(sent)


async def album(person: Person) -> list[Json]:
    """The person's own photos."""
    return [m for m in await person.messages() if m.get("own") and m.get("media")]


async def test_what_is_for_the_platform_alone_is_there_for_the_platform(world: World) -> None:
    lin, wang, ann = world.private(LIN), world.member(WANG, DIGITAL), world.member(ANN, CARE)
    await lin.sends_photos(1, caption="我的住址在上面")
    for answer in ("使用与保养", "示例数码", "跳过", "使用指导"):
        await lin.taps(answer)
    await lin.taps("📷 1", on=await items(lin))
    await lin.taps("只给平台看", on=await lin.sees("只给平台看"))
    await lin.taps("返回", on=await lin.sees("商家也可以看"))
    await lin.taps("返回", on=await lin.sees("点其中一份"))
    await lin.sees("发生了什么")
    await lin.says("不会用。")
    number = await submits(lin)
    words = said(await card(wang, number))
    assert "凭证" not in words
    assert "住址" not in words
    await world.later(days=4)
    await ann.sees(f"{number}[\\s\\S]*Evidence: 1 · 🔒 1")


async def test_the_last_item_taken_out_is_asked_for_again(world: World) -> None:
    lin = world.private(LIN)
    await asked_for_photos(lin)
    await lin.sends_photos()
    await lin.taps("标记或删除", on=await lin.sees("已收到 1 份"))
    await lin.taps("📷 1", on=await lin.sees("点其中一份"))
    await lin.taps("删除这一份", on=await lin.sees("删除这一份"))
    question = await lin.sees("请发送照片")
    assert not any("就这些" in b["text"] for b in buttons(question))


async def test_a_proof_of_purchase_that_is_needed_is_asked_for(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    for answer in ("七天无理由", "示例数码", "跳过", "退货退款", "今天", "没拆封", "都没有，继续"):
        await lin.taps(answer)
    await lin.says("想退。")
    await lin.sends_photos()
    question = await lin.sees("已收到 1 份[\\s\\S]*还需要购买凭证")
    assert not any("就这些" in b["text"] for b in buttons(question))
    await lin.taps("最后一份是购买凭证", on=question)
    await lin.taps("就这些", on=await lin.sees("已收到 1 份"))
    await lin.sees("请核对[\\s\\S]*凭证：1 件 · 🧾 1")


async def test_photos_of_two_devices_at_once_are_all_kept(world: World) -> None:
    lin = world.private(LIN)
    await asked_for_photos(lin)
    await asyncio.gather(*(lin.sends_photos() for _ in range(10)))
    await lin.sees("已收到 10 份")
    await world.settled()
    await lin.sees_one("已收到")
