"""Verdicts, four eyes, appeals, dismissals."""

from __future__ import annotations

from dataclasses import replace

from router.domain import commands as do
from router.domain.mail import MailKind
from router.domain.states import CloseReason, Dismissal, Flag, Side, Stage, State
from tests.domain.world import (
    CARE,
    CARE_2,
    CARE_LEAD,
    CARE_LEAD_2,
    CHATS,
    CONSUMER,
    DEAR,
    LI,
    MEI,
    POLICY,
    QUALITY,
    REFUND,
    SHOP_LEAD,
    SYSTEM,
    Story,
    agreed,
    at_care,
    decided,
    escalated,
    performed,
    photo,
    taken,
    version,
)

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]
VERDICT = {"liability": "merchant", "reasons": "It broke in a week."}


def buttons(story: Story, chat: int) -> list[str]:
    """Actions under what a chat was told last."""
    said = [m for m in story.last.mail if m.chat == chat and m.kind is MailKind.SAY]
    return [b.action for m in said for row in m.buttons for b in row]


def drafted() -> Story:
    return at_care().does(CARE, do.Decide, terms=DEAR, **VERDICT)


def test_the_platform_decides_and_both_sides_are_told() -> None:
    story = decided()
    assert story.at == (State.DECIDED, Stage.PLATFORM)
    assert story.to(LI.user) == ["consumer-decided"]
    assert story.to(SHOP) == ["desk-decided"]
    assert buttons(story, SHOP) == ["accept_verdict", "appeal"]
    shown = ["accept_verdict", "accept_verdict", "appeal", "bodies"]
    assert buttons(story, LI.user) == shown, "either way of payment, and where else one may turn"


def test_a_verdict_needs_a_liability_and_reasons() -> None:
    story = at_care()
    assert story.refused(CARE, do.Decide, liability="fate", reasons="So it is.") == "refusal-not-now"
    assert story.refused(CARE, do.Decide, liability="both", reasons=" ") == "refusal-words-needed"
    unknown = do.Terms(remedy="magic")
    assert story.refused(CARE, do.Decide, terms=unknown, **VERDICT) == "refusal-unknown-remedy"


def test_a_verdict_that_nobody_appeals_is_performed() -> None:
    story = decided().passes("7d")
    assert story.c.state is State.PERFORMING
    assert "desk-step" in story.to(SHOP)


def test_a_verdict_without_a_remedy_that_nobody_appeals_ends_it() -> None:
    story = decided(None).passes("7d")
    assert story.c.reason is CloseReason.DECIDED
    assert story.to(LI.user) == ["consumer-nearing", "consumer-closed-decided"]


def test_both_accept_and_it_begins_at_once() -> None:
    story = decided().does(CONSUMER, do.AcceptVerdict)
    assert story.c.state is State.DECIDED
    assert story.refused(CONSUMER, do.AcceptVerdict) == "refusal-not-now"
    assert story.does(SHOP_LEAD, do.AcceptVerdict).c.state is State.PERFORMING


def test_without_a_merchant_the_consumers_word_is_enough_and_the_desk_performs() -> None:
    story = Story(merchant=None, merchant_name="A shop").does(CARE, do.Take)
    story.does(CARE, do.Decide, terms=REFUND, **VERDICT).does(CONSUMER, do.AcceptVerdict)
    assert story.c.state is State.PERFORMING
    assert story.c.provider == "care"
    assert story.does(CARE_2, do.Prove, text="receipt").c.state is State.PERFORMED


def test_a_merchant_who_was_not_asked_before_is_brought_in_by_the_verdict() -> None:
    story = Story(category="counterfeit").does(CARE, do.Decide, terms=REFUND, **VERDICT)
    assert story.c.provider == "demo-digital"
    assert story.to(SHOP) == ["desk-decided"]
    assert story.does(MEI, do.Appeal, text="It is genuine.").c.state is State.SUBMITTED


