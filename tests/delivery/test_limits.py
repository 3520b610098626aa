"""Windows, the pace and the gate: never more than Telegram takes, and never in the wrong order."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from router.delivery.gate import Gate
from router.delivery.limits import Limits, Pace, Rate, Window
from tests.delivery.office import HandTime, breathe

GROUP, PERSON = -100, 100


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
        window.take(cost)
        now += slow
        window.answered(now, cost)
        answers.append((now, cost))
    assert window.idle(now + 10.0 * (1 + max(cost for _, cost in answers)) * len(answers))


def test_an_album_larger_than_the_window_counts_on_into_the_next() -> None:
    window = Window(Rate(3, 3.0))
    window.take(10)
    window.answered(0.0, 10)
    assert [window.wait(now, 1) for now in (0.0, 3.0, 6.0, 9.0)] == [9.0, 6.0, 3.0, 0.0]


def test_a_place_that_waits_for_an_answer_is_not_free() -> None:
    window = Window(Rate(1, 1.0))
    window.take(1)
    assert 0 < window.wait(100.0, 1) < 0.1


def test_chats_do_not_hold_back_each_other() -> None:
    time = HandTime()
    pace = Pace(Limits(), time.monotonic)
    pace.hold(GROUP, 60.0)
    for _ in range(3):
        pace.take(PERSON)
        pace.answered(PERSON)
    assert (pace.wait(GROUP), pace.wait(PERSON), pace.wait(PERSON + 1), pace.wait_for_all()) == (
        60.0,
        3.0,
        0.0,
        0.0,
    )
    time.seconds = 61.0
    assert pace.wait(GROUP) == 0.0


def test_without_limits_nothing_waits_but_what_telegram_asked_for() -> None:
    pace = Pace(Limits(person=None, group=None, overall=None), HandTime().monotonic)
    for _ in range(1000):
        pace.take(GROUP)
    assert (pace.wait(GROUP), pace.wait_for_all(), pace.later(GROUP, 500)) == (0.0, 0.0, 0.0)
    pace.hold_all(5.0)
    assert pace.wait_for_all() == 5.0


def test_idle_chats_are_forgotten() -> None:
    time = HandTime()
    pace = Pace(Limits(overall=None), time.monotonic)
    for chat in range(1, 5000):
        time.seconds += 1.0
        pace.take(chat)
        pace.answered(chat)
    assert len(pace._chats) <= 2001


async def test_the_gate_lets_answers_pass_before_reminders_and_keeps_turns() -> None:
    time = HandTime()
    gate = Gate(1, Pace(Limits(overall=None), time.monotonic), time.sleep)
    passed: list[str] = []

    async def go(name: str, priority: int) -> None:
        await gate.enter(priority)
        passed.append(name)
        await time.sleep(1.0)
        gate.leave(1)

    async with asyncio.TaskGroup() as group:
        for name, priority in (("first", 2), ("digest", 2), ("reminder", 1), ("a", 0), ("b", 0)):
            group.create_task(go(name, priority))
        await time.go(10.0)
    assert passed == ["first", "a", "b", "reminder", "digest"]


async def test_whoever_gives_up_at_the_gate_takes_no_place() -> None:
    time = HandTime()
    gate = Gate(1, Pace(Limits(overall=None), time.monotonic), time.sleep)
    await gate.enter(0)
    async with asyncio.TaskGroup() as group:
        waiting = [group.create_task(gate.enter(0)) for _ in range(3)]
        await breathe()
        waiting[0].cancel()
        waiting[1].cancel()
        await breathe()
        gate.leave(1)
        await breathe()
        assert waiting[2].done() and not waiting[2].cancelled()
        assert not gate.extend()
        gate.leave(1)
        assert gate.extend()


async def test_the_overall_limit_holds_over_all_chats() -> None:
    time = HandTime()
    pace = Pace(Limits(person=None, group=None, overall=Rate(10, 1.0)), time.monotonic)
    gate = Gate(8, pace, time.sleep)
    sent: list[float] = []

    async def send(chat: int) -> None:
        await gate.enter(0)
        pace.take(chat)
        sent.append(time.seconds)
        await time.sleep(0.01)
        pace.answered(chat)
        gate.leave(1)

    async with asyncio.TaskGroup() as group:
        for chat in range(1, 51):
            group.create_task(send(chat))
        await time.go(10.0)
    assert len(sent) == 50 and 3.9 <= sent[-1] <= 4.4
    assert all(b - a >= 1.0 for a, b in zip(sent, sent[10:], strict=False))
