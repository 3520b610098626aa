"""Reads the configuration: a TOML file, and the environment above it."""

from __future__ import annotations

import sysconfig
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource, SettingsError

from router.settings.checks import contradictions
from router.settings.packs import PACKS, pack_files
from router.settings.problems import ConfigurationError, Found, Place, Problem, dotted, found_in
from router.settings.root import Settings
from router.settings.values import Table

PREFIX = "ROUTER_"
FILE_VARIABLE = "ROUTER_CONFIG"
ENVIRONMENT = "environment"
# A checkout has the shipped file beside its packages, an installation among its data.
_BESIDE = Path(__file__).parents[2] / "config.toml"
_INSTALLED = Path(sysconfig.get_path("data"), "share", "complaint-router", "config.toml")
SHIPPED = _BESIDE if _BESIDE.is_file() else _INSTALLED
INCLUDE = "include"
Files: TypeAlias = Mapping[str, Path]
"""Which file each table stands in."""


def find(option: Path | None, environ: Mapping[str, str], folder: Path) -> Path:
    """The file to read: `option`, else ``ROUTER_CONFIG``, else the folder's own, else the shipped one."""
    if option is not None:
        return option
    if environ.get(FILE_VARIABLE):
        return Path(environ[FILE_VARIABLE])
    own = folder / "config.toml"
    return own if own.is_file() else SHIPPED


def load(path: Path, environ: Mapping[str, str], today: date) -> Settings:
    """The checked settings.

    The tables of the files that it includes count as its own. Each ``ROUTER_<TABLE>__<KEY>`` of `environ`
    stands above the files. `today` decides which years' holidays count. ConfigurationError names all that is
    wrong: a file that cannot be read, unknown keys and variables, values out of range, contradictions.
    """
    written, files = _whole(path)
    values = _merged(written, _overrides(environ))
    files |= _with_packs(values, path)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise _refused(path, files, environ, found_in(error)) from None
    found = list(contradictions(settings, today))
    if found:
        raise _refused(path, files, environ, found)
    return settings


def _whole(path: Path) -> tuple[dict[str, Any], dict[str, Path]]:
    """What a file and those that it includes say, and in which of them each table stands."""
    values = _read(path)
    names = values.pop(INCLUDE, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ConfigurationError([Problem(str(path), INCLUDE, 'should be a list of files: ["guides.toml"]')])
    files = dict.fromkeys(values, path)
    for part in (_included(path, name) for name in names):
        more = _read(part)
        twice = [Problem(str(part), key, f"stands in {files[key]} already") for key in more if key in files]
        if twice:
            raise ConfigurationError(twice)
        values |= more
        files |= dict.fromkeys(more, part)
    return values, files


def _with_packs(values: dict[str, Any], path: Path) -> dict[str, Path]:
    """Puts the rule packs that ``[rules]`` names among the values; their files, by the place of each."""
    table = values.get(PACKS[0], {})
    if not isinstance(table, dict):
        return {}
    if PACKS[1] in table:
        raise ConfigurationError([Problem(str(path), dotted(PACKS), "is not a known key")])
    found = pack_files(table, path.parent)
    values[PACKS[0]] = table | {PACKS[1]: {name: _read(file) for name, file in found.items()}}
    return {dotted((*PACKS, name)): file for name, file in found.items()}


def _included(path: Path, name: str) -> Path:
    """Beside the file that names it, else as it is shipped: who copies one file need not copy all."""
    beside = path.parent / name
    shipped = SHIPPED.parent / name
    return shipped if not beside.is_file() and shipped.is_file() else beside


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        reason = "is not text in UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = f"is not TOML: {error}"
    raise ConfigurationError([Problem(str(path), "", reason)])


def _overrides(environ: Mapping[str, str]) -> dict[str, Any]:
    """What the environment says, nested as in the file."""
    source = EnvSettingsSource(Settings)
    values: dict[str, Any] = {}
    problems = []
    for name, value in sorted(environ.items()):
        if not name.startswith(PREFIX) or name == FILE_VARIABLE:
            continue
        if not _in_a_table(name):
            problems.append(Problem(ENVIRONMENT, name, "is not a known variable"))
            continue
        source.env_vars = {name.lower(): value}
        try:
            values = _merged(values, source())
        except SettingsError:
            problems.append(Problem(ENVIRONMENT, name, "is not JSON, as lists and tables are written here"))
    if problems:
        raise ConfigurationError(problems)
    return values


def _in_a_table(name: str) -> bool:
    """Whether a variable means a value of a plain table: lists of tables are changed in the file alone."""
    table, _, key = name.removeprefix(PREFIX).lower().partition("__")
    field = Settings.model_fields.get(table)
    kind = field.annotation if field else None
    return bool(key) and isinstance(kind, type) and issubclass(kind, Table)


def _merged(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return merged


def _refused(
    path: Path, files: Files, environ: Mapping[str, str], found: Iterable[Found]
) -> ConfigurationError:
    return ConfigurationError(
        Problem(str(files[pack]), dotted(place[3:]), reason)
        if (pack := dotted(place[:3])) in files and place[:2] == PACKS
        else _problem(files.get(str(place[0]), path) if place else path, environ, place, reason)
        for place, reason in found
    )


def _problem(path: Path, environ: Mapping[str, str], place: Place, reason: str) -> Problem:
    """Blames the variable that set the value, or a part of it."""
    parts = [str(part).upper() for part in place]
    levels = [PREFIX + "__".join(parts[:length]) for length in range(len(parts), 0, -1)]
    below = [name for name in environ if name.startswith(f"{levels[0]}__")]
    for name in (*levels, *below):
        if name in environ:
            return Problem(ENVIRONMENT, name, reason)
    return Problem(str(path), dotted(place), reason)
