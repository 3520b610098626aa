"""Photos: one by one, as albums with late items, first of all, with a caption, after submitting."""

from tests.conversations.people import said
from tests.conversations.telling import PHONE, QUESTION, card, file, submits
from tests.conversations.world import DIGITAL, LIN, WANG, World


async def asked_for_photos(world: World) -> None:
    """小林 has answered everything but the photos."""
    lin = world.private(LIN)
    await lin.starts()
    for answer in ("质量", "示例数码"):
        await lin.taps(answer)
    await lin.says("A-1")
    for answer in ("退货退款", "不能用", "收货时", "都没有，继续"):
        await lin.taps(answer)
    await lin.says("打不开。")
    await lin.sees("请发送照片")


async def test_one_by_one_there_is_one_question_at_the_end_of_the_chat(world: World) -> None:
    lin = world.private(LIN)
    await asked_for_photos(world)
    for n in (1, 2, 3):
        await lin.sends_photos()
        await lin.sees(f"已收到 {n} 份")
    await world.settled()
    await lin.sees_one("已收到")
    assert "已收到 3 份" in said((await lin.messages())[-1])


async def test_an_album_of_ten_is_acknowledged_once_and_its_late_item_is_kept(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await asked_for_photos(world)
    album = await lin.sends_photos(10)
    await lin.sees("已收到 10 份")
    await lin.sends_late(album)
    await lin.sees("已收到 11 份")
    await world.settled()
    await lin.sees_one("已收到")
    await lin.taps("就这些")
    number = await submits(lin)
    assert "凭证：11 件" in said(await card(wang, number))
    await lin.sends_late(album)
    await wang.sees("凭证：12 件")


async def test_the_photo_comes_first_and_its_caption_tells_what_happened(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.sends_photos(3, caption="屏幕碎了，客服不理我")
    await lin.sees("您发来的内容已保存")
    await world.settled()
    assert len([m for m in await lin.messages() if m["by_bot"]]) == 1, await lin.transcript()
    for answer in ("使用与保养", "示例数码", "跳过", "使用指导"):
        await lin.taps(answer)
    words = said(await card(wang, await submits(lin)))
    assert "3 件" in words
    assert "屏幕碎了" in words


async def test_photos_sent_later_join_the_complaint(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    await card(wang, number)
    await lin.sends_photos(2, caption="补两张照片")
    await wang.sees("凭证：2 件")
    await wang.sees("补两张照片")


async def test_the_same_photo_twice_is_one(world: World) -> None:
    lin = world.private(LIN)
    await asked_for_photos(world)
    await lin.sends_photos()
    await lin.sees("已收到 1 份")
    world.lab.photos -= 1
    await lin.sends_photos()
    await world.settled()
    await lin.sees_one("已收到 1 份")


async def test_too_many_photos_are_told_and_the_first_ones_kept(world: World) -> None:
    lin = world.private(LIN)
    await asked_for_photos(world)
    for _ in range(4):
        await lin.sends_photos(8)
    await lin.sees("最多可以有 30 份文件")
    await world.settled()
    await lin.sees("已收到 30 份")


async def test_the_card_is_one_message_however_many_photos_come(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, PHONE)
    await lin.sends_photos(1)
    await wang.sees("凭证：4 件")
    await world.settled()
    await wang.sees_one(f"{number} · ")
