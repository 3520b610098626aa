"""A complaint's past: who did what when, by role; never an account or a name.

What is said inside a desk, or between the platform and the merchant, the consumer does not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from router.domain.complaint import Arg, Ref, Text
from router.domain.events import Event, EventKind
from router.domain.states import Due, Side

PAGE = 8
"""Entries on a page."""
SHOWN_AT_MOST = 280
"""Characters of what somebody said: the whole stands in the chat."""

Teller: TypeAlias = Callable[[Event], Iterable[Text]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one side did at one moment (UTC)."""

    at: datetime
    side: Side
    texts: tuple[Text, ...]

    def lines(self, head: str = "told-at") -> Iterator[Text]:
        """Who and when, then what."""
        yield Text(head, {"side": self.side.value, "at": self.at})
        yield from self.texts


def entries(events: Iterable[Event]) -> tuple[Entry, ...]:
    """Everything that concerns the consumer, oldest first; what one side did at once is one entry."""
    return _gathered((event, _told(_TELLERS, event)) for event in events)


def desk_entries(events: Iterable[Event], desk: str, kind: str) -> tuple[Entry, ...]:
    """What a desk may read: everything, without other desks' notes; a merchant reads no words that were
    exchanged with others while it did not handle the complaint, nor aside with the quality manager.
    """
    return _gathered(_as_desk(events, desk, kind))


def _as_desk(events: Iterable[Event], desk: str, kind: str) -> Iterator[tuple[Event, Sequence[Text]]]:
    theirs = True
    for event in events:
        if event.kind is EventKind.SUBMITTED:
            theirs = event.data.get("desk") == desk
        if event.kind is EventKind.NOTED and event.data.get("desk") != desk:
            continue
        aside = event.kind in _TO_PLATFORM or bool(event.data.get("aside"))
        others = aside or (event.kind in _BETWEEN and not theirs)
        hidden = kind == Side.MERCHANT and event.side is not Side.MERCHANT and others
        yield event, _told(_DESKS, replace(event, text="", evidence=()) if hidden else event)
        if event.kind in {EventKind.ESCALATED, EventKind.TRANSFERRED}:
            theirs = event.data.get("to") == desk


def _told(tellers: Mapping[EventKind, Teller], event: Event) -> Sequence[Text]:
    tell = tellers.get(event.kind)
    return tuple(tell(event)) if tell else ()


def _gathered(told: Iterable[tuple[Event, Sequence[Text]]]) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for event, texts in told:
        if not texts:
            continue
        same = found and (found[-1].at, found[-1].side) == (event.at, event.side)
        before = found.pop().texts if same else ()
        found.append(Entry(event.at, event.side, (*before, *texts)))
    return tuple(found)


def pages(found: Sequence[Entry]) -> list[Sequence[Entry]]:
    """Pages, oldest first, of which the last is full: it is read first."""
    first = len(found) % PAGE or PAGE
    starts = [0, *range(first, len(found), PAGE)]
    return [found[a:b] for a, b in zip(starts, [*starts[1:], len(found)], strict=True)]


def _short(words: str) -> str | None:
    words = " ".join(words.split())
    return (words if len(words) <= SHOWN_AT_MOST else f"{words[:SHOWN_AT_MOST]}…") or None


def _words(event: Event) -> Iterator[Text]:
    """What somebody said and sent with it, as far as it went to the consumer or came from them."""
    edited = "yes" if event.data.get("edited") else "no"
    if words := _short(event.text):
        yield Text("told-words", {"words": words, "edited": edited})
    if event.evidence:
        yield Text("told-files", {"count": len(event.evidence)})


def _simply(key: str, *names: str) -> Teller:
    """A sentence with some of the event's own values."""
    return lambda event: (Text(key, _given(event, names)),)


def _given(event: Event, names: Iterable[str]) -> Mapping[str, Arg]:
    given = {name: event.data.get(name) for name in names}
    return {name: _short(value) if isinstance(value, str) else value for name, value in given.items()}


def _with_words(key: str, *names: str) -> Teller:
    """The same, and what was said with it."""
    return lambda event: (*_simply(key, *names)(event), *_words(event))


def _from_consumer(key: str, *names: str) -> Teller:
    """The same; what another side said with it went to others."""

    def tell(event: Event) -> Iterable[Text]:
        said = _words(event) if event.side is Side.CONSUMER else ()
        return (*_simply(key, *names)(event), *said)

    return tell


def _expired(event: Event) -> Sequence[Text]:
    """Whose time ran out, where that means something to the consumer."""
    kind = str(event.data.get("deadline"))
    return (Text("told-expired", {"deadline": kind}),) if kind in _TELLING else ()


def _breached(event: Event) -> Sequence[Text]:
    if rule := event.data.get("rule"):
        return (Text("told-law_missed", {"rule": Ref("rule", str(rule))}),)
    return (Text("told-breached"),)


def _closed(reader: str) -> Teller:
    """Why it ended, as the consumer or as a desk reads it."""
    return lambda event: (Text("told-closed"), Text(f"reason-{event.data.get('reason')}", {"reader": reader}))


