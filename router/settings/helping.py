"""Tables of the help before filing: keywords that suggest categories, and guides; what they must keep to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from router.domain.policy import Guide, Keywords, Node, Way
from router.settings.problems import Found, Place, dotted
from router.settings.values import AtLeastOne, Id, Language, Table, Words, plain

Keyword = Annotated[str, Field(min_length=1, max_length=60)]
KeywordTables = dict[Id, dict[Language, tuple[Keyword, ...]]]
"""For each category, the words of each language that speak for it."""


class AnswerTable(Table):
    """One answer of a node."""

    label: Words
    to: Id


class NodeTable(Table):
    """One page of a guide: with answers a question, without them what helps."""

    id: Id
    text: Words
    answers: Annotated[tuple[AnswerTable, ...], Field(max_length=10)] = ()
    meanwhile: Words | None = None
    steps: Annotated[tuple[Words, ...], Field(max_length=8)] = ()


class GuideTable(Table):
    """Help before filing."""

    id: Id
    title: Words
    categories: tuple[Id, ...] = ()
    nodes: Annotated[tuple[NodeTable, ...], AtLeastOne]


def keywords(tables: KeywordTables, categories: Iterable[str]) -> tuple[Keywords, ...]:
    """The domain's keywords, in the order of the categories."""
    return tuple(
        Keywords(category, language, words)
        for category in categories
        for language, words in tables.get(category, {}).items()
    )


def guide(table: GuideTable) -> Guide:
    """The domain's guide."""
    nodes = {node.id: _node(node) for node in table.nodes}
    return Guide(id=table.id, title=plain(table.title), categories=table.categories, nodes=nodes)


def _node(table: NodeTable) -> Node:
    return Node(
        id=table.id,
        text=plain(table.text),
        answers=tuple(Way(to=answer.to, label=plain(answer.label)) for answer in table.answers),
        meanwhile=plain(table.meanwhile),
        steps=tuple(map(plain, table.steps)),
    )


def help_contradictions(
    tables: KeywordTables, guides: tuple[GuideTable, ...], categories: set[str]
) -> Iterator[Found]:
    """Place and reason of everything that does not fit together."""
    for category in tables:
        if category not in categories:
            yield ("keywords", category), "is not one of the categories"
    known: set[str] = set()
    for number, table in enumerate(guides):
        if table.id in known:
            yield ("guides", number, "id"), f"{table.id!r} is another guide's id already"
        known.add(table.id)
        yield from _guide(table, ("guides", number), categories)


def _guide(table: GuideTable, place: Place, categories: set[str]) -> Iterator[Found]:
    for number, category in enumerate(table.categories):
        if category not in categories:
            yield (*place, "categories", number), f"{category!r} is not one of the categories"
    known: set[str] = set()
    for number, node in enumerate(table.nodes):
        where = (*place, "nodes", number)
        if node.id in known:
            yield (*where, "id"), f"{node.id!r} is another node's id already"
        known.add(node.id)
        if node.answers:
            yield from _question(node, where)
    yield from _tree(table, place)


def _question(node: NodeTable, place: Place) -> Iterator[Found]:
    """Fixes stand where the questions end."""
    if node.meanwhile:
        yield (*place, "meanwhile"), "stands at a question: only a node without answers can have it"
    if node.steps:
        yield (*place, "steps"), "stand at a question: only a node without answers can have them"


def _tree(table: GuideTable, place: Place) -> Iterator[Found]:
    """One way leads to each node, and none leads back: so a node alone tells what was answered."""
    ids = {node.id: number for number, node in enumerate(table.nodes)}
    led: dict[str, tuple[str, Place]] = {}
    for number, node in enumerate(table.nodes):
        for at, answer in enumerate(node.answers):
            where = (*place, "nodes", number, "answers", at, "to")
            if answer.to not in ids:
                yield where, f"there is no node {answer.to!r} in this guide"
            elif answer.to in led:
                first = dotted(led[answer.to][1])
                yield where, f"{answer.to!r} is reached from {first} already: one way leads to each node"
            else:
                led[answer.to] = (node.id, where)
    for id, number in ids.items():
        if reason := _unreachable(id, table.nodes[0].id, {to: by for to, (by, _) in led.items()}):
            yield (*place, "nodes", number), reason


def _unreachable(id: str, start: str, led: Mapping[str, str]) -> str:
    """Why a node cannot be come to from the first one; empty when it can."""
    passed = [id]
    while passed[-1] in led:
        before = led[passed[-1]]
        if before in passed:
            circle = " → ".join(reversed([*passed[passed.index(before) :], before]))
            return f"{id!r} is in or behind a circle: {circle}"
        passed.append(before)
    return "" if passed[-1] == start else f"{id!r} cannot be reached: no answer leads to {passed[-1]!r}"
