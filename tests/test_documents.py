"""The documents tell the truth: what they name is there, and what is there is named."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
import typer
from aiohttp import web
from prometheus_client.parser import text_string_to_metric_families

from handlers import consumer, manager, staff
from handlers import web as pages
from handlers.metrics import Metrics, Waiting
from router.cli import app
from router.settings import Settings
from router.settings.loading import FILE_VARIABLE
from router.settings.values import Table
from router.storage.indexes import INDEXES

ROOT = Path(__file__).parents[1]
README, ARCHITECTURE = ROOT / "README.md", ROOT / "ARCHITECTURE.md"
OPERATING = ROOT / "docs" / "operating.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = [path for package in ("router", "handlers", "schedules") for path in (ROOT / package).rglob("*.py")]

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^( *)```.*?^\1```", re.M | re.S)
PARTS = ("Context", "Decision", "Consequences")
CELL_CODE = re.compile(r"`([^`]+)`")
DOTTED = re.compile(r"`((?:router|handlers|schedules)(?:\.\w+)+)`")
OURS = re.compile(r"`((?:router|handlers|schedules|tests|docs)/[\w./-]+)`")


@cache
def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def section(path: Path, heading: str) -> str:
    """What stands under a heading, up to the next one of its level."""
    level = heading.split(maxsplit=1)[0]
    found = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{len(level)}}} |\Z)", text_of(path), re.M | re.S)
    assert found, f"{path.name} has no {heading!r}"
    return found[1]


def rows(path: Path, heading: str) -> Iterator[list[str]]:
    """The cells of every row of the tables under a heading, without heads and rules."""
    lines = section(path, heading).splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if before.startswith("|") and line.startswith("|") and not line.startswith("|---"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def first_cells(path: Path, heading: str) -> list[str]:
    """Everything in code in the first cells of the tables under a heading."""
    return [code for row in rows(path, heading) for code in CELL_CODE.findall(row[0])]


def anchors(path: Path) -> set[str]:
    """The headings of a document as GitHub links to them."""
    prose = FENCE.sub("", text_of(path))
    titles = re.findall(r"^#+ (.+)$", prose, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def resolved(name: str) -> object:
    """The module, class or function of a dotted name."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise LookupError(name)


def event_names() -> set[str]:
    """The events that the product logs, read in its code."""
    calls = (node for path in CODE for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "log"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def plain_tables() -> dict[str, type[Table]]:
    """The tables whose values the environment can change."""
    kinds = {name: field.annotation for name, field in Settings.model_fields.items()}
    return {name: kind for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Table)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(text_of(document)) if not re.match(r"https?://", link)]
    for link in links:
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert ROOT in (target, *target.parents), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_names_of_code_are_those_of_code(document: Path) -> None:
    for name in DOTTED.findall(text_of(document)):
        assert resolved(name) is not None
    for path in OURS.findall(text_of(document)):
        assert (ROOT / path).exists(), path


def test_make_knows_its_commands() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.M))
    variables = set(re.findall(r"^([A-Z_]+) \?=", text_of(ROOT / "Makefile"), re.M))
    told = "\n".join(text_of(document) for document in (README, ROOT / "CONTRIBUTING.md"))
    named = re.findall(r"(?:`|^)make ([a-z]+)((?: [A-Z_]+=\S*)*)", told, re.M)
    assert {"demo", "test"} <= {target for target, _ in named} <= targets
    given = {name for _, told_with in named for name in re.findall(r"([A-Z_]+)=", told_with)}
    # make hands the browser's variable on to the tests' own search for one.
    assert given <= variables | {"CHROMIUM"}


def test_every_table_of_the_configuration_is_in_the_readme() -> None:
    named = [cell for cell in first_cells(README, "## Configuration") if cell.startswith("[")]
    plain = [name.strip("[]") for name in named]
    assert sorted(plain) == sorted(Settings.model_fields)
    kinds = {name: str(field.annotation) for name, field in Settings.model_fields.items()}
    lists = {name for name, kind in kinds.items() if "tuple" in kind and not kind.startswith("dict")}
    assert {name.strip("[]") for name in named if name.startswith("[[")} == lists


