"""Posts updates to webhooks as Telegram does: with the secret, many connections at once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import NamedTuple

from aiohttp import ClientSession

from handlers.web import SECRET_HEADER
from router.clock import SystemClock
from router.delivery.connecting import WEBHOOK_PATH
from tests.bench.abreast import each
from tests.cluster.workers import SECRET
from tests.conversations.people import Json

CONNECTIONS = 40
"""As many as Telegram opens by default."""
OK = 200


class Accepted(NamedTuple):
    """Updates a second, and how many were answered with 200."""

    rate: float
    taken: int


@dataclass
class Poster:
    """Stands for Telegram; no two of its updates are the same."""

    client: ClientSession
    _updates: count[int] = field(default_factory=lambda: count(1))

    async def post(self, ports: Sequence[int], words: Iterable[tuple[int, str]]) -> Accepted:
        """Each person writes something: (person, text), to the workers on these ports in turn."""
        turns = zip(cycle(ports), words, strict=False)
        begun = time.perf_counter()
        taken = await each(turns, lambda turn: self._one(turn[0], *turn[1]), CONNECTIONS)
        return Accepted(len(taken) / (time.perf_counter() - begun), sum(taken))

    async def _one(self, port: int, person: int, text: str) -> bool:
        url = f"http://127.0.0.1:{port}{WEBHOOK_PATH}"
        body = _update(next(self._updates), person, text)
        async with self.client.post(url, json=body, headers={SECRET_HEADER: SECRET}) as answer:
            return answer.status == OK


def _update(n: int, person: int, text: str) -> Json:
    head = {"id": person, "first_name": f"Person {person}"}
    message: Json = {
        "message_id": 1_000_000 + n,
        "date": int(SystemClock().now().timestamp()),
        "chat": {"type": "private", **head},
        "from": {"is_bot": False, **head},
        "text": text,
    }
    return {"update_id": 1_000_000 + n, "message": message}
