"""Guides and keywords in files of their own: found, checked, every mistake told with file, key and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from router.settings import SHIPPED, ConfigurationError, load, missing_words

DAY = date(2026, 6, 1)
GOOD = """
[[guides]]
id = "faults"
title = { zh = "g", en = "g" }
categories = ["quality"]
nodes = [
    { id = "start", text = { zh = "q" }, answers = [
        { to = "power", label = { zh = "a" } }, { to = "more", label = { zh = "b" } } ] },
    { id = "power", text = { zh = "t" }, meanwhile = { zh = "m" }, steps = [{ zh = "s" }] },
    { id = "more", text = { zh = "q" }, answers = [{ to = "end", label = { zh = "c" } }] },
    { id = "end", text = { zh = "t" } },
]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(SHIPPED.read_text("utf-8"), "utf-8")
    return path


def refusal(config: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load(config, {}, DAY)
    return str(caught.value).replace(str(config.parent), "FOLDER")


def test_what_is_included_is_found_as_it_is_shipped_or_beside_the_file(config: Path) -> None:
    shipped = load(config, {}, DAY)
    assert {guide.id for guide in shipped.guides} == {"faults", "delivery", "returns", "care"}
    (config.parent / "guides.toml").write_text(GOOD, "utf-8")
    own = load(config, {}, DAY)
    assert [len(guide.nodes) for guide in own.guides] == [4]
    assert own.keywords == shipped.keywords
    assert own.policy(DAY).version != shipped.policy(DAY).version


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"end", label', '"nowhere", label', "nodes[2].answers[0].to: there is no node 'nowhere'"),
        ('"end", label', '"power", label', "nodes[2].answers[0].to: 'power' is reached from guides[0].nodes"),
        ('"end", label', '"power", label', "nodes[3]: 'end' cannot be reached: no answer leads to 'end'"),
        ('"end", label', '"start", label', "nodes[0]: 'start' is in or behind a circle: start → more"),
        ('"more", text', '"power", text', "nodes[2].id: 'power' is another node's id already"),
        ('["quality"]', '["quality", "no"]', "guides[0].categories[1]: 'no' is not one of the categories"),
        ('{ zh = "c" }', '{ en = "c" }', "guides[0].nodes[2].answers[0].label: has no text in 'zh'"),
        ('}, answers', '}, meanwhile = { zh = "m" }, answers', "nodes[0].meanwhile: stands at a question"),
        ('}, answers', '}, steps = [{ zh = "m" }], answers', "nodes[0].steps: stand at a question"),
        ('id = "faults"', 'id = "faults"\nwhy = 1', "guides[0].why: is not a known key"),
        ('id = "end"', 'id = "The end"', "guides[0].nodes[3].id: 'The end' is not an id"),
        ('[[guides]]', '[keywords.nothing]\nzh = ["x"]\n[[guides]]', "keywords: stands in"),
        ('[[guides]]', 'include = ["more.toml"]\n[[guides]]', "guides.toml: include: is not a known key"),
        ('[[guides]]', '[[guides', "guides.toml: is not TOML"),
    ],
)  # fmt: skip
def test_a_guide_that_cannot_be_read_to_its_end_is_refused(
    config: Path, old: str, new: str, told: str
) -> None:
    assert old in GOOD
    (config.parent / "guides.toml").write_text(GOOD.replace(old, new, 1), "utf-8")
    refused = refusal(config)
    assert told in refused
    assert "FOLDER/guides.toml: " in refused


def test_two_guides_need_two_ids_and_keywords_a_category(config: Path) -> None:
    twice = GOOD + GOOD.replace('"faults"', '"faults"')
    (config.parent / "guides.toml").write_text(twice, "utf-8")
    (config.parent / "keywords.toml").write_text('[keywords.no]\nzh = ["x"]', "utf-8")
    assert refusal(config).splitlines() == [
        "FOLDER/keywords.toml: keywords.no: is not one of the categories",
        "FOLDER/guides.toml: guides[1].id: 'faults' is another guide's id already",
    ]


@pytest.mark.parametrize(
    ("include", "told"),
    [
        ('"guides.toml"', "include: should be a list"),
        ('["none.toml"]', "none.toml: cannot be read: No such file"),
    ],
)
def test_what_cannot_be_included_is_told(config: Path, include: str, told: str) -> None:
    text = config.read_text("utf-8").replace(
        'include = ["keywords.toml", "guides.toml", "desks.toml", "safety.toml"]', f"include = {include}"
    )
    config.write_text(text, "utf-8")
    assert told in refusal(config)


def test_without_includes_there_is_no_help_and_nothing_is_missing(config: Path) -> None:
    text = config.read_text("utf-8").replace(
        'include = ["keywords.toml", "guides.toml", "desks.toml", "safety.toml"]', "include = []"
    )
    config.write_text(text, "utf-8")
    settings = load(config, {}, DAY)
    assert (settings.guides, settings.keywords) == ((), {})
    assert missing_words(settings, ["zh", "en", "es", "ru"]) == []


def test_what_a_language_lacks_is_listed(config: Path) -> None:
    (config.parent / "guides.toml").write_text(GOOD, "utf-8")
    (config.parent / "keywords.toml").write_text('[keywords.quality]\nzh = ["坏"]', "utf-8")
    missing = missing_words(load(config, {}, DAY), ["zh", "en"])
    assert "guides[0].nodes[1].steps[0]: has no text in en" in missing
    assert "guides[0].nodes[2].answers[0].label: has no text in en" in missing
    assert "keywords.quality: has no words in en" in missing
    assert "keywords.praise: has no words in zh" in missing
    assert "keywords.quality: has no words in zh" not in missing
