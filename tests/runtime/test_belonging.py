"""A message that comes again goes where it went, and brings only what is not there yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from router.domain.commands import Say
from router.domain.complaint import Complaint, MessageRef
from router.domain.draft import Draft, Form
from router.domain.submission import submit
from router.domain.turn import Context
from router.usecases.belonging import Belonging, Place, agreed, told, unheard
from tests.delivery.office import MemoryPosts
from tests.domain.world import CONSUMER, MONDAY, POLICY, ROUTES, filing, photo

FIRST, SECOND, LATER = (MessageRef(41, n) for n in (25, 26, 27))
SHOWN = replace(photo("second"), source=SECOND)
CONTEXT = Context(now=MONDAY, policy=POLICY, routes=ROUTES)
NEW = Belonging(Place.NEW)
OTHER = submit(filing(number="7K3M-OTHR", evidence=(), seen=("m:7:41:25:0",)), CONTEXT).after
FILED = submit(filing(evidence=(SHOWN,)), CONTEXT).after
BARE = submit(filing(evidence=()), CONTEXT).after
"""The same one before the photo."""


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


@dataclass
class Office:
    """What `agreed` asks of a `Work`."""

    posts: MemoryPosts = field(default_factory=MemoryPosts)
    stored: tuple[Complaint, ...] = (BARE, OTHER)
    bot: int = 7
    alone: bool = False

    @property
    def complaints(self) -> Office:
        return self

    async def of_consumer(self, bot: int, user: int) -> list[Complaint]:
        return list(self.stored) if (bot, user) == (7, 41) else []


async def put(office: Office, draft: Draft | None, found: Belonging) -> Belonging:
    """Where one process puts the message."""
    return await agreed(office, SECOND, draft, found)  # type: ignore[arg-type]


def a_draft(**fields: Any) -> Draft:
    """Li's."""
    return Draft(id="7:41:41", bot=7, chat=41, user=41, created=MONDAY, touched=MONDAY, **fields)


ADDING = a_draft(form=Form(action="add", number=FILED.number))
TO_FORM, TO_DRAFT, TO_OTHER = Belonging(Place.FORM), Belonging(Place.DRAFT), Belonging(Place.COMPLAINT, OTHER)


async def test_two_processes_put_a_message_where_the_first_did_though_a_dialogue_ended_in_between() -> None:
    office = Office()
    assert await put(office, ADDING, TO_FORM) is TO_FORM
    assert await put(office, None, TO_OTHER) == Belonging(Place.COMPLAINT, BARE)
    office = Office()
    assert await put(office, None, TO_OTHER) is TO_OTHER
    assert await put(office, ADDING, TO_FORM) == TO_OTHER


async def test_what_was_told_to_a_draft_goes_there_or_to_the_complaint_that_it_became() -> None:
    office, draft = Office(stored=(OTHER,)), a_draft(number=FILED.number)
    assert await put(office, draft, TO_DRAFT) is TO_DRAFT
    assert await put(office, draft, TO_OTHER) == TO_DRAFT
    assert await put(office, None, TO_OTHER) is TO_OTHER
    office.stored = (BARE, OTHER)
    assert await put(office, None, TO_OTHER) == Belonging(Place.COMPLAINT, BARE)


async def test_what_waited_went_to_a_complaint_that_was_read_before() -> None:
    office, waits = Office(), a_draft(form=Form(action="which", number=""))
    assert await put(office, waits, TO_FORM) is TO_FORM
    office.stored = (FILED, OTHER)
    assert await put(office, waits, TO_FORM) == Belonging(Place.COMPLAINT, FILED)


async def test_what_waits_for_the_consumers_choice_waits_in_the_draft() -> None:
    office = Office()
    assert await put(office, None, NEW) is NEW
    assert await put(office, None, TO_OTHER) == Belonging(Place.WHICH)
    assert await put(office, a_draft(number="7K3M-NEWS"), TO_OTHER) == TO_DRAFT


async def test_a_process_that_is_alone_notes_nothing() -> None:
    office = Office(alone=True)
    assert await put(office, ADDING, TO_FORM) is TO_FORM
    assert await put(office, None, TO_OTHER) is TO_OTHER
    assert not office.posts.posts