def test_an_amount_above_the_limit_needs_four_eyes() -> None:
    story = drafted()
    assert story.c.state is State.IN_REVIEW
    assert story.to(PLATFORM) == ["desk-approval-needed"]
    assert story.refused(CARE_2, do.Approve) == "refusal-lead-only"
    assert story.refused(SHOP_LEAD, do.Approve) == "refusal-lead-only"
    story.does(CARE_LEAD, do.Approve)
    assert story.c.state is State.DECIDED
    assert story.c.verdict is not None
    assert story.c.verdict.approved_by == CARE_LEAD.person


def test_nobody_approves_ones_own_verdict() -> None:
    story = at_care().does(CARE_LEAD, do.Decide, terms=DEAR, **VERDICT)
    assert story.refused(CARE_LEAD, do.Approve) == "refusal-four-eyes"
    assert story.does(CARE_LEAD_2, do.Approve).c.state is State.DECIDED


def test_at_a_desk_of_one_the_quality_manager_hears_of_it_and_approves() -> None:
    story = drafted().passes("24h")
    assert story.to(901) == ["manager-approval-missing"]
    assert story.passes("24h").to(901) == ["manager-approval-missing"]
    assert story.does(QUALITY, do.Approve).c.state is State.DECIDED


def test_a_draft_does_not_outlive_new_questions() -> None:
    story = drafted().does(CARE, do.Ask, text="One more thing?").does(CONSUMER, do.Say, text="Yes.")
    assert story.refused(CARE_LEAD, do.Approve) == "refusal-not-now"


def test_there_is_nothing_to_approve_without_a_draft() -> None:
    assert at_care().refused(CARE_LEAD, do.Approve) == "refusal-not-now"


def test_an_appeal_is_read_by_another_person() -> None:
    story = decided()
    assert story.refused(CONSUMER, do.Appeal) == "refusal-words-needed"
    story.does(CONSUMER, do.Appeal, text="Here is the report.", evidence=(photo("report"),))
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert story.relayed(PLATFORM) == ["Here is the report."]
    assert "report" in {e.unique_id for e in story.c.evidence}
    assert story.refused(CARE, do.Take) == "refusal-judged-before"
    assert story.refused(CARE, do.Reply, text="Hm.") == "refusal-judged-before"
    story.does(CARE_2, do.Take)
    assert story.refused(CARE_2, do.HandOver, to=CARE.person) == "refusal-judged-before"
    assert story.due("decision"), "it is to be decided anew"


def test_the_judge_does_not_judge_again_as_a_lead_either() -> None:
    story = at_care().does(CARE_LEAD, do.Decide, terms=REFUND, **VERDICT)
    story.does(MEI, do.Appeal, text="It was dropped.").does(CARE, do.Take)
    assert story.refused(CARE_LEAD, do.Decide, terms=REFUND, **VERDICT) == "refusal-judged-before"
    assert story.refused(CARE_LEAD, do.Take, over=True) == "refusal-judged-before"
    story.does(CARE, do.Decide, terms=DEAR, **VERDICT)
    assert story.refused(CARE_LEAD, do.Approve) == "refusal-judged-before"


def test_an_appeal_that_nobody_else_reads_goes_to_the_quality_manager() -> None:
    story = decided().does(CONSUMER, do.Appeal, text="Look again.")
    assert story.passes("24h").to(901) == ["manager-not-taken"]


def test_each_side_appeals_once_and_then_it_is_performed() -> None:
    story = decided().does(CONSUMER, do.Appeal, text="Look again.")
    story.does(CARE_2, do.Decide, terms=REFUND, **VERDICT)
    assert story.c.state is State.DECIDED
    assert buttons(story, LI.user) == ["bodies"]
    assert buttons(story, SHOP) == ["accept_verdict", "appeal"]
    assert story.refused(CONSUMER, do.Appeal, text="Again.") == "refusal-appealed-once"
    story.does(MEI, do.Appeal, text="It was dropped.")
    assert story.c.appeals == (Side.CONSUMER, Side.MERCHANT)
    story.does(CARE, do.Decide, terms=REFUND, **VERDICT)
    assert story.c.state is State.PERFORMING, "appeals are used up"


