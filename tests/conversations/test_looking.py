"""What a desk looks up: its queue, what one holds, a search, what happened; and what it never finds."""

from dataclasses import replace

import pytest

from tests.conversations.people import Json, Person, buttons, said
from tests.conversations.telling import DRESS, PHONE, QUESTION, RUDE_ZH, USAGE, card, file, finds_more, takes
from tests.conversations.world import (
    ANN,
    CARE,
    CHEN,
    DIGITAL,
    FASHION,
    IVY,
    LIN,
    MARIA,
    SAFETY,
    SAM,
    WANG,
    World,
)


def links(message: Json) -> list[str]:
    return [b["url"] for b in buttons(message) if "url" in b]


async def asks(person: Person, command: str, expected: str) -> Json:
    """Sends a command and waits for the answer to it."""
    before = {m["id"] for m in await person.messages()}
    await person.says(command)
    return await person.sees(
        lambda m: m["id"] not in before and expected in said(m), what=f"{expected} after {command}"
    )


async def test_the_queue_leads_to_the_cards_and_what_i_hold_is_mine(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    first, second = await file(lin, QUESTION), await file(lin, PHONE)
    found = await takes(chen, second)
    queue = await asks(wang, "/queue", "本群待处理")
    assert first in said(queue)
    assert second in said(queue)
    assert f"https://t.me/c/2000000001/{found['id']}" in links(queue)
    assert second in said(await asks(chen, "/mine", "您负责"))
    assert "0" in said(await asks(wang, "/mine", "您负责"))
    assert "已标为紧急" in await finds_more(chen, "标为紧急", found)
    await wang.sees(f"🔥 紧急[\\s\\S]*{second}")
    ordered = said(await asks(wang, "/queue", "🔥"))
    assert ordered.index(second) < ordered.index(first), "what is urgent goes first, whatever is due sooner"


async def test_who_started_the_bot_is_answered_in_private_and_may_ask_there(world: World) -> None:
    lin, wang, alone = world.private(LIN), world.member(WANG, DIGITAL), world.private(WANG)
    number = await file(lin, QUESTION)
    await alone.starts()
    assert "部门的群里" in said(await asks(alone, "/queue", "这个命令"))
    await takes(wang, number)
    mine = await asks(alone, "/mine", "您负责")
    assert number in said(mine)
    assert len(links(mine)) == 1
    await world.settled()
    alone_only = {"kind": "error", "method": "sendMessage", "chat": DIGITAL, "count": 1, "code": 400}
    await world.lab.post("/faults", {**alone_only, "description": "Bad Request: CHAT_ADMIN_REQUIRED"})
    command = await wang.says("/queue")
    await alone.sees("本群待处理")
    await world.settled()
    await wang.sees_no("本群待处理")
    nods = [m["reactions"] for m in await wang.messages() if m["id"] == command["message"]]
    assert [r["emoji"] for r in nods[0]] == ["👌"]
    await wang.leaves()
    await world.settled()
    await asks(alone, "/mine", "这个命令")


async def test_lists_in_the_group_are_for_whom_asks_and_turn_there(world: World) -> None:
    lin, wang, chen = world.private(LIN), world.member(WANG, DIGITAL), world.member(CHEN, DIGITAL)
    number = await file(lin, QUESTION)
    found = await takes(wang, number)
    queue = await asks(wang, "/queue", "本群待处理：1 件")
    second = await file(lin, QUESTION)
    await wang.forges("q|queue|demo-digital||0", on=queue)
    turned = await wang.sees("本群待处理：2 件")
    assert (turned["id"], turned["ephemeral"]) == (queue["id"], True)
    assert second in said(turned)
    await finds_more(wang, "经过", found)
    assert (await wang.sees(f"{number} 的经过"))["ephemeral"]
    await world.settled()
    await chen.sees_no("本群待处理|的经过")


async def test_a_desk_finds_by_each_key_and_only_its_own(world: World) -> None:
    lin, maria = world.private(LIN), world.private(MARIA)
    wang, ivy, ann = world.member(WANG, DIGITAL), world.member(IVY, FASHION), world.member(ANN, CARE)
    phone, dress = await file(lin, PHONE), await file(maria, DRESS)
    name = (await world.complaint(phone)).pseudonym
    for key in (phone.lower().replace("-", " "), "20260601-0001", name.lower(), "黑屏"):
        assert phone in said(await asks(wang, f"/find {key}", "🔎")), key
        assert phone not in said(await asks(ivy, f"/find {key}", "🔎")), key
    assert dress in said(await asks(ivy, "/find SEAM", "🔎"))
    seen = await asks(ann, f"/find {phone}", "🔎")
    await ann.taps(phone, on=seen)
    await ann.sees("Consumer: 小林 Lin")
    assert phone not in said(await asks(ann, "/find 黑屏", "🔎")), "not at this desk"
    await ivy.forges(f"q|open|demo-digital|{phone}|", on=await card(ivy, dress))
    await ivy.forges(f"q|past|demo-fashion|{phone}|", on=await card(ivy, dress))
    await world.settled()
    await ivy.sees_no(phone)
    assert "what to look for" in said(await asks(ivy, "/find", "Please say"))


async def test_a_merchant_finds_nothing_by_what_is_hidden_from_it(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    number = await file(maria, replace(USAGE, words="Call me: 13812345678, please."))
    assert number in said(await asks(ivy, "/find call me", "🔎"))
    assert "nothing found" in said(await asks(ivy, "/find 13812345678", "🔎"))


@pytest.mark.parametrize("note", ["//She complained before."])
async def test_the_past_goes_with_it_and_notes_stay_at_their_desk(world: World, note: str) -> None:
    lin, ann, sam = world.private(LIN), world.member(ANN, CARE), world.member(SAM, SAFETY)
    number = await file(lin, RUDE_ZH)
    found = await takes(ann, number)
    await ann.says("Hello, we look into it.", to=found)
    await ann.says(note, to=found)
    await finds_more(ann, "What happened", found)
    told = await ann.sees(f"What happened to {number}")
    assert "She complained before" in said(told)
    await finds_more(ann, "Transfer", found)
    await ann.taps("Safety", on=await ann.sees("Where does it belong"))
    await ann.taps("Skip", on=await ann.sees("A reason for those"))
    await finds_more(sam, "What happened", await takes(sam, number))
    past = said(await sam.sees(f"What happened to {number}"))
    assert "Hello, we look into it." in past
    assert "She complained before" not in past
