"""Starts the product in a fraction of the time: by a fork of a process that has imported and read everything.

A start costs 2.5 seconds of a processor, nearly all of them for imports, words and keywords, and tests that
kill start a bot dozens of times. What is started is a process of its own like any other: it has its own
environment and log, is killed by signals, and ends with its starter. What it shares is what was loaded.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from router.leash import leashed, tie

ROOT = Path(__file__).parents[1]
LOOK_EVERY = 0.01


@dataclass
class Nursery:
    """The other end of the process from which the others are forked; it ends with this one."""

    process: subprocess.Popen[bytes]
    _one_by_one: Lock = field(default_factory=Lock)

    def start(self, command: Sequence[str], log: Path, env: Mapping[str, str]) -> Forked:
        """A module with its arguments; what it says is added to the log."""
        log.touch()
        return Forked(self, self.ask(command=list(command), log=str(log), env=dict(env)))

    def ask(self, **what: Any) -> Any:
        """One answer to one request, from any thread."""
        into, out = self.process.stdin, self.process.stdout
        assert into is not None and out is not None
        with self._one_by_one:
            into.write(json.dumps(what).encode() + b"\n")
            into.flush()
            return json.loads(out.readline())

    def close(self) -> None:
        """End it, and all that it started."""
        self.process.communicate()


@dataclass
class Forked:
    """A process that was started so, with the part of Popen's manners that tests use."""

    nursery: Nursery
    pid: int
    returncode: int | None = None
    _looking: Lock = field(default_factory=Lock)

    def poll(self) -> int | None:
        """The exit code, None while it lives."""
        with self._looking:
            if self.returncode is None:
                self.returncode = self.nursery.ask(ended=self.pid)
            return self.returncode

    def wait(self, timeout: float) -> int:
        """Until it has ended; the exit code. Raises TimeoutExpired after so many seconds."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(LOOK_EVERY)  # noqa: TID251 - blocks until it has ended, as Popen does
        return code

    def send_signal(self, how: signal.Signals) -> None:
        """To the process, if it lives."""
        if self.poll() is None:
            os.kill(self.pid, how)


@lru_cache(maxsize=1)
def nursery() -> Nursery:
    """The one of this process, to be asked for by its main thread first."""
    command = leashed([sys.executable, "-m", __name__])
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    opened = Nursery(process)
    atexit.register(opened.close)
    return opened


def main() -> None:
    """Get everything ready and answer requests; a fork goes on as what was asked for."""
    _read_everything()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if "ended" in asked:
            _answer(_exit_code(asked["ended"]))
        elif child := os.fork():
            _answer(child)
        else:
            _become(**asked)
            break


def _read_everything() -> None:
    from router.starting import load

    load("router.lifetime")
    from router.delivery.words import Words
    from router.domain.suggesting import prepare
    from router.settings import SHIPPED
    from router.settings import load as read

    Words("en")
    day = date(2026, 6, 1)
    prepare(read(SHIPPED, {"ROUTER_TELEGRAM__TOKEN": "1:nursery"}, day).policy(day).keywords)


def _answer(what: int | None) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _exit_code(pid: int) -> int | None:
    ended, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _become(command: Sequence[str], log: str, env: Mapping[str, str]) -> None:
    """Be what `python -m` would have been."""
    tie()
    nothing, out = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for target, source in enumerate((nothing, out, out)):
        os.dup2(source, target)
    os.environ.clear()
    os.environ.update(env)
    module, *arguments = command
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
