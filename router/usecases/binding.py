"""Groups become desks' chats: by an invitation that works once, or by a manager's word; and cease to be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import structlog

from router.domain.complaint import Arg, Person, Ref, Text
from router.domain.enrolment import INVITED_FOR, Invitation
from router.domain.mail import Button
from router.domain.policy import DeskKind, Policy
from router.domain.refusal import Refusal
from router.ports import DeskChat
from router.usecases.chats import move_out
from router.usecases.merchants import find
from router.usecases.notices import owe
from router.usecases.work import Work

UNDO = "undo"
"""The action of the button under what the manager is told."""
_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Group:
    """A group in Telegram: its id, and the title that its members see."""

    chat: int
    title: str


def check_may_bind(policy: Policy, user: int) -> None:
    """Refusal for whoever is no manager of the whole house."""
    if not any(manager.user == user and manager.scope == "all" for manager in policy.managers):
        raise Refusal("refusal-whole-house")


async def invite(work: Work, by: Person, desk: str) -> Invitation:
    """A new invitation for a group of this desk. Refusal for no manager of the whole, or no such desk."""
    check_may_bind(work.policy, by.user)
    await _chat_of(work, desk, 0)
    made = Invitation(code=work.ids.secret(), desk=desk, by=by, expires=work.clock.now() + INVITED_FOR)
    await work.invitations.keep(made)
    log.info("group_invited", desk=desk, by=by.user)
    return made


async def accept(work: Work, code: str, group: Group, by: Person, key: str) -> DeskChat | None:
    """The group uses an invitation; None when it is this desk's by an earlier message of its own.

    The same update twice binds once. Refusal, with nothing changed, for a code that is forged, used, expired
    or undone, and for a group that is another desk's.
    """
    found = await work.invitations.find(code) if _CODE.fullmatch(code) else None
    if found is None:
        raise Refusal("invitation-unknown")
    if found.undone:
        raise Refusal("invitation-undone")
    if found.chat is None and found.expires <= work.clock.now():
        raise Refusal("invitation-expired")
    there = await _free(work, found.desk, group.chat)
    if found.chat is None and there is None:
        found = await _used(work, found, group, by, key)
    if found.chat != group.chat or found.key != key:
        if there:
            return None
        raise Refusal("invitation-used")
    return await _bound(work, found, group)


async def _used(work: Work, found: Invitation, group: Group, by: Person, key: str) -> Invitation:
    now = work.clock.now()
    used = replace(found, chat=group.chat, title=group.title, user=by, used=now, key=key)
    if await work.invitations.use(used):
        return used
    return await work.invitations.find(found.code) or found


async def _bound(work: Work, used: Invitation, group: Group) -> DeskChat:
    chat = await _bind(work, used.desk, group.chat)
    log.info("group_bound", desk=used.desk, chat=group.chat, by=used.user.user if used.user else 0)
    told = Text("manager-invitation-used", {**_named(used), "group": group.title, "chat": str(group.chat)})
    buttons = ((Button(UNDO, Text("button-undo_bind"), used.code),),)
    language = _language(work, used.by.user)
    await owe(work, f"invited:{used.code}", used.by.user, language, [told], buttons)
    return chat


def _named(used: Invitation) -> dict[str, Arg]:
    return {"desk": Ref("merchant", used.desk), "who": used.user.name if used.user else None}


def _language(work: Work, user: int) -> str:
    spoken = (m.digest.language for m in work.policy.managers if m.user == user)
    return next(spoken, work.policy.default_language)


async def bind(work: Work, by: Person, desk: str, group: Group) -> DeskChat | None:
    """A manager makes a group a desk's; None when it is already. Refusal for others, or a taken group."""
    check_may_bind(work.policy, by.user)
    if await _free(work, desk, group.chat):
        return None
    chat = await _bind(work, desk, group.chat)
    log.info("group_bound", desk=desk, chat=group.chat, by=by.user)
    return chat


async def unbind(work: Work, by: Person, chat: int, key: str) -> DeskChat:
    """A group ceases to be a desk's; what was worked on there goes on elsewhere.

    Refusal for no manager of the whole house, and for a group of the configuration or of no desk.
    """
    check_may_bind(work.policy, by.user)
    desk = await work.desks.by_chat(chat)
    if desk is None:
        raise Refusal("unbind-nothing")
    if not await work.desks.unbind(chat):
        raise Refusal("unbind-configured", desk=desk.desk)
    await move_out(work, desk.desk, desk.chat, key)
    log.info("group_unbound", desk=desk.desk, chat=chat, by=by.user)
    return desk


async def undo(work: Work, by: Person, code: str, key: str) -> DeskChat:
    """The manager takes back what an invitation did. Refusal where that was done, or changed, already."""
    check_may_bind(work.policy, by.user)
    found = await work.invitations.find(code)
    if found is None or found.chat is None:
        raise Refusal("refusal-outdated")
    there = await work.desks.by_chat(found.chat)
    if not await work.invitations.undo(code) and there is None:
        raise Refusal("invitation-undone")
    if there is None or there.desk != found.desk:
        raise Refusal("refusal-outdated")
    return await unbind(work, by, found.chat, key)


async def _free(work: Work, desk: str, chat: int) -> DeskChat | None:
    """The group as this desk's, None where it is nobody's. Refusal when it is another desk's."""
    there = await work.desks.by_chat(chat)
    if there and there.desk != desk:
        raise Refusal("bind-taken", desk=there.desk)
    return there


async def _bind(work: Work, desk: str, chat: int) -> DeskChat:
    made = await _chat_of(work, desk, chat)
    if not await work.desks.bind(made):
        there = await work.desks.by_chat(chat)
        raise Refusal("bind-taken", desk=there.desk if there else "?")
    return made


async def _chat_of(work: Work, desk: str, chat: int) -> DeskChat:
    """What a chat of a desk is like. Refusal when there is no such desk."""
    known = work.policy.desks.get(desk)
    if known and known.kind is DeskKind.PLATFORM:
        return DeskChat(
            desk=desk, chat=chat, kind=known.kind, language=known.language, responsible=known.responsible
        )
    merchant = await find(work, desk)
    if merchant is None:
        raise Refusal("bind-unknown", desk=desk)
    kind, language = DeskKind.MERCHANT, merchant.language
    return DeskChat(desk=desk, chat=chat, kind=kind, language=language, calendar=merchant.calendar)
