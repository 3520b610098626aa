"""Windows, the pace and the gate: never more than Telegram takes, and never in the wrong order."""

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.delivery.gate import PASSED, Gate, Visit
from router.delivery.limits import ALL, EARLY, FLOOD, Limits, Pace, Rate, Window
from router.domain.mail import Priority
from tests.delivery.office import HandTime, breathe

GROUP, PERSON = -100, 100
REMINDER, DIGEST = Priority.REMINDER, Priority.DIGEST


@pytest.fixture
async def group() -> AsyncIterator[asyncio.TaskGroup]:
    before = asyncio.all_tasks()
    async with asyncio.TaskGroup() as group:
        yield group
        for task in asyncio.all_tasks() - before - {asyncio.current_task()}:
            task.cancel()


def gate(time: HandTime, group: asyncio.TaskGroup, places: int = 8, **limits: Rate | float | None) -> Gate:
    free: dict[str, Rate | float | None] = {"person": None, "group": None, "overall": None, **limits}
    return Gate(places, Pace(Limits(**free), time.monotonic), time.sleep, group)  # type: ignore[arg-type]


async def send(gate: Gate, time: HandTime, visit: Visit, sent: list[tuple[float, int]]) -> None:
    """Pass the gate, take 10 ms for sending and 10 more for settling."""
    await gate.enter(visit)
    await gate.opened(visit)
    sent.append((round(time.seconds, 3), visit.chat))
    await time.sleep(0.01)
    gate._pace.answered(visit.chat, visit.cost)
    await time.sleep(0.01)
    gate.leave(1)


@given(
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(1, 10), st.floats(0, 3), st.floats(0, 2)), min_size=1, max_size=30),
)
def test_no_window_ever_takes_more_than_its_rate(count: int, sends: list[tuple[int, float, float]]) -> None:
    window = Window(Rate(count, 10.0))
    now, answers = 0.0, []
    for cost, idle, slow in sends:
        now += idle
        while wait := window.wait(now, cost):
            now += wait
        before = sum(c for at, c in answers if at > now - 10.0 + 1e-6)
        assert before == 0 if cost >= count else before + cost <= count
        window.take(now, cost)
        now += slow
        window.answered(now, cost)
        answers.append((now, cost))
    end = now + 10.0 * (1 + max(cost for _, cost in answers)) * len(answers)
    assert window.used(end) == (0, 0.0)


def test_an_album_larger_than_the_window_counts_on_into_the_next() -> None:
    window = Window(Rate(3, 3.0))
    window.take(0.0, 10)
    window.answered(0.0, 10)
    assert [window.wait(now, 1) for now in (0.0, 3.0, 6.0, 9.0)] == [9.0, 6.0, 3.0, 0.0]


def test_a_place_that_waits_for_an_answer_is_not_free_and_cannot_be_had_early() -> None:
    window = Window(Rate(1, 1.0))
    window.take(0.0, 1)
    assert EARLY < window.wait(100.0, 1) <= 2 * EARLY


def test_what_did_not_leave_takes_no_place() -> None:
    window = Window(Rate(2, 1.0))
    window.take(0.0, 2)
    window.drop(2)
    assert (window.wait(0.0, 2), window.used(0.0)) == (0.0, (0, 0.0))


def test_reminders_go_evenly_and_leave_places_to_answers() -> None:
    window = Window(Rate(20, 60.0), spare=2)
    now, sent = 0.0, []
    while now < 120.0:
        now += window.wait(now, 1, low=True)
        window.take(now, 1, low=True)
        window.answered(now, 1)
        sent.append(now)
    assert {round(b - a, 3) for a, b in pairwise(sent)} == {3.333}
    for _ in range(2):
        assert window.wait(now, 1) == 0.0
        window.take(now, 1)
        window.answered(now, 1)
    assert 0.0 < window.wait(now, 1) <= 3.334
    assert window.wait(now, 1, low=True) > window.wait(now, 1)


def test_chats_do_not_hold_back_each_other() -> None:
    time = HandTime()
    pace = Pace(Limits(), time.monotonic)
    pace.hold(GROUP, 60.0)
    for _ in range(3):
        pace.take(PERSON)
        pace.answered(PERSON)
    waits = (pace.wait(GROUP), pace.wait(PERSON), pace.wait(PERSON + 1), pace.wait_for_all())
    assert waits == (60.0, 3.0, 0.0, 0.0)
    time.seconds = 61.0
    assert pace.wait(GROUP) == 0.0


def test_without_limits_nothing_waits_but_what_telegram_asked_for() -> None:
    pace = Pace(Limits(person=None, group=None, overall=None), HandTime().monotonic)
    for _ in range(1000):
        pace.take(GROUP)
    assert (pace.wait(GROUP), pace.wait_for_all()) == (0.0, 0.0)
    pace.hold_all(5.0)
    assert pace.wait_for_all() == 5.0


