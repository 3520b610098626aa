"""The bench runs and says everything; how fast, no test can promise."""

import asyncio
import json
import sys
from pathlib import Path

from tests.processes import ROOT

MEASURED = {"traffic", "ready", "filed", "memory", "young", "old", "raw"}
TRAFFIC = {"delays", "to_desk", "to_consumers"}


async def test_a_quick_bench_prints_a_table_and_writes_all_numbers(tmp_path: Path) -> None:
    to = tmp_path / "bench.json"
    command = [sys.executable, "-m", "tests.bench", "--quick", "--to", str(to)]
    run = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    printed, _ = await run.communicate()
    assert run.returncode == 0
    found = json.loads(to.read_text("utf-8"))
    assert found["bare"].keys() == found["routed"]["traffic"].keys() == TRAFFIC
    assert found["routed"].keys() == MEASURED
    bursts = [
        traffic[way]
        for traffic in (found["bare"], found["routed"]["traffic"])
        for way in TRAFFIC - {"delays"}
    ]
    assert [burst["arrived"] for burst in bursts] == [burst["sent"] for burst in bursts]
    assert all(aim in printed.decode() for aim in found["aims"])
