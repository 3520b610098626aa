"""What people do, in the words of a story: each is a few taps and messages in the person's own language."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from tests.conversations.people import Gone, Json, Person, buttons, said

NUMBER = r"[0-9A-Z]{4}-[0-9A-Z]{4}"

WORDS = {
    "language": ("中文", "English"),
    "skip": ("跳过", "Skip"),
    "none": ("都没有，继续", "None of these"),
    "done": ("就这些", "That’s all"),
    "submit": ("提交投诉", "File the complaint"),
    "filed": ("已提交，编号", "Filed"),
    "take": ("我来受理", "Take it"),
    "propose": ("提出方案", "Make an offer"),
    "what": ("您提出什么方案", "What do you offer"),
    "amount": ("金额是多少", "How much"),
    "freight": ("运费由谁承担", "Who pays the freight"),
    "merchant": ("商家", "The merchant"),
    "note": ("要对消费者说几句吗", "A word to the consumer"),
    "refuse": ("🚫 拒绝", "🚫 Refuse"),
    "explain": ("请向消费者说明", "explain it to the consumer"),
    "more": ("⋯ 更多", "⋯ More"),
    "ask": ("请消费者补充", "Ask the consumer"),
    "ask_what": ("需要消费者说明", "What should the consumer tell"),
    "ask_merchant": ("请商家说明", "Ask the merchant"),
    "ask_merchant_what": ("需要商家说明", "What should the merchant answer"),
    "prove": ("提交完成证明", "Show that it is done"),
    "proof": ("请提供凭证", "send the proof"),
    "decide": ("作出裁定", "Decide"),
    "who": ("责任在谁", "Who is responsible"),
    "granted": ("支持什么方案", "What is granted"),
    "reasons": ("裁定理由", "The reasons"),
    "accept": ("✅ 接受", "✅ Accept"),
    "decline": ("不接受", "Decline"),
    "solved": ("✅ 已解决", "✅ Solved"),
    "not_solved": ("没有解决", "Not solved"),
    "escalate": ("请平台介入", "Bring in the platform"),
    "reopen": ("重新打开", "Reopen"),
    "withdraw": ("撤回投诉", "Withdraw"),
    "closed": ("已结束", "Closed"),
}


def word(person: Person, key: str) -> str:
    """A button or the beginning of a question in the person's language."""
    return WORDS[key][person.language == "en"]


GOODS_GO_BACK = frozenset({"退货退款", "换货", "Return and refund", "Exchange"})
"""Claims after which the state of the goods is asked."""


class typed(str):
    """An answer that is typed, not tapped."""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What somebody complains about, as they answer the questions."""

    category: str
    merchant: str | None = None
    order: str | None = ""
    """None where the category does not ask; empty: skipped."""
    claim: str | None = None
    answers: tuple[str, ...] = ()
    words: str
    photos: int = 0


PHONE = Matter(
    category="质量",
    merchant="示例数码",
    order="20260601-0001",
    claim="退货退款",
    answers=("用了不久就坏", "7 天内"),
    words="手机买了三天就黑屏，充不进电。",
    photos=3,
)
DRESS = Matter(
    category="Faulty",
    merchant="Demo Fashion",
    order="F-100234",
    claim="Exchange",
    answers=("Poor finish", "On arrival"),
    words="The seam of the dress is open and a button is missing.",
    photos=2,
)
QUESTION = Matter(category="使用与保养", merchant="示例数码", claim="使用指导", words="不知道怎么重置耳机。")
"""A small matter of the merchant's, filed with few taps."""
SECOND = Matter(
    category="送货太慢", merchant="示例数码", claim="书面答复", answers=("", "不要了"), words="还没发货。"
)
"""Another small one of the same merchant's."""
USAGE = Matter(category="Use and care", merchant="Demo Fashion", claim="Help", words="How do I wash this?")
FAKE = Matter(
    category="假货",
    merchant="示例数码",
    order="20260601-0002",
    claim="退货退款",
    answers=("疑似假货",),
    words="序列号在官网查不到，怀疑是假货。",
    photos=2,
)
RUDE = Matter(
    category="Staff attitude",
    merchant="Demo Fashion",
    claim="Compensation",
    answers=("The merchant",),
    words="They laughed at me on the phone.",
)
RUDE_ZH = Matter(
    category="服务态度", merchant="示例数码", claim="赔偿", answers=("商家客服",), words="客服骂人。"
)


async def file(person: Person, matter: Matter) -> str:
    """Starts, answers everything, submits; returns the complaint's number."""
    await person.starts()
    await answers_all(person, matter)
    return await submits(person)


