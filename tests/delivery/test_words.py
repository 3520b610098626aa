"""Words: the right language, people's words made harmless, dates and money as the reader writes them."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from structlog.testing import capture_logs

from handlers.menu import menus
from router.delivery.words import LOCALES, MissingWords, Words, moment, reading_zone
from router.domain.complaint import Money, Ref, Text
from router.domain.policy import DigestPlan, Manager, ManagerRole
from router.settings import SHIPPED, load, missing_words
from tests.delivery.house import POLICY

WORDS = Words("zh", strict=True)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh"),
        ("zh-Hans-CN", "zh"),
        ("en_US", "en"),
        ("EN", "en"),
        ("es-MX", "es"),
        ("ru", "ru"),
        ("pt-br", None),
        ("de", None),
        ("", None),
        (None, None),
    ],
)
def test_everybody_gets_the_nearest_language_else_the_default(tag: str | None, language: str | None) -> None:
    assert WORDS.nearest(tag) == language
    assert WORDS.language(tag) == (language or "zh")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-hant-tw", "zh-Hant"),
        ("zh_Hant", "zh-Hant"),
        ("zh-hans", "zh"),
        ("pt-br", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("pt", "pt-BR"),
        ("p", None),
    ],
)
def test_regions_and_scripts_count_as_far_as_there_are_words(
    tmp_path: Path, tag: str, language: str | None
) -> None:
    words = words_of(tmp_path, strict=True, **{"zh": "a = a", "zh-Hant": "a = a", "pt-BR": "a = a"})
    assert words.nearest(tag) == language


def test_peoples_words_are_escaped_and_lose_what_turns_text() -> None:
    text = Text("card-order", {"order": "<b>1</b>&\u202egnp\x07", "check": None})
    assert WORDS.text(text, "en", POLICY) == "🧾 Order: <code>&lt;b&gt;1&lt;/b&gt;&amp;gnp</code>"


def test_words_longer_than_fluent_allows_are_shown_whole() -> None:
    text = Text("consumer-refused", {"reason": None, "until": None, "why": "<" * 3000})
    assert WORDS.text(text, "zh", POLICY).count("&lt;") == 3000


def test_a_moment_is_telegrams_date_with_local_words_inside() -> None:
    due = datetime(2026, 8, 3, 18, 5, tzinfo=UTC)
    shown = WORDS.text(Text("consumer-reminder", {"until": due}), "en", POLICY)
    assert f'<tg-time unix="{int(due.timestamp())}" format="wDt">Tue, Aug 4 02:05 UTC+8</tg-time>' in shown


def test_a_managers_old_app_shows_the_managers_own_time() -> None:
    due = datetime(2026, 8, 3, 18, 5, tzinfo=UTC)
    plan = DigestPlan(daily="09:00", weekly=None, time_zone="Asia/Kolkata", language="es")
    manager = Manager(user=9, scope="all", role=ManagerRole.MANAGER, digest=plan)
    policy = replace(POLICY, managers=(manager,))
    assert reading_zone(manager.user + 1, policy) is None
    zone = reading_zone(manager.user, policy)
    shown = WORDS.text(Text("consumer-reminder", {"until": due}), "es", policy, zone)
    assert ">lun, 3 ago 23:35 UTC+5:30</tg-time>" in shown
    assert 'unix="1785780300"' in shown


def test_a_desks_old_app_shows_the_time_of_the_calendar_that_it_works_by() -> None:
    berlin = replace(POLICY.calendar, zone=ZoneInfo("Europe/Berlin"))
    abroad = replace(POLICY.desks["shop"], calendar="berlin")
    policy = replace(POLICY, calendars={"berlin": berlin}, desks={**POLICY.desks, "shop": abroad})
    assert reading_zone(-1, policy, "shop") == berlin.zone
    assert reading_zone(-1, policy, "care") == POLICY.calendar.zone


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("America/St_Johns", "пн, 3 авг. 15:35 UTC-2:30"),
        ("UTC", "пн, 3 авг. 18:05 UTC+0"),
        ("Europe/Moscow", "пн, 3 авг. 21:05 UTC+3"),
    ],
)
def test_where_there_is_no_markup_a_time_names_its_zone(zone: str, shown: str) -> None:
    assert moment(datetime(2026, 8, 3, 18, 5, tzinfo=UTC), "ru", ZoneInfo(zone), markup=False) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh", "2026年11月20日周五"),
        ("en", "Fri, Nov 20, 2026"),
        ("es", "vie, 20 nov 2026"),
        ("ru", "пт, 20 нояб. 2026\u202fг."),
    ],
)
def test_a_day_is_written_as_the_reader_writes_it(language: str, shown: str) -> None:
    assert WORDS.label(Ref("day", "2026-11-20"), language, POLICY) == shown
    assert WORDS.label(Ref("day", "soon"), language, POLICY) == "soon"


@pytest.mark.parametrize(
    ("tag", "name"),
    [("zh", "中文"), ("es", "Español"), ("ru", "Русский"), ("pt-BR", "Português (Brasil)"), ("xx", "xx")],
)
def test_a_language_is_called_what_it_calls_itself(tag: str, name: str) -> None:
    assert {WORDS.label(Ref("language", tag), reader, POLICY) for reader in ("zh", "en")} == {name}


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Получен 1 файл"),
        (3, "Получено 3 файла"),
        (5, "Получено 5 файлов"),
        (11, "Получено 11 файлов"),
        (21, "Получен 21 файл"),
        (24, "Получено 24 файла"),
    ],
)
def test_russian_counts_as_russians_do(count: int, said: str) -> None:
    assert said in WORDS.text(Text("intake-kept", {"count": count}), "ru", POLICY)


@pytest.mark.parametrize(
    ("money", "language", "shown"),
    [
        (Money(1250, "CNY"), "zh", "¥12.50"),
        (Money(1250, "CNY"), "en", "CN¥12.50"),
        (Money(129900, "CNY"), "es", "1.299,00\xa0CNY"),
        (Money(129900, "CNY"), "ru", "1\xa0299,00\xa0CN¥"),
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


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh", "请发送照片或文档"),
        ("en", "Please send a photo or a document"),
        ("es", "Envíe, por favor, una foto o un documento"),
        ("ru", "Пришлите, пожалуйста, фото или документ"),
    ],
)
def test_only_kinds_of_files_that_can_be_used_are_asked_for(language: str, shown: str) -> None:
    told = Text("evidence-wrong-kind", {"kinds": Ref("kinds", "photo,document")})
    assert shown in WORDS.label(told, language, POLICY)


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
    """A fifth language made of a folder alone: chosen, in the menus, spoken, and missed in the policy."""
    shutil.copytree(LOCALES, tmp_path / "locales")
    shutil.copytree(LOCALES / "es", tmp_path / "locales" / "pt")
    commands = tmp_path / "locales" / "pt" / "commands.ftl"
    commands.write_text(commands.read_text("utf-8").replace("Nueva reclamación", "Nova reclamação"), "utf-8")
    words = Words("zh", tmp_path / "locales", strict=True)
    assert words.languages == ("en", "es", "pt", "ru", "zh")
    assert words.language("pt-BR") == "pt"
    assert words.label(Ref("language", "pt"), "zh", POLICY) == "Português"
    assert words.label(Text("command-new"), "pt-BR", POLICY) == "Nova reclamação"
    assert words.text(Text("card-amount", {"amount": Money(129900, "CNY")}), "pt", POLICY).endswith(
        "CN¥\xa01.299,00"
    )
    menu = next(m for m in menus(words, POLICY) if m.language_code == "pt")
    assert menu.commands[0].description == "Nova reclamação"
    settings = load(SHIPPED, {}, date(2026, 8, 4))
    lacking = missing_words(settings, words.languages)
    assert lacking
    assert all(line.endswith(" in pt") for line in lacking)


@pytest.mark.parametrize(
    ("card", "shown"),
    [
        ("7K3M-Q9TX/-1002000000001/45", '<a href="https://t.me/c/2000000001/45">7K3M-Q9TX</a>'),
        ("7K3M-Q9TX/-4001/45", "7K3M-Q9TX"),
        ("7K3M-Q9TX", "7K3M-Q9TX"),
    ],
)
def test_a_number_leads_to_its_card_where_that_has_an_address(card: str, shown: str) -> None:
    said = Text("digest-oldest", {"number": Ref("card", card), "since": datetime(2026, 3, 2, tzinfo=UTC)})
    assert f"<b>{shown}</b>" in WORDS.text(said, "en", POLICY)
    assert "7K3M-Q9TX" in WORDS.label(said, "en", POLICY) and "http" not in WORDS.label(said, "en", POLICY)
