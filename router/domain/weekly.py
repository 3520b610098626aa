"""The weekly numbers: every definition is one pure function over the complaints that the week touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from router.domain.complaint import Complaint, Mark, Money, Survey
from router.domain.figures import Facts
from router.domain.flows import Balance
from router.domain.policy import Policy, QuestionKind
from router.domain.rates import RANKED_FROM, Share, quantile, wilson
from router.domain.rollup import CONTENT
from router.domain.scope import in_scope
from router.domain.states import CloseReason, Due, Flag, MarkKind, Stage
from router.domain.window import Window

TOP = 5
WEEK = 7
WEEKS = 8
"""Weeks of a trend, the last one being the digest's."""
ATTAINED = {Due.FIRST_RESPONSE: MarkKind.ANSWERED, Due.RESOLUTION: MarkKind.RESOLVED}
"""Clocks, and the mark of having met one."""
SILENCE = frozenset({Due.FIRST_RESPONSE.value, Due.NEXT_RESPONSE.value, Due.RESOLUTION.value})
"""Causes of an escalation that are a merchant's silence."""
STARTS = frozenset({MarkKind.OPENED, MarkKind.REOPENED})
SETTLED = frozenset({CloseReason.CONFIRMED, CloseReason.AUTO_CONFIRMED, CloseReason.SELF_SOLVED})
APART = frozenset({CloseReason.DECIDED, CloseReason.REFUSED_UNESCALATED})
"""Ends whose ratings are reported apart: asking only the satisfied flatters."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of the calendar that something took: how many, the middle one, and what nine of ten kept to."""

    count: int
    median: float | None
    p90: float | None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Answers 4 and 5 of all, the interval in percent, and answers of those that were asked in the window."""

    content: Share
    interval: tuple[int, int] | None
    response: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """How many, against whom, how many were appealed, and how many then came out otherwise."""

    liable: tuple[tuple[str, int], ...]
    appealed: int
    overturned: int

    @property
    def count(self) -> int:
        """All verdicts."""
        return sum(n for _, n in self.liable)


@dataclass(frozen=True, slots=True)
class Cause:
    """What it was about most often (``category/question/option``, or a category), and what was done."""

    what: str
    count: int
    remedy: str
    """The remedy that was agreed most often; empty for none."""
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The week of one member of staff. `content` only from ten answers on."""

    name: str
    closed: int
    first_answer: Times
    resolution: Times
    content: Share | None


