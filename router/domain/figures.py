"""The daily numbers: one pure function, used wherever they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from router.domain.calendar import Duration, add
from router.domain.complaint import Complaint, Money, Ref, Survey
from router.domain.concerns import product_of
from router.domain.flows import Balance, flow, open_at
from router.domain.policy import Policy
from router.domain.rates import mean, unusual
from router.domain.scope import in_scope
from router.domain.standing import overdue, until, whose_turn
from router.domain.states import Due, Flag, Side, Stage, State
from router.domain.visits import waits_for_contact
from router.domain.window import Window

DUE_SOON = Duration(8, "wh")
LEGAL_SOON = timedelta(days=3)
LEGAL = "legal"
"""What the kinds of legal deadlines begin with."""
WORST = 5
LOW = 2
MANY = 5
"""So many complaints of one product or category in 24 hours are out of the ordinary."""
BEFORE = 7
"""Days of a category's past without which nobody can say what is ordinary."""
HIGH = 3
"""From this level of the ladder on a complaint is named."""
TROUBLE = (Flag.SAFETY, Flag.URGENT, Flag.UNREACHABLE, Flag.DEAD_ROUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What numbers are made of: complaints open now, those that anything happened to since the window began.

    `opened`: how many were open when the digest before ended, as it counted them. `past`: numbers of whole
    days before that on which the window ends, the oldest first, by scope.
    """

    scope: str
    window: Window
    now: datetime
    policy: Policy
    open_ones: Sequence[Complaint]
    touched: Sequence[Complaint]
    opened: int | None = None
    past: Mapping[str, Sequence[Mapping[str, float]]] = field(default_factory=dict)
    undelivered: int = 0
    restrained: Mapping[str, int] = field(default_factory=dict)
    spared: int = 0

    @property
    def known(self) -> Sequence[Complaint]:
        """Every complaint that is open or was touched, once."""
        return tuple({c.number: c for c in (*self.open_ones, *self.touched)}.values())

    def before(self, scope: str) -> Sequence[Mapping[str, float]]:
        """Numbers of whole days that the window has no part in, the oldest first."""
        zone, window = self.policy.calendar.zone, self.window
        shared = (window.end.astimezone(zone).date() - window.start.astimezone(zone).date()).days
        days = self.past.get(scope, ())
        return days[: max(0, len(days) - shared)]

    def balance(self) -> Balance:
        """Open at start and end with what lies between; without a digest before, the start is counted too."""
        known = self.known
        start = self.opened
        if start is None:
            start = open_at(known, self.scope, self.window.start)
        end = open_at(known, self.scope, self.window.end)
        return Balance(start, flow(known, self.scope, self.window), end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """Means of whole days before; None while there are none."""

    new: float | None
    closed: float | None
    open: float | None


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something of which there is far more than usual. `kind` is ``category`` or ``product``."""

    kind: str
    what: str
    count: int
    mean: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """What a manager reads in the morning."""

    balance: Balance
    usual: Usual
    breached: int
    overdue: int
    due_soon: int
    not_taken: int
    worst: tuple[tuple[Ref, datetime], ...]
    """The worst five, by their cards, with the time that was or is their due."""
    legal: tuple[tuple[Ref, datetime], ...]
    """Those with a legal deadline within three days."""
    high: int
    """How many stand at level 3 of the ladder or above."""
    highest: tuple[tuple[Ref, int, str], ...]
    """Five of them, the highest first, with level and cause."""
    oldest: tuple[Ref, datetime] | None
    """The open complaint that nobody touched for the longest time."""
    turns: tuple[tuple[Side, int], ...]
    trouble: tuple[tuple[Flag, int], ...]
    unproved: tuple[tuple[Money | None, int, int], ...]
    """Promised payments without proof, by currency: the sum, how many, how many of them late."""
    undelivered: int
    """Complaints and digests with messages that could not be delivered."""
    restrained: tuple[tuple[str, int], ...]
    """How many people met which limit, or wrote though they are blocked."""
    spared: int
    """Problems that guides solved before anything was filed, the day before."""
    at_platform: int
    waiting: int
    """Consumers who asked to be contacted and were not yet."""
    ratings: tuple[tuple[Ref, int, str], ...]
    """Card, score and words of ratings of 1 and 2."""
    anomaly: Anomaly | None

    @property
    def quiet(self) -> bool:
        """Nothing happened and nothing is open."""
        flowed = self.balance.flow
        happened = flowed.new or flowed.closed or flowed.reopened or self.breached or self.ratings
        wrong = self.undelivered or self.restrained or self.waiting or not self.balance.holds
        return not (happened or self.balance.end or wrong)


def daily(facts: Facts) -> Daily:
    """The daily numbers of a scope."""
    window, now = facts.window, facts.now
    open_ones = [c for c in facts.open_ones if in_scope(c, facts.scope)]
    touched = [c for c in facts.touched if in_scope(c, facts.scope)]
    soon = add(now, DUE_SOON, facts.policy.calendar)
    high = sorted((c for c in open_ones if c.level >= HIGH), key=lambda c: (-c.level, _acted(c)))
    oldest = min(open_ones, key=_acted, default=None)
    return Daily(
        balance=facts.balance(),
        usual=_usual(facts.before(facts.scope)),
        breached=sum(window.holds(b.at) for c in touched for b in c.breaches),
        overdue=sum(overdue(c) for c in open_ones),
        due_soon=sum(not overdue(c) for c in open_ones if _due(c, soon)),
        not_taken=sum(c.state is State.SUBMITTED for c in open_ones),
        worst=_first((c, due) for c in open_ones if (due := _due(c, soon))),
        legal=_legal(open_ones, now + LEGAL_SOON),
        high=len(high),
        highest=tuple((card_of(c), c.level, c.lift) for c in high[:WORST]),
        oldest=(card_of(oldest), _acted(oldest)) if oldest else None,
        turns=tuple(sorted(Counter(t for c in open_ones if (t := whose_turn(c))).items())),
        trouble=tuple((f, n) for f in TROUBLE if (n := sum(c.flagged(f) for c in open_ones))),
        unproved=_unproved(open_ones),
        undelivered=facts.undelivered,
        restrained=tuple(sorted(facts.restrained.items())),
        spared=facts.spared,
        at_platform=sum(c.stage is Stage.PLATFORM for c in open_ones),
        waiting=sum(_waits(c) for c in touched),
        ratings=tuple(_rating(c, s) for c in touched for s in c.surveys if _low(s, window)),
        anomaly=_anomaly(facts),
    )


def _usual(days: Sequence[Mapping[str, float]]) -> Usual:
    last = days[-BEFORE:]
    return Usual(**{name: mean([d[name] for d in last if name in d]) for name in ("new", "closed", "open")})


def _acted(complaint: Complaint) -> datetime:
    return complaint.acted or complaint.created


def _due(complaint: Complaint, soon: datetime) -> datetime | None:
    """The due time of what is late or soon due."""
    due = _missed(complaint) if overdue(complaint) else until(complaint)
    return due if due and due <= soon else None


def _missed(complaint: Complaint) -> datetime | None:
    """Since when what `overdue` tells of is late: a step keeps its own due time, clocks leave a breach."""
    if complaint.state is State.PERFORMING and complaint.step:
        return complaint.step.due
    missed = [b.due for b in complaint.breaches if b.cycle == complaint.cycle]
    return min(missed, default=until(complaint))


def _legal(open_ones: Iterable[Complaint], soon: datetime) -> tuple[tuple[Ref, datetime], ...]:
    return _first(
        (c, d.due)
        for c in open_ones
        for d in c.deadlines
        if d.kind.value.startswith(LEGAL) and d.due and d.due <= soon
    )


def _first(due: Iterable[tuple[Complaint, datetime]]) -> tuple[tuple[Ref, datetime], ...]:
    """Those due first, by their cards."""
    return tuple(
        (card_of(c), at) for c, at in sorted(due, key=lambda pair: (pair[1], pair[0].number))[:WORST]
    )


def card_of(complaint: Complaint) -> Ref:
    """The complaint by its card at the desk that handles it, else by its number alone."""
    card, route = complaint.sent.get(f"card:{complaint.desk}"), complaint.routes.get(complaint.desk)
    place = f"/{route.chat}/{card.message}" if card and route else ""
    return Ref("card", f"{complaint.number}{place}")


def _unproved(open_ones: Iterable[Complaint]) -> tuple[tuple[Money | None, int, int], ...]:
    """Payments that were agreed or decided and are not proved, by currency."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for c in open_ones:
        step, terms = c.step, c.verdict or c.proposal
        if (
            c.state is State.PERFORMING
            and step
            and any(s.proof == "receipt" and not s.done_at for s in c.steps)
        ):
            amount = terms.amount if terms else None
            currency, minor = (amount.currency, amount.minor) if amount else ("", 0)
            found.setdefault(currency, []).append((minor, step.overdue))
    return tuple(
        (
            Money(sum(minor for minor, _ in owed), currency) if currency else None,
            len(owed),
            sum(late for _, late in owed),
        )
        for currency, owed in sorted(found.items())
    )


def _waits(complaint: Complaint) -> bool:
    """Whether the consumer waits for a word of the quality manager."""
    return complaint.deadline(Due.FOLLOW_UP) is not None and waits_for_contact(complaint)


def _low(survey: Survey, window: Window) -> bool:
    return survey.score is not None and survey.score <= LOW and window.holds(survey.rated_at)


def _rating(complaint: Complaint, survey: Survey) -> tuple[Ref, int, str]:
    return card_of(complaint), survey.score or 0, survey.comment


def _anomaly(facts: Facts) -> Anomaly | None:
    """The one thing that is most out of the ordinary: a product five times, or a category above its mean."""
    day = Window(facts.window.end - timedelta(days=1), facts.window.end)
    fresh = [c for c in facts.known if day.holds(c.created) and in_scope(c, facts.scope)]
    found = [Anomaly("product", name, n, None) for name, n in _products(fresh, facts.policy) if n >= MANY]
    for category, count in Counter(c.category for c in fresh).items():
        days = [d["new"] for d in facts.before(f"category:{category}") if "new" in d]
        if count >= MANY and len(days) >= BEFORE and unusual(count, days):
            found.append(Anomaly("category", category, count, mean(days)))
    return max(found, key=lambda a: (a.count, a.kind == "product", a.what), default=None)


def _products(fresh: Iterable[Complaint], policy: Policy) -> Iterator[tuple[str, int]]:
    """Products, as an incident tells them apart, by the name that was given first, and how many there are."""
    grouped: dict[str, list[Complaint]] = {}
    for c in sorted(fresh, key=lambda c: c.created):
        if c.product_day:
            grouped.setdefault(c.product_day.partition("|")[2], []).append(c)
    for named, about in grouped.items():
        first, category = about[0], policy.categories.get(about[0].category)
        told = product_of(first.answers, first.purchase, category) if category else named
        yield told, len(about)
