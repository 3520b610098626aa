"""What somebody stumbles over in the first hour: each was seen by a first user."""

from router.domain.standing import until
from router.domain.states import Due
from tests.conversations.people import buttons, said
from tests.conversations.telling import QUESTION, USAGE, file, refuses, takes
from tests.conversations.test_survey import confirmed
from tests.conversations.world import ANN, CARE, CHEN, DIGITAL, LIN, MANAGER, MARIA, WANG, World

STICKER = b"RIFF\x1a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\x01\x00\xff\x01\x00"


async def test_a_manager_who_answers_a_poor_rating_speaks_for_the_platform(world: World) -> None:
    lin, number = await confirmed(world)
    boss = world.private(MANAGER)
    await lin.votes(1)
    told = await boss.sees(f"{number}[\\s\\S]*1 分")
    await boss.says("非常抱歉，我们会改进。", to=told)
    heard = await lin.sees("我们会改进")
    assert "平台客服" in said(heard)
    assert "示例数码" not in said(heard)


async def test_lateness_of_the_merchant_is_not_said_of_whoever_comes_next(world: World) -> None:
    lin, ann = world.private(LIN), world.member(ANN, CARE)
    number = await file(lin, QUESTION)
    await world.later(days=1, hours=1)
    await lin.shows("超时")
    await world.later(days=2)
    assert "超时" not in said(await lin.shows("平台客服"))
    assert "超时" not in said(await takes(ann, number))


async def test_a_reminder_to_take_it_can_be_acted_on_where_it_stands(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    card = await wang.sees(number)
    await world.later(hours=4)
    reminder = await wang.sees("还没有人受理")
    assert reminder["reply"]["id"] == card["id"]
    await wang.taps("我来受理", on=reminder)
    assert (await world.complaint(number)).holder.user == WANG


async def test_whoever_does_not_hold_it_is_told_at_the_first_tap(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    assert "王店长" in await chen.taps("提出方案", on=found)
    await world.settled()
    await chen.sees_no("您提出什么方案")


async def test_a_button_of_the_past_opens_no_dialogue_that_swallows_words(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await refuses(wang, found, "其他", "不行。")
    number = said(found)[:9]
    assert await lin.forges(f"a|{number}|prove|", await lin.pinned())
    await lin.says("请再看看。")
    await wang.sees("请再看看")


async def test_a_sticker_is_no_evidence(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("质量")
    await lin.sends_file("s.webp", STICKER, kind="sticker")
    await lin.sees("这里用不了这种文件")
    await lin.taps("示例数码")


async def test_the_label_of_an_option_may_be_typed_without_its_sign(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.says("质量问题")
    await lin.sees("哪一家店铺")


async def test_another_language_holds_for_the_open_question_at_once(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("质量")
    await lin.says("/lang")
    await lin.taps("English", on=await lin.sees(lambda m: len(buttons(m)) == 4))
    await lin.sees("Which shop")
    await lin.taps("Demo Digital")


async def test_what_is_overdue_shows_when_it_moves_on(world: World) -> None:
    maria = world.private(MARIA)
    number = await file(maria, USAGE)
    await world.later(days=1, hours=1)
    complaint = await world.complaint(number)
    moves = complaint.deadline(Due.MOVE)
    assert until(complaint) == moves.due < complaint.deadline(Due.RESOLUTION).due
    assert "merchant (overdue), next deadline" in said(await maria.pinned())
