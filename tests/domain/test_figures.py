"""The numbers of digests, each definition with a known answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from router.domain import commands as do
from router.domain.complaint import Complaint, Money, OrderCheck, Purchase, Ref, Sent, Text
from router.domain.figures import Anomaly, Facts, daily
from router.domain.rates import Share
from router.domain.standing import overdue
from router.domain.states import Due
from router.domain.weekly import Cause, Times, Weekly, by_week, weekly
from router.domain.window import Window
from router.usecases import digest_text, weekly_text
from tests.domain.world import (
    CARE,
    CARE_2,
    CONSUMER,
    MEI,
    MONDAY,
    POLICY,
    QUALITY,
    REFUND,
    Story,
    agreed,
    at_care,
    closed,
    decided,
    escalated,
    performed,
    taken,
    version,
    yuan,
)

NOW = MONDAY + timedelta(days=7)
WEEK = Window(MONDAY, NOW)


def numbered(stories: Sequence[Story]) -> list[Complaint]:
    """Their complaints under numbers of their own."""
    return [replace(story.c, number=f"N{n}") for n, story in enumerate(stories)]


def facts(*stories: Story, scope: str = "all", window: Window = WEEK, **fields: object) -> Facts:
    """What is known at the window's end."""
    complaints = numbered(stories)
    given = {
        "scope": scope,
        "window": window,
        "now": window.end,
        "policy": POLICY,
        "open_ones": [c for c in complaints if c.open],
        "touched": complaints,
    }
    return Facts(**(given | fields))  # type: ignore[arg-type]


def told(*stories: Story, scope: str = "all") -> Weekly:
    """The weekly numbers."""
    return weekly(facts(*stories, scope=scope))


def rated(*scores: int, apart: bool = False) -> list[Story]:
    """Complaints that were rated so."""
    return [
        (decided(None).passes("7d").passes("24h") if apart else closed().sweeps()).does(
            CONSUMER, do.Rate, cycle=1, score=score
        )
        for score in scores
    ]


def test_times_are_median_and_p90_from_the_beginning_of_the_cycle() -> None:
    stories = [taken().sleeps(f"{hours}h").does(MEI, do.Reply, text="Hello.") for hours in range(1, 11)]
    assert told(*stories).first_answer == Times(10, 5 * 3600, 9 * 3600)
    assert told(*stories).resolution == Times(0, None, None)


def test_a_reopened_complaint_is_measured_afresh() -> None:
    story = closed().sleeps("1d").does(CONSUMER, do.Reopen).does(MEI, do.Take).sleeps("3h")
    assert told(story.does(MEI, do.Reply, text="Hello.")).first_answer == Times(2, 0, 3 * 3600)


def test_attainment_counts_what_is_open_and_overdue_as_breached() -> None:
    late, silent = taken().sleeps("25h").does(MEI, do.Reply, text="Late."), taken().sleeps("25h")
    met = taken().does(MEI, do.Reply, text="Hello.")
    shares = dict(told(met, late, silent).attained)
    assert shares[Due.FIRST_RESPONSE] == Share(1, 3)


def test_escalations_are_split_by_cause_and_silence_is_counted() -> None:
    silent = taken().passes("4d")
    assert silent.at[1] == "platform"
    found = told(silent, escalated(), escalated())
    assert found.escalated == (("consumer", 2), ("first_response", 1))
    assert found.silence == 1
    asked = at_care().does(CARE, do.AskMerchant, text="What happened?").passes("48h")
    assert told(asked).silence == 1


def test_what_is_settled_before_the_platform() -> None:
    assert told(closed(), decided(None).passes("7d")).before_platform == Share(1, 1)
    later = Window(MONDAY, MONDAY + timedelta(days=30))
    both = weekly(facts(closed(), decided(None).passes("7d"), taken(), window=later))
    assert both.before_platform == Share(1, 2)


def test_verdicts_and_those_that_an_appeal_overturned() -> None:
    story = decided().does(CONSUMER, do.Appeal, text="Look again.")
    story.does(CARE_2, do.Take).does(CARE_2, do.Decide, liability="consumer", reasons="Seen again.")
    found = told(story, decided()).verdicts
    assert (dict(found.liable), found.appealed, found.overturned) == ({"merchant": 2, "consumer": 1}, 1, 1)
    same = decided().does(CONSUMER, do.Appeal, text="Look again.").does(CARE_2, do.Take)
    same.does(CARE_2, do.Decide, liability="merchant", reasons="As before.", terms=REFUND)
    assert told(same).verdicts.overturned == 0


def test_money_is_never_added_across_currencies() -> None:
    dollars = replace(REFUND, amount=Money(700, "USD"))
    found = told(agreed(), performed(), agreed(dollars))
    assert found.agreed == (yuan(100), Money(700, "USD"))
    assert found.proved == (yuan(50),)


