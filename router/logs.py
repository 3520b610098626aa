"""Logs: one line an event with a stable name and ids, never what people wrote and never a secret.

The text of an error can hold a message (a driver quotes the document, a validator its input) or a token (it
is part of the Bot API's addresses), so errors are logged by their class and the place they come from. What
libraries say is not trusted either: their own constant words are shown, never what they put into them.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import Path
from typing import Any, Literal, TextIO

import structlog

DEPTH = 4
"""So many frames of an error are told, the innermost last."""
HIDDEN = "[hidden]"
SHORTEST_SECRET = 4
"""What is shorter than this would be found in ordinary words."""

# These tell of every update, job or request; what goes wrong there is told by whoever called them.
_TALKATIVE = ("aiogram", "aiohttp.access", "apscheduler", "asyncio", "motor", "pymongo", "PIL")

Event = MutableMapping[str, Any]

log = structlog.get_logger(__name__)


def set_up(level: str, form: Literal["json", "console"], stream: TextIO, secrets: Iterable[str] = ()) -> None:
    """Send structlog's and the standard library's logs, warnings and uncaught errors to a stream, alike.

    `secrets` are never written, wherever they come from.
    """
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
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer, _Hiding(secrets)],
        foreign_pre_chain=[*shared, _distrusted],
        use_get_message=False,
        pass_foreign_args=True,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    _name_what_is_uncaught()


def origin(error: BaseException) -> str:
    """Where an error comes from: file, line and function of the innermost frames, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)


def named(error: BaseException) -> dict[str, str]:
    """An error's class and origin; of errors that came together, those of each."""
    each = list(_each(error))
    return {"error": ", ".join(type(e).__name__ for e in each), "origin": " | ".join(map(origin, each))}


def _each(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _each(inner)
    else:
        yield error


class _Hiding:
    """Takes secrets out of a finished line, should anything have let them through."""

    def __init__(self, secrets: Iterable[str]) -> None:
        # A longer one first: it may hold a shorter one.
        self._secrets = sorted((s for s in secrets if len(s) >= SHORTEST_SECRET), key=len, reverse=True)

    def __call__(self, _logger: Any, _name: str, line: Any) -> str:
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return str(line)


def _named_error(_logger: Any, _name: str, event: Event) -> Event:
    """Replaces an error that comes with a log line by its class and its origin."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event.update(named(error))
    return event


def _distrusted(_logger: Any, _name: str, event: Event) -> Event:
    """A library's line: who said it and where; its words only where they are apart from what is put in."""
    record: logging.LogRecord = event["_record"]
    words, put_in = event.pop("event"), event.pop("positional_args", ())
    event.update(event="library", logger=record.name, where=f"{record.filename}:{record.lineno}")
    if put_in:
        event["says"] = words
    event.pop("stack_info", None)
    return event


def _name_what_is_uncaught() -> None:
    """What nobody caught would be printed with its text. Others' hooks for threads stay."""
    sys.excepthook = _ended
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = lambda told: _crashed(told.exc_type, told.exc_value, told.exc_traceback)
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = lambda told: _crashed(told.exc_type, told.exc_value, told.exc_traceback)


def _ended(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """Also told where the logs go elsewhere."""
    _crashed(kind, error, trace)
    if not isinstance(error, KeyboardInterrupt):
        sys.stderr.write("It ended by a fault of its own: {error} at {origin}\n".format(**named(error)))


def _crashed(_kind: type[BaseException], error: BaseException | None, _trace: object) -> None:
    if error is not None and not isinstance(error, KeyboardInterrupt):
        log.critical("crashed", **named(error))
