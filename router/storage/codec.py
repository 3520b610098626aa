"""The stored form of the domain's values: plain dicts without what stands at its default, and back.

BSON keeps times to the millisecond and gives back lists, strings and 64-bit integers where the domain has
tuples, enums and ints; reading restores them by the dataclasses' own types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from router.domain.blocking import Block
from router.domain.caring import Care
from router.domain.complaint import Arg, Complaint, Evidence, Sent
from router.domain.draft import Draft
from router.domain.enrolment import Enrolled, Invitation
from router.domain.events import Event
from router.domain.mail import Mail
from router.platform_ports import Link
from router.ports import DeskChat, Posted, Profile
from router.storage.collection import Document
from router.topic_ports import Topic

T = TypeVar("T")


class Codec(Generic[T]):
    """Stored form of one type."""

    def __init__(self, of: Any) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(of)

    def dump(self, value: T, only: set[str] | None = None) -> Document:
        """The value as a dict; fields at their default are left out."""
        stored: Document = self._adapter.dump_python(value, include=only, exclude_defaults=True)
        return stored

    def load(self, stored: object) -> T:
        """The value; raises pydantic's ValidationError when the stored form is not of this type."""
        return self._adapter.validate_python(stored)


COMPLAINT: Codec[Complaint] = Codec(Complaint)
EVENT: Codec[Event] = Codec(Event)
MAIL: Codec[Mail] = Codec(Mail)
SENT: Codec[Sent] = Codec(Sent)
DRAFT: Codec[Draft] = Codec(Draft)
EVIDENCE: Codec[Evidence] = Codec(Evidence)
ARGS: Codec[Mapping[str, Arg]] = Codec(Mapping[str, Arg])
POSTED: Codec[Posted] = Codec(Posted)
TOPIC: Codec[Topic] = Codec(Topic)
PROFILE: Codec[Profile] = Codec(Profile)
CARE: Codec[Care] = Codec(Care)
DESK_CHAT: Codec[DeskChat] = Codec(DeskChat)
LINK: Codec[Link] = Codec(Link)
BLOCK: Codec[Block] = Codec(Block)
ENROLLED: Codec[Enrolled] = Codec(Enrolled)
INVITATION: Codec[Invitation] = Codec(Invitation)


def complaint(document: Document) -> Complaint:
    """A complaint from its document, whose id is the number."""
    return COMPLAINT.load({**document, "number": document["_id"]})


def path(field: str, key: str) -> str:
    """The path of a key in a stored mapping. Raises ValueError for a key that would itself be a path."""
    if not key or "." in key or key.startswith("$"):
        raise ValueError(f"{key!r} cannot be a key of {field}")
    return f"{field}.{key}"
