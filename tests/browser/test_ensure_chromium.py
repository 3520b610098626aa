"""Which browser the browser tests take, and what is said when there is none."""

from pathlib import Path

import pytest

from tests.browser import ensure_chromium


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH, with no browser anywhere else."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(ensure_chromium, "RECORD", tmp_path / "record")
    return tmp_path


def program(path: Path, status: int) -> str:
    """A program that ends with a status, whatever it is asked."""
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


def test_a_stub_that_does_not_start_is_passed_over(bin_folder: Path) -> None:
    program(bin_folder / "chromium-browser", 1)
    real = program(bin_folder / "google-chrome", 0)
    assert ensure_chromium.chromium() == real


def test_what_playwright_fetched_is_found_again(bin_folder: Path) -> None:
    fetched = program(bin_folder / "fetched", 0)
    ensure_chromium.RECORD.write_text(fetched)
    assert ensure_chromium.chromium() == fetched


def test_nothing_found_says_what_to_do(bin_folder: Path) -> None:
    with pytest.raises(LookupError, match="apt-get install chromium"):
        ensure_chromium.chromium()


def test_a_named_browser_that_is_not_there_is_an_error_and_installs_nothing(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(bin_folder / "chromium", 0)
    monkeypatch.setenv("CHROMIUM", str(bin_folder / "absent"))
    assert ensure_chromium.main() == 1
    assert "make test CHROMIUM=" in capsys.readouterr().err


def test_a_browser_that_is_there_is_taken_as_it_is(
    bin_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ensure_chromium, "install_packages", lambda *names: pytest.fail(f"installs {names}"))
    program(bin_folder / "chromium", 0)
    (bin_folder / "fc-list").write_text("#!/bin/sh\necho font\n")
    (bin_folder / "fc-list").chmod(0o755)
    assert ensure_chromium.main() == 0
    assert str(bin_folder / "chromium") in capsys.readouterr().out
