"""Drafts that somebody left: one reminder, then the end, each told; found by a due time and an index."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from router.digest_ports import Digest
from router.domain.answers import summary
from router.domain.calendar import after_quiet, seconds
from router.domain.complaint import Text
from router.domain.draft import Draft
from router.domain.intake import left
from router.domain.mail import Audience, Button, Mail, MailKind, Priority
from router.domain.policy import Policy
from router.domain.turn import Rows
from router.ports import Box
from router.usecases.work import Work

RESUME: Rows = (
    (
        Button("resume", Text("button-resume")),
        Button("drop", Text("button-drop")),
    ),
)

log = structlog.get_logger(__name__)


def due_after(policy: Policy, now: datetime, *, nudged: bool) -> datetime:
    """When a draft that was touched now is to be reminded, or dropped once it was; never in quiet hours."""
    rule = policy.drafts.expire if nudged else policy.drafts.nudge
    return after_quiet(now + timedelta(seconds=seconds(rule)), policy.quiet)


async def look_after_drafts(work: Work, limit: int = 100) -> int:
    """Remind of drafts that are due, or drop them, at most `limit`; returns how many."""
    now = work.clock.now()
    if after_quiet(now, work.policy.quiet) > now:
        return 0
    due = await work.drafts.due(now, limit)
    for draft in due:
        await (_expire(work, draft) if draft.nudged else _nudge(work, draft))
    return len(due)


async def _nudge(work: Work, draft: Draft) -> None:
    """Owed before it is noted: after a crash in between it is known by its id, and not doubled."""
    told = (Text("draft-so-far"), *lines) if (lines := summary(draft, work.policy)) else ()
    asked = Text("draft-nudge", {"left": left(draft, work.policy)})
    await _tell(work, draft, "nudge", asked, told, RESUME)
    now = work.clock.now()
    due = due_after(work.policy, now, nudged=True)
    await work.drafts.set_unchanged(draft, nudged=True, due=due)


async def _expire(work: Work, draft: Draft) -> None:
    """Told first, so that nothing goes silently; then dropped as it was read: whoever comes back keeps it."""
    await _tell(work, draft, "expired", Text("draft-expired", {"files": len(draft.evidence)}), (), ())
    if not await work.drafts.remove_unchanged(draft):
        return
    work.happened("draft_expired")
    log.info("draft_expired", person=draft.user, files=len(draft.evidence))


async def _tell(
    work: Work, draft: Draft, what: str, text: Text, lines: tuple[Text, ...], buttons: Rows
) -> None:
    """Owe a word to whoever left the draft, unless they blocked the bot: nobody has to see to that."""
    profile = await work.people.get(work.bot, draft.user)
    if profile and profile.blocked:
        return
    known = draft.answers.get("language") or (profile.language or profile.hint if profile else None)
    mail = Mail(
        id="1.0",
        kind=MailKind.SAY,
        audience=Audience.CONSUMER,
        chat=draft.chat,
        language=str(known or work.policy.default_language),
        text=text,
        lines=lines,
        buttons=buttons,
        priority=Priority.REMINDER,
        not_before=work.clock.now(),
    )
    notice = Digest(f"{draft.id}:{draft.number}:{what}", (mail,), notice=True)
    if await work.digests.add(notice):
        work.wake.wake(Box("digests", notice.id, notice.mail))
