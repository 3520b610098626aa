"""Many complaints about one product in a short time: one message to those whom the policy names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from router.digest_ports import Digest
from router.domain.calendar import after_quiet
from router.domain.complaint import Arg, Complaint, Text
from router.domain.concerns import days_before, product_of
from router.domain.mail import Audience, Mail, MailKind, Priority
from router.domain.policy import Manager, Policy
from router.domain.scope import in_scope
from router.ports import Box
from router.usecases.work import Work

NAMED = 20
"""So many complaints are named."""


async def look_for_incident(work: Work, complaint: Complaint) -> bool:
    """Tell of the product of a complaint that was filed just now, once a product and day; whether it did.

    What is counted are the complaints themselves, by an index that only those with a product are in: nothing
    else has to be kept in step with them. Cut off before this, the next one about the product tells.
    """
    rule, now = work.policy.ladder.incident, work.clock.now()
    if not complaint.product_day:
        return False
    days = tuple(days_before(complaint.product_day, now, rule.hours))
    numbers = await work.complaints.about(work.bot, days, now - timedelta(hours=rule.hours))
    if len(numbers) < rule.complaints:
        return False
    told = [await _tell(work, manager, complaint, numbers) for manager in _managers(work.policy, complaint)]
    if any(told):
        work.happened("incident")
    return any(told)


async def _tell(work: Work, manager: Manager, complaint: Complaint, numbers: Sequence[str]) -> bool:
    category = work.policy.categories[complaint.category]
    args: dict[str, Arg] = {
        "count": len(numbers),
        "product": product_of(complaint.answers, complaint.purchase, category),
        "hours": work.policy.ladder.incident.hours,
        "numbers": ", ".join(numbers[:NAMED]),
    }
    mail = Mail(
        id="1.0",
        kind=MailKind.SAY,
        audience=Audience.MANAGER,
        chat=manager.user,
        language=manager.digest.language,
        text=Text("manager-incident", args),
        priority=Priority.REMINDER,
        not_before=after_quiet(work.clock.now(), work.policy.quiet_of(manager)),
    )
    notice = Digest(f"{work.bot}:incident:{manager.user}:{complaint.product_day}", (mail,), notice=True)
    if not await work.digests.add(notice):
        return False
    work.wake.wake(Box("digests", notice.id, notice.mail))
    return True


def _managers(policy: Policy, complaint: Complaint) -> list[Manager]:
    """Those of the roles who answer for it, else all who do, else everybody; each person once."""
    concerned = [m for m in policy.managers if in_scope(complaint, m.scope)]
    named = [m for m in concerned if m.role in policy.ladder.incident.tells]
    return [*{m.user: m for m in named or concerned or policy.managers}.values()]
