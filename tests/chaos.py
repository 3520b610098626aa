"""A network that misbehaves when it is told to: a TCP proxy before a database, a bot or a Bot API server."""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import suppress
from types import TracebackType
from typing import Self

CHUNK = 65536
HOST = "127.0.0.1"
RESET = struct.pack("ii", 1, 0)
"""SO_LINGER that makes closing a reset, as a host that died would answer."""


class ChaosProxy:
    """Passes bytes on to `host:port`, as an async context manager; `port` is where it listens itself.

    Healthy at first. Each of `cut`, `refuse`, `hang`, `slow` and `lose_answers` lasts until another of them
    or `heal`; none of them waits. The port stays its own all the time. It lives in the test's event loop:
    while that is blocked, as by waiting for a process to end, nothing passes.
    """

    def __init__(self, port: int, host: str = HOST) -> None:
        """Before a server that need not be there yet."""
        self._target = host, port
        self._listener = _bound(0)
        self.port = int(self._listener.getsockname()[1])
        self.url = f"http://{HOST}:{self.port}"
        self.accepted = 0
        """Connections taken so far."""
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._changed = asyncio.Event()
        self._held: float | None = 0.0
        self._broken = False
        self._mute = False

    async def __aenter__(self) -> Self:
        await self._listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._so(broken=True)
        self._deafen()
        self._listener.close()
        self._reset_all()
        while self._open:
            await asyncio.sleep(0)

    async def heal(self) -> None:
        """Everything passes again; what was held goes on where it was."""
        self._so()
        if self._server is None:
            await self._listen()

    def cut(self) -> None:
        """Every connection is reset, and so is each new one as soon as it is made."""
        self._so(broken=True)
        self._reset_all()

    def refuse(self) -> None:
        """Every connection is reset, and nobody listens: connection refused."""
        self._so(broken=True)
        if self._server is not None:
            self._deafen()
            self._listener.close()
            self._listener = _bound(self.port)
        self._reset_all()

    def hang(self) -> None:
        """Nothing passes, and nothing breaks: a packet filter, or a host that has stopped."""
        self._so(held=None)

    def slow(self, seconds: float) -> None:
        """Every piece of data is held for so long, either way; what follows waits behind it."""
        self._so(held=seconds)

    def lose_answers(self) -> None:
        """What is asked arrives, and the connection is reset in place of the answer: was it done or not?"""
        self._so(mute=True)

    def _so(self, *, broken: bool = False, held: float | None = 0.0, mute: bool = False) -> None:
        self._broken, self._held, self._mute = broken, held, mute
        self._changed.set()
        self._changed = asyncio.Event()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._connected, sock=self._listener)

    def _deafen(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _reset_all(self) -> None:
        for writer in self._open:
            _reset(writer)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        self._open.add(writer)
        try:
            if self._broken:
                _reset(writer)
            else:
                await self._join(reader, writer)
        finally:
            self._open.discard(writer)
            writer.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection(*self._target)
        except OSError:
            _reset(writer)
            return
        self._open.add(back)
        try:
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._pass(reader, back, writer, answers=False))
                ways.create_task(self._pass(there, writer, back, answers=True))
        finally:
            self._open.discard(back)
            back.close()

    async def _pass(
        self,
        source: asyncio.StreamReader,
        to: asyncio.StreamWriter,
        other: asyncio.StreamWriter,
        *,
        answers: bool,
    ) -> None:
        """One way of a connection, until either end closes it."""
        with suppress(ConnectionError):
            while piece := await source.read(CHUNK):
                await self._hold()
                if self._broken or (answers and self._mute):
                    _reset(other)
                    break
                to.write(piece)
                await to.drain()
        _reset(to) if self._broken or self._mute else to.close()

    async def _hold(self) -> None:
        """Wait as long as data is held, or until the next change."""
        if self._held != 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._held):
                    await self._changed.wait()


def _bound(port: int) -> socket.socket:
    """A socket that has its port but does not listen: connections to it are refused."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((HOST, port))
    return sock


def _reset(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    with suppress(OSError):  # it may be closed already
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    writer.transport.abort()