def test_satisfaction_with_its_interval_and_what_is_reported_apart() -> None:
    found = weekly(
        facts(*rated(5, 5, 4, 2), *rated(1, apart=True), window=Window(MONDAY, MONDAY + timedelta(30)))
    )
    assert (found.satisfied.content, found.satisfied.interval) == (Share(3, 4), (30, 95))
    assert found.satisfied.response == Share(4, 4)
    assert found.satisfied_apart.content == Share(0, 1)
    asked = closed().sweeps()
    assert told(asked, *rated(5)).satisfied.response == Share(1, 2)


def test_nobody_is_ranked_below_ten_answers() -> None:
    assert told(*rated(*[5] * 9)).ranking == ()
    assert told(*rated(*[5] * 9, 1)).ranking == (("demo-digital", Share(9, 10)),)


def test_reasons_of_poor_ratings_are_counted() -> None:
    story = rated(1)[0].does(CONSUMER, do.ExplainRating, reason="slow")
    assert told(story, *rated(2)).reasons == (("slow", 1),)


def test_what_it_was_about_and_what_was_done() -> None:
    question = next(q for q in POLICY.categories["quality"].questions if q.options)
    answers = {question.id: question.options[0].id}
    stories = [closed(answers=answers), closed(answers=answers), closed()]
    place = f"quality/{question.id}/{question.options[0].id}"
    assert told(*stories).causes == (Cause(place, 2, "refund", 2), Cause("quality", 1, "refund", 1))


def test_holders_are_told_to_the_lead_of_a_desk_only() -> None:
    assert told(closed()).holders == ()
    [mei] = told(closed(), closed(), scope="desk:demo-digital").holders
    assert (mei.name, mei.closed, mei.first_answer.count, mei.content) == ("Mei", 2, 2, None)


def test_a_trend_knows_what_it_does_not_know() -> None:
    days = [{}] * 14 + [{"new": float(n % 2)} for n in range(42)]
    assert by_week(days) == (None, None, 3, 4, 3, 4, 3, 4)


def test_reopening_is_counted_against_ends() -> None:
    found = told(closed().sleeps("1d").does(CONSUMER, do.Reopen), closed())
    assert found.reopened == Share(1, 2)
    assert (found.balance.start, found.balance.end, found.balance.holds) == (0, 1, True)


DAY = Window(NOW - timedelta(days=1), NOW)


def test_the_daily_numbers_are_compared_with_the_mean_of_seven_days() -> None:
    odd = [{"new": 9.0, "closed": 9.0, "open": 9.0}]
    past = odd + [{"new": 1.0, "closed": 2.0, "open": 3.0}] * 7
    usual = daily(facts(taken(), window=DAY, past={"all": past + odd})).usual
    assert (usual.new, usual.closed, usual.open) == (1.0, 2.0, 3.0)
    assert daily(facts(taken())).usual.new is None


def test_a_start_that_was_counted_otherwise_is_told() -> None:
    assert daily(facts(taken(), opened=0)).balance.holds
    wrong = daily(facts(closed(), opened=2))
    assert not wrong.balance.holds
    assert not wrong.quiet, "it must be said"


def test_promised_payments_without_proof() -> None:
    late = agreed().passes("7wd")
    assert daily(facts(agreed(), late, performed(), taken())).unproved == ((yuan(100), 2, 1),)


def test_whoever_waits_to_be_contacted_is_counted_until_it_is_done() -> None:
    story = rated(1)[0].does(CONSUMER, do.WantContact)
    assert daily(facts(story)).waiting == 1
    assert daily(facts(story.does(QUALITY, do.Reply, text="Sorry."))).waiting == 0


def test_five_of_one_product_in_a_day_are_out_of_the_ordinary() -> None:
    bought = Purchase(number="1", check=OrderCheck.VERIFIED, product="Phone X")
    late = [Story(now=NOW - timedelta(hours=2), purchase=bought) for _ in range(5)]
    assert daily(facts(*late, window=DAY)).anomaly == Anomaly("product", "Phone X", 5, None)
    assert daily(facts(*late[:4], window=DAY)).anomaly is None
    alike = Story(now=NOW - timedelta(hours=1), purchase=replace(bought, product=" phone  x"))
    assert daily(facts(*late[:4], alike, window=DAY)).anomaly == Anomaly("product", "Phone X", 5, None)


def test_a_category_far_above_its_mean_is_out_of_the_ordinary() -> None:
    fresh = [Story(now=NOW - timedelta(hours=2)) for _ in range(6)]
    quiet = {"category:quality": [*([{"new": 1.0}, {"new": 2.0}] * 4), {"new": 6.0}]}
    assert daily(facts(*fresh, window=DAY, past=quiet)).anomaly == Anomaly("category", "quality", 6, 1.5)
    busy = {"category:quality": [{"new": 5.0}, {"new": 6.0}] * 4}
    assert daily(facts(*fresh, window=DAY, past=busy)).anomaly is None
    assert daily(facts(*fresh, window=DAY, past={"category:quality": [{"new": 1.0}] * 7})).anomaly is None


