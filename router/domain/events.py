"""What happened to a complaint, in order, chained by hashes so that nothing can be changed unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum

from router.domain.complaint import Arg, Evidence
from router.domain.states import Side


class EventKind(StrEnum):
    """Past tense: what happened."""

    SUBMITTED = "submitted"
    CLAIMED = "claimed"
    TAKEN = "taken"
    GIVEN_BACK = "given_back"
    HANDED_OVER = "handed_over"
    SAID = "said"
    HEARD = "heard"
    LINK_RENEWED = "link_renewed"
    ANSWERED = "answered"
    NOTED = "noted"
    NO_ANSWER_NEEDED = "no_answer_needed"
    ASKED = "asked"
    MERCHANT_ASKED = "merchant_asked"
    MERCHANT_ANSWERED = "merchant_answered"
    WENT_ON = "went_on"
    PROPOSED = "proposed"
    PROPOSAL_TAKEN_BACK = "proposal_taken_back"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    COUNTERED = "countered"
    COUNTER_ACCEPTED = "counter_accepted"
    REFUSED = "refused"
    ESCALATED = "escalated"
    VERDICT_DRAFTED = "verdict_drafted"
    DECIDED = "decided"
    VERDICT_ACCEPTED = "verdict_accepted"
    APPEALED = "appealed"
    STEP_PROVED = "step_proved"
    STEP_DISPUTED = "step_disputed"
    STEP_SETTLED = "step_settled"
    CONFIRMED = "confirmed"
    NOT_SOLVED = "not_solved"
    ARRIVED = "arrived"
    DELIVERED = "delivered"
    NOT_ARRIVED = "not_arrived"
    WENT_OUTSIDE = "went_outside"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    MERGED = "merged"
    DISMISSAL_SUGGESTED = "dismissal_suggested"
    HELD = "held"
    LET_GO = "let_go"
    REVEALED = "revealed"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    BREACHED = "breached"
    REMINDED = "reminded"
    SNOOZED = "snoozed"
    EXPIRED = "expired"
    CLOSED = "closed"
    REOPENED = "reopened"
    SURVEY_SENT = "survey_sent"
    SURVEY_SUPPRESSED = "survey_suppressed"
    SURVEY_ENDED = "survey_ended"
    RATED = "rated"
    RATING_TAKEN_BACK = "rating_taken_back"
    RATING_EXPLAINED = "rating_explained"
    CONTACT_WANTED = "contact_wanted"
    VISITED = "visited"
    VISIT_ANSWERED = "visit_answered"
    COMMENTED = "commented"
    UNDELIVERED = "undelivered"
    SENT_AGAIN = "sent_again"
    LANGUAGE_CHANGED = "language_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened. `n` counts from 1 within a complaint."""

    n: int
    kind: EventKind
    at: datetime
    side: Side
    user: int | None = None
    """Who acted, by Telegram's id; None for the system."""
    data: Mapping[str, Arg] = field(default_factory=dict)
    text: str = ""
    evidence: tuple[Evidence, ...] = ()
    hash: str = ""


def chained(head: str, event: Event) -> str:
    """The chain's next head: ``SHA-256(head || canonical JSON of the event)`` as hexadecimal digits."""
    content = asdict(event)
    del content["hash"]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)
    return hashlib.sha256((head + canonical).encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no canonical form for {type(value).__name__}")
