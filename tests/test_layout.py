"""What the tree promises: every module imports, no traces of a machine, sizes, a lock that names no host."""

import importlib
import pkgutil
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from tests.tools import limits

ROOT = Path(__file__).parents[1]
PACKAGES = ("router", "handlers", "schedules")
CODE = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(home|root|tmp|opt|srv|mnt|work|Users)/\w")
CHINESE = re.compile(r"[\u3400-\u9fff]")
REGISTRY = re.compile(
    r"pypi[.]org|pythonhoste[d]|npmj[s][.]|deb[.]debian|--(?:extra-)?index-ur[l]|--find-link[s]"
)
MADE = {"build", "data", "dist"}
URL = re.compile(r"https?://([\w.-]+)")


def own_files() -> list[Path]:
    """The project's text files: all of the tree but what make and git made."""
    tops = [path for path in ROOT.iterdir() if path.name == ".ci" or path.name[0] != "."]
    found = [file for top in tops if top.name not in MADE for file in (top, *top.rglob("*"))]
    kept = [path for path in found if path.is_file() and "__pycache__" not in path.parts]
    return [path for path in kept if b"\0" not in path.read_bytes()]


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Where a pattern stands, as file:line: text."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_imports(package: str) -> None:
    found = importlib.import_module(package)
    names = [module.name for module in pkgutil.walk_packages(found.__path__, f"{package}.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    assert all(module.__doc__ for module in modules)


def test_nothing_names_a_machine_or_a_registry() -> None:
    files = own_files()
    assert {"pyproject.toml", "run", "requirements.lock"} <= {path.name for path in files}
    assert lines_with(MACHINE_PATH, files) == []
    assert lines_with(REGISTRY, files) == []


def test_product_code_has_no_words_of_a_language() -> None:
    assert lines_with(CHINESE, [path for path in CODE if "sandbox" not in path.parts]) == []


def test_sizes_are_kept() -> None:
    assert limits.main([str(ROOT / package) for package in PACKAGES]) == 0


def test_a_function_of_61_lines_and_a_file_of_501_are_found(tmp_path: Path) -> None:
    long_function = tmp_path / "function.py"
    long_function.write_text("def f():\n" + "    pass\n" * 60)
    long_file = tmp_path / "file.py"
    long_file.write_text("x = 1\n" * 501)
    sizes = [*limits.function_sizes(long_function), limits.file_size(long_file)]
    assert limits.breaches(sizes) == [
        f"{long_function}:1 f: 61 lines, 60 at most",
        f"{long_file}: 501 lines, 500 at most",
    ]


def test_the_lock_names_no_host_and_hashes_everything() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    assert URL.findall(text) == []
    assert not re.search(r"^-|file:", text, re.M)
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_is_what_this_interpreter_runs() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {(name, version) for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.M)}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for requirement in declared:
        name = re.match(r"[\w.-]+", requirement)[0].replace(".", "-")
        assert (name, metadata.version(name)) in locked
