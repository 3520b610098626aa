"""A short run of the harness, and its checks: each is shown what it is there to find."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from router.domain.events import Event, EventKind, chained
from router.domain.states import Side
from router.storage.codec import EVENT
from tests.torture.__main__ import planned, summary, told
from tests.torture.checks import (
    DOUBLED,
    LEAKED,
    LOST,
    STUCK,
    TWICE,
    UNMARKED,
    Evidence,
    Finding,
    bursts_stay_together,
    examine,
)
from tests.torture.record import Call, Json, Record, Vote, Words, call_of
from tests.torture.run import Plan, Verdict, torture

NOW = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
LIN, DESK, ANN = 501, -1001, 701
NUMBER, OTHER = "7K3M-Q9TX", "9F2X-Q7M6"
SHORT = 7
"""A seed with several processes."""

Spoil = Callable[[Record], object]


async def test_a_short_run_loses_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    plan = Plan(seed=SHORT, minutes=0.15, words=10, processes=2, consumers=4, under=tmp_path, settle=40)
    verdict = await torture(plan, said.append)
    report = told(verdict)
    assert verdict.good, "\n".join(report)
    assert verdict.counts["kills"] >= 1
    assert verdict.counts["messages"] >= 10
    assert re.fullmatch(r"kills \d+, lost 0, acted twice 0, stuck 0, doubled \d+", report[-1])


def _event(n: int, kind: EventKind, text: str = "", evidence: list[Json] | None = None) -> Json:
    event = Event(n=n, kind=kind, at=NOW, side=Side.CONSUMER, user=LIN, text=text)
    return EVENT.dump(event) | ({"evidence": evidence} if evidence else {})


def _chained(log: list[Json]) -> list[Json]:
    head, whole = "", []
    for stored in log:
        event = EVENT.load(stored)
        head = chained(head, replace(event, hash=""))
        whole.append(EVENT.dump(replace(event, hash=head)))
    return whole


PHOTO: Json = {
    "kind": "photo",
    "file_id": "AgAC-a-photo-of-the-fault",
    "unique_id": "u1",
    "side": "consumer",
    "at": NOW,
    "source": {"chat": LIN, "message": 4},
}


def _call(n: int, chat: int, text: str, **more: object) -> Call:
    return call_of({"n": n, "method": "sendMessage", "params": {"chat_id": chat, "text": text, **more}})


CARD = _call(
    1,
    DESK,
    f"<b>{NUMBER}</b> · Faulty\n👤 Consumer: P501",
)
STATUS = _call(2, LIN, f"📌 <b>{NUMBER}</b>")
RELAYED = _call(3, DESK, f"👤 Lin · {NUMBER}\nand w501x2")
MORE = _call(4, DESK, f"👤 Lin · {NUMBER}\nalso w501x3")
SHOWN = call_of({"n": 5, "method": "sendPhoto", "params": {"chat_id": DESK, "photo": PHOTO["file_id"]}})
ANSWER = _call(6, LIN, f"💬 Care · {NUMBER}\nw701x1")
POLL = call_of({"n": 7, "method": "sendPoll", "params": {"chat_id": LIN, "question": f"{NUMBER}?"}})


def _good() -> Record:
    """A complaint with words, a photo, an answer and a vote, all as it should be."""
    log = _chained(
        [
            _event(1, EventKind.SUBMITTED),
            _event(2, EventKind.TAKEN),
            _event(3, EventKind.SAID, "and w501x2"),
            _event(4, EventKind.SAID, "also w501x3"),
            _event(5, EventKind.SAID, "", [PHOTO]),
            _event(6, EventKind.ANSWERED, "w701x1"),
        ]
    )
    complaint = {
        "_id": NUMBER,
        "consumer": {"user": LIN},
        "description": "broken w501x1",
        "evidence": [PHOTO],
        "routes": {"care": {"chat": DESK}},
        "state": "in_review",
        "next_due": NOW + timedelta(hours=1),
        "surveys": [{"cycle": 1, "asked_at": NOW, "score": 4}],
        "mailbox": [],
        "events": 6,
        "chain": log[-1]["hash"],
        "log": log,
    }
    said = [(1, "w501x1"), (2, "w501x2"), (3, "w501x3")]
    words = [Words(token=t, person=LIN, chat=LIN, message=m) for m, t in said]
    words.append(Words(token="", person=LIN, chat=LIN, message=4, photo=True))
    words.append(Words(token="w701x1", person=ANN, chat=DESK, message=9))
    calls = [CARD, STATUS, RELAYED, MORE, SHOWN, ANSWER, POLL]
    votes = [Vote(person=LIN, number=NUMBER, score=score) for score in (2, 4)]
    return Record(words=words, votes=votes, calls=calls, complaints=[complaint], now=NOW)


def _rechained(record: Record, log: list[Json]) -> None:
    whole = _chained([{**event, "n": n} for n, event in enumerate(log, 1)])
    record.complaints[0] |= {"log": whole, "events": len(whole), "chain": whole[-1]["hash"]}


def _without(record: Record, call: Call) -> None:
    record.calls.remove(call)


def _log(record: Record) -> list[Json]:
    log: list[Json] = record.complaints[0]["log"]
    return log


def test_a_good_run_has_no_findings() -> None:
    assert examine(_good()) == []


def test_what_was_refused_in_words_is_not_lost() -> None:
    record = _good()
    record.words.append(Words(token="w701x2", person=ANN, chat=DESK, message=12))
    record.calls.append(_call(8, DESK, "held by Li", reply_parameters='{"message_id": 12}'))
    assert examine(record) == []


def test_what_waits_for_its_planned_time_is_not_lost() -> None:
    record = _good()
    _without(record, RELAYED)
    source = next(w for w in record.words if w.token == "w501x2")
    later = {"id": "9.0", "not_before": NOW + timedelta(hours=1)}
    record.complaints[0]["mailbox"] = [later | {"source": {"chat": source.chat, "message": source.message}}]
    assert examine(record) == []


def test_what_was_held_and_let_go_is_stored_once() -> None:
    record = _good()
    said = ((7, EventKind.HELD, 2), (8, EventKind.ANSWERED, 3), (9, EventKind.ANSWERED, 2))
    _rechained(record, [*_log(record), *(_event(n, kind, f"w701x{token}") for n, kind, token in said)])
    for token, call in ((2, 9), (3, 8)):
        record.words.append(Words(token=f"w701x{token}", person=ANN, chat=DESK, message=10 + token))
        record.calls.append(_call(call, LIN, f"💬 Care · {NUMBER}\nw701x{token}"))
    assert examine(record) == []


def test_a_duplicate_tells_in_the_other_complaint_what_it_told() -> None:
    record = _good()
    _rechained(record, [*_log(record), _merged(7, "w501x7")])
    other = {
        **record.complaints[0],
        "_id": OTHER,
        "description": "w501x7",
        "log": [],
        "events": 0,
        "chain": "",
    }
    record.complaints[0]["merged"] = [OTHER]
    record.complaints.append(other)
    record.calls += [replace(CARD, n=8, card=OTHER), _call(9, LIN, f"📌 <b>{OTHER}</b>")]
    record.words.append(Words(token="w501x7", person=LIN, chat=LIN, message=7))
    assert examine(record) == []


def test_a_card_in_a_new_topic_or_in_a_group_that_migrated_is_no_repeat() -> None:
    record = _good()
    record.calls += [replace(CARD, n=8, topic=77), replace(CARD, n=9, topic=78)]
    record.complaints[0]["routes"] = {"care": {"chat": -5}}
    record.moved = {DESK: -5}
    assert examine(record) == []


def test_what_somebody_asked_to_see_is_no_repeat() -> None:
    record = _good()
    past = f"🕘 What happened to <b>{NUMBER}</b>\nand w501x2"
    case = f"📌 <b>{NUMBER}</b>\n🎯 You ask for: Refund\nand w501x2"
    record.calls += [_call(8, DESK, past), _call(9, LIN, case)]
    assert examine(record) == []


def _merged(n: int, text: str = "") -> Json:
    return {**_event(n, EventKind.MERGED, text), "data": {"number": OTHER}}


SPOILED: dict[str, tuple[str, Spoil]] = {
    "words that nobody stored": (LOST, lambda r: r.words.append(replace(r.words[1], token="w501x9"))),
    "words stored twice": (
        TWICE,
        lambda r: _rechained(r, [*_log(r), _event(7, EventKind.SAID, "and w501x2")]),
    ),
    "words told twice": (TWICE, lambda r: r.complaints[0].update(description="w501x1\nw501x1")),
    "words in description and event": (
        TWICE,
        lambda r: r.complaints[0].update(description="broken w501x1 w501x2"),
    ),
    "a photo that nobody stored": (
        LOST,
        lambda r: r.words.append(Words(token="", person=LIN, chat=LIN, message=5, photo=True)),
    ),
    "a photo stored twice": (TWICE, lambda r: r.complaints[0].update(evidence=[PHOTO, PHOTO])),
    "words that reached no desk": (LOST, lambda r: _without(r, RELAYED)),
    "an answer that never came": (LOST, lambda r: _without(r, ANSWER)),
    "a photo that reached no desk": (LOST, lambda r: _without(r, SHOWN)),
    "a desk without a card": (LOST, lambda r: _without(r, CARD)),
    "a consumer without a status": (LOST, lambda r: _without(r, STATUS)),
    "a number that is not stored": (LOST, lambda r: r.calls.append(_call(8, 502, "📌 <b>AAAA-BBBB</b>"))),
    "words that were held and reached the consumer": (
        LEAKED,
        lambda r: (
            _rechained(r, [*_log(r), _event(7, EventKind.HELD, "w701x5")]),
            r.calls.append(_call(8, LIN, "w701x5")),
        ),
    ),
    "a duplicate taken in twice": (
        TWICE,
        lambda r: _rechained(r, [*_log(r), *(_merged(n) for n in (7, 8))]),
    ),
    "a duplicate taken in without an event": (LOST, lambda r: r.complaints[0].update(merged=[OTHER])),
    "a vote that does not count": (
        LOST,
        lambda r: r.votes.append(Vote(person=LIN, number=NUMBER, score=1)),
    ),
    "mail put aside": (
        LOST,
        lambda r: r.complaints[0].update(undelivered=[{"mail": {"id": "1.0"}, "why": "x"}]),
    ),
    "an event that is gone": (LOST, lambda r: _log(r).pop(2)),
    "an event that was changed": (TWICE, lambda r: _log(r)[2].update(text="and w501x2!")),
    "two takes": (TWICE, lambda r: _rechained(r, [*_log(r), _event(7, EventKind.TAKEN)])),
    "two acceptances": (
        TWICE,
        lambda r: _rechained(r, [*_log(r), *(_event(n, EventKind.ACCEPTED) for n in (7, 8))]),
    ),
    "a breach twice": (
        TWICE,
        lambda r: r.complaints[0].update(breaches=[{"clock": "take", "cycle": 1}] * 2),
    ),
    "words stored in another order": (
        LOST,
        lambda r: _rechained(r, [*_log(r)[:2], _log(r)[3], _log(r)[2], *_log(r)[4:]]),
    ),
    "words delivered in another order": (
        LOST,
        lambda r: (_without(r, MORE), r.calls.insert(2, replace(MORE, n=0))),
    ),
    "a repeat without a mark": (UNMARKED, lambda r: r.calls.append(replace(RELAYED, n=8))),
    "a second card": (UNMARKED, lambda r: r.calls.append(replace(CARD, n=8))),
    "a second status": (UNMARKED, lambda r: r.calls.append(replace(STATUS, n=8))),
    "a second poll": (UNMARKED, lambda r: r.calls.append(replace(POLL, n=8))),
    "mail that is late": (
        STUCK,
        lambda r: r.complaints[0].update(mailbox=[{"id": "3.0", "not_before": NOW - timedelta(minutes=1)}]),
    ),
    "a deadline that passed": (
        STUCK,
        lambda r: r.complaints[0].update(next_due=NOW - timedelta(minutes=1)),
    ),
    "an open complaint without a deadline": (STUCK, lambda r: r.complaints[0].pop("next_due")),
    "a process that fell": (STUCK, lambda r: r.fell.append("process 0 ended by itself")),
}


@pytest.mark.parametrize("what", SPOILED)
def test_a_check_finds(what: str) -> None:
    kind, spoil = SPOILED[what]
    record = _good()
    spoil(record)
    assert kind in {finding.kind for finding in examine(record)}


def test_a_marked_repeat_is_counted_and_forgiven() -> None:
    record = _good()
    again = _call(8, DESK, f"🔁 This may be a repeat\n👤 Lin · {NUMBER}\nand w501x2")
    record.calls.append(again)
    findings = examine(record)
    assert [finding.kind for finding in findings] == [DOUBLED]
    assert Verdict(plan=planned(["--seed", "7"]), findings=findings, counts={"kills": 3}).good


def test_a_question_to_both_sides_is_said_once_and_the_same_question_later_twice() -> None:
    record, kinds = _good(), (EventKind.MERCHANT_ASKED, EventKind.ASKED)
    asked = [_event(7 + n, kind, "w701x2") for n, kind in enumerate(kinds)]
    record.words.append(Words(token="w701x2", person=ANN, chat=DESK, message=9))
    _rechained(record, [*_log(record), *asked])
    assert TWICE not in {finding.kind for finding in examine(record)}
    _rechained(record, [*_log(record)[:-1], {**asked[1], "at": NOW + timedelta(minutes=1)}])
    assert TWICE in {finding.kind for finding in examine(record)}


def _forwarded() -> Record:
    """The description and what was said next were forwarded in one go, and so was the photo."""
    record = _good()
    record.words[:4] = [replace(words, burst=1) for words in record.words[:4]]
    record.complaints[0]["description"] = "broken w501x1\n↪ Seller:\nw501x8"
    record.words.append(Words(token="w501x8", person=LIN, chat=LIN, message=8, burst=1))
    return record


def _burst_of(record: Record) -> list[str]:
    return [finding.what for finding in bursts_stay_together(Evidence(record))]


def test_what_was_forwarded_in_one_go_is_one_complaint_in_its_order() -> None:
    record = _forwarded()
    assert _burst_of(record) == []
    record.complaints[0]["description"] = "w501x8\nbroken w501x1"
    assert _burst_of(record) == ["w501x1 and what came with it is told in disorder"]


@pytest.mark.parametrize(
    "part", [{"description": "w501x8"}, {"description": "", "evidence": [PHOTO]}], ids=["words", "photo"]
)
def test_what_was_forwarded_in_one_go_is_found_in_two_complaints(part: Json) -> None:
    record = _forwarded()
    complaint = record.complaints[0]
    complaint |= {"description": "w501x1", "evidence": []}
    if "evidence" in part:
        _rechained(record, [event for event in _log(record) if not event.get("evidence")])
        complaint["description"] = "w501x1 w501x8"
    record.complaints.append({**complaint, "_id": OTHER, "log": [], **part})
    assert _burst_of(record) == [f"what {LIN} forwarded at 1 is scattered over {NUMBER}, {OTHER}"]
    record.words.insert(0, Words(token="w501x0", person=LIN, chat=LIN, message=0))
    assert _burst_of(record) == []


def test_the_last_line_tells_it_all() -> None:
    plan = planned(["--seed", "7", "--minutes", "2"])
    kinds = [LOST, DOUBLED, DOUBLED, TWICE, STUCK]
    verdict = Verdict(plan=plan, findings=[Finding(kind, "w1x1") for kind in kinds], counts={"kills": 31})
    assert summary(verdict) == "kills 31, lost 1, acted twice 1, stuck 1, doubled 2"
    assert not verdict.good
    assert "Again: make torture MINUTES=2 SEED=7" in told(verdict)
