"""A long past for a complaint, written as the product writes it, without anybody being told."""

from __future__ import annotations

from router.clock import SystemClock
from router.domain.commands import Actor, Say
from router.domain.policy import Policy
from router.domain.states import Side
from router.domain.transitions import decide
from router.domain.turn import Context
from router.ports import Change
from router.storage.store import connect


async def lengthen(uri: str, name: str, policy: Policy, number: str, messages: int) -> None:
    """The consumer has said so much."""
    clock = SystemClock()
    store = connect(uri, name)
    complaint = await store.complaints.get(number)
    for n in range(messages):
        assert complaint is not None
        by = Actor(side=Side.CONSUMER, person=complaint.consumer)
        ctx = Context(now=clock.now(), policy=policy, routes=complaint.routes)
        said = decide(complaint, Say(by=by, key=f"past:{n}", text=f"past {n}"), ctx)
        assert await store.complaints.write(Change(complaint, said.after, said.events, ()))
        complaint = said.after
    store.close()
