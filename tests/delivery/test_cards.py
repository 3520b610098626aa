"""Cards and statuses: what each reader sees, and that it always fits."""

from dataclasses import replace
from datetime import timedelta

import pytest

from router.delivery.markup import CAPTION_LIMIT, TEXT_LIMIT, length, plain
from router.delivery.outgoing import Outgoing
from router.domain.complaint import Counter, Money, Person, Proposal, Sent, Step, Verdict
from router.domain.deadlines import Deadline
from router.domain.mail import Mail, MailKind
from router.domain.states import CloseReason, Due, Flag, Side, Stage, State
from tests.delivery.house import (
    CARE,
    CONSUMER,
    NOW,
    NUMBER,
    SHOP,
    complaint,
    evidence,
    mail,
    to_consumer,
    to_platform,
)
from tests.delivery.office import RENDERER
from tests.delivery.test_markup import balanced

HOLDER = Person(602, "Wang <Fang>")
STEPS = (
    Step(actor="provider", proof="address", within="24h", done_at=NOW),
    Step(actor="consumer", proof="tracking", within="7d"),
)
PROPOSAL = Proposal(
    version=3,
    remedy="refund",
    amount=Money(9900, "CNY"),
    freight="merchant",
    note="带<发票>",
    valid_until=NOW,
    by=Side.MERCHANT,
)
VERDICT = Verdict(
    liability="merchant",
    remedy="refund",
    amount=Money(5000, "CNY"),
    freight="merchant",
    reasons="x",
    by=HOLDER,
    at=NOW,
)


def shown(owed: Mail, **fields: object) -> Outgoing:
    """The one message that a card or status is."""
    (out,) = RENDERER.render(owed, complaint(**fields), NOW)
    return out


def test_the_merchants_card_shows_what_it_needs_and_no_name() -> None:
    out = shown(
        mail(MailKind.CARD), answers={"fault": "hardware", "when": "昨天", "amount": Money(9900, "CNY")}
    )
    lines = plain(out.text).splitlines()
    assert lines[0] == f"{NUMBER} · 质量问题"
    for line in (
        "🏬 商家：示例数码",
        "🧾 订单：13800138000",
        "🎯 诉求：退款",
        "💰 要求金额：¥99.00",
        "👤 消费者：消费者 9F2",
        "• 故障类型 硬件",
        "• 何时 昨天",
        "屏幕坏了",
        "📥 待受理",
    ):
        assert line in lines
    assert lines[-1].startswith("⏳ 轮到我们处理，期限 8月4日")
    assert "Li Lei" not in out.text
    assert (out.chat, out.edits, out.pin) == (SHOP, None, False)


def test_the_platforms_card_names_the_consumer_in_its_own_language() -> None:
    text = plain(shown(to_platform(MailKind.CARD)).text)
    assert "Consumer: Li Lei" in text
    assert "Waiting for the merchant, due Tue, Aug 4 09:30" in text


def test_buttons_are_those_of_the_desk() -> None:
    def actions(owed: Mail, **fields: object) -> set[str]:
        board = shown(owed, **fields).keyboard
        rows = board.inline_keyboard if board else []  # type: ignore[union-attr]
        return {b.callback_data.split("|")[2] for row in rows for b in row if b.callback_data}

    assert {"take"} <= actions(mail(MailKind.CARD))
    assert "take" not in actions(to_platform(MailKind.CARD))
    assert "withdraw" in actions(to_consumer(MailKind.STATUS))
    assert "album" in actions(mail(MailKind.CARD), evidence=(evidence(1),))


def test_the_card_says_what_happened_so_far() -> None:
    def tail(**fields: object) -> str:
        return plain(shown(mail(MailKind.CARD), **fields).text)

    assert "处理人：Wang <Fang>" in tail(state=State.IN_REVIEW, holder=HOLDER)
    offered = tail(
        state=State.PROPOSED, proposal=PROPOSAL, counter=Counter(version=3, amount=None, note="全额")
    )
    assert "方案：退款 ¥99.00，运费由商家承担\n备注：带<发票>" in offered
    assert "消费者希望：全额" in offered
    assert "拒绝理由：已使用" in tail(state=State.REFUSED, refusal="used")
    assert "裁定：责任在商家；退款 ¥50.00" in tail(state=State.DECIDED, verdict=VERDICT)
    assert "第 2/2 步：消费者提供运单号" in tail(state=State.PERFORMING, steps=STEPS)
    assert "消费者确认已解决" in tail(state=State.CLOSED, reason=CloseReason.CONFIRMED, deadlines=())
    assert "第 2 次处理" in tail(cycle=2)
    assert "未核实" in tail(merchant=None, merchant_name="某店", rerouted="unknown_merchant")


def test_flags_stand_first_and_lateness_is_seen() -> None:
    late = (Deadline(kind=Due.MOVE, due=NOW, started=NOW, target="48h", cause="first_response"),)
    text = plain(shown(mail(MailKind.CARD), flags=(Flag.SAFETY, Flag.UNREACHABLE), deadlines=late).text)
    assert text.splitlines()[0] == "⚠️ 涉及安全 · 🔕 消费者联系不上"
    assert "已超时" in text.splitlines()[-1]


