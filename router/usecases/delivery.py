"""What becomes of mail that cannot be delivered: seen on the complaint, told to a human."""

from __future__ import annotations

from router.domain.commands import SYSTEM, Undeliver
from router.domain.mail import Audience, Mail
from router.domain.refusal import Refusal
from router.ports import Box
from router.usecases.act import act
from router.usecases.work import Work


async def undelivered(work: Work, box: Box, mail: Mail, why: str, blocked: bool) -> None:
    """Note on the complaint that a message did not arrive; a digest has no complaint to note it on."""
    if box.collection != "complaints":
        return
    command = Undeliver(
        by=SYSTEM,
        key=f"u:{mail.id}",
        mail=mail.id,
        why=why,
        to_consumer=mail.audience is Audience.CONSUMER,
        blocked=blocked and mail.audience is Audience.CONSUMER,
    )
    try:
        await act(work, box.id, command)
    except Refusal:
        return
