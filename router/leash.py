"""Starts a program that ends when its starter does, however that ends.

On Linux the kernel sends it SIGTERM when the starting thread ends, by SIGKILL too. Elsewhere it just starts.
Run as a script, by its path: it replaces itself by the program, so that the process id stays.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1


def leashed(command: Sequence[str | Path]) -> list[str]:
    """The command, to be started by a thread that lives as long as the program should."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *map(str, command)]


def tie() -> None:
    """Let this process end with the thread that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def main(starter: str, *command: str) -> None:
    """Tie this process to its starter and become the program."""
    tie()
    if os.getppid() == int(starter):  # else it has died before it was tied
        os.execv(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
