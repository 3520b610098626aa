"""Whatever anybody does in whatever order and at whatever time: nothing is lost, nothing waits for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from router.domain import choices, transitions
from router.domain import commands as do
from router.domain.complaint import Complaint, Money, Person
from router.domain.concluding import Decision
from router.domain.mail import Button, MailKind
from router.domain.outside import BODIES
from router.domain.refusal import Refusal
from router.domain.roles import Who, may
from router.domain.states import Dismissal, Due, Flag, State
from router.domain.submission import submit
from router.domain.transitions import TABLE, decide, sweep
from router.domain.turn import Context, Turn
from tests.domain import world
from tests.domain.invariants import holds

STARTS = (
    {"category": "quality", "merchant": "demo-digital"},
    {"category": "quality", "merchant": "demo-home"},
    {"category": "quality", "merchant": None, "merchant_name": "Some shop"},
    {"category": "counterfeit", "merchant": "demo-digital"},
    {"category": "account_safety", "merchant": None},
    world.RECORDED,
)
COMMANDS = sorted({row.command for row in TABLE} - {do.Expire}, key=lambda c: c.__name__)
WORDS = st.sampled_from(["", "words", "words", "Send me the code you received"])
TERMS = st.sampled_from(
    [
        world.REFUND,
        world.DEAR,
        world.EXCHANGE,
        world.GUIDANCE,
        do.Terms(remedy="return_refund", amount=Money(9, "CNY")),
        do.Terms(remedy="explanation"),
        do.Terms(remedy="refund"),
        do.Terms(remedy="magic"),
    ]
)
DAILY = world.POLICY.ladder.alarm_every
PEOPLE = st.sampled_from([a.person for a in world.EVERYBODY if a.person])
ENDS = {"withdraw", "outside", "dismiss", "confirm", "turned_away", "settled_outside"}
ONLY_WHO = {
    "refusal-judged-before",
    "refusal-four-eyes",
    "refusal-held",
    "refusal-already-yours",
    "refusal-no-merchant",
    "refusal-no-such-desk",
}
"""Why a button that is offered may still be refused: the wrong person's tap, or a chat lost meanwhile."""


def versions(c: Complaint) -> st.SearchStrategy[int]:
    """Versions of offers that were made, and some that were not."""
    known = [p.version for p in (c.proposal, c.other, c.counter) if p]
    return st.sampled_from([*known, *known, 1])


