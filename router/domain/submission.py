"""Filing: from what a person told to a complaint at the desk that the policy names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from router.domain.acts import handling
from router.domain.acts.climbing import climb, endanger
from router.domain.callers import Recorded
from router.domain.clocks import start_service
from router.domain.commands import Actor
from router.domain.complaint import Arg, Complaint, Evidence, Person, Purchase
from router.domain.concerns import dangerous, large, product_day, product_of
from router.domain.concluding import Decision, concluded
from router.domain.duties import begin
from router.domain.events import EventKind
from router.domain.ladder import Lift
from router.domain.law import Ends
from router.domain.policy import Category
from router.domain.states import Side, Stage, State
from router.domain.turn import Context, Turn

MERCHANTS_DESK = "merchant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What a consumer submits. `merchant` is the id of a known merchant, `merchant_name` free words."""

    number: str
    bot: int
    consumer: Person
    pseudonym: str
    language: str
    category: str
    claim: str
    merchant: str | None = None
    merchant_name: str = ""
    jurisdiction: str = ""
    """The country of a merchant that was made at run time."""
    paused: bool = False
    """The merchant takes no new complaints now."""
    order: str | None = None
    purchase: Purchase | None = None
    answers: Mapping[str, Arg] = field(default_factory=dict)
    tried: str = ""
    description: str = ""
    evidence: tuple[Evidence, ...] = ()
    key: str = ""
    recorded: Recorded | None = None
    """Staff file it for a caller."""
    seen: tuple[str, ...] = ()
    """Keys of the updates that made the draft: one that comes again now changes nothing."""


def submit(filing: Filing, ctx: Context) -> Decision:
    """A new complaint, submitted to the merchant's desk or the platform's as its category says."""
    category = ctx.policy.categories[filing.category]
    desk, rerouted = _desk(filing, category, ctx)
    blank = Complaint(
        number=filing.number,
        version=0,
        bot=filing.bot,
        consumer=filing.consumer,
        recorded=filing.recorded,
        pseudonym=filing.pseudonym,
        language=filing.language,
        category=filing.category,
        merchant=filing.merchant,
        merchant_name=filing.merchant_name,
        jurisdiction=filing.jurisdiction,
        rerouted=rerouted,
        order=filing.order,
        purchase=filing.purchase,
        claim=filing.claim,
        answers=filing.answers,
        tried=filing.tried,
        description=filing.description,
        evidence=filing.evidence,
        state=State.SUBMITTED,
        stage=Stage.MERCHANT if desk == filing.merchant else Stage.PLATFORM,
        desk=desk,
        created=ctx.now,
        touched=ctx.now,
        seen=filing.seen,
        product_day=product_day(
            product_of(filing.answers, filing.purchase, category),
            filing.merchant or filing.merchant_name,
            ctx.now.date(),
        ),
    )
    return _opened(blank, filing, category, ctx)


def _opened(blank: Complaint, filing: Filing, category: Category, ctx: Context) -> Decision:
    turn = Turn(blank, _filer(filing), ctx)
    turn.record(EventKind.SUBMITTED, category=filing.category, claim=filing.claim, desk=blank.desk)
    handling.settle_at(turn, blank.desk, blank.stage)
    if filing.recorded and filing.recorded.side is Side.PLATFORM:
        handling.reach(turn, filing.recorded.desk)
    start_service(turn)
    begin(turn, Ends.SETTLED)
    handling.wait_for_taker(turn)
    if _urgent(filing, category, ctx):
        endanger(turn)
    if amount := large(filing.answers, filing.purchase, ctx.policy):
        climb(turn, Lift.AMOUNT, amount=amount)
    return concluded(blank, turn, filing.key)


def _filer(filing: Filing) -> Actor:
    by = filing.recorded
    if by is None:
        return Actor(side=Side.CONSUMER, person=filing.consumer)
    return Actor(side=by.side, person=Person(by.by, by.name), desk=by.desk)


def _urgent(filing: Filing, category: Category, ctx: Context) -> bool:
    """Whether it is about danger for people, by its category or by what was told."""
    return category.safety or dangerous(filing.description, ctx.policy)


def _desk(filing: Filing, category: Category, ctx: Context) -> tuple[str, str]:
    """The handling desk, and why it is not the merchant's although the category says so."""
    if category.desk != MERCHANTS_DESK:
        return category.desk, ""
    if _urgent(filing, category, ctx):
        return category.escalates_to, ""
    if filing.merchant is None:
        return category.escalates_to, "unknown_merchant"
    if filing.paused:
        return category.escalates_to, "paused"
    if filing.merchant not in ctx.routes:
        return category.escalates_to, "no_chat"
    return filing.merchant, ""
