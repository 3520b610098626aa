"""Guided help before filing: where somebody stands in a guide, and what can be answered there.

A place is ``<guide>/<node>``. One way leads to each node, so a place alone tells every answer that led there:
a draft keeps no more than that.
"""

from __future__ import annotations

from dataclasses import dataclass

from router.domain.complaint import Ref, Text
from router.domain.draft import Draft
from router.domain.policy import Guide, Label, Node, Policy

GUIDE = "guide"
"""The question that a guide is while somebody reads it."""
SOLVED, FILE = "solved", "file"
"""What can be said at every node beside its answers: it helped; or: I want to file my complaint."""


def place_of(guide: str, node: str) -> str:
    """The place of a node."""
    return f"{guide}/{node}"


def guide_of(place: str) -> str:
    """The guide that a place is in, by its id."""
    return place.partition("/")[0]


def standing(draft: Draft, question: str) -> str:
    """What a button back belongs to: the open question, or the page of a guide that it is now."""
    return draft.guide if question == GUIDE else question


def first(guide: Guide) -> str:
    """Where a guide begins."""
    return place_of(guide.id, next(iter(guide.nodes)))


def found(place: str, policy: Policy) -> tuple[Guide, Node] | None:
    """Guide and node of a place; None for one that the policy no longer has."""
    name, _, id = place.partition("/")
    guide = policy.guides.get(name)
    node = guide.nodes.get(id) if guide else None
    return (guide, node) if guide and node else None


def back(place: str, policy: Policy) -> str:
    """The place before; empty at the beginning of a guide."""
    here = found(place, policy)
    before = _leading_to(here[0], here[1].id) if here else None
    return place_of(here[0].id, before.id) if here and before else ""


def way(place: str, policy: Policy) -> tuple[Ref, ...]:
    """What was answered on the way to a place, in order, after the guide's title."""
    here = found(place, policy)
    if here is None:
        return ()
    guide, node = here
    passed = [node.id]
    while before := _leading_to(guide, passed[0]):
        passed.insert(0, before.id)
    answers = (Ref("guide-answer", place_of(guide.id, id)) for id in passed[1:])
    return (Ref("guide", guide.id), *answers)


def _leading_to(guide: Guide, id: str) -> Node | None:
    return next((n for n in guide.nodes.values() if any(answer.to == id for answer in n.answers)), None)


def guide_label(ref: Ref, policy: Policy) -> Label:
    """The words of a guide: its title, a page, what to do meanwhile, the answer that leads to a page."""
    if ref.kind == "guide":
        return policy.guides[ref.id].title if ref.id in policy.guides else {}
    here = found(ref.id, policy)
    if here is None:
        return {}
    guide, node = here
    if ref.kind != "guide-answer":
        return node.meanwhile if ref.kind == "guide-meanwhile" else node.text
    ways = (answer for other in guide.nodes.values() for answer in other.answers)
    return next((answer.label for answer in ways if answer.to == node.id), {})


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is shown; answers as (value, words), a value being a place, `SOLVED` or `FILE`."""

    text: Text
    lines: tuple[Text, ...]
    answers: tuple[tuple[str, Text | Ref], ...]


def page(place: str, policy: Policy) -> Page | None:
    """The page of a place; None when there is none."""
    here = found(place, policy)
    if here is None:
        return None
    guide, node = here
    text = Text("guide-page", {"title": Ref("guide", guide.id), "text": Ref("guide-text", place)})
    lines = (Text("guide-meanwhile", {"what": Ref("guide-meanwhile", place)}),) if node.meanwhile else ()
    if not node.answers:
        return Page(text, lines, ((SOLVED, Text("guide-solved")), (FILE, Text("guide-unsolved"))))
    places = (place_of(guide.id, answer.to) for answer in node.answers)
    answers = [(to, Ref("guide-answer", to)) for to in places]
    return Page(text, lines, (*answers, (FILE, Text("guide-file"))))


def offered(draft: Draft, policy: Policy) -> tuple[Guide, ...]:
    """The guides that may spare the person of this draft a complaint, until one was read to its end."""
    category = draft.answers.get("category")
    fitting = tuple(guide for guide in policy.guides.values() if category in guide.categories)
    tried = draft.guided and any(draft.guide.startswith(f"{guide.id}/") for guide in fitting)
    return () if tried else fitting


def reading(draft: Draft, policy: Policy) -> Page | None:
    """The page that the person of this draft reads; None when they read none, or have done with it."""
    return None if draft.guided else page(draft.guide, policy)


def tried(draft: Draft, policy: Policy) -> str:
    """The place that a guide ended at without solving it; empty when there is none to tell."""
    here = found(draft.guide, policy) if draft.guided else None
    if here is None:
        return ""
    guide, node = here
    return "" if node.answers and draft.guide == first(guide) else draft.guide
