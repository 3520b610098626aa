"""What has to hold when all is over. Each check looks at the record alone; a new one is a row in `CHECKS`."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from itertools import pairwise

from router.domain.events import EventKind as Kind
from router.domain.events import chained
from router.storage.codec import EVENT
from tests.crowd import NUMBER
from tests.torture.record import TOKEN, Call, Json, Record, Words

DOUBLED, LOST, TWICE, STUCK, UNMARKED = "doubled", "lost", "acted twice", "stuck", "unmarked"
LEAKED = "leaked"
FATAL = (LOST, TWICE, STUCK, UNMARKED, LEAKED)

SLACK = timedelta(seconds=10)
"""What is due since less than this is being done."""
_FILE = re.compile(r"[A-Za-z0-9_-]{20,}")
TALK = frozenset({Kind.SAID, Kind.ANSWERED, Kind.MERCHANT_ANSWERED})
"""Words that are handed on as they are, and stand nowhere else."""
NOT_TOLD = frozenset({"log", "mailbox", "undelivered", "evidence", "description"})
"""Fields of a complaint that hold words of events and messages once more."""
TO_CONSUMER = frozenset({Kind.ANSWERED, Kind.ASKED})
TO_DESK = frozenset({Kind.SAID, Kind.MERCHANT_ANSWERED, Kind.MERCHANT_ASKED})
BETWEEN: Mapping[str, frozenset[str]] = {
    Kind.SUBMITTED: frozenset(),
    Kind.TAKEN: frozenset(
        {
            Kind.GIVEN_BACK, Kind.ESCALATED, Kind.APPEALED, Kind.TRANSFERRED, Kind.REOPENED, Kind.RETURNED,
            Kind.STEP_DISPUTED, Kind.NOT_SOLVED, Kind.EXPIRED, Kind.BREACHED, Kind.FLAGGED, Kind.CLOSED,
            Kind.WENT_OUTSIDE,
        }
    ),
    Kind.ACCEPTED: frozenset({Kind.PROPOSED}),
    Kind.COUNTER_ACCEPTED: frozenset({Kind.COUNTERED}),
    Kind.COUNTERED: frozenset({Kind.PROPOSED}),
    Kind.DECIDED: frozenset(
        {Kind.APPEALED, Kind.REOPENED, Kind.VERDICT_DRAFTED, Kind.STEP_DISPUTED, Kind.NOT_SOLVED}
    ),
    Kind.CONFIRMED: frozenset({Kind.REOPENED, Kind.NOT_SOLVED}),
    Kind.CLOSED: frozenset({Kind.REOPENED, Kind.WENT_OUTSIDE}),
    Kind.REOPENED: frozenset({Kind.CLOSED}),
    Kind.SURVEY_SENT: frozenset({Kind.CLOSED}),
}  # fmt: skip
"""Of these there are never two without one of those in between."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be (or, when doubled, as it may be)."""

    kind: str
    what: str
    number: str = ""
    """The complaint concerned."""


