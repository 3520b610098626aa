"""Rule packs: what is shipped, what a house may add or replace, what is refused and how that is said."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from router.delivery.words import Words
from router.domain.law import Kind
from router.settings import SHIPPED, ConfigurationError, load, missing_words
from tests.tools import rule_table

TODAY = date(2026, 11, 22)
LANGUAGES = Words("zh").languages
OWN = """
jurisdiction = "CN"
countries = { GB = "Europe/London" }
[sources.house]
name = { en = "Our own terms" }
url = "https://example.com/terms"
[[rules]]
id = "cn.noreason.freight"
version = 2
kind = "freight"
causes = ["no_reason"]
pays_freight = "merchant"
source = "house"
confidence = "high"
says = { en = "We pay the way back." }
[[rules]]
id = "ours.month"
kind = "window"
categories = ["return_no_reason"]
value = 1
unit = "month"
start = "receipt"
source = "house"
confidence = "high"
says = { en = "A month to return it." }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The shipped configuration with a pack of the house's own."""
    path = tmp_path / "config.toml"
    shutil.copy(SHIPPED, path)
    text = path.read_text("utf-8").replace('"generic.toml"]', '"generic.toml", "ours.toml"]')
    path.write_text(text, "utf-8")
    (tmp_path / "ours.toml").write_text(OWN, "utf-8")
    return path


def refusal(file: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load(file, {}, TODAY)
    return str(caught.value).replace(f"{file.parent}/", "")


def test_every_shipped_rule_has_words_and_a_source_in_every_language() -> None:
    rules = rule_table.rules()
    assert {rule.jurisdiction for rule in rules} == {"CN", "EU", "generic"}
    for rule in rules:
        for words in (rule.says, rule.source.name):
            assert set(words) == set(LANGUAGES), rule.id
            assert all(words.values()), rule.id
        assert max(map(len, rule.says.values())) < 300, rule.id


def test_what_is_shipped_is_of_high_or_medium_confidence_and_the_uncertain_is_left_out() -> None:
    confidence = {rule.id: rule.confidence for rule in rule_table.rules()}
    assert confidence["cn.noreason.days"] == "high"
    assert confidence["cn.12315.mediate"] == confidence["eu.guarantee"] == "medium"
    assert not {"cn.3bao.phone", "eu.adr", "eu.odr"} & set(confidence)


def test_the_document_lists_every_rule_as_it_is() -> None:
    document = Path(__file__).parents[2] / "docs" / "rules.md"
    text = document.read_text("utf-8")
    assert rule_table.written(text) == text
    assert all(f"`{rule.id}`" in text for rule in rule_table.rules())


def test_a_house_adds_rules_replaces_them_and_names_countries(file: Path) -> None:
    settings = load(file, {}, TODAY)
    law = settings.policy(TODAY).law
    freight, month = law.rules["cn.noreason.freight"], law.rules["ours.month"]
    assert (freight.version, freight.pays_freight) == (2, "merchant")
    assert freight.source.url == "https://example.com/terms"
    assert (month.kind, month.value, month.snapshot) == (Kind.WINDOW, 1, "ours.month/1")
    britain = law.country("GB")
    assert britain is not None
    assert britain.calendar.zone.key == "Europe/London"
    assert date(2026, 12, 28) in britain.calendar.holidays, "Boxing Day is made up for on Monday"
    assert 'rules.packs."ours.toml".rules[1].says: has no text in zh' in missing_words(settings, ["zh"])


def test_without_packs_there_is_no_law(file: Path) -> None:
    law = load(file, {"ROUTER_RULES__INCLUDE": "[]"}, TODAY).policy(TODAY).law
    assert not law.rules
    assert law.country("CN") is None


def test_what_the_rules_say_is_part_of_the_policy_s_version(file: Path) -> None:
    before = load(file, {}, TODAY).policy(TODAY).version
    own = file.parent / "ours.toml"
    own.write_text(OWN.replace("value = 1", "value = 2"), "utf-8")
    assert load(file, {}, TODAY).policy(TODAY).version != before


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("value = 1\n", "value = 0\n", "ours.toml: rules[1].value: should be greater than or equal to 1"),
        ("value = 1\n", "", "ours.toml: rules[1].value: value and unit belong together"),
        ('unit = "month"', 'unit = "week"', "ours.toml: rules[1].unit: should be"),
        ('start = "receipt"', 'start = "return"', "ours.toml: rules[1].start: a window lasts"),
        ('unit = "month"', 'unit = "month"\ncounting = "working"', "rules[1].counting: only days can be"),
        ('kind = "window"', 'kind = "duty"', "ours.toml: rules[1].ends: belongs to a duty"),
        ('kind = "window"', 'kind = "duty"\nends = "settled"', "rules[1].start: a duty that ends when it is"),
        (
            'pays_freight = "merchant"\n',
            "",
            "ours.toml: rules[0].pays_freight: belongs to a rule of the kind",
        ),
        ('["return_no_reason"]', '["return"]', "rules[1].categories: 'return' is not one of the categories"),
        ('id = "ours.month"', 'id = "cn.noreason.freight"', "rules[1].id: 'cn.noreason.freight' stands at"),
        ('source = "house"', 'source = "law"', "rules[0].source: 'law' is not one of this pack's sources"),
        ('jurisdiction = "CN"', 'jurisdiction = "China"', "ours.toml: jurisdiction: should match"),
        ("version = 2", "version = 2\nweight = 1", "ours.toml: rules[0].weight: is not a known key"),
        ("version = 2", "effective_from = 2026-02-01\neffective_to = 2026-01-01", "is before effective_from"),
        ("Europe/London", "Europe/Oxford", "ours.toml: countries.GB: 'Europe/Oxford' is not a time zone"),
        ("[[rules]]", "[[rules]", "ours.toml: is not TOML"),
    ],
)
def test_mistakes_are_told_with_file_and_key(file: Path, old: str, new: str, problem: str) -> None:
    assert old in OWN
    (file.parent / "ours.toml").write_text(OWN.replace(old, new, 1), "utf-8")
    assert problem in refusal(file)


def test_a_pack_that_is_not_there_is_told(file: Path) -> None:
    (file.parent / "ours.toml").unlink()
    assert refusal(file) == "ours.toml: cannot be read: No such file or directory"


def test_packs_are_named_and_not_written_into_the_configuration(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("\n[rules]\n", "\n[rules]\npacks = {}\n", 1), "utf-8")
    assert refusal(file) == "config.toml: rules.packs: is not a known key"


def test_a_category_s_cause_is_one_that_rules_know(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace('cause = "defect"', 'cause = "broken"', 1), "utf-8")
    assert "config.toml: categories[0].cause: should be" in refusal(file)
