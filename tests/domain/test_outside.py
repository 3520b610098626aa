"""Bodies outside: which are there for a complaint, what is told of them, and where a button leads there."""

from dataclasses import replace
from datetime import date

import pytest

from router.domain import choices
from router.domain import commands as do
from router.domain.bodies import Body
from router.domain.complaint import Ref
from router.domain.mail import MailKind
from router.domain.outside import BODIES, bodies, described
from router.domain.states import CloseReason
from tests.domain.world import CONSUMER, LI, MEI, POLICY, Story, outside, taken

OFFICE = Body(id="office", name={"en": "Office"}, web="https://office.example", jurisdictions=("DE", "EU"))
FOOD = Body(id="food", name={"en": "Food office"}, phone="1", categories=("quality",))
HERE = replace(POLICY, external={body.id: body for body in (OFFICE, FOOD)})


MOVED = replace(POLICY.merchants["demo-digital"], jurisdiction="DE")
THERE = replace(HERE, merchants={**POLICY.merchants, "demo-digital": MOVED})
"""Where the demo shop sits in Germany."""


def test_a_body_is_there_for_its_countries_and_categories() -> None:
    assert [b.id for b in bodies(HERE, "demo-digital", "quality")] == ["food"]
    assert [b.id for b in bodies(THERE, "demo-digital", "quality")] == ["office", "food"]
    assert [b.id for b in bodies(THERE, "demo-digital", "attitude")] == ["office"]
    union = replace(THERE, external={"office": replace(OFFICE, jurisdictions=("EU",))})
    assert bodies(union, "demo-digital", "attitude"), "of the rules that hold in Germany"
    assert bodies(HERE, None, "attitude") == (), "where no merchant is known the house's country counts"


@pytest.mark.parametrize(("day", "in_force"), [(date(2026, 4, 14), ".old"), (date(2026, 4, 15), "mediate")])
def test_the_rules_of_the_day_stand_below_with_their_source(day: date, in_force: str) -> None:
    found = bodies(POLICY, "demo-digital", "quality")
    told = [text.args["rule"].id for text in described(found, POLICY, day) if text.key == "rights-fact"]
    assert [id for id in told if "mediate" in id and id.endswith(in_force)]
    assert len([id for id in told if "mediate" in id]) == 1


def offered(story: Story) -> bool:
    rows = choices.for_consumer(story.c, story.policy)
    return BODIES in [button for row in rows for button in row]


def said(story: Story, key: str) -> list[str]:
    """The buttons of the last message of a key to the consumer."""
    told = [m for m in story.mail if m.kind is MailKind.SAY and m.chat == LI.user]
    mail = [m for m in told if m.text and m.text.key == key]
    return [button.action for row in mail[-1].buttons for button in row]


def test_a_no_a_verdict_and_an_end_that_may_not_be_accepted_show_the_way() -> None:
    assert not offered(Story()) and not offered(taken())
    refused = taken().does(MEI, do.Refuse, reason="other", text="No.")
    assert offered(refused) and said(refused, "consumer-refused")[-1] == "bodies"
    assert not offered(refused.does(CONSUMER, do.Escalate)), "the platform looks into it again"
    stood = taken().does(MEI, do.Refuse, reason="other", text="No.").passes("8d")
    assert stood.c.reason is CloseReason.REFUSED_UNESCALATED
    assert offered(stood) and said(stood, "consumer-closed-refused") == ["reopen", "bodies"]
    assert offered(outside())
    assert not offered(taken().does(CONSUMER, do.Withdraw, solved=True))


def test_without_bodies_there_is_no_button() -> None:
    bare = taken(policy=replace(POLICY, external={})).does(MEI, do.Refuse, reason="other", text="No.")
    assert not offered(bare) and said(bare, "consumer-refused") == ["escalate"]


def test_the_body_that_one_went_to_is_told_by_its_name() -> None:
    story = taken().does(MEI, do.Refuse, reason="other", text="No.")
    story.does(CONSUMER, do.GoOutside, body="cn-12315")
    assert story.last.events[0].data["body"] == Ref("body", "cn-12315")
    other = taken().does(CONSUMER, do.GoOutside, body="My lawyer")
    assert other.last.events[0].data["body"] == "My lawyer"
