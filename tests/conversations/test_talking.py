"""Consumer and desk talk: in order, to the right complaint, and nothing is lost or told to the wrong side."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from router.domain.complaint import Evidence
from router.domain.draft import Draft
from router.domain.events import EventKind
from router.ports import Overtaken, Posted
from router.storage.drafts import MongoDrafts
from router.storage.posts import MongoPosts
from router.usecases.filing import draft_of
from tests.conversations.people import Json, Person, said
from tests.conversations.telling import PHONE, QUESTION, SECOND, USAGE, Matter, card, file, finds_more, takes
from tests.conversations.world import CHEN, DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World


async def test_five_quick_messages_arrive_in_order(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await card(wang, await file(lin, QUESTION))
    for n in range(1, 6):
        await lin.says(f"第{n}句")
    await wang.sees("第5句")
    relayed = [said(m).splitlines()[-1] for m in await wang.heard("第.句")]
    assert relayed == [f"第{n}句" for n in range(1, 6)]


async def test_five_answers_within_a_second_to_three_complaints_arrive_each_at_its_consumer_in_order(
    world: World,
) -> None:
    wang = world.member(WANG, DIGITAL)
    people = [world.private(LIN), world.private(MARIA), world.private(CHEN)]
    matters = [
        QUESTION,
        Matter(category="Use and care", merchant="Demo Digital", claim="Help", words="?"),
        QUESTION,
    ]
    cards = [await card(wang, await file(p, m)) for p, m in zip(people, matters, strict=True)]
    for n in range(5):
        await wang.says(f"answer {n}", to=cards[n % 3])
    await world.settled()
    for n, person in enumerate(people):
        heard = [said(m).splitlines()[-1] for m in await person.heard("answer [0-9]")]
        assert heard == [f"answer {m}" for m in range(5) if m % 3 == n]


async def test_an_edited_message_is_relayed_as_edited(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await card(wang, await file(lin, QUESTION))
    mine = await lin.says("型号是 A1")
    await wang.sees("型号是 A1")
    await lin.edits({"id": mine["message"]}, "型号是 A2")
    assert "改" in said(await wang.sees("型号是 A2"))
    theirs = await wang.says("请长按五秒", to=found)
    await lin.sees("长按五秒")
    await wang.edits({"id": theirs["message"]}, "请长按十秒")
    assert "改" in said(await lin.sees("长按十秒"))


async def test_a_swipe_reply_goes_to_the_complaint_it_answers(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    first, second = await file(lin, QUESTION), await file(lin, SECOND)
    await wang.says("请问是哪款耳机？", to=await card(wang, first))
    await wang.says("正在催快递。", to=await card(wang, second))
    mine = await lin.says("蓝牙耳机 X3", to=await lin.sees("哪款耳机"))
    assert first in said(await wang.sees("蓝牙耳机"))
    await lin.says("是蓝色的", to={"id": mine["message"]})
    assert first in said(await wang.sees("是蓝色的"))
    await lin.says("好的，等你们", to=await lin.sees("正在催快递"))
    assert second in said(await wang.sees("等你们"))
    await world.settled()
    await lin.sees_no("属于哪一件")


async def test_with_two_open_complaints_it_is_asked_once_which(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    first, second = await file(lin, QUESTION), await file(lin, SECOND)
    await card(wang, second)
    await lin.says("还有一件事")
    await lin.says("我明天不在家")
    await lin.sends_photos(2)
    await world.settled()
    await lin.sees_one("属于哪一件")
    await lin.taps(first, on=await lin.sees("属于哪一件"))
    relayed = said(await wang.sees("还有一件事"))
    assert "我明天不在家" in relayed
    assert first in relayed
    await wang.sees(f"{first}[\\s\\S]*凭证：2 件")
    await world.settled()
    await lin.sees_no("属于哪一件")


async def test_words_that_wait_for_a_choice_outlive_other_taps(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    first, second = await file(lin, QUESTION), await file(lin, SECOND)
    await lin.says("还有一件事")
    asked = await lin.sees("属于哪一件")
    status = await lin.sees(lambda m: bool(m.get("pinned")) and second in said(m))
    assert "请先选" in await lin.taps("撤回投诉", on=status)
    await lin.says("/new")
    await lin.sees("请先选")
    await lin.taps(first, on=asked)
    await wang.sees("还有一件事")


async def test_waiting_words_that_another_process_keeps_meanwhile_stay(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin, push, change = world.private(LIN), MongoDrafts.add_evidence, MongoDrafts.change
    await file(lin, QUESTION), await file(lin, SECOND)
    faster = ["another process"]

    async def overtaken_once(drafts: MongoDrafts, draft: Draft, **fields: Any) -> Draft:
        if draft.form and faster:
            raise Overtaken(faster.pop())
        return await change(drafts, draft, **fields)

    monkeypatch.setattr(MongoDrafts, "change", overtaken_once)
    await lin.says("还有一件事")
    await lin.sees("属于哪一件")
    await world.settled()

    async def after_another(drafts: MongoDrafts, id: str, items: Sequence[Evidence]) -> Draft | None:
        held = await drafts.get(id)
        if held and held.description == "还有一件事":
            await drafts.change(held, words={str(int(*held.words) + 1): "另一句"})
        return await push(drafts, id, items)

    monkeypatch.setattr(MongoDrafts, "add_evidence", after_another)
    await lin.says("第三句")
    await world.settled()
    assert world.app
    held = await draft_of(world.app.work, LIN, LIN)
    assert held and held.description == "还有一件事\n另一句\n第三句"


async def _waits_for_a_choice(world: World, lin: Person) -> tuple[str, Json, Draft]:
    """With two open complaints: the first one's number, the question, and what holds the words."""
    first, _ = await file(lin, QUESTION), await file(lin, SECOND)
    await lin.says("还有一件事")
    asked = await lin.sees("属于哪一件")
    await world.settled()
    assert world.app
    held = await draft_of(world.app.work, LIN, LIN)
    assert held
    return first, asked, held


