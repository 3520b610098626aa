"""Counting what is due and overdue says the same as asking every complaint."""

from itertools import product

from router.domain.complaint import Complaint, Step
from router.domain.standing import overdue
from router.domain.states import Due, State
from router.ports import Change, Tally
from router.storage.store import Store
from tests.storage.samples import DAY, HOUR, NOW, a_complaint, a_deadline, an_event

LATE = Step(actor="merchant", proof="receipt", within="7d", due=NOW - DAY, overdue=True)
DONE = Step(actor="merchant", proof="receipt", within="7d", done_at=NOW, overdue=True)
NEXT = Step(actor="consumer", proof="received", within="7d", due=NOW + DAY)
STEPS = ((), (LATE, NEXT), (DONE, NEXT), (DONE, LATE), (DONE, DONE))
KINDS = (Due.TAKE, Due.MOVE, Due.ALARM, Due.FIRST_RESPONSE)


def every_way() -> list[Complaint]:
    made = product(State, KINDS, STEPS, (-HOUR, HOUR))
    return [
        a_complaint(
            number=f"{n:04d}-TEST", state=state, steps=steps, deadlines=(a_deadline(NOW + ahead, kind=kind),)
        )
        for n, (state, kind, steps, ahead) in enumerate(made)
    ]


async def test_a_tally_is_what_the_domain_says(store: Store) -> None:
    assert await store.complaints.tally(NOW) == Tally(due=0, overdue=0)
    complaints = every_way()
    for complaint in complaints:
        assert await store.complaints.write(Change(None, complaint, (an_event(1),), ()))
    late = sum(overdue(complaint) for complaint in complaints)
    due = sum(complaint.next_due is not None and complaint.next_due <= NOW for complaint in complaints)
    assert (late, due) > (0, 0)
    assert await store.complaints.tally(NOW) == Tally(due=due, overdue=late)