@dataclass(frozen=True, slots=True)
class Trend:
    """New complaints in each of eight weeks, the oldest first; None where nothing is known."""

    what: str
    weeks: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What came and ended in the week (whole days, UTC) before the last one; None where nobody knows."""

    new: int | None
    closed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """What a manager reads once a week."""

    balance: Balance
    before: Before
    own: tuple[int | None, ...]
    """New complaints of the scope in each of eight weeks, the oldest first."""
    first_answer: Times
    resolution: Times
    attained: tuple[tuple[Due, Share], ...]
    reopened: Share
    """Reopenings against ends."""
    escalated: tuple[tuple[str, int], ...]
    silence: int
    before_platform: Share
    verdicts: Verdicts
    agreed: tuple[Money, ...]
    proved: tuple[Money, ...]
    satisfied: Satisfaction
    satisfied_apart: Satisfaction
    held: Share
    """Remedies that hold, of those that were asked about at a visit and answered."""
    reasons: tuple[tuple[str, int], ...]
    ranking: tuple[tuple[str, Share], ...]
    """Merchants by satisfaction, the best first; only those with ten answers or more."""
    causes: tuple[Cause, ...]
    categories: tuple[Trend, ...]
    merchants: tuple[Trend, ...]
    holders: tuple[Holder, ...]
    """Only where the scope is a desk: for its lead."""


def weekly(facts: Facts) -> Weekly:
    """The weekly numbers of a scope."""
    window = facts.window
    theirs = [c for c in facts.known if in_scope(c, facts.scope)]
    marks = [m for c in facts.known for m in c.marks if window.holds(m.at) and in_scope(m, facts.scope)]
    balance, past = facts.balance(), facts.past.get(facts.scope, ())
    return Weekly(
        balance=balance,
        before=Before(by_week(past)[-2], by_week(past, "closed")[-2]),
        own=by_week(past),
        first_answer=times(first_answers(theirs, window)),
        resolution=times(resolutions(theirs, window)),
        attained=tuple((clock, attainment(facts, clock)) for clock in ATTAINED),
        reopened=Share(balance.flow.reopened, balance.flow.closed),
        escalated=_counted(m.why for m in marks if m.kind is MarkKind.ESCALATED),
        silence=silence(marks),
        before_platform=settled_before_platform(theirs, window),
        verdicts=verdicts(theirs, window),
        agreed=money(m for m in marks if m.kind is MarkKind.AGREED),
        proved=money(m for m in marks if m.kind is MarkKind.PROVED),
        satisfied=satisfaction(theirs, window, apart=False),
        satisfied_apart=satisfaction(theirs, window, apart=True),
        held=held(theirs, window),
        reasons=_counted(r for s in _rated(theirs, window) for r in s.reasons),
        ranking=ranking(theirs, window),
        causes=causes(theirs, window, facts.policy),
        categories=trends(facts, "category"),
        merchants=trends(facts, "merchant"),
        holders=holders(theirs, window) if facts.scope.startswith("desk:") else (),
    )


def _counted(things: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))


def times(seconds: Sequence[float]) -> Times:
    """The median and the 90th percentile by nearest rank; never the mean, which hides the slow ones."""
    return Times(len(seconds), quantile(seconds, 0.5), quantile(seconds, 0.9))


def first_answers(complaints: Iterable[Complaint], window: Window) -> list[float]:
    """Seconds from the beginning of a cycle to its first public answer, for answers in the window."""
    return _since_start(complaints, MarkKind.ANSWERED, window)


def resolutions(complaints: Iterable[Complaint], window: Window) -> list[float]:
    """Seconds from the beginning of a cycle to a remedy, a verdict or the end, for those in the window."""
    return _since_start(complaints, MarkKind.RESOLVED, window)


def _since_start(
    complaints: Iterable[Complaint], kind: MarkKind, window: Window, user: int | None = None
) -> list[float]:
    """Up to marks of a kind; only one holder's where a user is named."""
    return [
        (mark.at - begun).total_seconds()
        for c in complaints
        for mark in c.marks
        if mark.kind is kind
        and window.holds(mark.at)
        and (user is None or _held_by(mark, user))
        and (begun := _begun(c, mark.cycle))
    ]


def _held_by(mark: Mark, user: int) -> bool:
    return mark.holder is not None and mark.holder.user == user


def _begun(complaint: Complaint, cycle: int) -> datetime | None:
    """When a cycle began; None when that is not known any more."""
    starts = [m.at for m in complaint.marks if m.kind in STARTS and m.cycle == cycle]
    return min(starts, default=complaint.created if cycle == 1 else None)


def attainment(facts: Facts, clock: Due) -> Share:
    """In time / (in time + breached) for one clock; what is open and overdue counts as breached."""
    theirs = [c for c in facts.known if in_scope(c, facts.scope)]
    met = late = 0
    for c in theirs:
        missed = {b.cycle for b in c.breaches if b.clock is clock}
        late += sum(b.clock is clock and facts.window.holds(b.due) for b in c.breaches)
        running = (d.due for d in c.deadlines if d.kind is clock and d.due and d.cycle not in missed)
        late += sum(facts.window.holds(due) and due < facts.now for due in running)
        done = (m for m in c.marks if m.kind is ATTAINED[clock] and facts.window.holds(m.at))
        met += sum(m.cycle not in missed for m in done)
    return Share(met, met + late)