async def test_two_taps_at_two_processes_hand_waiting_words_over_once(world: World) -> None:
    lin = world.private(LIN)
    first, asked, held = await _waits_for_a_choice(world, lin)
    await lin.taps(first, on=asked)
    await world.settled()
    # The other process had read the draft before it was taken away.
    assert world.app
    await world.app.work.drafts.start(held)
    await lin.forges(f"p|f|which|{first}", on=asked)
    await world.settled()
    assert [e.text for e in await world.timeline(first) if e.kind is EventKind.SAID] == ["还有一件事"]


async def test_of_two_choices_at_two_processes_the_first_holds(world: World) -> None:
    lin = world.private(LIN)
    first, asked, held = await _waits_for_a_choice(world, lin)
    assert world.app and held.form
    # The other process is about to hand the words over.
    await world.app.work.drafts.change(held, form=replace(held.form, number=first))
    assert "过时" in await lin.taps("新", on=asked)
    await lin.taps(first, on=asked)
    await world.settled()
    assert [e.text for e in await world.timeline(first) if e.kind is EventKind.SAID] == ["还有一件事"]
    assert await draft_of(world.app.work, LIN, LIN) is None


async def test_words_on_their_way_while_another_process_begins_a_new_complaint_go_into_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin = world.private(LIN)
    for kind in (QUESTION, SECOND):
        await file(lin, kind)
    await lin.says("还有一件事")
    await lin.sees("属于哪一件")
    await world.settled()
    assert world.app
    drafts = world.app.work.drafts

    async def overtaken(draft: Draft, **fields: Any) -> Draft:
        monkeypatch.undo()
        fresh = replace(draft, number=world.app.work.ids.number(), form=None)
        await drafts.start(fresh, draft)
        return await drafts.change(draft, **fields)

    monkeypatch.setattr(drafts, "change", overtaken)
    await lin.says("又想起一点")
    await lin.sees("已记下")
    held = await draft_of(world.app.work, LIN, LIN)
    assert held and held.description == "还有一件事\n又想起一点"


async def test_waiting_words_can_become_a_new_complaint(world: World) -> None:
    lin = world.private(LIN)
    await file(lin, QUESTION)
    await file(lin, SECOND)
    await lin.says("电视也坏了")
    await lin.taps("新的投诉")
    for answer in ("使用与保养", "示例数码", "跳过", "使用指导"):
        await lin.taps(answer)
    assert "电视也坏了" in said(await lin.sees("核对"))


async def test_notes_stay_inside_and_commands_are_never_relayed(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, QUESTION)
    found = await card(wang, number)
    note = await wang.says("// 这人以前也投诉过", to=found)
    await wang.says("/close 1", to=found)
    await wang.says("/queue", to=found)
    await wang.says("您好！", to=found)
    await lin.sees("您好")
    await world.settled()
    await lin.sees_no("以前也投诉过|close|queue")
    await wang.sees("本群待处理")
    kept = await world.member(CHEN, DIGITAL).sees(
        lambda m: m["id"] == note["message"] and bool(m.get("reactions"))
    )
    assert [r["emoji"] for r in kept["reactions"]] == ["✍"]
    notes = [e.text for e in await world.timeline(number) if e.kind is EventKind.NOTED]
    assert notes == ["这人以前也投诉过"]


