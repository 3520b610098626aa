"""Doing what was agreed or decided: steps with proofs, disputes, confirmation."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from router.domain.acts import handling
from router.domain.acts.climbing import climb
from router.domain.calendar import Duration, add
from router.domain.clocks import enter, extend, fulfil, heard, resolved, start, stop
from router.domain.commands import (
    Arrived,
    CloseUnperformed,
    Confirm,
    DeliveredOn,
    DisputeStep,
    Expire,
    NotArrived,
    NotSolved,
    Prove,
    SettleStep,
)
from router.domain.complaint import Complaint, Ref, Step, Text
from router.domain.duties import begin_refund
from router.domain.events import EventKind
from router.domain.ladder import Lift
from router.domain.law import Ends
from router.domain.mail import Button
from router.domain.meanwhile import seen
from router.domain.outside import beside
from router.domain.refunds import PAID, doing, step_now
from router.domain.refusal import Refusal
from router.domain.remedies import Remedy, StepRule
from router.domain.states import CloseReason, Due, Side, Stage, State
from router.domain.turn import Rows, Turn

SOLVED = (Button("confirm", Text("button-confirm")), Button("not_solved", Text("button-not_solved")))
NOT_ARRIVED = (Button("not_arrived", Text("button-not_arrived")),)
ARRIVED = (Button("arrived", Text("button-arrived")),)
DELIVERED_AGO = 6
"""Days after which goods that were delivered count as arrived anyway."""
FETCHED = "collected"
"""What proves that the provider has fetched the goods, and so has them."""
REOPEN: Rows = ((Button("reopen", Text("button-reopen")),),)


def agree(turn: Turn, remedy: str, travel: str | None = None) -> None:
    """A remedy is agreed or decided: its steps begin, those for the way in which goods come back."""
    rule = turn.policy.remedies[remedy]
    way = rule.travel(travel)
    handling.bring_in_merchant(turn)
    resolved(turn)
    turn.set(steps=tuple(_step(r) for r in rule.steps if r.travel in {"", way}), other=None)
    enter(turn, State.PERFORMING)
    _start_step(turn)


def _step(rule: StepRule) -> Step:
    return Step(actor=rule.actor, proof=rule.proof, within=str(rule.within), after=rule.after)


def _start_step(turn: Turn) -> None:
    """The next step begins, or all is performed. Another remedy on the table stays there meanwhile."""
    stop(turn, Due.STEP, Due.STEP_REMINDER, Due.STEP_OVERDUE)
    step = turn.c.step
    if step is None:
        _performed(turn)
        return
    due = _count_from(turn, _begin(turn))
    if step.actor == "consumer":
        turn.tell_consumer("consumer-step", proving(turn.c), due=due, **doing(turn.c))
        return
    if turn.by.side is not Side.CONSUMER:
        turn.tell_consumer("consumer-step-theirs", due=due, **step_now(turn.c))
    if turn.by.desk != turn.c.provider:
        # Whoever brings a step about sees the next one above: a consumer in the status, a desk on the card.
        rows = (ARRIVED, *proving(turn.c)) if turn.c.awaits_goods else proving(turn.c)
        turn.tell_desk(turn.c.provider, "desk-step", rows, due=due, **doing(turn.c))


def proving(complaint: Complaint) -> Rows:
    """The button for the present step: one tap where a yes of the consumer's is all that is asked for."""
    confirms = complaint.step is not None and complaint.step.confirms
    action = "received" if confirms else "prove"
    return ((Button(action, Text(f"button-{action}"), seen(complaint, Prove)),),)


def _fetched(complaint: Complaint) -> bool:
    """Whether the provider has just fetched the goods."""
    done = [step for step in complaint.steps if step.done_at]
    return bool(done) and done[-1].proof == FETCHED


def _begin(turn: Turn) -> datetime:
    """Most steps count from the one before; some from the arrival of goods, assumed when nobody told it."""
    if not turn.c.awaits_goods:
        return turn.now
    if _fetched(turn.c):
        _change_step(turn, arrived_by=turn.by.side, arrived_at=turn.now)
        return turn.now
    return add(turn.now, turn.policy.ladder.arrival_assumed, turn.policy.calendar)


def _count_from(turn: Turn, begin: datetime) -> datetime:
    """The present step's time begins then; returns when it is due."""
    step = _present(turn)
    desk = turn.c.provider if step.actor == "provider" else ""
    due = start(turn, Due.STEP, Duration.parse(step.within), since=begin, desk=desk)
    if step.proof == PAID:
        due = begin_refund(turn, due)
    _change_step(turn, due=due)
    return due


def _change_step(turn: Turn, **changes: object) -> None:
    step = turn.c.step
    steps = tuple(replace(s, **changes) if s is step else s for s in turn.c.steps)  # type: ignore[arg-type]
    turn.set(steps=steps)


