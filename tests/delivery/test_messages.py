"""Messages in a conversation: who speaks, what is quoted, how files travel, and Telegram's limits."""

from dataclasses import replace
from datetime import timedelta

import pytest

from router.delivery.markup import CAPTION_LIMIT, TEXT_LIMIT, length, plain
from router.delivery.outgoing import Outgoing
from router.domain.complaint import Evidence, MessageRef, Person, Route, Sent, Text
from router.domain.deadlines import Deadline
from router.domain.mail import Audience, Button, Mail, MailKind
from router.domain.states import Due, State
from tests.delivery.house import (
    CARE,
    CONSUMER,
    NOW,
    NUMBER,
    SHOP,
    complaint,
    evidence,
    mail,
    relay,
    to_consumer,
    to_platform,
)
from tests.delivery.office import RENDERER
from tests.delivery.test_markup import balanced

ROW = ((Button("go_on", Text("button-go_on")),),)


def rendered(owed: Mail, **fields: object) -> tuple[Outgoing, ...]:
    return RENDERER.render(owed, complaint(**fields), NOW)


def text(owed: Mail, **fields: object) -> str:
    (out,) = rendered(owed, **fields)
    return out.text


def test_each_side_sees_who_speaks_and_only_as_it_may() -> None:
    words = {"body": "你好", "source": MessageRef(CONSUMER, 1)}
    assert text(mail(MailKind.RELAY, **words)) == f"👤 <b>消费者 9F2</b> · {NUMBER}\n你好"
    assert text(to_platform(MailKind.RELAY, **words)) == f"👤 <b>Li Lei</b> · {NUMBER}\n你好"
    from_shop = {"body": "好的", "source": MessageRef(SHOP, 9), "desk": "shop"}
    assert text(to_consumer(MailKind.RELAY, **from_shop)) == f"💬 <b>示例数码</b> · {NUMBER}\n好的"
    from_care = {"body": "ok", "source": MessageRef(CARE, 9), "desk": "care"}
    assert text(to_consumer(MailKind.RELAY, **from_care)).startswith("💬 <b>平台客服</b>")
    answer = to_platform(MailKind.RELAY, body="our side", source=MessageRef(SHOP, 9))
    assert text(answer).startswith("💬 <b>Demo Digital</b>")


def test_words_are_escaped_and_masked_for_merchants() -> None:
    assert text(relay("<b>打13912345678")).endswith("\n&lt;b&gt;打•••78")
    assert text(to_platform(MailKind.RELAY, body="打13912345678")).endswith("打13912345678")


def test_what_the_system_says_carries_the_number_the_words_and_the_call() -> None:
    said = mail(text=Text("desk-not-solved", {"number": NUMBER}), body="还是坏的<", mention=602)
    shown = text(said, holder=Person(602, "Wang"))
    assert shown == (
        f'<b>{NUMBER}</b>\n👉 <a href="tg://user?id=602">Wang</a>\n'
        "❌ 消费者说问题没有解决。\n<blockquote>还是坏的&lt;</blockquote>"
    )
    assert "请负责人留意</a>" in text(said)


def test_values_of_the_systems_words_are_masked_for_merchants() -> None:
    said = Text("desk-countered", {"amount": None, "note": "打13912345678"})
    assert "•••78" in text(mail(text=said))
    assert "13912345678" in text(to_platform(text=said))


def test_a_digest_has_its_lines_and_no_number() -> None:
    owed = to_consumer(
        MailKind.DIGEST, text=Text("digest-quiet"), lines=(Text("survey-thanks"), Text("desk-moved"))
    )
    (out,) = RENDERER.render(owed, None, NOW)
    assert len(out.text.splitlines()) == 3 and NUMBER not in out.text


def test_a_repeat_says_so_first() -> None:
    assert text(replace(relay("x"), uncertain=True)).startswith("🔁 这条消息可能是重复发送\n")
    (album,) = rendered(replace(mail(MailKind.ALBUM), uncertain=True), evidence=(evidence(1), evidence(2)))
    assert album.files[0].caption.startswith("🔁")


def test_long_words_become_several_messages_with_the_buttons_under_the_last() -> None:
    parts = rendered(relay("很长 & <b> 😀 " * 1000, buttons=ROW, reply_to=5))
    assert len(parts) > 2 and all(length(p.text) <= TEXT_LIMIT and balanced(p.text) for p in parts)
    assert [bool(p.keyboard) for p in parts] == [False] * (len(parts) - 1) + [True]
    assert [p.reply_to for p in parts] == [5] + [None] * (len(parts) - 1)