def test_variables_of_the_environment_are_known() -> None:
    tables = plain_tables()
    for document in (*DOCUMENTS, ROOT / "config.toml"):
        for name in re.findall(r"\bROUTER_[A-Z_]*[A-Z]\b", text_of(document)):
            table, _, key = name.removeprefix("ROUTER_").lower().partition("__")
            assert name == FILE_VARIABLE or key in tables[table].model_fields, f"{document.name}: {name}"


def commands_of(*tables: Iterable[str]) -> set[str]:
    return {f"/{name}" for table in tables for name in table}


def test_the_commands_in_telegram_are_those_of_the_readme() -> None:
    who, named = "", {}
    for row in rows(README, "## Commands in Telegram"):
        who = row[0] or who
        named.setdefault(who, set()).update(CELL_CODE.findall(row[1]))
    assert named == {
        "consumers": commands_of(consumer.COMMANDS),
        "staff": commands_of(staff.COMMANDS),
        "managers": commands_of(manager.COMMANDS),
    }


def test_the_command_line_is_that_of_the_readme() -> None:
    known = typer.main.get_group(app).commands
    named = [name.split()[1] for name in first_cells(README, "## Command line")]
    assert sorted(named) == sorted(known)
    for row in rows(README, "## Command line"):
        options = {option for param in known[row[0].split()[1].strip("`")].params for option in param.opts}
        assert set(re.findall(r"--[a-z]+", row[1])) <= options
    for document in DOCUMENTS:
        used = re.findall(r"(?:^ *|[`/=])complaint-router ([a-z]+)", text_of(document), re.M)
        assert set(used) <= set(known), document.name


def test_every_logged_event_is_explained_and_no_other() -> None:
    named = first_cells(OPERATING, "## Logs")
    assert len(named) == len(set(named))
    assert set(named) == event_names()


def test_every_metric_is_explained_and_no_other() -> None:
    metrics = Metrics()
    metrics.update("message")
    metrics.send("text", "sent")
    metrics.turned_away("secret")
    metrics.happened("draft_expired")
    metrics.guide("faults", "solved")
    metrics.database("complaints", "find", 0.1)
    page = metrics.page(Waiting(**{field.name: 0 for field in fields(Waiting)})).decode()
    found = {sample.name for family in text_string_to_metric_families(page) for sample in family.samples}
    named = {cell.partition("{")[0] for cell in first_cells(OPERATING, "## Health and metrics")}
    assert {name for name in named if not name.startswith("/")} == {n for n in found if "_created" not in n}


def test_every_path_of_the_web_server_is_explained() -> None:
    served: web.Application = pages.build_web(
        pages.Health(None, None, Metrics()),  # type: ignore[arg-type]
        pages.Webhook(None, None, "secret"),  # type: ignore[arg-type]
        pages.DemoTime(None),  # type: ignore[arg-type]
    )
    paths = {resource.canonical for resource in served.router.resources()}
    assert {cell for cell in first_cells(OPERATING, "## Health and metrics") if cell.startswith("/")} == paths


def test_every_index_stands_in_the_architecture_with_a_reason() -> None:
    known = {f"{i.collection}({', '.join(i.fields)}){', sparse' if i.sparse else ''}" for i in INDEXES}
    told = [row for row in rows(ARCHITECTURE, "## What is stored") if "(" in row[0]]
    assert {row[0].replace("`", "") for row in told} == known
    assert all(row[1] for row in told)


def test_every_decision_is_short_and_listed() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len(records) >= 6
    for record in records:
        lines = text_of(record).splitlines()
        assert len(lines) < 40
        assert all(any(line.startswith(f"**{part}.**") for line in lines) for part in PARTS), record.name
        assert f"docs/decisions/{record.name}" in section(ARCHITECTURE, "## Decisions")


def test_the_picture_of_the_states_has_its_place() -> None:
    begin, end = "<!-- diagram:begin -->", "<!-- diagram:end -->"
    assert text_of(ARCHITECTURE).count(begin) == text_of(ARCHITECTURE).count(end) == 1
    assert text_of(ARCHITECTURE).index(begin) < text_of(ARCHITECTURE).index(end)
