"""Ready replies and playbooks of a configuration, and what is wrong with them."""

from datetime import date
from pathlib import Path

import pytest

from router.domain.canned import filled, ready_for
from router.settings import SHIPPED, ConfigurationError, load

DAY = date(2026, 3, 2)
GOOD = """
[[canned]]
id = "hello"
desks = ["platform"]
title = { zh = "您好" }
text = { zh = "您好 {number}" }
[playbooks]
usage = { zh = "请看" }
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(SHIPPED.read_text("utf-8"), "utf-8")
    return path


def test_a_reply_is_for_the_desks_that_it_names(config: Path) -> None:
    (config.parent / "desks.toml").write_text(GOOD, "utf-8")
    policy = load(config, {}, DAY).policy(DAY)
    assert [c.id for c in ready_for("care", policy)] == ["hello"]
    assert list(ready_for("demo-digital", policy)) == []
    assert policy.playbooks["usage"] == {"zh": "请看"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{number}", "{name}", "canned[0].text.zh: {name} is nothing that can be filled in"),
        ('"platform"', '"nobody"', "canned[0].desks[0]: 'nobody' is no desk"),
        ("usage =", "nonsense =", "playbooks.nonsense: is not one of the categories"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(config: Path, old: str, new: str, told: str) -> None:
    (config.parent / "desks.toml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ConfigurationError) as refused:
        load(config, {}, DAY)
    assert told in str(refused.value)


def test_a_reply_is_not_offered_without_what_it_needs() -> None:
    assert filled("{number} by {due}", {"number": "7", "due": "noon"}) == "7 by noon"
    assert filled("{number} by {due}", {"number": "7", "due": ""}) == ""
    assert filled("Hello", {}) == "Hello"
