"""The demo as people start it: comes up, ends cleanly, goes on, leaves nothing behind even when killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from router.storage.embedded import free_port
from tests.runtime.test_cli import ROOT, clean

SECONDS = 30.0


@dataclass
class Demo:
    """A demo that is ready."""

    process: subprocess.Popen[str]
    url: str

    def ask(self, path: str, body: object = None) -> dict[str, object]:
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(self.url + path, data), timeout=SECONDS) as answer:
            return dict(json.load(answer))

    def children(self) -> list[int]:
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in found.split()]

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(SECONDS)


@contextmanager
def demo(port: int, data: Path) -> Iterator[Demo]:
    command = [sys.executable, "-m", "router", "demo", "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(command, cwd=ROOT, env=clean({}), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        first = process.stdout.readline()
        assert f"http://127.0.0.1:{port}/" in first
        yield Demo(process, f"http://127.0.0.1:{port}")
    finally:
        process.kill()
        process.communicate(timeout=SECONDS)


def gone(pids: list[int]) -> bool:
    """Whether all end before long."""
    end = time.monotonic() + SECONDS
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)  # noqa: TID251 - other processes end when they do
    return True


def test_the_demo_starts_ends_and_goes_on_where_it_was(tmp_path: Path) -> None:
    port = free_port()
    with demo(port, tmp_path) as first:
        assert first.ask("/sandbox")["time_machine"] is True
        with urlopen(first.url, timeout=SECONDS) as page:
            assert page.status == 200
        moved = first.ask("/sandbox/time-machine", {"advance": 3 * 86400})
        children = first.children()
        assert len(children) == 2
        assert first.end(signal.SIGINT) == 0
        assert gone(children)

    with demo(port, tmp_path) as killed:
        assert str(killed.ask("/sandbox/time-machine")["now"]) >= str(moved["now"])
        children = killed.children()
        killed.end(signal.SIGKILL)
        assert gone(children)

    with demo(port, tmp_path) as again:
        assert str(again.ask("/sandbox/time-machine")["now"]) >= str(moved["now"])
        assert again.end(signal.SIGTERM) == 0
    assert not (set(os.listdir(tmp_path)) - {"bot.log", "clock.json", "db", "sandbox", "sandbox.log"})
