"""An accepted update writes operators for what changed, and nothing else."""

from dataclasses import replace

import pytest

from router.domain.complaint import Person, Sent
from router.domain.states import State
from router.storage import changes
from tests.storage.samples import DAY, HOUR, NOW, a_complaint, a_deadline, a_mail, following


def test_only_what_changed_is_set() -> None:
    before = a_complaint(order="A1", holder=Person(1, "Wang"))
    change = following(before, state=State.IN_REVIEW, order=None)
    written = changes.operators(change, before)
    assert written["$set"] == {"version": 2, "events": 2, "state": "in_review"}
    assert written["$unset"] == {"order": ""}
    assert set(written["$push"]) == {"log", "seen"}
    assert set(written) == {"$set", "$unset", "$push"}


def test_what_became_empty_is_unset() -> None:
    before = a_complaint(holder=Person(1, "Wang"), answers={"fault": "screen"}, description="broken")
    change = following(before, holder=None, answers={}, description="", deadlines=())
    gone = changes.operators(change, before)["$unset"]
    assert set(gone) == {"holder", "answers", "description", "deadlines", "next_due"}


def test_what_the_courier_wrote_is_never_written_by_an_update() -> None:
    before = a_complaint()
    change = following(replace(before, sent={"status": Sent(5)}))
    assert not any("sent" in str(what) for what in changes.operators(change, before).values())


def test_only_new_keys_are_pushed_and_128_are_kept() -> None:
    before = a_complaint(seen=tuple(f"m:{n}" for n in range(128)))
    written = changes.operators(following(before, key="m:new"), before)
    assert written["$push"]["seen"] == {"$each": ["m:new"], "$slice": -128}


def test_the_plan_of_mail_and_the_day_are_written_with_it() -> None:
    before = a_complaint()
    plans = (NOW + 3 * DAY, NOW + 2 * DAY)
    change = following(before, *plans, touched=NOW + DAY, deadlines=(a_deadline(NOW + 3 * DAY),))
    written = changes.operators(change, before)
    assert written["$min"] == {"owed_at": NOW + 2 * DAY}
    assert written["$addToSet"] == {"days": "2026-08-04"}
    assert written["$set"]["next_due"] == NOW + 3 * DAY


def test_what_is_to_go_now_is_owed_since_now_whatever_was_owed_before() -> None:
    before = a_complaint()
    written = changes.operators(following(before, NOW + HOUR, NOW, touched=NOW), before)
    assert written["$set"]["owed_at"] == NOW and "$min" not in written


@pytest.mark.parametrize("ids", [("2.0", "2.0"), ("1.0",), ("20.0",)])
def test_mail_that_could_share_an_id_is_refused(ids: tuple[str, ...]) -> None:
    before = a_complaint()
    change = replace(following(before), mail=tuple(a_mail(id) for id in ids))
    with pytest.raises(ValueError, match="mail of version 2"):
        changes.operators(change, before)
