"""Words: the right language, people's words made harmless, dates and money as the reader writes them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from router.delivery.words import MissingWords, Words
from router.domain.complaint import Money, Ref, Text
from tests.delivery.house import POLICY

WORDS = Words("zh", strict=True)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh"),
        ("zh-Hans-CN", "zh"),
        ("en_US", "en"),
        ("EN", "en"),
        ("de", "zh"),
        ("", "zh"),
        (None, "zh"),
    ],
)
def test_everybody_gets_the_nearest_language(tag: str | None, language: str) -> None:
    assert WORDS.language(tag) == language


def test_peoples_words_are_escaped_and_lose_what_turns_text() -> None:
    text = Text("card-order", {"order": "<b>1</b>&\u202egnp\x07"})
    assert WORDS.text(text, "en", POLICY) == "🧾 Order: <code>&lt;b&gt;1&lt;/b&gt;&amp;gnp</code>"


def test_words_longer_than_fluent_allows_are_shown_whole() -> None:
    text = Text("consumer-refused", {"reason": None, "until": None, "why": "<" * 3000})
    assert WORDS.text(text, "zh", POLICY).count("&lt;") == 3000


def test_a_moment_is_telegrams_date_with_local_words_inside() -> None:
    due = datetime(2026, 8, 3, 18, 5, tzinfo=UTC)
    shown = WORDS.text(Text("consumer-reminder", {"until": due}), "en", POLICY)
    assert f'<tg-time unix="{int(due.timestamp())}" format="wDt">Tue, Aug 4 02:05 UTC+8</tg-time>' in shown


@pytest.mark.parametrize(
    ("money", "language", "shown"),
    [
        (Money(1250, "CNY"), "zh", "¥12.50"),
        (Money(1250, "CNY"), "en", "CN¥12.50"),
        (Money(1250, "JPY"), "en", "¥1,250"),
        (Money(-99, "EUR"), "en", "-€0.99"),
    ],
)
def test_money_has_the_decimals_of_its_currency(money: Money, language: str, shown: str) -> None:
    assert shown in WORDS.text(Text("card-amount", {"amount": money}), language, POLICY)


@pytest.mark.parametrize(
    ("ref", "shown"),
    [
        (Ref("category", "quality"), "Faulty"),
        (Ref("claim", "refund"), "Refund"),
        (Ref("remedy", "refund"), "Refund"),
        (Ref("merchant", "shop"), "Demo Digital"),
        (Ref("desk", "shop"), "Demo Digital"),
        (Ref("desk", "care"), "Platform care"),
        (Ref("refusal", "used"), "It was used"),
        (Ref("question", "quality/fault"), "What kind of fault?"),
        (Ref("option", "quality/fault/hardware"), "Hardware"),
        (Ref("option", "quality/fault/none"), "quality/fault/none"),
        (Ref("category", "abolished"), "abolished"),
    ],
)
def test_the_policys_words_are_its_labels(ref: Ref, shown: str) -> None:
    assert WORDS.label(ref, "en-GB", POLICY) == shown


def test_what_is_absent_is_chosen_as_none_and_reads_as_nothing() -> None:
    base = {"side": "merchant", "you": "no", "late": "no"}
    assert WORDS.text(Text("status-turn", {**base, "until": None}), "en", POLICY).endswith("the merchant")
    shown = WORDS.text(Text("desk-declined", {"remedy": None, "why": ""}), "en", POLICY)
    assert shown == "❌ The consumer declined the offer ()."


def test_a_label_is_no_markup() -> None:
    assert (
        WORDS.label(Text("relay-from-desk", {"number": "1", "desk": "a<b"}), "en", POLICY).count("a<b") == 1
    )


def words_of(tmp_path: Path, *, strict: bool, **languages: str) -> Words:
    for tag, content in languages.items():
        (tmp_path / tag).mkdir()
        (tmp_path / tag / "all.ftl").write_text(content, "utf-8")
    return Words("zh", tmp_path, strict=strict)


def test_at_run_time_the_default_language_steps_in_and_it_is_logged(tmp_path: Path) -> None:
    words = words_of(tmp_path, strict=False, zh="hello = 你好", en="bye = bye\n")
    with capture_logs() as logs:
        assert words.text(Text("hello"), "en", POLICY) == "你好"
        assert words.text(Text("nowhere"), "en", POLICY) == "nowhere"
    assert [(log["event"], log["key"], log["language"]) for log in logs] == [
        ("words_missing", "hello", "en"),
        ("words_missing", "nowhere", "en"),
        ("words_missing", "nowhere", "zh"),
    ]


@pytest.mark.parametrize("text", [Text("nowhere"), Text("hello")])
def test_in_tests_missing_keys_and_values_are_errors(tmp_path: Path, text: Text) -> None:
    words = words_of(tmp_path, strict=True, zh="hello = 你好 { $name }")
    with pytest.raises(MissingWords):
        words.text(text, "zh", POLICY)


def test_broken_files_and_a_missing_default_are_found_at_start(tmp_path: Path) -> None:
    with pytest.raises(MissingWords, match=r"all\.ftl"):
        words_of(tmp_path, strict=True, zh="hello { = 你好")
    with pytest.raises(MissingWords, match="default"):
        Words("fr")


def test_one_folder_more_is_one_language_more(tmp_path: Path) -> None:
    words = words_of(tmp_path, strict=True, zh="hello = 你好", pt="hello = olá")
    assert words.languages == ("pt", "zh")
    assert words.text(Text("hello"), "pt-BR", POLICY) == "olá"
