"""nginx in front of workers, with the configuration that docs/operating.md gives to copy.

`python -m tests.cluster.nginx` installs it when there is none and this is root on a Debian.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

from router.leash import leashed
from router.storage.embedded import free_port
from tests.browser.ensure_chromium import install_packages
from tests.processes import PATIENCE, ROOT, end

ADVICE = """No nginx for the tests of several workers. Do one of these, then run again:
  - on Debian, as root: apt-get install nginx-light
  - name one that you have: NGINX=/path/to/nginx"""
FRAME = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log notice;
events {{ worker_connections 512; }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{site}
}}
"""


def nginx() -> str:
    """The program. Raises LookupError, saying what to do."""
    named = os.environ.get("NGINX")
    # Debian keeps it where only root looks.
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))
    found = shutil.which(named or "nginx", path=path)
    if found is None:
        raise LookupError(ADVICE)
    return found


def documented() -> str:
    """The configuration that people copy."""
    told = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "operating.md").read_text("utf-8"), re.DOTALL)
    assert len(told) == 1
    return str(told[0])


def configuration(folder: Path, port: int, workers: Sequence[int]) -> str:
    """The documented one on ports of this machine, and without a certificate."""
    site = re.sub(r" *ssl_certificate.*\n", "", documented())
    site = site.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    shown = re.findall(r"server 127\.0\.0\.1:\d+", site)
    assert len(shown) == len(workers)
    for old, worker in zip(shown, workers, strict=True):
        site = site.replace(old, f"server 127.0.0.1:{worker}", 1)
    return FRAME.format(folder=folder, site=site)


@asynccontextmanager
async def proxying(folder: Path, workers: Sequence[int]) -> AsyncIterator[str]:
    """nginx before workers on these ports of this machine; its URL."""
    program, port = nginx(), free_port()
    folder.mkdir()
    config = folder / "nginx.conf"
    config.write_text(configuration(folder, port, workers))
    said = folder / "start.log"
    with said.open("wb") as log:
        command = leashed([program, "-p", folder, "-e", folder / "nginx.log", "-c", config])
        process = started(command, log)
    try:
        await _listening(port, process, said)
        yield f"http://127.0.0.1:{port}"
    finally:
        assert end(process, signal.SIGTERM) == 0


def started(command: Sequence[str], log: BinaryIO) -> subprocess.Popen[bytes]:
    """A child in the foreground."""
    return subprocess.Popen(command, stdout=log, stderr=log)


async def _listening(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            assert process.poll() is None, said.read_text("utf-8", "replace")
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return


def main() -> None:
    """Install it when it is missing; say what to do when that is not possible."""
    try:
        nginx()
    except LookupError:
        install_packages("nginx-light")
        try:
            nginx()
        except LookupError as missing:
            print(missing, file=sys.stderr)


if __name__ == "__main__":
    main()
