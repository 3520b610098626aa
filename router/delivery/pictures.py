"""Previews fetched from Telegram and drawn as a contact sheet, beside the event loop."""

from __future__ import annotations

import asyncio
import io
from collections import OrderedDict

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNetworkError, TelegramServerError
from aiogram.types import BufferedInputFile
from aiohttp import ClientError
from typing_extensions import Buffer

from router.delivery.outcomes import Outcome, Reason, Rule, Trouble
from router.delivery.outgoing import File, Sheet
from router.delivery.sheet import draw
from router.domain.complaint import Evidence
from router.domain.mail import FETCHED_AT_MOST

PREVIEW_LIMIT = 5_000_000
"""Bytes of a preview; Telegram's own are some ten thousand."""
PREVIEW_SECONDS, FILE_SECONDS = 20, 60
AT_ONCE = 4
KEPT = 200
"""Previews kept, so that a late photo does not fetch all others again."""
KEPT_BYTES = 32_000_000
"""And so many bytes of them at most."""

log = structlog.get_logger()


class Pictures:
    """Draws sheets. Previews that cannot be had are drawn as icons."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0

    async def sheet(self, sheet: Sheet) -> tuple[BufferedInputFile, bool]:
        """The picture, and whether every preview that should be there is in it."""
        if sheet.raw:
            return BufferedInputFile(sheet.raw, f"{sheet.fingerprint}.png"), True
        previews = await asyncio.gather(*(self._preview(item) for item in sheet.items))
        raw = await asyncio.to_thread(draw, list(zip(sheet.items, previews, strict=True)))
        wanted = [preview for item, preview in zip(sheet.items, previews, strict=True) if _source(item)]
        return BufferedInputFile(raw, f"{sheet.fingerprint}.jpg"), None not in wanted

    async def renamed(self, file: File) -> BufferedInputFile:
        """The file itself under its other name. Trouble while it cannot be fetched: nothing was sent then."""
        raw = _Bounded(FETCHED_AT_MOST)
        try:
            await self._download(file.file_id, raw, FILE_SECONDS)
        except (ClientError, TelegramNetworkError, TelegramServerError, TimeoutError, OSError) as error:
            raise Trouble(
                Outcome(Rule.LATER, why=f"fetch: {type(error).__name__}", reason=Reason.UNANSWERED)
            ) from error
        return BufferedInputFile(raw.getvalue(), file.name)

    async def _preview(self, item: Evidence) -> bytes | None:
        source = _source(item)
        if source is None:
            return None
        if (known := self._kept.get(item.unique_id)) is not None:
            self._kept.move_to_end(item.unique_id)
            return known
        fetched = await self._fetched(source)
        if fetched is not None and item.unique_id not in self._kept:
            self._keep(item.unique_id, fetched)
        return fetched

    def _keep(self, id: str, preview: bytes) -> None:
        """Remember the latest ones."""
        self._kept[id] = preview
        self._bytes += len(preview)
        while len(self._kept) > KEPT or self._bytes > KEPT_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest)

    async def _fetched(self, source: str) -> bytes | None:
        raw = _Bounded(PREVIEW_LIMIT)
        async with self._turns:
            try:
                await self._download(source, raw, PREVIEW_SECONDS)
            except (AiogramError, ClientError, TimeoutError, OSError) as error:
                log.warning("preview_missing", why=type(error).__name__)
                return None
        return raw.getvalue()

    async def _download(self, source: str, into: _Bounded, seconds: int) -> None:
        file = await self._bot.get_file(source)
        if not file.file_path or (file.file_size or 0) > into.limit:
            raise OSError("larger than it may be")
        await self._bot.download_file(file.file_path, into, timeout=seconds)


class _Bounded(io.BytesIO):
    """Takes no more bytes than it may. OSError beyond."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, chunk: Buffer, /) -> int:
        if self.tell() + len(memoryview(chunk)) > self.limit:
            raise OSError("larger than it may be")
        return super().write(chunk)


def _source(item: Evidence) -> str | None:
    """What is fetched: the small picture, or a photo itself."""
    return item.preview_id or (item.file_id if item.kind == "photo" else None)