@dataclass
class Evidence:
    """The record, by what is looked for in it."""

    record: Record
    sends: dict[str, list[Call]] = field(default_factory=lambda: defaultdict(list))
    """By token."""
    events: dict[str, list[tuple[Json, Json]]] = field(default_factory=lambda: defaultdict(list))
    """By token: complaint and event."""
    elsewhere: Counter[str] = field(default_factory=Counter)
    """How often a token stands in what is stored beside the events, by what holds it."""
    held: dict[str, list[tuple[Json, Json]]] = field(default_factory=lambda: defaultdict(list))
    """Words that were held back, and perhaps let go later: by token."""
    shown: dict[tuple[int, int], list[tuple[str, Json]]] = field(default_factory=lambda: defaultdict(list))
    """By the message of a photo: what holds it, and the evidence."""

    def __post_init__(self) -> None:
        for call in self.record.calls:
            for token in set(TOKEN.findall(call.text)) if call.sends and not call.looked else ():
                self.sends[token].append(call)
        for complaint in self.record.complaints:
            self._read(complaint)
        for draft in self.record.drafts:
            self._keep("draft", draft.get("evidence", []))
            held = {name: value for name, value in draft.items() if name != "evidence"}
            self.elsewhere.update(TOKEN.findall(_plain(held)))

    def _read(self, complaint: Json) -> None:
        said = [TOKEN.findall(event.get("text", "")) for event in complaint["log"]]
        for before, event, tokens in zip([{}, *complaint["log"]], complaint["log"], said, strict=False):
            # What was taken in from a duplicate stands there already.
            if event["kind"] == Kind.MERGED or _asks_the_other_too(before, event):
                continue
            for token in tokens:
                (self.held if event["kind"] == Kind.HELD else self.events)[token].append((complaint, event))
            if event["kind"] != Kind.HELD:
                self._keep("event", event.get("evidence", []))
        taken_in = {item["unique_id"] for item in self._taken_in(complaint)}
        own = [item for item in complaint.get("evidence", []) if item["unique_id"] not in taken_in]
        self._keep("complaint", own)
        self.elsewhere.update(TOKEN.findall(_plain(complaint.get("description"))))
        # What else is told stands in its field, and what an event tells again beside it.
        known = {
            *TOKEN.findall(_plain(complaint.get("description"))),
            *(t for tokens in said for t in tokens),
        }
        rest = {name: value for name, value in complaint.items() if name not in NOT_TOLD}
        past = [event.get("data") for event in complaint["log"]]
        self.elsewhere.update(set(TOKEN.findall(_plain([rest, past]))) - known)

    def _taken_in(self, complaint: Json) -> Iterator[Json]:
        """Evidence of the duplicates of a complaint."""
        for number in complaint.get("merged", ()):
            yield from self.stored.get(number, {}).get("evidence", [])

    @cached_property
    def stored(self) -> dict[str, Json]:
        """Complaints by number."""
        return {complaint["_id"]: complaint for complaint in self.record.complaints}

    @cached_property
    def homes(self) -> Mapping[tuple[int, int] | str, set[str]]:
        """Which complaints, or whose draft, hold a token, or the photo of a message."""
        homes: dict[tuple[int, int] | str, set[str]] = defaultdict(set)
        for complaint in self.record.complaints:
            said = (e.get("text", "") for e in complaint["log"] if e["kind"] != Kind.MERGED)
            self._home(
                homes, complaint["_id"], complaint, " ".join([complaint.get("description", ""), *said])
            )
        for draft in self.record.drafts:
            self._home(homes, f"the draft {draft['_id']}", draft, _plain(draft))
        return homes

    @staticmethod
    def _home(homes: dict[tuple[int, int] | str, set[str]], name: str, holder: Json, told: str) -> None:
        sources = (item["source"] for item in holder.get("evidence", ()) if item.get("source"))
        for what in (*TOKEN.findall(told), *((source["chat"], source["message"]) for source in sources)):
            homes[what].add(name)

    @cached_property
    def owed(self) -> set[tuple[int, int]]:
        """Messages whose relay still waits for its planned time, as in a chat that is held: not lost."""
        sources = (m.get("source") for c in self.record.complaints for m in c.get("mailbox", ()))
        return {(source["chat"], source["message"]) for source in sources if source}

    def _keep(self, holder: str, items: list[Json]) -> None:
        for item in items:
            if source := item.get("source"):
                self.shown[source["chat"], source["message"]].append((holder, item))

    @cached_property
    def refused(self) -> set[tuple[int, int]]:
        """Messages that the bot answered to: a rule said no."""
        return {(call.chat, call.reply_to) for call in self.record.calls if call.reply_to and call.sends}


def _asks_the_other_too(before: Json, event: Json) -> bool:
    """Whether the event before asked the merchant the same, in one question to both sides."""
    asked = (before.get("kind"), event["kind"]) == (Kind.MERCHANT_ASKED, Kind.ASKED)
    return asked and all(before[name] == event[name] for name in ("at", "user", "text"))


