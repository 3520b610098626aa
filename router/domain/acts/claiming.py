"""A caller makes theirs what staff recorded for them."""

from __future__ import annotations

from dataclasses import replace

from router.domain.callers import CLAIMED_WITHIN
from router.domain.commands import Claim, RenewLink
from router.domain.complaint import Ref
from router.domain.events import EventKind
from router.domain.refusal import Refusal
from router.domain.turn import Turn


def claim(turn: Turn, command: Claim) -> None:
    """From now on the caller is its consumer, as anybody is. Refusal for a wrong code, or too late."""
    recorded, person = turn.c.recorded, turn.by.person
    if recorded is None or person is None or command.code != recorded.code or turn.now >= recorded.until:
        raise Refusal("link-stale")
    turn.set(consumer=person, language=command.language)
    turn.record(EventKind.CLAIMED)
    turn.tell_consumer("consumer-claimed", desk=Ref("desk", recorded.desk))


def renew(turn: Turn, command: RenewLink) -> None:
    """Another link takes the place of one that was lost or has run out."""
    if turn.c.recorded is None:
        raise Refusal("refusal-not-now")
    turn.set(recorded=replace(turn.c.recorded, code=command.code, until=turn.now + CLAIMED_WITHIN))
    turn.record(EventKind.LINK_RENEWED)