async def answers_all(person: Person, matter: Matter) -> None:
    """From the first question to the review."""
    question = await person.sees(lambda m: bool(buttons(m)), what="a question")
    if any(word(person, "language") in b["text"] for b in buttons(question)):
        await person.taps(word(person, "language"))
    await person.taps(matter.category)
    for answer in _answers(matter):
        await (
            person.says(answer) if isinstance(answer, typed) else person.taps(answer or word(person, "skip"))
        )
    if matter.claim in GOODS_GO_BACK:
        await person.taps(word(person, "none"))
    await person.says(matter.words)
    if matter.photos:
        await person.sends_photos(matter.photos)
        await person.taps(word(person, "done"))


def _answers(matter: Matter) -> list[str]:
    found: list[str] = []
    if matter.merchant:
        found.append(matter.merchant)
    if matter.order is not None:
        found.append(typed(matter.order) if matter.order else "")
    if matter.claim:
        found.append(matter.claim)
    return [*found, *matter.answers]


async def submits(person: Person) -> str:
    """Taps "submit" and reads the number."""
    await person.taps(word(person, "submit"))
    filed = await person.sees(word(person, "filed"))
    found = re.search(NUMBER, filed["text"])
    assert found
    return found[0]


async def card(staff: Person, number: str) -> Json:
    """The card of a complaint in the desk's chat."""
    return await staff.sees(
        lambda m: number in (m.get("text") or m.get("caption") or "") and len(buttons(m)) > 0,
        what=f"card {number}",
    )


async def own_messages(staff: Person) -> list[Json]:
    """What the bot itself has said in a group and left there: no words handed on, no files asked for."""
    by_bot = [m for m in await staff.messages() if m["by_bot"] and not m.get("service")]
    return [m for m in by_bot if not m.get("media_group_id") and not said(m).startswith(("👤", "💬"))]


async def takes(staff: Person, number: str) -> Json:
    """Takes a complaint by its card, which is returned."""
    found = await card(staff, number)
    await staff.taps(word(staff, "take"), on=found)
    return found


async def finds_more(staff: Person, words: str, on: Json) -> str:
    """Taps a button behind "more", anew where the card came anew; returns the answer to the tap."""
    more = word(staff, "more")

    async def shown() -> Json:
        return await staff.sees(lambda m: m["id"] == on["id"] and _has(m, words, more), what=f"[{words}]")

    while True:
        found = words if _has(await shown(), words) else more
        with suppress(Gone):  # else the card came anew in between
            answer = await staff.taps(found, on=on)
            if found == words:
                return answer


def _has(message: Json, *words: str) -> bool:
    return any(one in button["text"] for button in buttons(message) for one in words)


async def offers(
    staff: Person, on: Json, remedy: str, amount: str = "", note: str = "", freight: str = ""
) -> None:
    """Proposes a remedy by the card's buttons; `freight` says who pays it where goods travel."""
    await staff.taps(word(staff, "propose"), on=on)
    await staff.taps(remedy, on=await staff.sees(word(staff, "what")))
    if amount:
        await staff.says(amount, to=await staff.sees(word(staff, "amount")))
    if freight:
        await staff.taps(freight, on=await staff.sees(word(staff, "freight")))
    last = await staff.sees(word(staff, "note"))
    await (staff.says(note, to=last) if note else staff.taps(word(staff, "skip"), on=last))


async def refuses(staff: Person, on: Json, reason: str, words: str) -> None:
    """Says no, with a reason."""
    await staff.taps(word(staff, "refuse"), on=on)
    await staff.taps(reason)
    await staff.says(words, to=await staff.sees(word(staff, "explain")))


async def asks(staff: Person, on: Json, words: str) -> None:
    """Asks the consumer for something."""
    await staff.taps(word(staff, "ask"), on=on)
    await staff.says(words, to=await staff.sees(word(staff, "ask_what")))


async def asks_merchant(staff: Person, on: Json, words: str) -> None:
    """The platform asks the merchant."""
    await staff.taps(word(staff, "ask_merchant"), on=on)
    await staff.says(words, to=await staff.sees(word(staff, "ask_merchant_what")))


async def asks_both(staff: Person, on: Json, words: str) -> None:
    """The platform asks consumer and merchant at once."""
    await finds_more(staff, "Ask both sides", on)
    await staff.says(words, to=await staff.sees("What should both sides answer"))


async def proves(person: Person, words: str, on: Json | None = None) -> None:
    """Shows that a step is done."""
    await person.taps(word(person, "prove"), on=on)
    prompt = await person.sees(word(person, "proof"))
    await person.says(words, to=prompt if person.chat < 0 else None)


async def decides(
    staff: Person, on: Json, liability: str, remedy: str, reasons: str, amount: str = ""
) -> None:
    """Gives a verdict."""
    await staff.taps(word(staff, "decide"), on=on)
    await staff.taps(liability, on=await staff.sees(word(staff, "who")))
    await staff.taps(remedy, on=await staff.sees(word(staff, "granted")))
    if amount:
        await staff.says(amount, to=await staff.sees(word(staff, "amount")))
    await staff.says(reasons, to=await staff.sees(word(staff, "reasons")))