@pytest.mark.parametrize("kind", ["photo", "video", "document", "voice", "animation", "audio"])
def test_one_file_carries_the_words_as_its_caption(kind: str) -> None:
    (out,) = rendered(relay("看", attachments=(evidence(1, kind),), buttons=ROW))
    assert [(f.kind, f.file_id) for f in out.files] == [(kind, "file-1")]
    assert out.files[0].caption == f"👤 <b>消费者 9F2</b> · {NUMBER}\n看" and out.keyboard and not out.text


def test_what_takes_no_caption_has_its_words_before_it() -> None:
    words, note = rendered(relay("看", attachments=(evidence(1, "video_note"),)))
    assert words.text.endswith("看") and note.files[0].caption == ""


def test_words_too_long_for_a_caption_go_before_the_file() -> None:
    words, photo = rendered(relay("长" * 1100, attachments=(evidence(1, caption="长" * 1100),)))
    assert "长" * 1100 in words.text
    assert photo.files[0].caption == NUMBER


def test_a_files_own_caption_is_kept_and_not_said_twice() -> None:
    (same,) = rendered(relay("看", attachments=(evidence(1, caption="看"),)))
    assert same.files[0].caption.count("看") == 1
    (other,) = rendered(relay("", attachments=(evidence(1, caption="13912345678"),)))
    assert other.files[0].caption.endswith("\n•••78")


def test_several_photos_are_one_album_with_the_words_on_the_first() -> None:
    (album,) = rendered(relay("三张", attachments=tuple(evidence(n) for n in range(3))))
    assert album.files[0].caption.endswith("三张") and [f.caption for f in album.files[1:]] == [NUMBER] * 2
    assert album.cost == 3


def test_an_album_takes_no_buttons_so_they_stand_under_the_words() -> None:
    words, album = rendered(relay("三张", attachments=tuple(evidence(n) for n in range(3)), buttons=ROW))
    assert words.keyboard and not album.keyboard and len(album.files) == 3


def test_files_that_cannot_stand_together_are_sent_apart_in_order() -> None:
    kinds = ["photo", "video", "document", "document", "voice", "photo"]
    words, *parts = rendered(relay("", attachments=tuple(evidence(n, k) for n, k in enumerate(kinds))))
    assert words.text
    assert [[f.kind for f in p.files] for p in parts] == [
        ["photo", "video"],
        ["document", "document"],
        ["voice"],
        ["photo"],
    ]


def test_the_album_button_shows_everything_numbered_as_on_the_sheet() -> None:
    items: tuple[Evidence, ...] = (
        evidence(1, "document"),
        *(evidence(n) for n in range(2, 13)),
        evidence(13, "voice"),
    )
    parts = rendered(mail(MailKind.ALBUM, attachments=items), evidence=items)
    assert [len(p.files) for p in parts] == [10, 1, 1, 1]
    assert [p.files[0].caption for p in parts] == [f"{n}/13 · {NUMBER}" for n in (2, 12, 1, 13)]


def test_the_poll_is_native_and_closes_with_the_survey() -> None:
    asked = to_consumer(MailKind.POLL, text=Text("survey-question", {"number": NUMBER, "cycle": 1}))
    end = Deadline(kind=Due.SURVEY_END, due=NOW + timedelta(days=2), started=NOW, target="2d")
    (out,) = rendered(asked, state=State.CLOSED, deadlines=(end,))
    assert out.ballot and out.ballot.seconds == 2 * 86400
    assert NUMBER in out.ballot.question and len(out.ballot.options) == 5
    (default,) = rendered(asked, deadlines=())
    assert default.ballot and default.ballot.seconds == 7 * 86400
    far = replace(end, due=NOW + timedelta(days=90))
    (without,) = rendered(asked, deadlines=(far,))
    assert without.ballot and without.ballot.seconds is None


def test_everything_for_a_consumer_is_without_staff() -> None:
    holder = Person(602, "Wang")
    for kind in (MailKind.SAY, MailKind.RELAY, MailKind.STATUS):
        owed = to_consumer(
            kind,
            text=Text("consumer-asked", {"until": None}),
            body="x",
            desk="shop",
            source=MessageRef(SHOP, 3),
        )
        for out in rendered(owed, holder=holder):
            assert "Wang" not in out.text and "602" not in out.text