def _plain(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


Check = Callable[[Evidence], Iterator[Finding]]


def words_are_kept(seen: Evidence) -> Iterator[Finding]:
    """Everything that was said is stored, or was refused in words; and nothing is stored twice."""
    untold = Counter(seen.record.untold)
    for words in seen.record.words:
        if not words.token:
            continue
        found = len(seen.events[words.token]) + seen.elsewhere[words.token]
        found = found or len(seen.held.get(words.token, ()))
        number = next((c["_id"] for c, _ in seen.events[words.token]), "")
        if found > 1:
            yield Finding(TWICE, f"{_said(words)} is stored {found} times", number)
        if found == 0 and not _explained(seen, words, untold):
            yield Finding(LOST, f"{_said(words)} is neither stored nor refused")


def _explained(seen: Evidence, words: Words, untold: Counter[int]) -> bool:
    if not words.sure or (words.chat, words.message) in seen.refused:
        return True
    if words.photo and seen.shown[words.chat, words.message]:
        return False
    if untold[words.chat]:
        untold[words.chat] -= 1
        return True
    return False


def held_words_stay(seen: Evidence) -> Iterator[Finding]:
    """What asks a consumer for a code reaches nobody but desks, unless somebody lets it go."""
    for token, [(complaint, _), *_] in seen.held.items():
        reached = {call.chat for call in seen.sends[token]}
        if complaint["consumer"]["user"] in reached and not seen.events[token]:
            yield Finding(LEAKED, f"{token} was held and reached the consumer", complaint["_id"])


def duplicates_are_taken_in(seen: Evidence) -> Iterator[Finding]:
    """What a duplicate told stands in the other complaint, once."""
    for number, complaint in seen.stored.items():
        came = Counter(event["data"]["number"] for event in complaint["log"] if event["kind"] == Kind.MERGED)
        for other, times in came.items():
            if times > 1:
                yield Finding(TWICE, f"{other} was taken in {times} times", number)
        for other in complaint.get("merged", ()):
            if not came[other]:
                yield Finding(LOST, f"{other} was taken in without an event", number)


def photos_are_kept(seen: Evidence) -> Iterator[Finding]:
    """Every photo is there, once with its event and once among the evidence."""
    untold = Counter(seen.record.untold)
    for words in seen.record.words:
        if not words.photo:
            continue
        holders = Counter(holder for holder, _ in seen.shown[words.chat, words.message])
        if not holders and not _explained(seen, words, untold):
            yield Finding(LOST, f"{_said(words)} is neither stored nor refused")
        if most := next((h for h, times in holders.items() if times > 1), ""):
            yield Finding(TWICE, f"{_said(words)} is stored {holders[most]} times as {most}")


def bursts_stay_together(seen: Evidence) -> Iterator[Finding]:
    """What was forwarded in one go is in one complaint, and where it tells what happened, in its order.

    Of somebody with several complaints only the very first that they sent: else they are asked, part by part.
    """
    bursts: dict[tuple[int, int], list[Words]] = defaultdict(list)
    firsts: dict[int, int] = {}
    for words in seen.record.words:
        firsts.setdefault(words.person, words.message)
        if words.burst:
            bursts[words.person, words.burst].append(words)
    several = Counter(complaint["consumer"]["user"] for complaint in seen.record.complaints)
    for (person, first), parts in bursts.items():
        homes = [home for part in parts if (home := _home_of(seen, part))]
        if (several[person] < 2 or firsts[person] == first) and not set.intersection(*homes or [{""}]):
            where = ", ".join(sorted(set[str]().union(*homes)))
            yield Finding(LOST, f"what {person} forwarded at {first} is scattered over {where}")
    yield from _told_in_order(seen, [[part.token for part in parts] for parts in bursts.values()])


def _home_of(seen: Evidence, words: Words) -> set[str]:
    own = seen.homes.get((words.chat, words.message), set()) if words.photo else set[str]()
    return own or seen.homes.get(words.token, set())


def _told_in_order(seen: Evidence, bursts: list[list[str]]) -> Iterator[Finding]:
    for complaint in seen.record.complaints:
        told = {token: n for n, token in enumerate(TOKEN.findall(complaint.get("description", "")))}
        for burst in bursts:
            places = [told[token] for token in burst if token in told]
            if places != sorted(places):
                yield Finding(LOST, f"{burst[0]} and what came with it is told in disorder", complaint["_id"])


def words_are_handed_on(seen: Evidence) -> Iterator[Finding]:
    """What was said to the other side stands in a chat of theirs."""
    for words in seen.record.words:
        if (words.chat, words.message) in seen.owed:
            continue
        for complaint, event in seen.events[words.token][:1]:
            consumer = complaint["consumer"]["user"]
            to_consumer, to_desk = event["kind"] in TO_CONSUMER, event["kind"] in TO_DESK
            chats = {call.chat for call in seen.sends[words.token]}
            if to_consumer and consumer not in chats:
                yield Finding(LOST, f"{_said(words)} never reached the consumer", complaint["_id"])
            if to_desk and not chats - {consumer, words.chat}:
                yield Finding(LOST, f"{_said(words)} never reached a desk", complaint["_id"])


def photos_are_handed_on(seen: Evidence) -> Iterator[Finding]:
    """A photo that was shown in a conversation was sent to the other side."""
    sent: dict[str, set[int]] = defaultdict(set)
    for call in seen.record.calls:
        if call.sends and ("photo" in call.body or "media" in call.body):
            for file in _FILE.findall(call.body):
                sent[file].add(call.chat)
    for complaint in seen.record.complaints:
        for event in complaint["log"]:
            if event["kind"] in TO_CONSUMER | TO_DESK:
                for item in event.get("evidence", []):
                    source = item.get("source") or {"chat": 0}
                    if (source["chat"], source.get("message")) in seen.owed:
                        continue
                    if not sent[item["file_id"]] - {source["chat"]}:
                        what = (
                            f"the photo {item['file_id']} of event {event['n']} never reached the other side"
                        )
                        yield Finding(LOST, what, complaint["_id"])


def complaints_are_known(seen: Evidence) -> Iterator[Finding]:
    """A number that a consumer was told is stored; what is stored was told to its consumer and desks."""
    stored = {complaint["_id"]: complaint for complaint in seen.record.complaints}
    told: dict[str, set[int]] = defaultdict(set)
    carded: dict[str, set[int]] = defaultdict(set)
    for call in seen.record.calls:
        if "📌" in call.text and not call.looked and (found := NUMBER.search(call.text)):
            told[found[0]].add(call.chat)
        if call.card:
            carded[call.card].add(seen.record.moved.get(call.chat, call.chat))
    for number in told.keys() - stored.keys():
        yield Finding(LOST, "was told to its consumer and is not stored", number)
    for number, complaint in stored.items():
        if complaint["consumer"]["user"] not in told[number]:
            yield Finding(LOST, "never had a status message", number)
        for route in complaint.get("routes", {}).values():
            if seen.record.moved.get(route["chat"], route["chat"]) not in carded[number]:
                yield Finding(LOST, f"never had a card in {route['chat']}", number)


def votes_count(seen: Evidence) -> Iterator[Finding]:
    """What somebody chose last in the polls about a complaint is their rating."""
    last = {(vote.number, vote.person): vote.score for vote in seen.record.votes}
    stored = {complaint["_id"]: complaint for complaint in seen.record.complaints}
    for (number, person), score in last.items():
        surveys = stored.get(number, {}).get("surveys", [])
        if score not in {survey.get("score") for survey in surveys if survey.get("asked_at")}:
            yield Finding(LOST, f"the vote {score} of {person} does not count", number)


def everything_arrived(seen: Evidence) -> Iterator[Finding]:
    """Nothing was given up."""
    for complaint in seen.record.complaints:
        for dead in complaint.get("undelivered", []):
            yield Finding(LOST, f"mail {dead['mail']['id']} was put aside: {dead['why']}", complaint["_id"])


def the_past_is_whole(seen: Evidence) -> Iterator[Finding]:
    """Events are numbered without a gap, and their chain of hashes holds."""
    for complaint in seen.record.complaints:
        head = ""
        for n, stored in enumerate(complaint["log"], 1):
            event = EVENT.load(stored)
            head = chained(head, replace(event, hash=""))
            if event.n != n or event.hash != head:
                kind = LOST if event.n > n else TWICE
                yield Finding(kind, f"event {n} is {event.n}, or its hash does not fit", complaint["_id"])
                break
        else:
            if len(complaint["log"]) != complaint["events"] or head != complaint["chain"]:
                yield Finding(
                    LOST, f"{complaint['events']} events, {len(complaint['log'])} stored", complaint["_id"]
                )


def once_means_once(seen: Evidence) -> Iterator[Finding]:
    """One take, one acceptance, one end, one poll: never two without what has to lie between them."""
    for complaint in seen.record.complaints:
        since: dict[str, set[str]] = {}
        for event in complaint["log"]:
            kind = event["kind"]
            if kind in since and kind in BETWEEN and not since[kind] & BETWEEN[kind]:
                yield Finding(TWICE, f"{kind} again as event {event['n']}", complaint["_id"])
            for others in since.values():
                others.add(kind)
            if kind in BETWEEN:
                since[kind] = set()
        breaches = Counter((b["clock"], b["cycle"]) for b in complaint.get("breaches", []))
        for breach, times in breaches.items():
            if times > 1:
                yield Finding(TWICE, f"breach {breach} recorded {times} times", complaint["_id"])


def stored_in_order(seen: Evidence) -> Iterator[Finding]:
    """What somebody said in one chat stands in the order in which they said it, but what was let go later."""
    said: dict[tuple[int, int, str], list[tuple[int, int]]] = defaultdict(list)
    for words in seen.record.words:
        for complaint, event in seen.events[words.token][:1]:
            alone = len(TOKEN.findall(event["text"])) == 1
            held = words.token in seen.held
            if not (words.straying or held) and words.sure and alone and event["kind"] in TALK:
                said[words.chat, words.person, complaint["_id"]].append((words.message, event["n"]))
    for (chat, person, number), places in said.items():
        for (one, at), (two, then) in pairwise(places):
            if then < at:
                yield Finding(LOST, f"{person} in {chat}: message {two} is stored before {one}", number)


def delivered_in_order(seen: Evidence) -> Iterator[Finding]:
    """What is handed on comes in the order in which it is stored, repeats aside."""
    for complaint in seen.record.complaints:
        came: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for event in complaint["log"]:
            for token in TOKEN.findall(event.get("text", "")) if event["kind"] in TALK else ():
                sends = seen.sends[token]
                if len(sends) == 1 and not sends[0].marked:
                    came[sends[0].chat].append((event["n"], sends[0].n))
        for chat, places in came.items():
            for (one, at), (two, then) in pairwise(places):
                if then < at:
                    what = f"event {two} came to {chat} before event {one}"
                    yield Finding(LOST, what, complaint["_id"])


def doubles_say_so(seen: Evidence) -> Iterator[Finding]:
    """What came more than once was in doubt, and said so: at most one copy is without the mark."""
    for (what, number), sends in _copies(seen).items():
        bare = sum(not call.marked for call in sends)
        if bare > 1:
            calls = ", ".join(str(call.n) for call in sends)
            yield Finding(UNMARKED, f"{what} came {bare} times without a mark (calls {calls})", number)
        for _ in sends[1:]:
            yield Finding(DOUBLED, what, number)


def _copies(seen: Evidence) -> dict[tuple[str, str], list[Call]]:
    """Everything that is to come once, with what came of it."""
    copies: dict[tuple[str, str], list[Call]] = defaultdict(list)
    texts = {words.token for words in seen.record.words if not words.photo}
    for token in texts:
        found = seen.events[token][:1]
        for call in seen.sends[token] if found and found[0][1]["kind"] in TALK else ():
            copies[f"{token} to {call.chat}", found[0][0]["_id"]].append(call)
    for call in seen.record.calls:
        if not call.sends or call.looked:
            continue
        if call.card:
            copies[f"card in {call.chat}, topic {call.topic}", call.card].append(call)
        elif "📌" in call.text and (found := NUMBER.search(call.text)):
            copies["status", found[0]].append(call)
        elif call.method == "sendpoll" and (found := NUMBER.search(call.text)):
            copies[f"poll of cycle {_cycle(seen, found[0], call)}", found[0]].append(call)
    return copies


def _cycle(seen: Evidence, number: str, call: Call) -> int:
    """The cycle that was asked about: as many polls are right as surveys were asked."""
    complaint = next((c for c in seen.record.complaints if c["_id"] == number), None)
    asked = [s for s in (complaint or {}).get("surveys", []) if s.get("asked_at")]
    return 1 if len(asked) < 2 else call.n


def nothing_is_stuck(seen: Evidence) -> Iterator[Finding]:
    """No mail that is due, no deadline that has passed, and every open complaint has one."""
    now = seen.record.now
    assert now is not None
    for complaint in seen.record.complaints:
        number = complaint["_id"]
        late = [m["id"] for m in complaint.get("mailbox", []) if m["not_before"] < now - SLACK]
        if late:
            yield Finding(STUCK, f"mail {', '.join(late)} is still owed", number)
        due = complaint.get("next_due")
        if due and due < now - SLACK:
            yield Finding(STUCK, f"a deadline passed at {due:%d.%m. %H:%M:%S} and nothing came of it", number)
        if complaint["state"] != "closed" and not due:
            yield Finding(STUCK, f"is {complaint['state']} without a deadline", number)
    for what in (*seen.record.stuck, *seen.record.fell):
        yield Finding(STUCK, what)


def _said(words: Words) -> str:
    what = f"photo {words.token}" if words.photo else words.token
    return f"{what} (message {words.message} in {words.chat}, of {words.person})"


CHECKS: tuple[Check, ...] = (
    words_are_kept,
    held_words_stay,
    duplicates_are_taken_in,
    photos_are_kept,
    bursts_stay_together,
    words_are_handed_on,
    photos_are_handed_on,
    complaints_are_known,
    votes_count,
    everything_arrived,
    the_past_is_whole,
    once_means_once,
    stored_in_order,
    delivered_in_order,
    doubles_say_so,
    nothing_is_stuck,
)


def examine(record: Record) -> list[Finding]:
    """Everything that the checks find."""
    seen = Evidence(record)
    return [finding for check in CHECKS for finding in check(seen)]