def test_with_appeals_used_up_a_verdict_without_a_remedy_ends_it() -> None:
    story = decided(None).does(CONSUMER, do.Appeal, text="Look again.")
    story.does(CARE_2, do.Decide, **VERDICT).does(MEI, do.Appeal, text="And again.")
    assert story.does(CARE, do.Decide, **VERDICT).c.reason is CloseReason.DECIDED


def test_who_appealed_in_vain_need_not_accept() -> None:
    story = decided().does(CONSUMER, do.Appeal, text="Look again.")
    story.does(CARE_2, do.Decide, terms=REFUND, **VERDICT).does(MEI, do.AcceptVerdict)
    assert story.c.state is State.PERFORMING


def test_a_platform_lead_ends_what_is_no_case() -> None:
    for reason in (Dismissal.SPAM, Dismissal.OUT_OF_SCOPE):
        story = Story().does(CARE_LEAD, do.Dismiss, reason=reason)
        assert story.c.reason == reason.value
        assert story.to(LI.user) == ["consumer-dismissed", "contacts"]
    assert taken().refused(SHOP_LEAD, do.Dismiss, reason=Dismissal.SPAM) == "refusal-lead-only"
    assert at_care().refused(CARE, do.Dismiss, reason=Dismissal.SPAM) == "refusal-lead-only"


def test_a_duplicate_names_the_other() -> None:
    story, duplicate = Story(), Dismissal.DUPLICATE
    assert story.refused(CARE_LEAD, do.Dismiss, reason=duplicate) == "refusal-which-duplicate"
    itself = story.c.number
    assert story.refused(CARE_LEAD, do.Dismiss, reason=duplicate, other=itself) == "refusal-which-duplicate"
    story.does(CARE_LEAD, do.Dismiss, reason=duplicate, other="AAAA-AAAA")
    assert story.c.duplicate_of == "AAAA-AAAA"
    assert story.refused(CONSUMER, do.Reopen, text="No!") == "refusal-not-reopened"


def test_nothing_is_dismissed_after_a_verdict() -> None:
    for story in (decided(), agreed(), performed()):
        assert story.refused(CARE_LEAD, do.Dismiss, reason=Dismissal.SPAM) == "refusal-not-now"


def test_out_of_scope_is_contested_once_before_the_platform() -> None:
    story = Story().does(CARE_LEAD, do.Dismiss, reason=Dismissal.OUT_OF_SCOPE)
    story.does(CONSUMER, do.Reopen, text="It is.")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    story.does(CARE_LEAD, do.Dismiss, reason=Dismissal.OUT_OF_SCOPE)
    assert story.refused(CONSUMER, do.Reopen, text="It is!") == "refusal-not-reopened"


def test_managers_hear_only_of_what_is_theirs() -> None:
    usual = POLICY.managers[0]
    other = replace(usual, user=902, scope="merchant:demo-fashion")
    mine = replace(usual, user=903, scope="merchant:demo-digital")
    story = Story(policy=replace(POLICY, managers=(other, mine))).does(SYSTEM, do.MarkFlag, flag=Flag.SAFETY)
    assert story.to(903) == ["manager-safety"]
    assert story.to(902) == []


def test_the_consumer_may_offer_nothing_to_the_wrong_desk() -> None:
    story = escalated()
    assert story.refused(MEI, do.Reply, text="We still think no.") == "refusal-not-yours"
    assert story.does(CARE, do.Propose, terms=REFUND).c.holder == CARE.person
    assert version(story) == story.c.proposal.version if story.c.proposal else False