def test_nothing_is_one_line() -> None:
    assert daily(facts()).quiet
    assert not daily(facts(taken())).quiet
    assert not daily(facts(undelivered=1)).quiet


def keyed(texts: Sequence[Text]) -> dict[str, Text]:
    """Lines by what they say; of several the last."""
    return {text.key: text for text in texts}


def test_what_stands_at_level_three_or_above_is_listed_the_highest_first_whatever_brought_it_there() -> None:
    late = Story(category="counterfeit").passes("5d")
    assert (late.c.level, late.c.flags) == (3, ())
    four = decided().passes("7d").passes("7wd").passes("48h")
    assert four.c.level == 4
    low = taken().passes("25h")
    assert low.c.level == 1
    known = facts(late, four, low)
    found = daily(known)
    assert found.high == 2
    assert [(level, cause) for _, level, cause in found.highest] == [
        (4, "verdict_unperformed"),
        (3, "untaken"),
    ]
    lines = digest_text.lines(found, known.now)
    assert keyed(lines)["digest-high"].args == {"count": 2}
    assert [text.args["number"] for text in lines if text.key == "digest-highest"] == [
        Ref("card", "N1"),
        Ref("card", "N0"),
    ]


def test_the_worst_lead_to_their_cards_where_there_is_one() -> None:
    late, unsent = taken().passes("25h"), taken().passes("26h")
    late.c = replace(late.c, sent={"card:demo-digital": Sent(45)})
    assert {ref.id for ref, _ in daily(facts(late, unsent)).worst} == {"N0/-101/45", "N1"}


def test_a_late_step_is_late_since_it_was_due_whatever_comes_next_or_was_late_before() -> None:
    story = taken().passes("25h").does(MEI, do.Propose, terms=REFUND)
    story = story.does(CONSUMER, do.Accept, version=version(story))
    assert story.c.step and story.c.breaches
    due = story.c.step.due
    while not overdue(story.c):
        story = story.passes("1d")
    assert [at for _, at in daily(facts(story, window=Window(MONDAY, story.now))).worst] == [due]


def test_every_scope_is_compared_with_its_own_past() -> None:
    past = {"merchant:demo-digital": [{"new": 3.0, "closed": 0.0, "open": 1.0}] * 14}
    known = facts(Story(), Story(category="counterfeit"), scope="merchant:demo-digital", past=past)
    assert daily(known).usual.new == 3.0
    found = weekly(known)
    assert (found.before.new, found.before.closed) == (21, 0)
    assert found.own == (None, None, None, None, None, None, 21, 21)
    said = keyed(weekly_text.lines(found))
    assert said["weekly-flow"].args["newer"] == f"{found.balance.flow.new - 21:+d}"
    assert said["weekly-own"].args == {"before": "– – – – – – 21", "last": "21"}


def test_a_category_s_own_digest_tells_when_it_is_far_above_its_mean() -> None:
    fresh = [Story(now=NOW - timedelta(hours=2)) for _ in range(6)]
    past = {"category:quality": [*([{"new": 1.0}, {"new": 2.0}] * 4), {"new": 6.0}]}
    known = facts(*fresh, scope="category:quality", window=DAY, past=past)
    assert daily(known).anomaly == Anomaly("category", "quality", 6, 1.5)


def flow_lines(new: float, closed: float, open_: float) -> tuple[Text, Text]:
    """What is said of one new and open complaint against such means."""
    past = {"all": [{"new": new, "closed": closed, "open": open_}] * 7}
    known = facts(Story(now=NOW - timedelta(hours=2)), window=DAY, past=past)
    said = keyed(digest_text.lines(daily(known), known.now))
    return said["digest-flow"], said["digest-open"]


def test_what_did_not_change_is_left_out_and_all_as_before_is_said_once() -> None:
    flow, open_ = flow_lines(1.0, 0.0, 1.0)
    assert (flow.args["newer"], flow.args["closer"], open_.args["change"]) == ("none", "none", "none")
    assert open_.args["compared"] == "same"
    flow, open_ = flow_lines(3.0, 0.4, 1.0)
    assert (flow.args["newer"], flow.args["closer"], open_.args["change"]) == ("-2", "none", "none")
    assert open_.args["compared"] == "yes"
    known = facts(Story(now=NOW - timedelta(hours=2)), window=DAY)
    assert keyed(digest_text.lines(daily(known), known.now))["digest-open"].args["compared"] == "no"


def test_the_check_of_the_balance_is_exact() -> None:
    known = facts(taken(), closed(), opened=5)
    said = keyed(digest_text.lines(daily(known), known.now))
    assert said["digest-unbalanced"].args == {"start": 5, "in": 2, "out": 1, "end": 1}
    right = facts(taken(), closed(), opened=0)
    assert "digest-unbalanced" not in keyed(digest_text.lines(daily(right), right.now))
