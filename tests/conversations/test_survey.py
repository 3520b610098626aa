"""The satisfaction poll: answered, changed, taken back, by the wrong person, lost, not too often."""

from tests.conversations.people import Json, Person, said
from tests.conversations.telling import PHONE, QUESTION, file, offers, proves, takes
from tests.conversations.world import DIGITAL, LIN, MANAGER, WANG, World


async def confirmed(world: World) -> tuple[Person, str]:
    """A complaint that is solved, and the poll that follows."""
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    await offers(wang, found, "书面答复")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "请长按。", on=found)
    await lin.taps("已解决")
    await lin.shows("已结束")
    await world.later(minutes=1)
    return lin, number


async def score(world: World, number: str) -> int | None:
    """What is stored."""
    await world.settled()
    survey = (await world.complaint(number)).survey
    found: int | None = survey.score
    return found


async def polls(lin: Person) -> list[Json]:
    """The polls in the chat."""
    return [m for m in await lin.messages() if m.get("poll")]


async def test_a_vote_is_counted_changed_and_taken_back(world: World) -> None:
    lin, number = await confirmed(world)
    assert number in said(await lin.sees("您对处理结果满意吗"))
    await lin.votes(4)
    assert await score(world, number) == 4
    await lin.votes()
    assert await score(world, number) is None
    await lin.votes(5)
    assert await score(world, number) == 5
    await lin.sees("谢谢您的评价")


async def test_a_vote_in_the_poll_of_a_reopened_complaint_counts_for_the_time_before(world: World) -> None:
    lin, number = await confirmed(world)
    await lin.sees("您对处理结果满意吗")
    await lin.taps("重新打开")
    await world.settled()
    await lin.votes(2)
    await world.settled()
    complaint = await world.complaint(number)
    assert complaint.open and [s.score for s in complaint.surveys] == [2]
    await world.private(MANAGER).sees_no("2 分")


async def test_only_the_consumers_own_vote_counts(world: World) -> None:
    lin, number = await confirmed(world)
    await lin.votes(5)
    both = [{"user": user, "status": "member"} for user in (LIN, WANG)]
    elsewhere = await world.lab.post("/chats", {"type": "group", "title": "朋友", "members": both})
    await lin.forwards((await polls(lin))[0], elsewhere["id"])
    await world.member(WANG, elsewhere["id"]).votes(1)
    assert await score(world, number) == 5


async def test_a_low_score_is_heard_by_the_quality_manager_with_the_words(world: World) -> None:
    lin, number = await confirmed(world)
    boss = world.private(MANAGER)
    await lin.votes(1)
    assert "1 分" in said(await boss.sees(number))
    await lin.says("等了太久", to=await lin.sees("能说说原因吗"))
    await boss.sees("等了太久")
    await lin.sees("已转给质量负责人")
    await world.later(days=1)
    await boss.sees("评分 1/5：“等了太久”")
    await lin.votes(5)
    await boss.sees("改为 5 分[\\s\\S]*不必再为此联系")


async def test_whoever_wants_to_be_contacted_is_not_forgotten(world: World) -> None:
    lin, number = await confirmed(world)
    boss = world.private(MANAGER)
    await lin.votes(2)
    low = await lin.sees("能说说原因吗")
    await lin.taps("处理太慢", on=low)
    assert number in said(await boss.sees("不满意的是：处理太慢"))
    await lin.taps("请联系我", on=low)
    await lin.sees("质量负责人最迟")
    await boss.sees("希望有人联系（评分 2/5）")
    await world.later(days=2, minutes=5)
    late = await boss.sees("至今没有人回复")
    await boss.says("非常抱歉，我们会补偿您。", to=late)
    await lin.sees("非常抱歉，我们会补偿您。")
    await world.settled()
    complaint = await world.complaint(number)
    assert (complaint.survey.reasons, complaint.survey.contacted is not None) == (("slow",), True)
    await lin.says("好的。")
    await boss.sees("补充说：好的。")
    await lin.says("请下午打来。")
    await boss.says("下午见。", to=await boss.sees("小林[\\s\\S]*请下午打来"))
    await lin.sees("下午见。")
    await world.settled()
    await world.member(WANG, DIGITAL).sees_no("请下午打来")
    await lin.taps("重新打开", on=low)
    await lin.shows("等待受理")
    await boss.says("我会盯着这件事。", to=late)
    await lin.sees("我会盯着这件事。")


async def test_a_visit_asks_whether_it_holds_and_the_way_back_is_a_tap(world: World) -> None:
    lin, number = await confirmed(world)
    await world.later(days=8)
    asked = await lin.sees("事情解决已有几天")
    await lin.taps("又不行了", on=asked)
    await lin.taps("重新打开", on=await lin.sees("我们接着处理"))
    await world.settled()
    complaint = await world.complaint(number)
    assert (complaint.cycle, [v.answer for v in complaint.visits]) == (2, ["broken"])


async def test_after_the_window_a_visit_leads_to_a_new_complaint_with_the_shop_filled_in(
    world: World,
) -> None:
    lin, number = await confirmed(world)
    await world.later(days=31)
    await lin.taps("又不行了")
    await lin.taps("提交新的投诉")
    await lin.sees("已经填好[\\s\\S]*示例数码")
    assert not (await world.complaint(number)).open


async def test_thanks_before_a_vote_is_no_comment(world: World) -> None:
    lin, number = await confirmed(world)
    await lin.says("谢谢！")
    assert number in said(await lin.sees("已附在"))
    await world.settled()
    await world.private(MANAGER).sees_no("补充说")


async def test_one_reminder_and_then_it_closes(world: World) -> None:
    lin, number = await confirmed(world)
    await world.later(days=3)
    await lin.sees_one("还没有收到您的评价")
    await world.later(days=5)
    await lin.sees_one("还没有收到您的评价")
    assert (await polls(lin))[0]["poll"]["is_closed"]
    assert (await world.complaint(number)).survey.ended


async def test_nobody_is_asked_twice_within_a_week(world: World) -> None:
    lin, _ = await confirmed(world)
    await lin.votes(5)
    second = await file(lin, QUESTION)
    wang = world.member(WANG, DIGITAL)
    found = await takes(wang, second)
    await offers(wang, found, "书面答复")
    await lin.taps("✅ 接受", on=await lin.sees(f"{second}[\\s\\S]*提出了方案"))
    await proves(wang, "同上。", on=found)
    await lin.taps("已解决", on=await lin.sees(f"{second}[\\s\\S]*问题解决了吗"))
    await world.later(minutes=5)
    assert len(await polls(lin)) == 1
    assert (await world.complaint(second)).survey.suppressed == "recent"


async def test_a_vote_in_a_poll_whose_id_was_lost_counts(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, PHONE)
    found = await takes(wang, number)
    await offers(wang, found, "书面答复")
    await lin.taps("✅ 接受", on=await lin.sees("提出了方案"))
    await proves(wang, "请长按。", on=found)
    await lin.sees("问题解决了吗")
    await world.lab.post("/faults", {"kind": "timeout", "method": "sendPoll", "seconds": 0.1, "count": 1})
    await lin.taps("已解决")
    await lin.sees(lambda m: "poll" in m, what="the first poll")
    await world.later(minutes=2)
    first, second = await polls(lin)
    assert "可能是重复" in said(second)
    await lin.votes(2, on=first)
    assert await score(world, number) == 2
    assert world.app and await world.app.work.posts.find_poll(first["poll"]["id"]) == (number, 1)
