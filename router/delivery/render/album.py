"""The evidence as albums, numbered as on the contact sheet."""

from __future__ import annotations

from dataclasses import replace

from router.delivery.markup import CAPTION_LIMIT, escape
from router.delivery.outgoing import File, Outgoing
from router.delivery.render.message import albums
from router.delivery.render.view import View
from router.domain.complaint import Complaint, Evidence
from router.domain.mail import visible


def album(view: View, c: Complaint) -> tuple[Outgoing, ...]:
    """Photos and videos together, documents together: as few albums as possible, numbers as they were."""
    items = visible(view.mail.attachments, view.mail.audience) or view.evidence
    fit = [(n, item) for n, item in enumerate(items, 1) if not view.withheld(item)]
    numbered = sorted(fit, key=lambda pair: _rank(pair[1]))
    files = tuple(_file(view, c, item, n, len(items)) for n, item in numbered)
    out = albums(view, files)
    if missing := view.missing:
        out.append(Outgoing(chat=view.mail.chat, text="\n".join(missing), silent=view.mail.silent))
    return tuple(replace(sent, reply_to=view.mail.reply_to) for sent in out)


def _rank(item: Evidence) -> int:
    return {"photo": 0, "video": 0, "document": 1, "audio": 2}.get(item.kind, 3)


def _file(view: View, c: Complaint, item: Evidence, n: int, of: int) -> File:
    caption = f"{n}/{of} · {escape(c.number)}"
    if view.mail.uncertain and n == 1:
        caption = f"{view.say('uncertain')}\n{caption}"
    if about := view.about(item):
        caption += f"\n{about}"
    if item.caption:
        caption += f"\n{view.own(item.caption, CAPTION_LIMIT // 2)}"
    return File(item.kind, item.file_id, caption, view.file_name(item))