def test_idle_chats_are_forgotten() -> None:
    time = HandTime()
    pace = Pace(Limits(overall=None), time.monotonic)
    for chat in range(1, 5000):
        time.seconds += 1.0
        pace.take(chat)
        pace.answered(chat)
    assert len(pace._chats) <= 202


def test_chats_closed_until_the_same_moment_with_nothing_taken_between_mean_all() -> None:
    time = HandTime()
    pace = Pace(Limits(), time.monotonic)
    for chat in range(1, FLOOD + 1):
        pace.flooded(chat, 600.0)
    assert pace.wait_for_all() == 600.0


def test_hot_groups_close_only_themselves() -> None:
    time = HandTime()
    pace = Pace(Limits(), time.monotonic)
    for n in range(10):
        pace.flooded(GROUP - n, 600.0 + 7 * n)
    assert pace.wait_for_all() == 0.0
    for n in range(10):
        pace.flooded(GROUP - n, 900.0)
        pace.went()
    assert (pace.wait_for_all(), pace.held) == (0.0, 10)


def test_the_next_process_knows_the_limits_of_the_last() -> None:
    time = HandTime()
    last, following = Pace(Limits(), time.monotonic), Pace(Limits(), time.monotonic)
    last.take(GROUP, 18)
    last.answered(GROUP, 18)
    last.take(PERSON)
    last.flooded(GROUP - 1, 7200.0)
    time.seconds = 10.0
    for chat, used, seconds in last.busy():
        following.recall(chat, used, seconds)
    assert following.wait(GROUP, 2) == 0.0 and following.wait(GROUP, 3) == 50.0
    assert following.wait(PERSON, 3) == 3.0
    assert following.held_for(GROUP - 1) == 7190.0
    assert following.wait_for_all() == 0.0


def test_only_the_busiest_chats_are_told_to_the_next_process() -> None:
    pace = Pace(Limits(overall=None), HandTime().monotonic)
    for n in range(900):
        pace.take(GROUP - n, 1 + n % 3)
    told = pace.busy()
    assert len(told) <= 200 and {used for _, used, _ in told} == {3}


async def test_the_gate_lets_answers_pass_before_reminders_and_keeps_turns(group: asyncio.TaskGroup) -> None:
    time = HandTime()
    one = gate(time, group, places=1)
    sent: list[tuple[float, int]] = []
    for chat, priority in ((1, DIGEST), (2, DIGEST), (3, REMINDER), (4, 0), (5, 0)):
        group.create_task(send(one, time, Visit(chat, priority=priority), sent))
        await breathe()
    await time.go(10.0)
    assert [chat for _, chat in sent] == [1, 4, 5, 3, 2]


async def test_a_place_is_left_to_answers(group: asyncio.TaskGroup) -> None:
    one = gate(HandTime(), group, places=3)
    inside = [group.create_task(one.enter(Visit(n, priority=REMINDER))) for n in range(5)]
    answer = group.create_task(one.enter(Visit(9)))
    await breathe()
    assert [task.done() for task in inside] == [True, True, False, False, False] and answer.done()
    for task in inside:
        task.cancel()
    await breathe()


async def test_whoever_gives_up_at_the_gate_takes_no_place(group: asyncio.TaskGroup) -> None:
    time = HandTime()
    one = gate(time, group, places=1, overall=Rate(1, 1.0))
    first = Visit(ALL)
    await one.enter(first)
    one._pace.answered(ALL)
    waiting = [group.create_task(one.enter(Visit(n + 1))) for n in range(3)]
    await breathe()
    waiting[0].cancel()
    waiting[1].cancel()
    await breathe()
    assert not one.extend(first)
    one.leave(1)
    await time.go(1.0)
    assert waiting[2].done() and not waiting[2].cancelled()


async def test_who_is_let_in_and_cancelled_at_once_gives_everything_back(group: asyncio.TaskGroup) -> None:
    time = HandTime()
    one = gate(time, group, places=1, overall=Rate(1, 60.0))
    first = Visit(ALL)
    await one.enter(first)
    one._pace.drop(ALL, first.booked)
    second = group.create_task(one.enter(Visit(PERSON)))
    await breathe()
    one.leave(1)
    second.cancel()
    await breathe()
    assert second.cancelled() and one.extend(Visit(ALL)) and one._pace.wait_for_all() == 0.0


async def test_who_would_wait_too_long_is_turned_away(group: asyncio.TaskGroup) -> None:
    time = HandTime()
    one = gate(time, group)
    one._pace.hold(PERSON, 30.0)
    assert not await one.enter(Visit(PERSON, patience=20.0))
    one._pace.hold_all(30.0)
    assert not await one.enter(Visit(PERSON + 1, patience=20.0))


