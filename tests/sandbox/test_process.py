"""The sandbox as a process of its own."""

import asyncio
import signal
import sys
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession

from router.storage.embedded import free_port


async def ready(client: ClientSession, url: str) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                async with client.get(f"{url}/sandbox") as answer:
                    assert answer.status == 200
                    return
            except ClientConnectionError:
                await asyncio.sleep(0.02)


async def test_it_ends_cleanly_while_somebody_polls(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "router.sandbox", "--port", str(port), "--data", str(tmp_path)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    async with ClientSession() as client:
        await ready(client, url)
        async with client.post(f"{url}/sandbox/people/501/send", json={"text": "kept"}) as answer:
            assert answer.status == 200
        async with client.get(f"{url}/sandbox/events"):
            process.send_signal(signal.SIGINT)
            async with asyncio.timeout(10):
                assert await process.wait() == 0
    assert "kept" in (tmp_path / "sandbox.json").read_text("utf-8")
