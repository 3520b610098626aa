"""Stands where a proxy like nginx would: hands every webhook post to the next process that lives."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from enum import StrEnum

from aiohttp import ClientError, ClientSession, ClientTimeout, web

PASSED_ON = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")
PATIENCE = 5.0
"""Seconds for which a post waits for any process to live; after that Telegram has to try again."""


class Whim(StrEnum):
    """What goes wrong with one post."""

    LATE = "late"
    """Handed over two seconds later."""
    DROPPED = "dropped"
    """Never handed over, the connection is reset."""
    UNHEARD = "unheard"
    """Handed over, and the connection is reset in place of the answer."""
    TWICE = "twice"
    """Handed to two processes at the same time."""


class Balancer:
    """Round robin over the ports of the processes; `whims` befall the next posts, one each."""

    def __init__(self, client: ClientSession) -> None:
        self.whims: deque[Whim] = deque()
        self._ports: deque[int] = deque()
        self._client = client

    def reaches(self, ports: Iterable[int]) -> None:
        """Whom it hands posts to."""
        self._ports = deque(ports)

    def app(self) -> web.Application:
        """To be served where the bot's webhook is said to be."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self._post)
        return app

    async def _post(self, request: web.Request) -> web.Response:
        whim = self.whims.popleft() if self.whims else None
        if whim is Whim.LATE:
            await asyncio.sleep(2)
        if whim is Whim.DROPPED:
            return _reset(request)
        posts = [self._handed_on(request) for _ in range(2 if whim is Whim.TWICE else 1)]
        status = max(await asyncio.gather(*posts))
        return _reset(request) if whim is Whim.UNHEARD else web.Response(status=status)

    async def _handed_on(self, request: web.Request) -> int:
        """The answer of the first process that gives one; 502 when none does."""
        body, loop = await request.read(), asyncio.get_running_loop()
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        end = loop.time() + PATIENCE
        while loop.time() < end:
            for _ in range(len(self._ports)):
                self._ports.rotate(-1)
                url = f"http://127.0.0.1:{self._ports[0]}{request.path_qs}"
                try:
                    # A connection each: one that is kept may be the one of a process that has just died.
                    async with self._client.post(
                        url, data=body, headers={**headers, "Connection": "close"}, timeout=ClientTimeout(50)
                    ) as answer:
                        return answer.status
                except ClientError:
                    continue  # nobody there, or it died over it: the next one does it, perhaps once more
                except TimeoutError:
                    return 502
            await asyncio.sleep(0.05)
        return 502


def _reset(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response(status=502)
