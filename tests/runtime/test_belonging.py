"""A message that comes again goes where it went, and brings only what is not there yet."""

from __future__ import annotations

from dataclasses import replace

from router.domain.commands import Say
from router.domain.complaint import MessageRef
from router.domain.submission import submit
from router.domain.turn import Context
from router.usecases.belonging import told, unheard
from tests.domain.world import CONSUMER, MONDAY, POLICY, ROUTES, filing, photo

FIRST, SECOND, LATER = (MessageRef(41, n) for n in (25, 26, 27))
SHOWN = replace(photo("second"), source=SECOND)
CONTEXT = Context(now=MONDAY, policy=POLICY, routes=ROUTES)
OTHER = submit(filing(number="7K3M-OTHR", evidence=(), seen=("m:7:41:25:0",)), CONTEXT).after
FILED = submit(filing(evidence=(SHOWN,)), CONTEXT).after


def say(**fields: object) -> Say:
    """What Li sends."""
    return Say(by=CONSUMER, key="m:7:41:26:0", **({"source": SECOND, "text": ""} | fields))  # type: ignore[arg-type]


def test_a_message_is_known_by_its_key_and_by_the_photo_that_a_draft_took_along() -> None:
    assert told([FILED, OTHER], "m:7:41:25:", FIRST) == OTHER.number
    assert told([OTHER, FILED], "m:7:41:26:", SECOND) == FILED.number
    assert told([OTHER, FILED], "m:7:41:27:", LATER) is None


def test_a_photo_that_is_there_is_not_said_again_but_its_caption_is() -> None:
    again = say(evidence=(SHOWN,))
    assert unheard(FILED, again) is None
    assert unheard(FILED, replace(again, text="Look.")) == say(text="Look.")
    assert unheard(OTHER, again) == again


def test_the_same_photo_sent_anew_and_an_edit_are_said() -> None:
    anew = say(evidence=(replace(SHOWN, source=LATER),), source=LATER)
    assert unheard(FILED, anew) == anew
    edit = say(evidence=(SHOWN,), edited=True)
    assert unheard(FILED, edit) == edit
