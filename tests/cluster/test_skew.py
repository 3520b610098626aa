"""Hosts whose clocks differ by minutes: nothing waits for a clock, nothing acts twice, no time goes back."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from router.app import App, Surroundings, running
from router.domain.commands import Actor, Say
from router.domain.complaint import Complaint
from router.domain.events import EventKind
from router.domain.states import Side
from router.settings import SHIPPED, load
from router.storage.embedded import EmbeddedServer
from router.usecases.act import act
from router.usecases.work import Work
from schedules.jobs import sweep_all
from tests.cluster.workers import SECRET, until
from tests.conversations.people import Laboratory
from tests.crowd import CARE, Crowd
from tests.processes import TOKEN, UNLIMITED, sandbox
from tests.runtime.fakes import Skewed

AHEAD, BEHIND = timedelta(seconds=90), timedelta(seconds=-90)
PROMPT = 30.0
"""Seconds in which words arrive on the busiest machine: less than the clocks differ by."""


class Still:
    """A clock that shows one moment."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment


@asynccontextmanager
async def host(lab: Laboratory, uri: str, name: str, out: timedelta) -> AsyncIterator[App]:
    """A webhook worker on a host whose clock is out; Telegram posts to the one that began last."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        environment = {
            "ROUTER_TELEGRAM__TOKEN": TOKEN,
            "ROUTER_TELEGRAM__API_SERVER": lab.url,
            "ROUTER_TELEGRAM__MODE": "webhook",
            "ROUTER_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{listener.getsockname()[1]}",
            "ROUTER_TELEGRAM__WEBHOOK_SECRET": SECRET,
            "ROUTER_DATABASE__NAME": name,
            **UNLIMITED,
        }
        settings = load(SHIPPED, environment, datetime.now(UTC).date())  # noqa: TID251 - a real day
        async with running(settings, Surroundings(uri=uri, real=Skewed(out), listener=listener)) as app:
            yield app


@pytest.fixture
async def lab(tmp_path: Path) -> AsyncIterator[Laboratory]:
    """A Telegram."""
    async with sandbox(tmp_path / "sandbox.log") as lab:
        yield lab


@pytest.mark.parametrize("outs", [(BEHIND, AHEAD), (AHEAD, BEHIND)], ids=["sender behind", "sender ahead"])
async def test_words_arrive_at_once_although_hosts_differ_by_minutes(
    lab: Laboratory, embedded: EmbeddedServer, database_name: str, outs: tuple[timedelta, timedelta]
) -> None:
    with capture_logs() as lines:
        async with AsyncExitStack() as hosts:
            for out in outs:
                await hosts.enter_async_context(host(lab, embedded.uri, database_name, out))
            crowd = Crowd(lab, 3)
            async with asyncio.timeout(PROMPT):
                await crowd.file()
            items = [{"person": p, "action": "send", "text": f"words of {p}"} for p in crowd.people]
            await lab.post("/batch", {"items": items})

            async def arrived() -> bool:
                desk = (await lab.get(f"/chats/{CARE}", viewer=701))["messages"]
                return all(any(f"words of {p}" in m.get("text", "") for m in desk) for p in crowd.people)

            await until(arrived, PROMPT)
    # On a busy machine an answer may take seconds, and the next comparison corrects what that one told.
    told = {line["seconds"] for line in lines if line["event"] == "clock_differs"}
    assert {round(seconds / AHEAD.total_seconds()) for seconds in told} == {-1, 1}, told


async def test_sweeps_by_different_clocks_act_once_and_no_time_goes_back(
    lab: Laboratory, embedded: EmbeddedServer, database_name: str
) -> None:
    async with AsyncExitStack() as hosts:
        one, other = [
            await hosts.enter_async_context(host(lab, embedded.uri, database_name, timedelta()))
            for _ in range(2)
        ]
        crowd = Crowd(lab, 1)
        async with asyncio.timeout(PROMPT):
            await crowd.file()
        number = crowd.numbers[crowd.first]
        filed = await alone(one, number)
        assert filed.next_due
        late = at(other.work, filed.next_due - timedelta(seconds=30))
        await sweep_all(late)
        assert (await _found(one, number)).version == filed.version
        early = [at(app.work, filed.next_due + timedelta(seconds=s)) for app, s in ((one, 90), (other, 1))]
        await asyncio.gather(*(sweep_all(work) for work in early for _ in range(3)))
        swept = await _found(one, number)
        assert swept.version == filed.version + 1
        by = Actor(side=Side.CONSUMER, person=filed.consumer)
        await act(late, number, Say(by=by, key="late", text="said on a host that is behind"))
        events = await one.work.complaints.timeline(number)
    assert events[-1].kind is EventKind.SAID
    assert all(before.at <= after.at for before, after in pairwise(events))
    assert events[-1].at == swept.touched > filed.next_due


async def alone(app: App, number: str) -> Complaint:
    """The complaint once nothing else is due with what is due next, by whichever of the clocks.

    Working hours begin at nine, others run from when it was filed: at some minutes of a day two meet.
    """
    while True:
        complaint = await _found(app, number)
        first, *others = sorted(moment for d in complaint.deadlines if (moment := d.next))
        together = [moment for moment in others if moment <= first + AHEAD]
        if not together:
            return complaint
        await sweep_all(at(app.work, together[-1]))


def at(work: Work, moment: datetime) -> Work:
    """The same on a host whose clock shows that."""
    return replace(work, clock=Still(moment))


async def _found(app: App, number: str) -> Complaint:
    found = await app.work.complaints.get(number)
    assert found
    return found