def _rated(event: Event) -> Sequence[Text]:
    if (score := event.data.get("score")) is not None:
        return (Text("told-rated", {"score": score}),)
    return (Text("button-told_solved", {"solved": event.data.get("solved")}),)


_TELLING = frozenset(
    due.value
    for due in (Due.OFFER, Due.CONSUMER_ANSWER, Due.MERCHANT_ANSWER, Due.REFUSAL, Due.VERDICT, Due.STEP)
) | {Due.CONFIRMATION.value}
_TERMS = ("remedy", "amount", "freight", "travel", "refund_way", "note")

K = EventKind
_TELLERS: dict[EventKind, Teller] = {
    K.SUBMITTED: _simply("told-submitted"),
    K.CLAIMED: _simply("told-claimed"),
    K.TAKEN: _simply("told-taken"),
    K.SAID: _words,
    K.HEARD: _with_words("told-heard"),
    K.ANSWERED: _words,
    K.COMMENTED: _words,
    K.ASKED: _with_words("told-asked"),
    K.MERCHANT_ASKED: _simply("told-merchant_asked"),
    K.MERCHANT_ANSWERED: _simply("told-merchant_answered"),
    K.WENT_ON: _simply("told-went_on"),
    K.PROPOSED: _simply("told-proposed", *_TERMS),
    K.PROPOSAL_TAKEN_BACK: _simply("told-proposal_taken_back"),
    K.ACCEPTED: _simply("told-accepted", "refund_way"),
    K.DECLINED: _simply("told-declined", "why"),
    K.COUNTERED: _simply("told-countered", "amount", "refund_way", "note"),
    K.COUNTER_ACCEPTED: _simply("told-counter_accepted"),
    K.REFUSED: _simply("told-refused", "reason", "why"),
    K.ESCALATED: _from_consumer("told-escalated"),
    K.DECIDED: _simply("told-decided", "liability", "reasons", *_TERMS),
    K.VERDICT_ACCEPTED: _simply("told-verdict_accepted", "refund_way"),
    K.APPEALED: _from_consumer("told-appealed"),
    K.STEP_PROVED: _with_words("told-step_proved", "proof", "way"),
    K.STEP_DISPUTED: _from_consumer("told-step_disputed", "proof", "way"),
    K.STEP_SETTLED: _from_consumer("told-step_settled", "proof", "way"),
    K.CONFIRMED: _simply("told-confirmed"),
    K.NOT_SOLVED: _from_consumer("told-not_solved"),
    K.ARRIVED: _simply("told-arrived"),
    K.DELIVERED: _simply("told-delivered", "day"),
    K.NOT_ARRIVED: _simply("told-not_arrived"),
    K.WENT_OUTSIDE: _simply("told-went_outside", "body"),
    K.RETURNED: _simply("told-returned"),
    K.TRANSFERRED: _simply("told-transferred"),
    K.REVEALED: _simply("told-revealed", "what", "why"),
    K.MERGED: _simply("told-merged", "number"),
    K.BREACHED: _breached,
    K.EXPIRED: _expired,
    K.CLOSED: _closed("consumer"),
    K.REOPENED: _from_consumer("told-reopened"),
    K.RATED: _rated,
}
_BETWEEN = frozenset({K.SAID, K.HEARD, K.ANSWERED, K.ASKED, K.COMMENTED, K.NOT_SOLVED, K.REOPENED})
"""What consumer and handling desk say to each other."""
_TO_PLATFORM = frozenset({K.ESCALATED, K.APPEALED})
_DESKS: dict[EventKind, Teller] = {
    **_TELLERS,
    K.ASKED: _with_words("desk-told-asked"),
    K.MERCHANT_ASKED: _with_words("told-merchant_asked"),
    K.MERCHANT_ANSWERED: _with_words("told-merchant_answered"),
    K.ESCALATED: _with_words("told-escalated"),
    K.APPEALED: _with_words("told-appealed"),
    K.STEP_DISPUTED: _with_words("told-step_disputed", "proof", "way"),
    K.STEP_SETTLED: _with_words("told-step_settled", "proof", "way"),
    K.TRANSFERRED: _simply("desk-told-transferred", "before", "category", "why"),
    K.NOTED: _with_words("told-noted"),
    K.DISMISSAL_SUGGESTED: _with_words("told-dismissal_suggested", "reason"),
    K.HANDED_OVER: _simply("told-handed_over"),
    K.LINK_RENEWED: _simply("told-link_renewed"),
    K.GIVEN_BACK: _simply("told-given_back"),
    K.NO_ANSWER_NEEDED: _simply("told-no_answer_needed"),
    K.HELD: _with_words("told-held", "thing"),
    K.LET_GO: _simply("told-let_go"),
    K.FLAGGED: _simply("told-flagged", "flag"),
    K.UNFLAGGED: _simply("told-unflagged", "flag"),
    K.CLOSED: _closed("desk"),
}
