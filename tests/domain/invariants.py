"""What must hold after everything that ever happens to a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from router.domain import transitions
from router.domain.acts.nearing import ENDING
from router.domain.acts.warning import WARNING
from router.domain.choices import asked_by, over
from router.domain.clocks import APPOINTMENTS, SERVICE
from router.domain.commands import Expire
from router.domain.complaint import Complaint
from router.domain.concluding import Decision
from router.domain.events import chained
from router.domain.mail import Audience
from router.domain.repeated import SEEN
from router.domain.states import State
from router.domain.turn import Context


def holds(made: Decision, ctx: Context) -> None:
    """Hold a decision to every invariant."""
    before, after = made.before, made.after
    if after is before:
        assert not made.events
        assert not made.mail
        return
    assert after.version == before.version + 1
    stands(after)
    _events_chain(made)
    _mail_is_in_order(made, ctx)
    _what_is_asked_can_be_done(made, ctx)
    _time_does_not_go_back(made)
    _what_was_missed_stays_missed(made)


def stands(c: Complaint) -> None:
    """What holds of a complaint as it is, however it came there."""
    _nobody_waits_for_ever(c)
    _every_deadline_has_an_action(c)
    _breaches_are_recorded_once(c)
    assert len(c.seen) <= SEEN
    assert (c.reason is not None) == (c.state is State.CLOSED) == (c.closed is not None)
    assert c.verdict_draft is None or c.state is State.IN_REVIEW
    assert c.holder is None or c.state is not State.SUBMITTED


def _nobody_waits_for_ever(c: Complaint) -> None:
    running = [d for d in c.deadlines if d.due and d.kind not in APPOINTMENTS]
    assert bool(running) == c.open
    assert c.next_due == min((d.next for d in c.deadlines if d.next), default=None)
    assert all(d.due and d.kind in WARNING | ENDING and d.warning < d.due for d in c.deadlines if d.warning)
    assert len({(d.kind, d.cause) for d in c.deadlines}) == len(c.deadlines)


def _every_deadline_has_an_action(c: Complaint) -> None:
    for deadline in c.deadlines:
        assert (deadline.due is None) != (deadline.left is None)
        if deadline.due:
            assert transitions.candidates(c, Expire, deadline.kind), (c.state, deadline)


def _events_chain(made: Decision) -> None:
    head = made.before.chain
    for n, event in enumerate(made.events, made.before.events + 1):
        assert event.n == n
        assert event.hash == chained(head, replace(event, hash=""))
        head = event.hash
    assert (made.after.events, made.after.chain) == (made.before.events + len(made.events), head)


def _what_is_asked_can_be_done(made: Decision, ctx: Context) -> None:
    """The buttons that a consumer is sent are not over as they come."""
    for mail in made.mail:
        asks = asked_by(mail.buttons) if mail.audience is Audience.CONSUMER else ()
        assert not asks or not over(made.after, asks, ctx.policy), (mail.text, asks, made.after.state)


def _time_does_not_go_back(made: Decision) -> None:
    """Whatever the clock of the host says that decides."""
    before, after = made.before, made.after
    assert after.touched >= before.touched
    assert all(event.at == after.touched for event in made.events)
    assert after.paused >= 0
    assert all(d.left is None or d.left >= 0 for d in after.deadlines if d not in before.deadlines)
    assert after.acted is None or before.acted is None or after.acted >= before.acted


def _what_was_missed_stays_missed(made: Decision) -> None:
    """Whatever changes: another category, another priority, a pause."""
    before, after = made.before, made.after
    assert after.breaches[: len(before.breaches)] == before.breaches
    over = {
        (d.kind, d.started) for d in before.deadlines if d.kind in SERVICE and d.due and d.due < after.touched
    }
    assert not [d for d in after.deadlines if (d.kind, d.started) in over and d.due and d.due > after.touched]


def _mail_is_in_order(made: Decision, ctx: Context) -> None:
    ids = [m.id for m in made.mail]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith(f"{made.after.version}.") for id in ids)
    for mail in made.mail:
        chats = set(_chats(made, ctx, mail.audience))
        if mail.text and mail.text.key == "desk-held-back":
            chats |= {r.chat for desk, r in ctx.routes.items() if ctx.policy.desks[desk].kind == "platform"}
        assert mail.chat in chats, mail
        assert mail.not_before >= ctx.now


def _chats(made: Decision, ctx: Context, audience: Audience) -> Iterator[int]:
    if audience is Audience.CONSUMER and made.after.claimed:
        yield made.after.consumer.user
    elif audience is Audience.MANAGER:
        yield from (m.user for m in ctx.policy.managers)
    else:
        yield from ctx.reachable
        yield from (r.chat for c in (made.before, made.after) for r in c.routes.values())


def _breaches_are_recorded_once(c: Complaint) -> None:
    missed = [(b.clock, b.rule, b.cycle) for b in c.breaches]
    assert len(set(missed)) == len(missed)
