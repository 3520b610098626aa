"""Sends what somebody asked for, and keeps what they chose. Nobody is asked or wished twice in a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from router.digest_ports import Digest
from router.domain.calendar import add, after_quiet
from router.domain.caring import Care, CareKind, Wish, planned, wishes
from router.domain.complaint import Complaint, Ref, Text
from router.domain.mail import Audience, Mail, MailKind, Priority
from router.domain.visits import asked_of
from router.ports import Box, Profile
from router.usecases.work import Work


async def choose(work: Work, profile: Profile, care: Care) -> Care:
    """Keep what somebody chose; what fell due before now is not made up for."""
    now = work.clock.now()
    theirs = await work.complaints.of_consumer(work.bot, profile.user)
    chosen = replace(care, since=now, due=planned(care, theirs, work.policy, now))
    await work.people.set_care(work.bot, profile.user, chosen)
    return chosen


async def wish_all(work: Work, limit: int = 100) -> int:
    """Send what is due, to at most `limit` people; returns how many were looked at."""
    due = await work.people.care_due(work.bot, work.clock.now(), limit)
    for profile in due:
        await _look_after(work, profile)
    return len(due)


async def _look_after(work: Work, profile: Profile) -> None:
    """Owed before it is noted: after a crash in between it is known by its id, and not doubled."""
    now, care = work.clock.now(), profile.care
    theirs = await work.complaints.of_consumer(work.bot, profile.user)
    found = wishes(care, theirs, work.policy, care.since or now, now)
    fitting = [] if profile.blocked else [wish for wish in found if now < wish.until]
    free = _free_from(work, care, theirs)
    if fitting and (free is None or free <= now):
        await _send(work, profile, fitting[-1])
        care = replace(care, wished_at=now)
    elif fitting and fitting[-1].kind is CareKind.WARRANTY and free and free < fitting[-1].until:
        # The end of a warranty can be told some days later; a greeting cannot.
        await work.people.set_care(work.bot, profile.user, replace(care, due=free))
        return
    due = planned(care, theirs, work.policy, now)
    await work.people.set_care(work.bot, profile.user, replace(care, since=now, due=due))


def _free_from(work: Work, care: Care, theirs: Sequence[Complaint]) -> datetime | None:
    """From when on somebody may be asked or wished something again; None for whoever never was."""
    asked = [at for c in theirs if (at := asked_of(c))]
    last = max(filter(None, (*asked, care.wished_at)), default=None)
    return add(last, work.policy.poll.at_most_every, work.policy.calendar) if last else None


async def _send(work: Work, profile: Profile, wish: Wish) -> None:
    now = work.clock.now()
    mail = Mail(
        id="1.0",
        kind=MailKind.SAY,
        audience=Audience.CONSUMER,
        chat=profile.user,
        language=profile.language or profile.hint or work.policy.default_language,
        text=_words(wish),
        lines=(Text("care-change"),),
        priority=Priority.REMINDER,
        not_before=after_quiet(now, work.policy.quiet),
    )
    notice = Digest(f"care:{work.bot}:{profile.user}:{wish.id}", (mail,), notice=True)
    if await work.digests.add(notice):
        work.wake.wake(Box("digests", notice.id, notice.mail))


def _words(wish: Wish) -> Text:
    if wish.kind is CareKind.FESTIVALS:
        return Text("care-festival", {"words": Ref("festival", wish.what)})
    if wish.kind is CareKind.BIRTHDAY:
        return Text("care-birthday")
    return Text("care-warranty", {"number": wish.what, "day": Ref("day", wish.day)})
