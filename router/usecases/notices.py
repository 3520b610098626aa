"""A word that belongs to no complaint, owed like any mail and said once."""

from __future__ import annotations

from collections.abc import Sequence

from router.digest_ports import Digest
from router.domain.complaint import Text
from router.domain.mail import Audience, Mail, MailKind, Priority
from router.domain.policy import Manager
from router.domain.turn import Rows
from router.ports import Box
from router.usecases.work import Work


async def owe(
    work: Work,
    id: str,
    chat: int,
    language: str,
    texts: Sequence[Text],
    buttons: Rows = (),
    audience: Audience = Audience.MANAGER,
) -> bool:
    """Owe it under an id; False when that was owed before."""
    mail = Mail(
        id="1.0",
        kind=MailKind.SAY,
        audience=audience,
        chat=chat,
        language=language,
        text=texts[0],
        lines=tuple(texts[1:]),
        buttons=buttons,
        priority=Priority.ANSWER,
        not_before=work.clock.now(),
    )
    notice = Digest(f"{work.bot}:{id}", (mail,), notice=True)
    if not await work.digests.add(notice):
        return False
    work.wake.wake(Box("digests", notice.id, notice.mail))
    return True


async def tell_managers(work: Work, id: str, desk: str, texts: Sequence[Text], buttons: Rows = ()) -> None:
    """Tell everybody who answers for a desk as a whole, each once."""
    told: set[int] = set()
    for manager in work.policy.managers:
        if _answers_for(manager, desk) and manager.user not in told:
            told.add(manager.user)
            await owe(work, f"{id}:{manager.user}", manager.user, manager.digest.language, texts, buttons)


def _answers_for(manager: Manager, desk: str) -> bool:
    return manager.scope in {"all", f"desk:{desk}", f"merchant:{desk}"}