def silence(marks: Iterable[Mark]) -> int:
    """How often a merchant was silent: lost a complaint by it, or left the platform without an answer."""
    return sum(
        m.kind is MarkKind.SILENT or (m.kind is MarkKind.ESCALATED and m.why in SILENCE) for m in marks
    )


def settled_before_platform(complaints: Iterable[Complaint], window: Window) -> Share:
    """Of the ends of what a merchant handled first: those that were settled without the platform."""
    ended = settled = 0
    for c in complaints:
        for mark in c.marks:
            if mark.kind is MarkKind.CLOSED and window.holds(mark.at) and _was_at_merchant(c, mark.cycle):
                ended += 1
                settled += mark.why in SETTLED and mark.desk == mark.merchant
    return Share(settled, ended)


def _was_at_merchant(complaint: Complaint, cycle: int) -> bool:
    began = (m for m in complaint.marks if m.kind in STARTS and m.cycle == cycle)
    return any(m.desk == m.merchant for m in began) or (
        not complaint.marks and complaint.stage is Stage.MERCHANT
    )


def verdicts(complaints: Iterable[Complaint], window: Window) -> Verdicts:
    """Verdicts given in the window; overturned is one after an appeal that says something else."""
    liable: list[str] = []
    appealed = overturned = 0
    for c in complaints:
        given = [m for m in c.marks if m.kind is MarkKind.DECIDED]
        for n, mark in enumerate(given):
            if window.holds(mark.at):
                liable.append(mark.why)
                overturned += (
                    n > 0 and given[n - 1].cycle == mark.cycle and _said(given[n - 1]) != _said(mark)
                )
        appealed += sum(m.kind is MarkKind.APPEALED and window.holds(m.at) for m in c.marks)
    return Verdicts(liable=_counted(liable), appealed=appealed, overturned=overturned)


def _said(verdict: Mark) -> tuple[str, str, Money | None]:
    return verdict.why, verdict.remedy, verdict.amount


def money(marks: Iterable[Mark]) -> tuple[Money, ...]:
    """Amounts by currency; they are never added across currencies."""
    sums: Counter[str] = Counter()
    for mark in marks:
        if mark.amount:
            sums[mark.amount.currency] += mark.amount.minor
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))


def _rated(complaints: Iterable[Complaint], window: Window) -> Iterator[Survey]:
    return (s for c in complaints for s in c.surveys if s.score and window.holds(s.rated_at))


def satisfaction(complaints: Sequence[Complaint], window: Window, *, apart: bool) -> Satisfaction:
    """CSAT of the ends that are reported apart, or of all others."""
    scores = [s.score or 0 for s in _rated(complaints, window) if (s.reason in APART) is apart]
    content = Share(sum(score >= CONTENT for score in scores), len(scores))
    asked = [
        s
        for c in complaints
        if not c.flagged(Flag.UNREACHABLE)
        for s in c.surveys
        if window.holds(s.asked_at) and (s.reason in APART) is apart
    ]
    return Satisfaction(content, wilson(content), Share(sum(s.score is not None for s in asked), len(asked)))


def held(complaints: Iterable[Complaint], window: Window) -> Share:
    """Of the visits of the window that were answered: where the remedy holds."""
    told = [v.answer for c in complaints for v in c.visits if v.answer and window.holds(v.asked_at)]
    return Share(told.count("holds"), len(told))


def ranking(complaints: Sequence[Complaint], window: Window) -> tuple[tuple[str, Share], ...]:
    """Merchants by CSAT; nobody with fewer than ten answers is compared."""
    scores: dict[str, list[int]] = {}
    for survey in _rated(complaints, window):
        if survey.merchant and survey.reason not in APART:
            scores.setdefault(survey.merchant, []).append(survey.score or 0)
    ranked = [(merchant, _content(found)) for merchant, found in scores.items() if len(found) >= RANKED_FROM]
    return tuple(sorted(ranked, key=lambda pair: (-pair[1].part / pair[1].whole, pair[0])))


