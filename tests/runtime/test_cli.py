"""The command line as operators use it: help, plain errors, exit codes, no traceback."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from router.settings import SHIPPED
from router.storage.embedded import EmbeddedServer

ROOT = Path(__file__).parents[2]
SECONDS = 60


def cli(*arguments: str, timeout: float = SECONDS, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs the command with nothing of this machine's own settings in the environment."""
    return subprocess.run(
        [sys.executable, "-m", "router", *arguments],
        cwd=ROOT,
        env=clean(environ),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROUTER_")}
    return kept | {"COLUMNS": "200", "NO_COLOR": "1"} | environ


@pytest.mark.parametrize("command", ["run", "demo", "check", "replay"])
def test_every_command_explains_itself(command: str) -> None:
    found = cli(command, "--help")
    assert found.returncode == 0
    assert "--config" in found.stdout
    assert found.stdout.count(".") > 3


def test_the_whole_explains_itself_and_comes_at_once() -> None:
    found = cli("--help")
    assert found.returncode == 0
    assert all(command in found.stdout for command in ("run", "demo", "check", "replay"))
    assert "[table]" in found.stdout
    loaded = "import sys, router.cli; assert not {'aiogram', 'pymongo', 'pydantic'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, env=clean({}), timeout=SECONDS, check=True)


def test_a_configuration_that_is_wrong_is_told_with_file_and_key(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(SHIPPED.read_text("utf-8").replace('mode = "polling"', 'mode = "smoke"'), "utf-8")
    for command in ("run", "check", "replay"):
        found = cli(command, "--config", str(file))
        assert found.returncode == 2
        assert f"{file}: telegram.mode:" in found.stderr
        assert "Traceback" not in found.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = cli("run", ROUTER_CONFIG=str(tmp_path / "none.toml"))
    assert found.returncode == 2
    assert "cannot be read" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_missing_token_is_a_sentence(embedded: EmbeddedServer) -> None:
    found = cli("run", ROUTER_DATABASE__URI=embedded.uri)
    assert found.returncode == 1
    assert "get one from @BotFather" in found.stderr
    assert "Traceback" not in found.stderr


def test_the_live_check_wants_a_chat_and_a_person() -> None:
    found = cli("check", "--live", "--chat", "-100")
    assert found.returncode == 2
    assert "--user" in found.stderr


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        found = cli("demo", "--port", port, "--data", str(tmp_path))
    assert found.returncode == 1
    assert f"Port {port} cannot be used" in found.stderr
    assert "--port" in found.stderr
    assert not (tmp_path / "db").exists()


def test_waiting_for_a_database_ends_at_a_signal() -> None:
    environ = clean({
        "ROUTER_DATABASE__URI": "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100",
        "ROUTER_TELEGRAM__TOKEN": "1:token",
        "ROUTER_TELEGRAM__API_SERVER": "http://127.0.0.1:1",
    })  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "router", "run"], cwd=ROOT, env=environ, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    said = ""
    while "database_away" not in said:
        said = process.stderr.readline()
        assert said, "it ended by itself"
    process.send_signal(signal.SIGTERM)
    rest = process.communicate(timeout=SECONDS)[1]
    assert process.returncode == 130
    assert "Traceback" not in rest