def fields(c: Complaint, command: type[do.Command]) -> st.SearchStrategy[dict[str, Any]]:
    """Varied arguments of a command, the valid ones often."""
    worded = {"text": WORDS, "evidence": st.sampled_from([(), (world.photo("more"),)])}
    money = st.sampled_from([None, Money(700, "CNY"), Money(-1, "CNY")])
    known: dict[type[do.Command], dict[str, st.SearchStrategy[Any]]] = {
        do.Say: worded | {"edited": st.booleans()},
        do.Accept: {"version": versions(c)},
        do.Decline: {"version": versions(c), "text": WORDS},
        do.CounterOffer: {"version": versions(c), "text": WORDS, "amount": money},
        do.AcceptCounter: {"version": versions(c)},
        do.Take: {"over": st.booleans()},
        do.DeliveredOn: {"ago": st.integers(-1, 8)},
        do.Withdraw: {"solved": st.booleans()},
        do.ChangeLanguage: {"language": st.sampled_from(["zh", "en"])},
        do.Claim: {"language": st.just("en"), "code": st.sampled_from([world.CODE, world.CODE, "other"])},
        do.RenewLink: {"code": st.sampled_from([world.CODE, "new"])},
        do.Rate: {"cycle": st.integers(1, 3), "score": st.one_of(st.none(), st.integers(1, 5))},
        do.ExplainRating: {"reason": st.sampled_from(["slow", "none of these"])},
        do.AnswerVisit: {"n": st.integers(1, 2), "answer": st.sampled_from(["holds", "broken", "contact"])},
        do.ToldSolved: {"solved": st.sampled_from(["yes", "partly", "no", "perhaps"])},
        do.HandOver: {"to": PEOPLE},
        do.Propose: {"terms": TERMS},
        do.Refuse: {"reason": st.sampled_from(["other", "none of these"]), "text": WORDS},
        do.Decide: {
            "liability": st.sampled_from(["merchant", "both", "nobody"]),
            "reasons": WORDS,
            "terms": st.one_of(st.none(), TERMS),
        },
        do.Dismiss: {
            "reason": st.sampled_from(list(Dismissal)),
            "other": st.sampled_from([None, "AAAA-AAAA", c.number]),
        },
        do.SuggestDismissal: {"reason": st.sampled_from(list(Dismissal)), **worded},
        do.SuspectAbuse: {"on": st.booleans()},
        do.SetPriority: {"urgent": st.booleans()},
        do.HoldLegally: {"on": st.booleans()},
        do.LetGo: {"n": st.sampled_from([*(h.n for h in c.held), 0])},
        do.Reveal: {"what": st.just("phone"), "value": st.sampled_from(["", "13812345678"]), "text": WORDS},
        do.Transfer: {
            "desk": st.sampled_from([*world.CHATS, "nowhere", None]),
            "category": st.sampled_from([None, "usage", "nonsense", "account_safety"]),
        },
        do.MarkFlag: {"flag": st.sampled_from(list(Flag)), "on": st.booleans()},
        do.LeaveChat: {"user": st.sampled_from([c.holder.user if c.holder else 1, 1])},
        do.Undeliver: {
            "mail": st.just("1.0"),
            "why": st.just("gone"),
            "to_consumer": st.booleans(),
            "blocked": st.booleans(),
        },
        do.Absorb: {"number": st.sampled_from(["AAAA-AAAA", "BBBB-BBBB"]), **worded},
        do.SettleTask: {"to": st.sampled_from([*(t.to for t in c.tasks), "none"]), "done": st.booleans()},
        do.SendAgain: {"user": st.just(901), "count": st.integers(1, 3)},
        do.LoseTopic: {"desk": st.sampled_from(list(world.CHATS))},
    }
    own = known.get(command, worded if issubclass(command, do.Worded) else {})
    return st.fixed_dictionaries(own)


def right_actors(c: Complaint, who: Who) -> list[do.Actor]:
    """Those whom a row is for."""
    ctx = Context(now=c.touched, policy=world.POLICY, routes=world.ROUTES)
    return [a for a in world.EVERYBODY if may(Turn(c, a, ctx), who)]


