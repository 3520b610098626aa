"""The words that every complaint is described with: states, stages, sides, reasons, flags, deadlines."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a complaint stands. Every state but `CLOSED` has a running deadline with an action."""

    SUBMITTED = "submitted"
    """Waits for somebody of the handling desk to take it."""
    IN_REVIEW = "in_review"
    """A holder works it."""
    AWAITING_CONSUMER = "awaiting_consumer"
    """The consumer was asked."""
    AWAITING_MERCHANT = "awaiting_merchant"
    """The platform asked the merchant."""
    PROPOSED = "proposed"
    """A remedy is on the table."""
    REFUSED = "refused"
    """The merchant said no; the consumer may bring in the platform."""
    DECIDED = "decided"
    """The platform gave its verdict; either side may appeal."""
    PERFORMING = "performing"
    """The agreed or decided steps are being done."""
    PERFORMED = "performed"
    """All steps are done; the consumer is asked whether it is solved."""
    EXTERNAL = "external"
    """The consumer went to a body outside."""
    CLOSED = "closed"
    """At its end, which may be reopened for a while."""


class Stage(StrEnum):
    """Which kind of desk holds the complaint."""

    MERCHANT = "merchant"
    PLATFORM = "platform"


class Side(StrEnum):
    """Whose turn it is, or who acted."""

    CONSUMER = "consumer"
    MERCHANT = "merchant"
    PLATFORM = "platform"
    SYSTEM = "system"


class CloseReason(StrEnum):
    """Why a complaint ended."""

    CONFIRMED = "confirmed"
    AUTO_CONFIRMED = "auto_confirmed"
    DECIDED = "decided"
    REFUSED_UNESCALATED = "refused_unescalated"
    NO_RESPONSE = "no_response"
    LAPSED = "lapsed"
    SELF_SOLVED = "self_solved"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out_of_scope"
    SPAM = "spam"
    SETTLED_ELSEWHERE = "settled_elsewhere"
    UNPERFORMED = "unperformed"


class Flag(StrEnum):
    """What stands beside the state and wants a human's eye."""

    SAFETY = "safety"
    URGENT = "urgent"
    """Of high priority. What concerns safety is that without it, too."""
    LEGAL_HOLD = "legal_hold"
    SUSPECTED_ABUSE = "suspected_abuse"
    UNREACHABLE = "unreachable"
    """The consumer blocked the bot."""
    DEAD_ROUTE = "dead_route"
    """The desk has no chat that the bot can write to."""
    UNDELIVERED = "undelivered"
    """A message could not be delivered and waits for a human."""


class MarkKind(StrEnum):
    """What is noted of a complaint for the numbers."""

    OPENED = "opened"
    REOPENED = "reopened"
    """Open again after an end, by reopening or by going outside."""
    MOVED = "moved"
    """To another desk, merchant or category."""
    CLOSED = "closed"
    ANSWERED = "answered"
    """The first public answer of a human in a cycle."""
    RESOLVED = "resolved"
    """A remedy was agreed, a verdict given, or it was closed: the first of these in a cycle."""
    ESCALATED = "escalated"
    SILENT = "silent"
    """The merchant did not answer the platform."""
    AGREED = "agreed"
    """A remedy begins to be performed, by agreement or verdict."""
    PROVED = "proved"
    """A payment was proved."""
    DECIDED = "decided"
    APPEALED = "appealed"


class Due(StrEnum):
    """What a deadline is for: the action that the sweep takes when it expires."""

    TAKE = "take"
    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    RESOLUTION = "resolution"
    DECISION = "decision"
    SNOOZE = "snooze"
    """The holder wants to be reminded of a service clock now; `cause` names it."""
    MOVE = "move"
    """A service clock was missed and some time passed: the complaint moves to the platform."""
    PAUSE_END = "pause_end"
    """The clocks have stood still for as long as they may: they go on."""
    ALARM = "alarm"
    """It rests at the platform too long: told again and again."""
    CONSUMER_ANSWER = "consumer_answer"
    CONSUMER_REMINDER = "consumer_reminder"
    MERCHANT_ANSWER = "merchant_answer"
    OFFER = "offer"
    REFUSAL = "refusal"
    VERDICT = "verdict"
    APPROVAL = "approval"
    STEP = "step"
    STEP_REMINDER = "step_reminder"
    STEP_OVERDUE = "step_overdue"
    CONFIRMATION = "confirmation"
    OUTSIDE = "outside"
    SURVEY = "survey"
    SURVEY_REMINDER = "survey_reminder"
    SURVEY_END = "survey_end"
    FOLLOW_UP = "follow_up"
    """A poor rating waits for the quality manager."""
    VISIT = "visit"
    """Some days after a remedy: does it hold?"""
    REOPEN_END = "reopen_end"
    TASK = "task"
    """Something is owed to another complaint."""
    LEGAL = "legal"
    """A duty of the provider that a law gives time for; its `cause` is what fulfils it and the rule."""


class Dismissal(StrEnum):
    """Why a platform lead ends a complaint before any verdict."""

    DUPLICATE = "duplicate"
    SPAM = "spam"
    OUT_OF_SCOPE = "out_of_scope"