def _content(scores: Sequence[int]) -> Share:
    return Share(sum(score >= CONTENT for score in scores), len(scores))


def causes(complaints: Iterable[Complaint], window: Window, policy: Policy) -> tuple[Cause, ...]:
    """What the complaints that ended were about, as their consumers said, and what was done most often."""
    done: dict[str, list[str]] = {}
    for c in complaints:
        if any(m.kind is MarkKind.CLOSED and window.holds(m.at) for m in c.marks):
            done.setdefault(_cause(c, policy), []).append(_done(c))
    found = [Cause(what, len(remedies), *_most(remedies)) for what, remedies in done.items()]
    return tuple(sorted(found, key=lambda cause: (-cause.count, cause.what))[:TOP])


def _most(remedies: Iterable[str]) -> tuple[str, int]:
    return next(iter(_counted(filter(None, remedies))), ("", 0))


def _cause(complaint: Complaint, policy: Policy) -> str:
    """The first choice that the category asks for: the fault, the kind of delay ..."""
    category = policy.categories.get(complaint.category)
    for question in category.questions if category else ():
        if question.kind is QuestionKind.CHOICE and (answer := complaint.answers.get(question.id)):
            return f"{complaint.category}/{question.id}/{answer}"
    return complaint.category


def _done(complaint: Complaint) -> str:
    """The remedy that was agreed or ordered last in the present cycle."""
    agreed = (
        m for m in reversed(complaint.marks) if m.kind is MarkKind.AGREED and m.cycle == complaint.cycle
    )
    return next((m.remedy for m in agreed), "")


def trends(facts: Facts, kind: str) -> tuple[Trend, ...]:
    """New complaints a week, of the categories or merchants that have most in the last one."""
    found = [
        Trend(scope.partition(":")[2], by_week(facts.past[scope]))
        for scope in facts.past
        if scope.startswith(f"{kind}:")
    ]
    busy = sorted((t for t in found if any(t.weeks)), key=lambda t: (-(t.weeks[-1] or 0), t.what))
    return tuple(busy[:TOP])


def by_week(days: Sequence[Mapping[str, float]], name: str = "new") -> tuple[int | None, ...]:
    """A number of days in eight weeks, the oldest first; a week of which no day was counted is not known."""
    last = list(days)[-WEEK * WEEKS :]
    missing: list[Mapping[str, float]] = [{}] * (WEEK * WEEKS - len(last))
    padded = missing + last
    weeks = [padded[at : at + WEEK] for at in range(0, WEEK * WEEKS, WEEK)]
    return tuple(
        int(sum(day.get(name, 0.0) for day in week)) if any(name in day for day in week) else None
        for week in weeks
    )


def holders(complaints: Sequence[Complaint], window: Window) -> tuple[Holder, ...]:
    """Each member of staff who answered or ended anything in the window, busiest first."""
    names = {
        m.holder.user: m.holder.name
        for c in complaints
        for m in c.marks
        if m.holder and window.holds(m.at) and m.kind in {MarkKind.ANSWERED, MarkKind.CLOSED}
    }
    found = [_holder(user, name, complaints, window) for user, name in names.items()]
    return tuple(sorted(found, key=lambda holder: (-holder.closed, holder.name)))


def _holder(user: int, name: str, complaints: Sequence[Complaint], window: Window) -> Holder:
    theirs = [c for c in complaints if any(_held_by(m, user) for m in c.marks)]
    marks = [m for c in theirs for m in c.marks]
    scores = [s.score or 0 for s in _rated(theirs, window) if s.holder and s.holder.user == user]
    return Holder(
        name=name,
        closed=sum(m.kind is MarkKind.CLOSED and window.holds(m.at) and _held_by(m, user) for m in marks),
        first_answer=times(_since_start(theirs, MarkKind.ANSWERED, window, user)),
        resolution=times(_since_start(theirs, MarkKind.RESOLVED, window, user)),
        content=_content(scores) if len(scores) >= RANKED_FROM else None,
    )
