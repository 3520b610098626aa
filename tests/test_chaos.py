"""The proxy that misbehaves does what it says, so that tests behind it test what they say."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from tests.chaos import HOST, ChaosProxy

ALL = 10.0
"""Seconds within which anything that comes has come."""


class Echo:
    """A server that answers every line with itself, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            self.asked.append(line)
            writer.write(line)
            await writer.drain()
        writer.close()


@pytest.fixture
async def echo() -> AsyncIterator[tuple[Echo, ChaosProxy]]:
    """A server behind a proxy."""
    server = Echo()
    listening = await asyncio.start_server(server.answer, HOST, 0)
    port = listening.sockets[0].getsockname()[1]
    async with ChaosProxy(port) as proxy:
        yield server, proxy
    listening.close()


class Line:
    """A connection through the proxy."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def says(self, word: bytes) -> bytes:
        """Send a line; what comes back, empty when the connection ended without a reset."""
        self._writer.write(word + b"\n")
        async with asyncio.timeout(ALL):
            return await self._reader.readline()

    def close(self) -> None:
        self._writer.close()


async def line(proxy: ChaosProxy) -> Line:
    return Line(*await asyncio.open_connection(HOST, proxy.port))


async def test_it_passes_bytes_on_and_cuts_and_heals(echo: tuple[Echo, ChaosProxy]) -> None:
    server, proxy = echo
    first = await line(proxy)
    assert await first.says(b"a") == b"a\n"
    proxy.cut()
    with pytest.raises(ConnectionError):
        await first.says(b"b")
    with pytest.raises(ConnectionError):
        await (await line(proxy)).says(b"c")
    await proxy.heal()
    second = await line(proxy)
    assert await second.says(b"d") == b"d\n"
    second.close()
    assert server.asked == [b"a\n", b"d\n"]
    assert proxy.accepted == 3


async def test_refusing_keeps_the_port(echo: tuple[Echo, ChaosProxy]) -> None:
    _, proxy = echo
    held = await line(proxy)
    assert await held.says(b"a") == b"a\n"
    proxy.refuse()
    proxy.refuse()
    with pytest.raises(ConnectionRefusedError):
        await line(proxy)
    with pytest.raises(ConnectionError):
        await held.says(b"b")
    await proxy.heal()
    again = await line(proxy)
    assert await again.says(b"c") == b"c\n"
    again.close()


async def test_what_hangs_comes_when_it_heals(echo: tuple[Echo, ChaosProxy]) -> None:
    server, proxy = echo
    waiting = await line(proxy)
    proxy.hang()
    async with asyncio.TaskGroup() as tasks:
        answer = tasks.create_task(waiting.says(b"a"))
        for _ in range(50):
            await asyncio.sleep(0)
        assert not answer.done() and server.asked == []
        await proxy.heal()
    assert answer.result() == b"a\n"
    waiting.close()


async def test_slow_holds_each_piece_both_ways(echo: tuple[Echo, ChaosProxy]) -> None:
    _, proxy = echo
    proxy.slow(0.05)
    slow = await line(proxy)
    begun = time.monotonic()
    assert await slow.says(b"a") == b"a\n"
    assert time.monotonic() - begun >= 0.1
    proxy.slow(3600)
    async with asyncio.TaskGroup() as tasks:
        answer = tasks.create_task(slow.says(b"b"))
        await asyncio.sleep(0.01)
        await proxy.heal()
    assert answer.result() == b"b\n"
    slow.close()


async def test_lost_answers_are_done_and_not_told(echo: tuple[Echo, ChaosProxy]) -> None:
    server, proxy = echo
    proxy.lose_answers()
    with pytest.raises(ConnectionError):
        await (await line(proxy)).says(b"a")
    assert server.asked == [b"a\n"]


async def test_it_ends_while_data_is_held(echo: tuple[Echo, ChaosProxy]) -> None:
    _, proxy = echo
    proxy.hang()
    async with asyncio.TaskGroup() as tasks:
        stuck = await line(proxy)
        answer = tasks.create_task(_reset_while(stuck))
        await asyncio.sleep(0.01)
        async with asyncio.timeout(ALL):
            await proxy.__aexit__(None, None, None)
    assert answer.result()


async def _reset_while(stuck: Line) -> bool:
    try:
        await stuck.says(b"a")
    except ConnectionError:
        return True
    return False


async def test_nothing_behind_it_is_a_reset() -> None:
    async with ChaosProxy(1) as proxy:
        with pytest.raises(ConnectionError):
            await (await line(proxy)).says(b"a")
