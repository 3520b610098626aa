"""Logs: one line an event, never the words of an error."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from router import logs


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("info", "json", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def fail() -> None:
    raise ValueError("card 6222 0000 0000 0000")


def test_an_event_with_its_ids(stream: io.StringIO) -> None:
    structlog.get_logger("a").info("update_parked", update=7)
    structlog.get_logger("a").debug("too_fine")
    (line,) = lines(stream)
    assert (line["event"], line["update"], line["level"]) == ("update_parked", 7, "info")
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize("library", [False, True])
def test_an_error_is_told_by_class_and_place(stream: io.StringIO, library: bool) -> None:
    try:
        fail()
    except ValueError:
        if library:
            logging.getLogger("some.library").exception("it failed")
        else:
            structlog.get_logger("a").exception("it failed")
    (line,) = lines(stream)
    assert line["error"] == "ValueError"
    assert line["origin"].endswith(" fail")
    assert "test_logs.py" in line["origin"]
    assert "6222" not in stream.getvalue()


def test_talkative_libraries_are_quiet(stream: io.StringIO) -> None:
    logging.getLogger("aiogram.event").info("Update id=1 is handled")
    logging.getLogger("apscheduler.scheduler").info("Running job")
    assert stream.getvalue() == ""