class Life(RuleBasedStateMachine):
    """A complaint in a world of people who do anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = world.MONDAY
        self.routes = dict(world.ROUTES)
        self.keys = 0
        self.c: Complaint
        self.last_command: do.Command | None = None

    @property
    def ctx(self) -> Context:
        return Context(now=self.now, policy=world.UNDIGESTED, routes=self.routes)

    @initialize(start=st.sampled_from(STARTS), hour=st.integers(0, 24 * 8))
    def file(self, start: dict[str, Any], hour: int) -> None:
        self.now += timedelta(hours=hour)
        self.keep(submit(world.filing(**start), self.ctx))

    def keep(self, made: Decision) -> None:
        holds(made, self.ctx)
        self.c = made.after

    def give(self, command: do.Command) -> str:
        """Give a command; the refusal's key, empty when it was accepted."""
        before = self.c
        try:
            made = decide(before, command, self.ctx)
        except Refusal as refusal:
            assert self.c is before
            return refusal.text.key
        assert made.before is before
        self.keep(made)
        rows = transitions.candidates(before, type(command)) or transitions.candidates(
            made.after, type(command)
        )
        taken = isinstance(command, transitions.TAKING) and before.state is State.SUBMITTED
        source = State.IN_REVIEW if taken else before.state
        assert taken or any(made.after.state in row.reaches(source) for row in rows)
        self.last_command = command
        return ""

    def wish(self, data: st.DataObject, by: do.Actor, command: type[do.Command]) -> do.Command:
        self.keys += 1
        return command(by=by, key=f"k{self.keys}", **data.draw(fields(self.c, command)))

    @rule(data=st.data(), by=st.sampled_from(world.EVERYBODY), command=st.sampled_from(COMMANDS))
    def anybody_does_anything(self, data: st.DataObject, by: do.Actor, command: type[do.Command]) -> None:
        self.give(self.wish(data, by, command))

    @rule(data=st.data())
    def somebody_does_what_the_table_knows(self, data: st.DataObject) -> None:
        self.follow(data)

    def follow(self, data: st.DataObject) -> None:
        rows = [r for r in TABLE if r.command is not do.Expire and r.fits(self.c, r.command, None)]
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        if actors := right_actors(self.c, row.who):
            self.give(self.wish(data, data.draw(st.sampled_from(actors)), row.command))

    @rule(data=st.data())
    def somebody_taps_a_button(self, data: st.DataObject) -> None:
        self.tap_one_of(data, self.buttons())

    @rule(data=st.data())
    def somebody_goes_on(self, data: st.DataObject) -> None:
        self.tap_one_of(data, [b for b in self.buttons() if b[2].action not in ENDS])

    @rule(data=st.data())
    def somebody_goes_further_on(self, data: st.DataObject) -> None:
        self.somebody_goes_on(data)

    def buttons(self) -> list[tuple[do.Actor, tuple[choices.Choice, ...], Button]]:
        """What everybody may tap now."""
        theirs = choices.for_consumer(self.c, world.POLICY) if self.c.consumer == world.LI else ()
        mine = [button for row in theirs for button in row if button != BODIES]
        offered = [(world.CONSUMER, choices.CONSUMERS, button) for button in mine]
        for by in (world.MEI, world.SHOP_LEAD, world.CARE_LEAD, world.CARE_LEAD_2, world.SAFETY_LEAD):
            if by.desk in self.c.routes:
                rows = (*choices.for_desk(self.c, by.desk), *choices.seldom(self.c, by.desk))
                turning = {choices.MORE, choices.LESS, choices.HISTORY}
                buttons = [button for row in rows for button in row if button.action not in turning]
                offered += [(by, choices.DESKS, button) for button in buttons]
        return offered

    def tap_one_of(
        self, data: st.DataObject, offered: list[tuple[do.Actor, tuple[choices.Choice, ...], Button]]
    ) -> None:
        if offered:
            by, known, button = offered[data.draw(st.integers(0, len(offered) - 1))]
            self.tap(by, known, button)

    @precondition(lambda self: self.c.state is State.CLOSED and self.c.survey and not self.c.survey.ended)
    @rule(data=st.data(), command=st.sampled_from([do.Rate, do.Comment, do.ToldSolved]))
    def the_consumer_answers_the_poll(self, data: st.DataObject, command: type[do.Command]) -> None:
        self.give(self.wish(data, world.CONSUMER, command))

    def tap(self, by: do.Actor, known: tuple[choices.Choice, ...], button: Button) -> None:
        """Everything that the dialogue behind the button asks is answered."""
        command = next(choice.command for choice in known if choice.action == button.action)
        self.keys += 1
        wish = command(by=by, key=f"k{self.keys}", **complete(self.c, command, button.arg))
        refusal = self.give(wish)
        assert not refusal or refusal in ONLY_WHO, (button.action, refusal, self.c.state)

    @rule(minutes=st.sampled_from([0, 1, 59, 60, 61, 5 * 60, 1439, 1440, 2 * 1440, 7 * 1440, 100 * 1440]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes, microseconds=minutes)

    @rule(minutes=st.sampled_from([0, 121, 361, 1441, 2 * 1441, 7 * 1441, 15 * 1441]))
    def time_passes_and_the_sweep_comes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.sweep()

    @rule(seconds=st.sampled_from([0.2, 60, 300]))
    def another_host_goes_on_whose_clock_is_behind(self, seconds: float) -> None:
        self.now -= timedelta(seconds=seconds)

    @rule(desk=st.sampled_from(sorted(world.CHATS)))
    def a_chat_is_lost_or_comes_back(self, desk: str) -> None:
        if desk not in self.routes:
            self.routes[desk] = world.ROUTES[desk]
        else:
            del self.routes[desk]
            if self.c.desk == desk:
                self.give(do.LoseRoute(by=world.SYSTEM))

    def sweep(self) -> Decision:
        for task in self.c.tasks:
            self.give(do.SettleTask(by=world.SYSTEM, to=task.to))
        made = sweep(self.c, self.ctx)
        self.keep(made)
        assert self.c.next_due is None or self.c.next_due > self.now
        return made

    @precondition(lambda self: self.last_command is not None)
    @rule()
    def the_same_update_comes_again(self) -> None:
        if self.last_command and self.last_command.key in self.c.seen:
            assert decide(self.c, self.last_command, self.ctx).after is self.c

    def teardown(self) -> None:
        """Everybody falls silent: it ends, or rests where somebody hears of it every day."""
        if not hasattr(self, "c"):
            return
        end = self.now + timedelta(days=500)
        alarms: list[datetime] = []
        while self.c.next_due and len(alarms) < 5:
            assert self.now < end, self.c
            self.now = max(self.now, self.c.next_due)
            told = self.sweep().mail
            if not resting(self.c):
                alarms = []
            elif any(m.kind is MailKind.SAY and m.chat != self.c.consumer.user for m in told):
                alarms.append(self.now)
        assert self.c.state is State.CLOSED or resting(self.c)
        assert all(late - early <= timedelta(hours=25) for early, late in pairwise(alarms))


def resting(c: Complaint) -> bool:
    """Only with people of the platform, or with a verdict not performed, may anything rest: alarming."""
    if c.state is State.PERFORMING:
        late = c.deadline(Due.STEP_OVERDUE)
        return c.verdict is not None and late is not None and late.target == str(DAILY)
    return c.state in {State.SUBMITTED, State.IN_REVIEW} and c.deadline(Due.ALARM) is not None


def complete(c: Complaint, command: type[do.Command], arg: str) -> dict[str, Any]:
    """All that a command needs, with the argument that stood on the button."""
    terms = (world.REFUND, world.DEAR, world.EXCHANGE, world.GUIDANCE)[c.events % 4]
    needed: dict[type[do.Command], Callable[[], dict[str, Any]]] = {
        do.Accept: lambda: {"version": int(arg.partition(".")[0]), "way": arg.partition(".")[2] or None},
        do.Decline: lambda: {"version": int(arg)},
        do.CounterOffer: lambda: {"version": int(arg), "text": "words"},
        do.AcceptCounter: lambda: {"version": int(arg)},
        do.Take: lambda: {"over": c.holder is not None},
        do.Withdraw: lambda: {"solved": True},
        do.GoOutside: lambda: {"body": "12315"},
        do.Propose: lambda: {"terms": terms},
        do.Refuse: lambda: {"reason": "other", "text": "words"},
        do.Decide: lambda: {"liability": "both", "reasons": "words", "terms": terms},
        do.Dismiss: lambda: {"reason": Dismissal.SPAM},
        do.SuggestDismissal: lambda: {"reason": Dismissal.SPAM, "text": "words"},
        do.Transfer: lambda: {"category": "usage" if c.category != "usage" else "quality", "text": "words"},
        do.RenewLink: lambda: {"code": "new"},
        do.LetGo: lambda: {"n": int(arg or (c.held[0].n if c.held else 0))},
        do.Reveal: lambda: {"what": "phone", "value": f"138{c.events:08}", "text": "words"},
        do.HandOver: lambda: {"to": Person(1000 + c.events, "New")},
        do.SuspectAbuse: lambda: {"on": not c.flagged(Flag.SUSPECTED_ABUSE)},
        do.SetPriority: lambda: {"urgent": not c.flagged(Flag.URGENT)},
        do.HoldLegally: lambda: {"on": not c.flagged(Flag.LEGAL_HOLD)},
    }
    if command in needed:
        return needed[command]()
    return {"text": "words"} if issubclass(command, do.Worded) else {}


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=150,
    stateful_step_count=50,
    derandomize=True,
    deadline=None,
    # A failure is shown as it was found: shrinking takes minutes. Add Phase.shrink to look closer.
    phases=[Phase.explicit, Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
