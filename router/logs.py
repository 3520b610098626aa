"""Logs: one line an event with a stable name and ids, never what people wrote.

The text of an error can hold a message (a driver quotes the document, a validator its input), so errors are
logged by their class and the place they come from.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Literal, TextIO

import structlog

DEPTH = 4
"""So many frames of an error are told, the innermost last."""

# These tell of every update, job or request; what goes wrong there is told by whoever called them.
_TALKATIVE = ("aiogram", "aiohttp.access", "apscheduler", "asyncio", "motor", "pymongo", "PIL")

Event = MutableMapping[str, Any]


def set_up(level: str, form: Literal["json", "console"], stream: TextIO) -> None:
    """Send structlog's and the standard library's logs to a stream, alike."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _named_error,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if form == "console":
        renderer = structlog.dev.ConsoleRenderer(colors=stream.isatty())
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        foreign_pre_chain=shared,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def origin(error: BaseException) -> str:
    """Where an error comes from: file, line and function of the innermost frames, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)


def _named_error(_logger: Any, _name: str, event: Event) -> Event:
    """Replaces an error that comes with a log line by its class and its origin."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event.update(error=type(error).__name__, origin=origin(error))
    return event
