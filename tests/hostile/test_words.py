"""Names and words that were written to deceive: shown harmlessly wherever people read them."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from aiogram.types import Message, User

from handlers.incoming import NAME_AT_MOST, evidence_of, person_of, words_of
from router.delivery.markup import TEXT_LIMIT, clean, escape, isolate, plain, units
from router.delivery.render import Renderer
from router.delivery.words import Words
from router.domain.complaint import Counter, Money, Person, Text
from router.domain.mail import Audience, MailKind
from router.domain.masking import Masking
from router.domain.states import Side, State
from router.settings import SHIPPED, load
from tests.delivery.house import CARE, NOW, POLICY, SHOP, complaint, evidence, mail

FORGED = {
    "markup": "<b>Approved</b> <a href='tg://user?id=1'>x</a> &lt;",
    "turned round": "\u202egnp.exe\u202d \u2067abc\u2069 \u061c\u200f",
    "hidden": "re\u200bfu\u2060nd\ufeff \u00ad\u180e\u3164",
    "piled up": "Z" + "\u0301\u0489\u036f" * 40,
    "rightward": "\u05d0\u05d1\u05d2 100 \u0627\u0644\u0639",
    "controls": "a\x00b\x1bc\x85d\udc00e",
    "holes": "\ue00099\ue001 { $number } %s {}" + "long " * 500,
    "tags": "\U000e0041\U000e0042 x",
}
UNWANTED = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c\u200b\u2060\ufeff\x00\x1b\u3164"


def harmless(html: str, about: str) -> None:
    """Nothing of it is markup, turns the text around it, or hides."""
    shown = plain(html)
    assert not set(UNWANTED) & set(shown), about
    assert "tg://user?id=1'" not in html.replace("&#x27;", ""), about
    assert "<b>Approved" not in html, about
    assert html.count("\u2068") == html.count("\u2069"), about
    assert "\u0489\u036f\u0301\u0489\u036f\u0301" not in shown, about


TODAY = date(2026, 6, 1)
HOUSE = Masking.of(load(SHIPPED, {"ROUTER_TELEGRAM__TOKEN": "1:x"}, TODAY).policy(TODAY))
RENDERER = Renderer(Words("zh", strict=True), POLICY, Masking())


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED.keys())
@pytest.mark.parametrize("language", Words("zh").languages)
def test_every_field_a_person_fills_is_shown_harmlessly(forged: str, language: str) -> None:
    told = complaint(
        description=forged,
        order=forged,
        merchant=None,
        merchant_name=forged,
        consumer=Person(501, forged),
        holder=Person(601, forged),
        state=State.IN_REVIEW,
        evidence=(replace(evidence(1), caption=forged, name=forged),),
        answers={"fault": forged, "since": forged},
        counter=Counter(version=1, amount=Money(100, "CNY"), note=forged),
    )
    desk = {"language": language, "desk": "care", "chat": CARE}
    mails = [
        mail(MailKind.CARD, audience=Audience.PLATFORM, **desk),
        mail(MailKind.CARD, audience=Audience.MERCHANT, **desk | {"desk": "shop", "chat": SHOP}),
        mail(MailKind.STATUS, language=language),
        mail(MailKind.ALBUM, audience=Audience.PLATFORM, **desk),
        mail(MailKind.RELAY, body=forged, audience=Audience.PLATFORM, mention=601, **desk),
        mail(MailKind.SAY, body=forged, text=Text("refusal-held", {"holder": forged}), language=language),
        mail(
            MailKind.DIGEST,
            language=language,
            text=Text("digest-quiet"),
            lines=(Text("digest-rating", {"number": "7K3M-Q9TX", "score": 1, "words": forged}),),
        ),
        mail(MailKind.POLL, language=language),
    ]
    for one in mails:
        for out in RENDERER.render(one, told, NOW):
            for html in (out.text, *(file.caption for file in out.files)):
                harmless(html, f"{one.kind}: {html!r}")


def test_what_runs_from_right_to_left_stays_apart_in_a_sentence() -> None:
    words = Words("en", strict=True)
    shown = words.text(Text("refusal-held", {"holder": "\u05d3\u05d5\u05d3"}), "en", POLICY)
    assert "\u2068\u05d3\u05d5\u05d3\u2069" in shown
    assert isolate("Lin\n\u05d3\u05d5\u05d3") == "Lin\n\u2068\u05d3\u05d5\u05d3\u2069"
    assert isolate("Lin") == "Lin"


@pytest.mark.parametrize(
    "kept",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f 1\ufe0f\u20e3",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0e17\u0e35\u0e48\u0e19\u0e35\u0e48",
        "e\u0323\u0302 Vie\u0323\u0302t Nam",
        "\u05d1\u05bc\u05b0\u05e8\u05b5\u05d0\u05e9\u05c1\u05b4\u05d9\u05ea",
        "\u624b\u673a\u574f\u4e86\uff0c\n\u9000\u6b3e\uff01",
    ],
)
def test_what_people_really_write_stays_as_it_is(kept: str) -> None:
    assert clean(kept) == kept


@pytest.mark.parametrize("between", ["\u200b", "\u202e", "\u2060", "\u00ad", "\u200d", "\u200c", "\ufeff"])
def test_a_number_is_masked_whatever_hides_in_it(between: str) -> None:
    number = between.join("13912345678")
    body = mail(MailKind.RELAY, body=f"Call {number}!", audience=Audience.MERCHANT, desk="shop", chat=SHOP)
    (out,) = RENDERER.render(body, complaint(), NOW)
    digits = "".join(c for c in plain(out.text) if c.isdigit())
    assert "139123" not in digits


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 4096,
        "a" * 4095 + "@",
        "1-" * 2048,
        "+86 138 " * 512,
        "DE00 " * 800,
        "@" * 4096,
        "(1)" * 1300,
        "\u8def" * 4096,
        "\u5e73\u8def1" * 1365,
        "1\u680b" * 2048,
        "12 Aa " * 680,
        "calle a " * 512,
        "calle " + "Aa " * 1360,
        "\u0443\u043b. " * 1000,
        "Aaa " * 1024,
        "name: " + "A" * 4000,
        "wechat: " * 512,
        "passport " * 455,
    ],
)
def test_masking_takes_no_time_on_words_made_for_it(hostile: str) -> None:
    begun = process_time()
    HOUSE.hide(hostile, names=["Aaa Bbb"])
    assert process_time() - begun < 5


def message(**fields: object) -> Message:
    told = {"message_id": 1, "date": 1_780_000_000, "chat": {"id": 501, "type": "private"}}
    return Message.model_validate(told | fields)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\x.bat", "x.bat"),
        ("a\x00b.pdf", "ab.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("..", None),
        ("/", None),
        ("", None),
        ("line\nbreak.pdf", "line break.pdf"),
    ],
)
def test_a_file_name_is_no_path(given: str, kept: str | None) -> None:
    file = {"file_id": "f", "file_unique_id": "u", "file_name": given}
    (item,) = evidence_of(message(document=file), Side.CONSUMER)
    assert item.name == kept


def test_a_long_file_name_keeps_its_ending() -> None:
    for name in ("x" * 400 + ".pdf", "\u56fe" * 300 + ".jpeg", "x" * 1_000_000, "." + "y" * 500):
        file = {"file_id": "f", "file_unique_id": "u", "file_name": name, "mime_type": "z" * 10_000}
        (item,) = evidence_of(message(document=file, caption="c" * 100_000), Side.CONSUMER)
        assert item.name
        assert len(item.name) <= NAME_AT_MOST
        assert item.name.endswith(name[-4:]) or len(name) > NAME_AT_MOST * 4
        assert len(item.mime or "") <= NAME_AT_MOST
        assert units(item.caption or "") <= TEXT_LIMIT


def test_a_name_is_one_line_that_can_be_seen() -> None:
    def named(first: str, last: str | None = None) -> str:
        return person_of(User(id=501, is_bot=False, first_name=first, last_name=last)).name

    assert named("Lin\n\u2705 Refund approved", "\u202e") == "Lin \u2705 Refund approved"
    assert named("\u200b\u3164") == "501"
    assert len(named("x" * 1_000_000)) <= NAME_AT_MOST


def test_a_million_characters_are_cut() -> None:
    assert units(words_of(message(text="\U0001f600" * 1_000_000))) <= TEXT_LIMIT
    assert units(words_of(message(caption="x" * 1_000_000))) <= TEXT_LIMIT


def test_cleaning_is_the_same_twice() -> None:
    for forged in FORGED.values():
        assert clean(clean(forged)) == clean(forged)
        assert "<" not in escape(forged)