async def test_only_the_holder_or_a_lead_is_relayed(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await chen.says("我也来说一句。", to=found)
    await chen.sees("由王店长处理")
    assert "由王店长处理" in await finds_more(chen, "接手", on=found)
    await world.settled()
    await lin.sees_no("也来说一句")


async def test_a_lead_may_answer_and_take_over(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(chen, number)
    await wang.says("我是店长，我来说明。", to=found)
    await lin.sees("我来说明")
    await finds_more(wang, "接手", on=found)
    await wang.sees(f"{number}[\\s\\S]*处理人：王店长")
    await chen.says("那我不管了。", to=found)
    await chen.sees("由王店长处理")
    await world.settled()
    await lin.sees_no("小陈|王店长")


async def test_two_take_at_once_and_one_wins(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    number = await file(lin, QUESTION)
    found = await card(wang, number)
    take = found["markup"]["inline_keyboard"][0][0]["callback_data"]
    answers = await asyncio.gather(chen.forges(take, found), wang.forges(take, found))
    assert sorted("由您处理了" in a for a in answers) == [False, True], answers
    complaint = await world.complaint(number)
    assert complaint.holder.user in {WANG, CHEN}


async def test_the_second_to_take_is_told_who_holds_it(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    found = await card(wang, await file(lin, QUESTION))
    take = found["markup"]["inline_keyboard"][0][0]["callback_data"]
    assert "由您处理了" in await wang.forges(take, found)
    assert "由王店长处理" in await chen.forges(take, found)


async def test_an_anonymous_administrator_is_kindly_refused(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await card(wang, await file(lin, QUESTION))
    await world.lab.post(
        f"/people/{WANG}/send", {"chat": DIGITAL, "text": "您好", "reply_to": found["id"], "as": "anonymous"}
    )
    await wang.sees("匿名管理员无法操作")
    await world.settled()
    await lin.sees_no("您好$")


async def test_a_strange_group_is_told_its_number_and_nothing_else(world: World) -> None:
    made = await world.lab.post(
        "/chats",
        {"type": "supergroup", "title": "?", "members": [{"user": LIN, "status": "creator"}], "bot": "left"},
    )
    await world.lab.post(f"/chats/{made['id']}/members", {"status": "member", "by": LIN})
    lin = world.member(LIN, made["id"])
    await lin.sees("这个群还不是客服群")
    await lin.says("你好")
    await lin.says("/queue")
    await lin.says("/id")
    await world.settled()
    await lin.sees_one("这个群还不是客服群")
    await world.later(minutes=2)
    await lin.says("/id")
    await world.settled()
    assert len(await lin.heard("这个群还不是客服群")) == 2


async def test_in_topics_the_root_is_no_reply(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    found = await card(wang, await file(lin, QUESTION))
    await world.lab.post(f"/chats/{DIGITAL}", {"forum": True})
    topic = await world.lab.post(f"/chats/{DIGITAL}/topics", {"action": "open", "name": "闲聊", "by": WANG})
    await world.lab.post(
        f"/people/{WANG}/send", {"chat": DIGITAL, "text": "中午吃什么？", "thread": topic["topic"]}
    )
    await wang.says("您好，请稍等。", to=found)
    await lin.sees("请稍等")
    await world.settled()
    await lin.sees_no("中午吃什么")


async def test_staff_chat_among_themselves_is_nobody_elses_business(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    await card(wang, await file(lin, QUESTION))
    mine = await chen.says("这个谁来看？")
    await wang.says("我来", to={"id": mine["message"]})
    await world.settled()
    await lin.sees_no("谁来看|我来$")
    assert not await wang.heard("过时")


async def test_a_late_reply_to_somebody_elses_question_is_told(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    found = await takes(wang, await file(lin, QUESTION))
    await wang.taps("请消费者补充", on=found)
    prompt = await wang.sees("需要消费者说明")
    await chen.says("请提供照片", to=prompt)
    await chen.sees("没有转达")
    await world.settled()
    await lin.sees_no("请提供照片")


async def test_what_was_delivered_gets_a_tick(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await card(ivy, await file(maria, USAGE))
    await maria.says("Any news?")
    await ivy.sees("Any news")
    await world.settled()
    mine = next(m for m in await maria.messages() if m.get("text") == "Any news?")
    assert mine["reactions"]


async def test_a_photo_from_the_desk_reaches_the_consumer_without_a_name(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    number = await file(lin, PHONE)
    await wang.sends_photos(1, caption="请看图中的按钮", to=await card(wang, number))
    found = await lin.sees("图中的按钮")
    assert found["media"]["kind"] == "photo"
    await world.settled()
    await lin.sees_no("王店长")


async def test_a_reply_to_what_has_only_just_come_is_relayed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    note = MongoPosts.add

    async def note_late(posts: MongoPosts, sent: Sequence[Posted]) -> None:
        await asyncio.sleep(0.3)
        await note(posts, sent)

    monkeypatch.setattr(MongoPosts, "add", note_late)
    number = await file(lin, QUESTION)
    await wang.says("来了。", to=await card(wang, number))
    await lin.sees("来了")
    await world.settled()
    await wang.sees_no("没有转达")