def test_no_message_is_longer_than_telegram_allows() -> None:
    owed = relay("长" * 5000, attachments=tuple(evidence(n, caption="c" * 3000) for n in range(12)))
    for out in rendered(owed):
        assert length(out.text) <= TEXT_LIMIT
        assert all(length(f.caption) <= CAPTION_LIMIT for f in out.files)
        assert len(out.files) <= 10
        assert NUMBER in plain(out.text) or out.files or out.text


def test_audiences_are_all_rendered() -> None:
    for audience in Audience:
        assert NUMBER in text(mail(text=Text("desk-moved"), audience=audience))


WARNED = Text("desk-warned", {"clock": "first_response", "due": NOW})


def test_who_is_told_in_private_gets_a_link_to_the_card() -> None:
    shown = {"sent": {"card:shop": Sent(77)}}
    (private,) = rendered(mail(text=WARNED, chat=601), **shown)
    assert f'<a href="https://t.me/c/{str(SHOP).removeprefix("-100")}/77">{NUMBER}</a>' in private.text
    assert private.reply_to is None, "the card is in another chat"
    (boss,) = rendered(mail(text=WARNED, chat=901, audience=Audience.MANAGER, desk=""), desk="shop", **shown)
    assert f'/77">{NUMBER}</a>' in boss.text
    (inside,) = rendered(mail(text=WARNED), **shown)
    assert (inside.reply_to, "href" in inside.text) == (77, False)
    small = {"shop": Route("shop", -55, "zh")}
    assert "href" not in text(mail(text=WARNED, chat=601), routes=small, **shown), "it has no addresses"


def test_everybody_who_is_called_is_called() -> None:
    told = text(mail(text=WARNED, mention=601, also=(602,)), holder=Person(601, "Wang"))
    assert told.index("tg://user?id=601") < told.index("tg://user?id=602")
    assert "Wang" in told


LARGE = 20_000_001


def named(name: str, n: int = 1, **fields: object) -> Evidence:
    return evidence(n, kind="document", name=name, **fields)


@pytest.mark.parametrize(
    ("name", "sent_as"),
    [
        ("李雷_13812345678.pdf", f"{NUMBER}-2.pdf"),
        ("Li Lei receipt.PDF", f"{NUMBER}-2.PDF"),
        ("scan_4111111111111111", f"{NUMBER}-2"),
        ("zhang@example.com.张三", f"{NUMBER}-2"),
        ("invoice 2026-06.pdf", ""),
        (f"{NUMBER}.pdf", ""),
        ("order_13800138000.pdf", ""),
    ],
)
def test_the_name_of_a_file_tells_a_merchant_nothing_personal(name: str, sent_as: str) -> None:
    items = (evidence(1), named(name, 2))
    for kind in (MailKind.RELAY, MailKind.ALBUM):
        fields = {"attachments": items[1:], "source": MessageRef(CONSUMER, 1)}
        (out,) = rendered(mail(kind, **fields), evidence=items)
        assert out.files[0].name == sent_as
        (same,) = rendered(to_platform(kind, **fields), evidence=items)
        assert same.files[0].name == "", "the platform reads it as it is"


def test_a_file_too_large_to_be_renamed_is_not_handed_on() -> None:
    item = named("13812345678.mp4", size=LARGE)
    fields = {"attachments": (item,), "source": MessageRef(CONSUMER, 1)}
    for kind in (MailKind.RELAY, MailKind.ALBUM):
        (out,) = rendered(mail(kind, **fields), evidence=(item,))
        assert not out.files and "20 MB" in out.text and "13812345678" not in out.text
    (fit,) = rendered(mail(MailKind.RELAY, **fields | {"attachments": (named("a.mp4", size=LARGE),)}))
    assert fit.files


def test_captions_are_masked_too() -> None:
    item = evidence(1, caption="Li Lei, 13812345678")
    fields = {"attachments": (item,), "source": MessageRef(CONSUMER, 1)}
    for kind in (MailKind.RELAY, MailKind.ALBUM):
        (out,) = rendered(mail(kind, **fields), evidence=(item,))
        assert plain(out.files[0].caption).endswith("•••, •••78")


def test_the_reason_why_a_mask_has_a_hole_is_only_what_the_platform_revealed() -> None:
    told = "13812345678, 13912345678"
    assert text(relay(told), revealed=("13812345678",)).endswith("13812345678, •••78")