def prove(turn: Turn, command: Prove) -> None:
    """The actor of the present step shows that it is done."""
    step = _present(turn)
    if not handling.needs_side(turn, step.actor):
        raise Refusal("refusal-not-your-step")
    silent = not command.text.strip() and not command.evidence
    if silent and not step.confirms:
        raise Refusal("refusal-proof-needed")
    turn.keep(command.evidence)
    about = doing(turn.c)
    turn.record(EventKind.STEP_PROVED, command, **about)
    if silent:
        _tell_confirmed(turn, step)
    elif turn.by.side is Side.CONSUMER:
        turn.relay_to_desk(turn.c.provider, command)
    else:
        turn.tell_consumer("consumer-step-proved", worded=command, **about)
    _done(turn, command.text)


def _tell_confirmed(turn: Turn, step: Step) -> None:
    """Where that was the last step, the card says enough: the complaint is closed."""
    if any(other.done_at is None for other in turn.c.steps if other is not step):
        turn.tell_desk(turn.c.provider, "desk-step-confirmed", proof=step.proof)


def arrived(turn: Turn, command: Arrived) -> None:
    """The provider says that the goods are there: that counts above all that was said or assumed before."""
    _awaiting(turn)
    if not handling.needs_side(turn, "provider"):
        raise Refusal("refusal-not-your-step")
    turn.record(EventKind.ARRIVED)
    due = _counted_anew(turn, turn.now)
    turn.tell_consumer("consumer-arrived", due=due, **doing(turn.c))


def delivered(turn: Turn, command: DeliveredOn) -> None:
    """The consumer says since when the goods are there, while the provider says nothing."""
    if _awaiting(turn).arrived_by is not None or not 0 <= command.ago <= DELIVERED_AGO:
        raise Refusal("refusal-not-now")
    sent = max(step.done_at for step in turn.c.steps if step.done_at)
    since = max(sent, add(turn.now, Duration(-command.ago, "d"), turn.policy.calendar))
    day = since.astimezone(turn.policy.calendar.zone).date().isoformat()
    turn.record(EventKind.DELIVERED, day=Ref("day", day))
    due = _counted_anew(turn, since)
    rows = (ARRIVED, *proving(turn.c))
    turn.tell_desk(turn.c.provider, "desk-delivered", rows, day=Ref("day", day), due=due, **doing(turn.c))


def _awaiting(turn: Turn) -> Step:
    if not turn.c.awaits_goods:
        raise Refusal("refusal-not-now")
    return _present(turn)


def _counted_anew(turn: Turn, since: datetime) -> datetime:
    """The step counts from an arrival that was told, also where it was late by the assumed one."""
    stop(turn, Due.STEP_OVERDUE)
    _change_step(turn, arrived_by=turn.by.side, arrived_at=since, overdue=False)
    return _count_from(turn, since)


def settle_step(turn: Turn, command: SettleStep) -> None:
    """A platform lead settles a step of a verdict as done."""
    _ordered(turn)
    turn.record(EventKind.STEP_SETTLED, command, **doing(turn.c))
    _done(turn, command.text)


def _done(turn: Turn, proof: str) -> None:
    step = _present(turn)
    _change_step(turn, done_at=turn.now, proof_text=proof)
    if step.proof == PAID:
        fulfil(turn, Ends.REFUNDED)
    own_word = step.actor == "consumer" and turn.by.side is Side.CONSUMER
    if turn.c.step is None and own_word and step.confirms:
        turn.record(EventKind.CONFIRMED)
        handling.close(turn, CloseReason.CONFIRMED)
        return
    _start_step(turn)


def _present(turn: Turn) -> Step:
    if turn.c.step is None:
        raise Refusal("refusal-not-now")
    return turn.c.step


def _ordered(turn: Turn) -> Step:
    if turn.c.verdict is None:
        raise Refusal("refusal-not-now")
    return _present(turn)


def _performed(turn: Turn) -> None:
    ladder = turn.policy.ladder
    turn.set(other=None)
    window = ladder.confirm_money if _money(turn) else ladder.confirm_goods
    enter(turn, State.PERFORMED)
    due = start(turn, Due.CONFIRMATION, window)
    rows = (SOLVED, NOT_ARRIVED) if turn.c.brings_something else (SOLVED,)
    turn.tell_consumer("consumer-performed", rows, until=due)


def _money(turn: Turn) -> bool:
    remedy = _remedy(turn)
    return remedy is not None and remedy.money


def _remedy(turn: Turn) -> Remedy | None:
    agreed = turn.c.verdict.remedy if turn.c.verdict else turn.c.proposal.remedy if turn.c.proposal else None
    return turn.policy.remedies.get(agreed or "")


