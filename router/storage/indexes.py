"""Every index beside `_id`, each with its reason: an index costs on every write."""

from __future__ import annotations

from typing import NamedTuple


class Index(NamedTuple):
    """An ascending index over fields; a sparse one holds only documents that have the field."""

    collection: str
    fields: tuple[str, ...]
    sparse: bool = False


INDEXES = (
    # The sweep asks several times a minute what is due; only what runs is in it.
    Index("complaints", ("next_due",), sparse=True),
    # The courier asks several times a second what is owed; almost always it is nearly empty.
    Index("complaints", ("owed_at",), sparse=True),
    # "My complaints", and which complaint a bare message of a consumer belongs to: at every such message.
    Index("complaints", ("bot", "consumer.user")),
    # A desk's queue, and with the state first also every open complaint for digests.
    Index("complaints", ("state", "desk")),
    # Another complaint about the same order; only those that name one are in it.
    Index("complaints", ("order",), sparse=True),
    # Whom a manager means by the short name that a merchant reads. It hardly ever changes.
    Index("complaints", ("pseudonym",)),
    # A day's numbers are recomputed from the complaints that were touched on it.
    Index("complaints", ("days",)),
    # Many complaints about one product are one incident. Only what names one is in it, written once.
    Index("complaints", ("product_day",), sparse=True),
    # What could not be delivered: counted at every look at the metrics, listed for managers. Almost empty.
    Index("complaints", ("undelivered_since",), sparse=True),
    Index("digests", ("undelivered_since",), sparse=True),
    # To whom a complaint can be handed; and for which desks somebody may ask in a private chat.
    Index("crews", ("desk",)),
    Index("crews", ("user",)),
    # Drafts that were left: who began to file is reminded, and later told that it is dropped.
    Index("drafts", ("due",), sparse=True),
    # The block list, newest first; the past of those who are on it no more is not in it.
    Index("blocks", ("standing.at",), sparse=True),
    # The digest counts who met a limit in its day.
    Index("restrained", ("at",)),
    # Merchants made at run time: found by a part of the name, and listed in the order of their names.
    Index("merchants", ("terms", "sorted")),
    Index("merchants", ("sorted",)),
    # The chats of a desk that were bound at run time: asked for with every complaint of a merchant.
    Index("desks", ("desk",), sparse=True),
    # Which chat a group was before it migrated: that one is the desk's.
    Index("desks", ("moved",), sparse=True),
    # Who asked for kind words, and when the next one is due; few people are in it.
    Index("people", ("care.due",), sparse=True),
    # Digests are owed like any mail.
    Index("digests", ("owed_at",), sparse=True),
)
