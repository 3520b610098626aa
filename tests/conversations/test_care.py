"""Kind words: offered once after a good rating, chosen and changed, and never two in a week."""

from tests.conversations.telling import QUESTION, file, offers, proves, takes
from tests.conversations.world import DIGITAL, LIN, WANG, World


async def test_opted_in_wished_well_and_out_again(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await offers(wang, found, "书面答复")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "请长按。", on=found)
    await lin.taps("已解决")
    await world.later(minutes=1)
    await lin.votes(5)
    offer = await lin.sees("需要我偶尔发条问候")
    await lin.taps("选择", on=offer)
    await lin.taps("生日祝福", on=offer)
    await lin.taps("6月", on=offer)
    await lin.taps("10", on=offer)
    await lin.sees("☑️ 生日祝福：6月10日")
    await lin.taps("就这样", on=offer)
    await lin.sees("已记下，随时可以更改")
    await world.later(days=10)
    await lin.sees("事情解决已有几天")
    await lin.sees_no("生日快乐")  # two days before they were asked something
    await lin.says("/care")
    await lin.taps("生日祝福")
    await lin.taps("生日祝福")
    await lin.taps("6月")
    await lin.taps("20")
    await world.later(days=10)
    await lin.sees_one("祝您生日快乐")
    await lin.says("/care")
    await lin.taps("生日祝福")
    await lin.taps("就这样")
    await lin.sees("好的，不会发送")
    assert world.app
    known = await world.app.work.people.get(world.app.work.bot, LIN)
    assert known and (known.care.kinds, known.care.birthday, known.care.due) == ((), "", None)
