"""Legal clocks: what begins and ends them, that they never pause, and what becomes of a miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from router.domain import commands as do
from router.domain.calendar import Duration, add
from router.domain.complaint import Ref
from router.domain.deadlines import Deadline
from router.domain.events import EventKind
from router.domain.law import Law
from router.domain.mail import Mail
from router.domain.policy import Policy
from router.domain.reminding import still
from router.domain.standing import pressing
from router.domain.states import CloseReason, Due, Stage, State
from tests.domain.world import (
    CARE,
    CHATS,
    CONSUMER,
    LI,
    MEI,
    POLICY,
    Story,
    agreed,
    taken,
    version,
    yuan,
)

SHOP = CHATS["demo-digital"]
RETURN = do.Terms(remedy="return_refund", amount=yuan(50), freight="consumer", travel="ship")
MIND_CHANGED = {"category": "return_no_reason", "claim": "return_refund"}
GERMAN = replace(
    POLICY,
    merchants={
        **POLICY.merchants,
        "demo-digital": replace(POLICY.merchants["demo-digital"], jurisdiction="DE"),
    },
)


def legal(story: Story) -> dict[str, Deadline]:
    """The legal clocks that run, by their rule."""
    return {d.rule: d for d in story.c.deadlines if d.kind is Due.LEGAL}


def back(**fields: object) -> Story:
    """The goods of a return are with the merchant again."""
    story = agreed(RETURN, **(MIND_CHANGED | fields))  # type: ignore[arg-type]
    story.does(MEI, do.Prove, text="Address").does(CONSUMER, do.Prove, text="SF123")
    return story.does(MEI, do.Prove, text="Inspected")


def test_a_refund_after_a_return_without_a_reason_is_due_when_the_law_says_where_that_is_sooner() -> None:
    story = back()
    step, clock = story.c.deadline(Due.STEP), legal(story)["cn.noreason.refund/1"]
    # Goods back on Monday 2 March: seven days end on Monday the 9th at 24:00 in Shanghai.
    assert clock.due == datetime(2026, 3, 9, 16, 0, tzinfo=UTC)
    assert clock.due < add(story.now, Duration(7, "wd"), POLICY.calendar)
    assert step is not None
    shown = clock.due - timedelta(seconds=1)
    assert (step.due, step.target, step.rule) == (shown, "7wd", "cn.noreason.refund/1")
    assert story.c.step is not None
    assert story.c.step.due == shown, "23:59 of the last day, not midnight of the next"
    assert (clock.target, clock.policy, clock.cycle) == ("7d", POLICY.version, 1)


def test_seven_days_begin_when_the_goods_arrived_and_not_when_they_were_inspected() -> None:
    story = agreed(RETURN, **MIND_CHANGED)
    story.does(MEI, do.Prove, text="Address").does(CONSUMER, do.Prove, text="SF123")
    story.does(MEI, do.Arrived).sleeps("47h").does(MEI, do.Prove, text="Inspected")
    assert legal(story)["cn.noreason.refund/1"].due == datetime(2026, 3, 9, 16, 0, tzinfo=UTC)


def test_the_house_s_own_promise_stands_where_it_is_sooner() -> None:
    remedy = POLICY.remedies["return_refund"]
    *before, last = remedy.steps
    quick = replace(remedy, steps=(*before, replace(last, within=Duration(24, "h"))))
    policy = replace(POLICY, remedies={**POLICY.remedies, "return_refund": quick})
    story = back(policy=policy)
    step = story.c.deadline(Due.STEP)
    assert step is not None
    assert (step.due, step.rule) == (story.now + timedelta(hours=24), "")
    assert legal(story)["cn.noreason.refund/1"].due == datetime(2026, 3, 9, 16, 0, tzinfo=UTC)


def test_a_faulty_thing_s_refund_has_the_house_s_seven_working_days() -> None:
    story = back(category="quality")
    assert story.due("step") == add(story.now, Duration(7, "wd"), POLICY.calendar)
    assert legal(story) == {}


def test_a_last_day_in_the_national_holidays_rolls_and_the_house_is_sooner_or_not() -> None:
    """Goods back on Thursday 24 September 2026: the seventh day, 1 October, begins a week of rest."""
    story = back(now=datetime(2026, 9, 24, 2, 0, tzinfo=UTC))
    assert legal(story)["cn.noreason.refund/1"].due == datetime(2026, 10, 8, 16, 0, tzinfo=UTC)


def test_payment_ends_the_refund_s_clock() -> None:
    story = back().does(MEI, do.Prove, text="receipt 1")
    assert legal(story) == {}
    assert story.c.breaches == ()


def test_a_late_payment_between_two_sweeps_is_a_breach_too() -> None:
    story = back().sleeps("8d").does(MEI, do.Prove, text="receipt 1")
    assert [(b.clock, b.rule) for b in story.c.breaches] == [(Due.LEGAL, "cn.noreason.refund/1")]


def test_what_the_same_sweep_brings_to_the_platform_is_not_offered_to_be_brought_there() -> None:
    story = Story().sleeps("15d").sweeps().sleeps("15d").sweeps()
    told = {m.text.key: m.buttons for m in story.last.mail if m.chat == LI.user and m.text}
    assert told["consumer-law-missed"] == ()
    assert story.c.stage is Stage.PLATFORM


def test_a_miss_is_recorded_once_and_told_with_its_rule() -> None:
    story = back()
    due = legal(story)["cn.noreason.refund/1"].due
    story.passes("8d")
    assert "desk-law-missed" in story.to(SHOP)
    assert "consumer-law-missed" in story.to(LI.user)
    [missed] = story.c.breaches
    assert (missed.clock, missed.rule, missed.due) == (Due.LEGAL, "cn.noreason.refund/1", due)
    [event] = [e for e in story.events if e.kind is EventKind.BREACHED]
    assert event.data["rule"] == "cn.noreason.refund/1"
    assert legal(story) == {}
    assert story.c.escalatable


def test_what_the_merchant_does_not_pay_stays_a_duty_while_the_platform_looks() -> None:
    story = back()
    before = legal(story)
    story.does(CONSUMER, do.DisputeStep, text="They say it is scratched.")
    assert story.at == (State.SUBMITTED, Stage.PLATFORM)
    assert legal(story) == before
    assert [b.rule for b in story.passes("8d").c.breaches if b.rule] == ["cn.noreason.refund/1"]


def test_fifteen_days_to_settle_run_from_filing_and_never_pause() -> None:
    story = Story()
    [(rule, clock)] = legal(story).items()
    # Filed on Monday 2 March: the fifteenth day is Tuesday the 17th.
    assert (rule, clock.due) == ("cn.delay.unlawful/1", datetime(2026, 3, 17, 16, 0, tzinfo=UTC))
    story.does(MEI, do.Take).does(MEI, do.Ask, text="Which one?")
    assert story.c.paused_since is not None
    assert legal(story)[rule] == clock


def test_a_remedy_agreed_settles_it() -> None:
    assert legal(agreed()) == {}


def test_an_end_and_the_way_outside_stop_every_legal_clock() -> None:
    assert legal(taken().does(CONSUMER, do.Withdraw, solved=True)) == {}
    assert legal(taken().does(CONSUMER, do.GoOutside, body="12315")) == {}
    assert legal(back().does(CONSUMER, do.Withdraw, solved=False)) == {}


def test_reopening_starts_no_legal_clock_afresh() -> None:
    story = taken().does(CONSUMER, do.Withdraw, solved=True)
    assert story.c.reason is CloseReason.SELF_SOLVED
    assert legal(story.does(CONSUMER, do.Reopen, text="Broken again.")) == {}


def test_no_law_binds_a_merchant_nobody_knows_nor_a_house_without_rules() -> None:
    assert legal(Story(merchant=None, merchant_name="A stall")) == {}
    assert legal(Story(policy=replace(POLICY, law=Law()))) == {}


def test_an_explanation_is_no_demand_that_the_law_gives_time_for() -> None:
    assert legal(Story(category="usage", claim="guidance")) == {}


def test_in_germany_the_refund_follows_the_notice_and_may_wait_for_the_goods() -> None:
    story = back(policy=GERMAN)
    # Notice and goods on 2 March: fourteen days end on Monday the 16th at 24:00 in Berlin.
    assert legal(story)["eu.withdraw.refund/1"].due == datetime(2026, 3, 16, 23, 0, tzinfo=UTC)
    late = agreed(RETURN, policy=GERMAN, **MIND_CHANGED)
    late.does(MEI, do.Prove, text="Address").does(CONSUMER, do.Prove, text="SF123")
    late.now += timedelta(days=20)
    late.does(MEI, do.Prove, text="Inspected")
    assert legal(late)["eu.withdraw.refund/1"].due == datetime(2026, 3, 22, 23, 0, tzinfo=UTC)


def test_a_deadline_keeps_its_rule_when_the_packs_change() -> None:
    story = back()
    before = legal(story)
    rule = replace(POLICY.law.rules["cn.noreason.refund"], version=2, value=3)
    law = replace(POLICY.law, rules={**POLICY.law.rules, rule.id: rule})
    story.policy = replace(POLICY, law=law, version="another")
    story.does(CONSUMER, do.Say, text="Any news?")
    assert legal(story) == before
    assert legal(back(policy=story.policy)).keys() == {"cn.noreason.refund/2"}


def test_another_offer_leaves_the_clock_of_goods_that_are_back() -> None:
    story = back()
    before = legal(story)
    story.does(CONSUMER, do.DisputeStep, text="They say it is scratched.")
    story.does(CARE, do.Take).does(CARE, do.Propose, terms=RETURN)
    story.does(CONSUMER, do.Accept, version=version(story))
    assert legal(story) == before


def with_own_days_for_usage(days: int) -> Policy:
    """Questions about use have so many days in place of the fifteen of everything else."""
    general = POLICY.law.rules["cn.delay.unlawful"]
    rest = tuple(c for c in POLICY.categories if c != "usage")
    own = replace(general, id="cn.delay.usage", categories=("usage",), value=days)
    rules = {**POLICY.law.rules, general.id: replace(general, categories=rest), own.id: own}
    return replace(POLICY, law=replace(POLICY.law, rules=rules))


def test_under_another_category_its_duties_run_as_if_it_had_been_filed_there() -> None:
    story = taken(policy=with_own_days_for_usage(20)).sleeps("9d")
    assert legal(story).keys() == {"cn.delay.unlawful/1"}
    story.does(MEI, do.Transfer, category="usage")
    [(rule, clock)] = legal(story).items()
    # Filed on Monday 2 March: the twentieth day, Sunday the 22nd, rolls on to the next.
    assert (rule, clock.due) == ("cn.delay.usage/1", datetime(2026, 3, 23, 16, 0, tzinfo=UTC))
    assert (clock.started, clock.target) == (story.c.created, "20d")
    assert clock.warning is not None
    assert clock.warning > story.now
    assert not [b for b in story.c.breaches if b.rule], "what ran before is not missed"
    assert legal(story.does(MEI, do.Transfer, category="quality")).keys() == {"cn.delay.unlawful/1"}


def test_a_duty_that_is_late_under_the_new_category_is_missed_at_once_and_not_begun_again() -> None:
    story = taken(policy=with_own_days_for_usage(3)).sleeps("5d").does(MEI, do.Transfer, category="usage")
    story.passes("1h")
    assert [b.rule for b in story.c.breaches if b.rule] == ["cn.delay.usage/1"]
    assert legal(story) == {}
    story.does(MEI, do.Transfer, category="quality").does(MEI, do.Transfer, category="usage")
    assert legal(story) == {}


def test_a_clock_that_the_new_category_has_too_goes_on_as_it_was() -> None:
    story = taken()
    before = legal(story)
    story.policy = replace(POLICY, version="another")
    assert legal(story.does(MEI, do.Transfer, category="usage")) == before


def test_goods_that_are_back_follow_the_category_and_what_was_settled_is_owed_no_more() -> None:
    story = back().does(CONSUMER, do.DisputeStep, text="They say it is scratched.")
    story.does(CARE, do.Take).does(CARE, do.Transfer, desk="care", category="quality")
    assert legal(story) == {}, "no return without a reason any more"
    reopened = taken().does(CONSUMER, do.Withdraw, solved=True).does(CONSUMER, do.Reopen, text="Again.")
    assert legal(reopened.does(MEI, do.Take).does(MEI, do.Transfer, category="usage")) == {}


def warned(story: Story) -> list[Mail]:
    """What was said before a time of the law ends."""
    return [m for m in story.mail if m.text and "desk-law-warned" in {t.key for t in (m.text, *m.lines)}]


def test_the_law_s_time_warns_as_the_house_s_does_and_names_the_law() -> None:
    """Half: the card. Three quarters: the holder. Nine tenths: holder and lead, in one message to a chat."""
    story = back(policy=GERMAN)
    clock = next(d for d in story.c.deadlines if d.kind is Due.LEGAL)
    assert clock.due is not None
    whole = clock.due - clock.started
    story.now = clock.started + whole * 0.6
    story.sweeps()
    assert warned(story) == []
    shown = pressing(story.c)
    assert shown is not None
    assert (shown.kind, shown.warned) == (Due.LEGAL, 1)
    story.now = clock.started + whole * 0.8
    [holder] = warned(story.sweeps())
    assert (holder.chat, holder.mention) == (SHOP, MEI.user)
    text = next(t for t in (holder.text, *holder.lines) if t and t.key == "desk-law-warned")
    assert (text.args["rule"], text.args["due"]) == (Ref("rule", clock.rule), clock.due)
    story.now = clock.started + whole * 0.95
    assert len(warned(story.sweeps())) == 2
    assert still(holder, story.c) is not None
    assert len(warned(story.sweeps())) == 2, "each once"


def test_a_legal_duty_of_the_merchant_is_not_told_to_the_platform_s_holder() -> None:
    story = back().does(CONSUMER, do.DisputeStep, text="It was not as agreed.").does(CARE, do.Take)
    assert story.c.stage is Stage.PLATFORM
    story.passes("6d").passes("20h")
    assert {m.chat for m in warned(story)} == {SHOP}
