"""Replies that a desk has ready: whose they are, and what is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from router.domain.complaint import Arg, Complaint, Ref
from router.domain.policy import Canned, DeskKind, Policy
from router.domain.standing import until

PLACES = ("number", "shop", "due")
"""What may stand in braces: the number, the shop's name, until when whoever has the turn has time."""


def ready_for(desk: str, policy: Policy) -> Iterator[Canned]:
    """A desk's replies: those that name it, those of its kind, those of all."""
    rule = policy.desks.get(desk)
    kind = rule.kind.value if rule else DeskKind.MERCHANT.value
    for canned in policy.canned.values():
        if not canned.desks or desk in canned.desks or kind in canned.desks:
            yield canned


def values(complaint: Complaint) -> Mapping[str, Arg]:
    """What stands for each place; None for what is not known."""
    shop: Arg = Ref("merchant", complaint.merchant) if complaint.merchant else complaint.merchant_name or None
    return {"number": complaint.number, "shop": shop or Ref("desk", complaint.desk), "due": until(complaint)}


def filled(words: str, given: Mapping[str, str]) -> str:
    """The words with what is given in the places; empty when something that they need is not known."""
    for name in PLACES:
        place = "{" + name + "}"
        if place in words:
            if not given.get(name):
                return ""
            words = words.replace(place, given[name])
    return words