@pytest.mark.parametrize("cost", [1, 3])
async def test_the_overall_limit_holds_over_all_chats_and_is_used_up(
    group: asyncio.TaskGroup, cost: int
) -> None:
    time = HandTime()
    one = gate(time, group, overall=Rate(30, 1.0))
    sent: list[tuple[float, int]] = []
    for chat in range(1, 301, cost):
        group.create_task(send(one, time, Visit(chat, cost=cost), sent))
    await time.go(30.0)
    times = [at for at, _ in sent for _ in range(cost)]
    assert len(times) == 300
    assert all(b - a >= 1.0 for a, b in zip(times, times[30:], strict=False))
    # A place is taken again one second after the answer, which takes 10 ms: what comes before costs nothing.
    assert times[-1] <= 9 * 1.02 + 0.1


async def test_who_comes_next_is_ready_when_the_place_opens(group: asyncio.TaskGroup) -> None:
    time, sent = HandTime(), []
    door = gate(time, group, overall=Rate(1, 1.0))

    async def prepared(chat: int) -> None:
        visit = Visit(chat)
        await door.enter(visit)
        await time.sleep(0.8 * EARLY)
        await door.opened(visit)
        sent.append(round(time.seconds, 3))
        door._pace.answered(chat, visit.cost)
        door.leave(1)

    for chat in (1, 2, 3):
        group.create_task(prepared(chat))
    await time.go(5.0)
    assert sent == [0.04, 1.04, 2.04]


async def test_an_album_finds_its_places_and_chats_that_are_full_stop_nobody(
    group: asyncio.TaskGroup,
) -> None:
    time = HandTime()
    one = gate(time, group, person=Rate(1, 60.0), overall=Rate(10, 1.0))
    sent: list[tuple[float, int]] = []
    for chat in (1, 1, 1):
        group.create_task(send(one, time, Visit(chat), sent))
    for chat in range(2, 40):
        group.create_task(send(one, time, Visit(chat), sent))
    await breathe()
    group.create_task(send(one, time, Visit(GROUP, cost=10), sent))
    for chat in range(40, 80):
        group.create_task(send(one, time, Visit(chat), sent))
    await time.go(200.0)
    order = [chat for _, chat in sent]
    assert order.index(GROUP) == 39
    assert order.count(1) == 3 and order.index(1, 1) > 70


async def test_with_all_places_of_the_second_taken_by_reminders_an_answer_goes_at_once(
    group: asyncio.TaskGroup,
) -> None:
    time = HandTime()
    one = gate(time, group, overall=Rate(30, 1.0), spare=0.1)
    sent: list[tuple[float, int]] = []
    for chat in range(1, 301):
        group.create_task(send(one, time, Visit(chat, priority=REMINDER), sent))
    for at in range(20):
        await time.go(0.337)
        group.create_task(send(one, time, Visit(1000 + at), sent))
        await time.go(0.0)
        assert sent[-1] == (round(time.seconds, 3), 1000 + at)
    assert len(sent) >= 0.85 * 30 * time.seconds
    await time.go(20.0)


async def test_answers_without_end_do_not_starve_reminders(group: asyncio.TaskGroup) -> None:
    time = HandTime()
    one = gate(time, group, overall=Rate(10, 1.0))
    sent: list[tuple[float, int]] = []
    for chat in range(1, 6):
        group.create_task(send(one, time, Visit(-chat, priority=REMINDER), sent))
    for chat in range(1, 101):
        group.create_task(send(one, time, Visit(chat), sent))
    await time.go(9.0)
    reminders = [n for n, (_, chat) in enumerate(sent) if chat < 0]
    assert len(reminders) == 5
    assert all(b - a >= PASSED for a, b in pairwise(reminders))
    await time.go(20.0)


async def test_what_became_urgent_goes_before_others(group: asyncio.TaskGroup) -> None:
    time = HandTime()
    one = gate(time, group, places=1)
    sent: list[tuple[float, int]] = []
    visits = [Visit(chat, priority=REMINDER) for chat in range(1, 6)]
    for visit in visits:
        group.create_task(send(one, time, visit, sent))
    await breathe()
    one.hasten(visits[4], Priority.ANSWER, 1)
    await time.go(5.0)
    assert [chat for _, chat in sent] == [1, 5, 2, 3, 4]


async def test_once_all_were_closed_one_goes_first(group: asyncio.TaskGroup) -> None:
    time = HandTime()
    one = gate(time, group)
    one._pace.hold_all(10.0)
    inside = [group.create_task(one.enter(Visit(n + 1))) for n in range(5)]
    await time.go(11.0)
    assert sum(task.done() for task in inside) == 1
    one._pace.went()
    one.leave(1)
    await breathe()
    assert all(task.done() for task in inside)
