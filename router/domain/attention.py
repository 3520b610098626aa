"""What needs nobody's attention: messages that only inform arrive without a sound."""

from __future__ import annotations

INFORMING = frozenset(
    {
        # The turn has gone to somebody else, or there is none any more.
        "desk-accepted",
        "desk-escalated",
        "desk-moved",
        "desk-step-confirmed",
        "desk-transferred",
        "desk-went-outside",
        "desk-withdrawn",
        "manager-score-changed",
        # Answers to what a person did a moment ago.
        "consumer-dispute-noted",
        "survey-comment-thanks",
        "survey-contact-noted",
        "survey-solved-noted",
        "survey-thanks",
        "visit-holds",
    }
)
"""Keys of texts. A message that says something else too, such as whose step is next, makes a sound."""