def dispute_step(turn: Turn, command: DisputeStep) -> None:
    """Not as agreed: the platform looks; what a verdict ordered stays, and a platform lead settles it."""
    if not command.text.strip():
        raise Refusal("refusal-words-needed")
    _present(turn)
    turn.keep(command.evidence)
    turn.record(EventKind.STEP_DISPUTED, command, **doing(turn.c))
    if turn.c.verdict:
        said = {"side": turn.by.side.value, **doing(turn.c)}
        turn.tell_lead(turn.c.desk, "desk-step-disputed", worded=command, **said)
        if turn.by.side is Side.CONSUMER:
            turn.tell_consumer("consumer-dispute-noted")
        return
    handling.to_platform(turn, "step_disputed")
    climb(turn, Lift.UNPERFORMED)
    turn.relay_to_desk(turn.c.desk, command)
    handling.tell_moved(turn)


def close_unperformed(turn: Turn, command: CloseUnperformed) -> None:
    """A platform lead ends a verdict that will not be performed."""
    _ordered(turn)
    handling.close(turn, CloseReason.UNPERFORMED)
    turn.tell_consumer("consumer-closed-unperformed", beside(turn, REOPEN), worded=command)


def step_late(turn: Turn, command: Expire) -> None:
    """The present step is late: the provider is told on, the consumer is reminded."""
    step = _present(turn)
    _change_step(turn, overdue=True)
    turn.record(EventKind.EXPIRED, deadline=Due.STEP.value, proof=step.proof)
    if step.actor == "consumer":
        remind_step(turn, 1)
        return
    stop(turn, Due.STEP)
    start(turn, Due.STEP_OVERDUE, turn.policy.ladder.step_grace, desk=turn.c.provider)
    turn.set(escalatable=turn.c.stage is Stage.MERCHANT)
    turn.tell_lead(turn.c.provider, "desk-step-late", **doing(turn.c))
    turn.tell_consumer("consumer-step-late", stage=turn.c.stage.value, **step_now(turn.c))


def remind_step(turn: Turn, n: int) -> None:
    """The consumer's n-th reminder; after the last one the next expiry ends it."""
    stop(turn, Due.STEP)
    rungs = turn.policy.ladder.step_reminders
    start(turn, Due.STEP_REMINDER, rungs[min(n, len(rungs)) - 1], n=n)
    step = _present(turn)
    turn.record(EventKind.REMINDED, step=step.proof, n=n)
    turn.tell_consumer("consumer-step-reminder", proving(turn.c), **doing(turn.c))


def step_reminder_due(turn: Turn, command: Expire) -> None:
    """After two reminders without a word it is closed; it can be reopened."""
    deadline = turn.c.deadline(Due.STEP_REMINDER)
    n = deadline.n if deadline else 1
    if n < len(turn.policy.ladder.step_reminders):
        remind_step(turn, n + 1)
        return
    handling.close(turn, CloseReason.LAPSED)
    turn.tell_consumer("consumer-closed-silent", REOPEN)


def step_overdue(turn: Turn, command: Expire) -> None:
    """The provider did nothing: an agreement goes to the platform, a verdict up the ladder, repeatedly."""
    turn.record(EventKind.EXPIRED, deadline=Due.STEP_OVERDUE.value)
    if turn.c.verdict is None:
        handling.to_platform(turn, "step_late")
        climb(turn, Lift.UNPERFORMED)
        handling.tell_moved(turn)
        return
    climb(turn, Lift.VERDICT_UNPERFORMED)
    start(turn, Due.STEP_OVERDUE, turn.policy.ladder.alarm_every, desk=turn.c.provider)


def confirm(turn: Turn, command: Confirm) -> None:
    """Solved."""
    turn.record(EventKind.CONFIRMED)
    handling.close(turn, CloseReason.CONFIRMED)


def not_solved(turn: Turn, command: NotSolved) -> None:
    """Not solved: the desk again; the second time the platform."""
    turn.keep(command.evidence)
    turn.set(unsolved=turn.c.unsolved + 1)
    turn.record(EventKind.NOT_SOLVED, command)
    heard(turn)
    if turn.c.unsolved >= 2:
        handling.to_platform(turn, "not_solved")
        climb(turn, Lift.NOT_SOLVED)
    else:
        turn.set(steps=(), proposal=None, verdict=None)
        handling.review_again(turn)
    turn.tell_desk(turn.c.desk, "desk-not-solved", worded=command)


def not_arrived(turn: Turn, command: NotArrived) -> None:
    """Not arrived yet: more time, once."""
    if turn.c.extended:
        raise Refusal("refusal-extended-once")
    turn.set(extended=True)
    turn.record(EventKind.NOT_ARRIVED)
    extend(turn, Due.CONFIRMATION, turn.policy.ladder.not_arrived)
    turn.tell_lead(turn.c.provider, "desk-not-arrived")


def confirmation_silent(turn: Turn, command: Expire) -> None:
    """Silence after the last step counts as yes."""
    turn.record(EventKind.EXPIRED, deadline=Due.CONFIRMATION.value)
    handling.close(turn, CloseReason.AUTO_CONFIRMED)
    turn.tell_consumer("consumer-closed-automatically", REOPEN)