def test_people_cannot_write_markup_into_a_card() -> None:
    out = shown(
        mail(MailKind.CARD),
        order="<b>1",
        description="</blockquote><a href='x'>",
        merchant=None,
        merchant_name="&",
    )
    assert "&lt;b&gt;1" in out.text and "&lt;/blockquote&gt;" in out.text
    assert balanced(out.text)


def test_merchants_read_masked_words_and_the_platform_all() -> None:
    fields = {"description": "打13912345678，订单13800138000", "answers": {"when": "a@b.cn"}}
    merchant = plain(shown(mail(MailKind.CARD), **fields).text)
    assert "打•••78，订单13800138000" in merchant and "a•••@•••" in merchant
    assert "打13912345678" in shown(to_platform(MailKind.CARD), **fields).text


@pytest.mark.parametrize("kind", [mail(MailKind.CARD), to_platform(MailKind.CARD)])
@pytest.mark.parametrize("photos", [(), (evidence(1),)])
def test_a_card_always_fits_and_keeps_its_end(kind: Mail, photos: tuple[object, ...]) -> None:
    out = shown(kind, description="很长😀<&" * 2000, evidence=photos, order="9" * 40, holder=HOLDER)
    limit = CAPTION_LIMIT if photos else TEXT_LIMIT
    assert limit - 200 < length(out.text) <= limit
    assert balanced(out.text)
    assert "…" in out.text and HOLDER.name.split()[0] in out.text.splitlines()[-1]


def test_a_caption_that_is_full_without_the_description_is_cut() -> None:
    out = shown(mail(MailKind.CARD), evidence=(evidence(1),), merchant=None, merchant_name="名" * 1500)
    assert length(out.text) <= CAPTION_LIMIT and balanced(out.text)


def test_evidence_makes_a_picture_that_is_used_again() -> None:
    photos = tuple(evidence(n) for n in range(35))
    out = shown(mail(MailKind.CARD), evidence=photos)
    assert out.sheet and (len(out.sheet.items), out.sheet.file_id) == (30, "")
    assert "凭证：35 件，图中为前 30 件" in out.text
    known = Sent(7, picture=out.sheet.fingerprint, file_id="uploaded")
    again = shown(to_platform(MailKind.CARD), evidence=photos, sent={"card:shop": known})
    assert again.sheet and again.sheet.file_id == "uploaded"
    other = shown(mail(MailKind.CARD), evidence=photos[:3], sent={"card:shop": known})
    assert other.edits == known and other.sheet and other.sheet.file_id == ""


def test_a_repeat_is_marked_only_where_it_could_be_seen_twice() -> None:
    unsure = replace(mail(MailKind.CARD), uncertain=True)
    assert "可能是重复" in shown(unsure).text
    assert "可能是重复" not in shown(unsure, sent={"card:shop": Sent(7)}).text


def test_the_status_is_pinned_and_says_whose_turn_it_is_and_what_comes() -> None:
    out = shown(to_consumer(MailKind.STATUS))
    assert plain(out.text).splitlines() == [
        f"📌 {NUMBER}",
        "质量问题 · 示例数码",
        "📥 已送达商家，等待受理",
        "⏳ 轮到商家，期限 8月4日周二 09:30 UTC+8",
        "接下来：商家会受理并回复您；如果逾期，您可以请平台介入。想补充文字或照片，直接发到这里即可。",
    ]
    assert '<tg-time unix="' in out.text
    assert (out.chat, out.pin, out.edits) == (CONSUMER, True, None)
    assert shown(to_consumer(MailKind.STATUS), sent={"status": Sent(5)}).edits == Sent(5)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("state", State)
def test_every_state_can_be_shown_to_everybody_and_no_staff_to_consumers(state: State, language: str) -> None:
    fields: dict[str, object] = {
        "state": state,
        "holder": HOLDER,
        "proposal": PROPOSAL,
        "steps": STEPS,
        "verdict": VERDICT,
        "refusal": "used",
        "reason": CloseReason.NO_RESPONSE if state is State.CLOSED else None,
        "deadlines": (Deadline(kind=Due.REOPEN_END, due=NOW + timedelta(days=3), started=NOW, target="3d"),),
    }
    for stage in Stage:
        status = shown(to_consumer(MailKind.STATUS, language=language), stage=stage, **fields)
        assert "Wang" not in status.text and str(HOLDER.user) not in status.text
        for owed in (mail(MailKind.CARD, language=language), to_platform(MailKind.CARD, language=language)):
            out = shown(owed, stage=stage, **fields)
            assert out.chat in {SHOP, CARE} and balanced(out.text)


def test_the_card_shows_how_little_time_is_left() -> None:
    clock = complaint().deadlines[0]
    marks = []
    for warned in range(4):
        words = plain(shown(mail(MailKind.CARD), deadlines=(replace(clock, warned=warned),)).text)
        marks.append(next((mark for mark in "🟡🟠🔴" if mark in words), ""))
    assert marks == ["", "🟡", "🟠", "🔴"]
