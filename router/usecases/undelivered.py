"""Mail that could not be delivered: what a manager sees of it, and sending it once more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from router.domain.commands import SYSTEM, SendAgain
from router.domain.mail import Mail
from router.domain.scope import in_scope
from router.ports import Box, Buried
from router.usecases.act import act
from router.usecases.work import Work

MOST = 500
"""So many boxes are listed and counted; more are a flood whatever their number."""
UNANSWERED = "unanswered"
"""The reason of mail that may have arrived: it says so when it is sent again."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Mail of one box that was sent again."""

    box: Box
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: how many arrived, how many are still owed, and why the others failed again."""

    arrived: int
    owed: int
    failed: tuple[str, ...]


async def lost_in(work: Work, scopes: Collection[str]) -> list[Buried]:
    """What could not be delivered within some managers' scopes; a digest is in the scope `all`."""
    return [b for b in await work.mailboxes.buried(MOST) if any(_concerns(b, scope) for scope in scopes)]


def _concerns(buried: Buried, scope: str) -> bool:
    return scope == "all" if buried.box.complaint is None else in_scope(buried.box.complaint, scope)


async def send_again(work: Work, buried: Buried, user: int, key: str) -> Sent:
    """Owe it once more, to where its desk is reached today. Its complaint says so, and is flagged no more.

    First the flag, then the mail: what fails again at once must not lose its flag to this.
    """
    box, ids = buried.box, tuple(mail.id for mail in buried.box.mail)
    chats: dict[str, int] = {}
    if box.complaint:
        ctx = await work.context(box.complaint)
        chats = {desk: route.chat for desk, route in ctx.routes.items()}
        await act(work, box.id, SendAgain(by=SYSTEM, key=f"{key}:{box.id}", user=user, count=len(ids)))
    owed = await work.mailboxes.revive(box, ids, _remade(chats))
    return Sent(box, tuple(mail.id for mail in owed))


def _remade(chats: dict[str, int]) -> Callable[[Mail, str], Mail]:
    def remade(mail: Mail, why: str) -> Mail:
        return replace(
            mail,
            chat=chats.get(mail.desk, mail.chat) if mail.desk and mail.chat < 0 else mail.chat,
            attempts=0,
            again=mail.again + 1,
            uncertain=mail.uncertain or why == UNANSWERED,
        )

    return remade


async def outcome(work: Work, sent: Sequence[Sent]) -> Outcome:
    """How it stands with what was sent again."""
    arrived, owed, failed = 0, 0, list[str]()
    for one in sent:
        waiting, dead = await work.mailboxes.standing(one.box)
        failed += [dead[id] for id in one.ids if id in dead]
        owed += sum(id in waiting for id in one.ids)
        arrived += sum(id not in dead and id not in waiting for id in one.ids)
    return Outcome(arrived, owed, tuple(failed))
