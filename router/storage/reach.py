"""Whether the database can be reached: one kind of error for the stores, one line in the log for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Literal, TypeAlias

import structlog
from pymongo.errors import (
    BulkWriteError,
    ConnectionFailure,
    ExecutionTimeout,
    OperationFailure,
    WriteConcernError,
)

from router.ports import Unavailable

Asked: TypeAlias = Literal["read", "write"]

DUPLICATE_KEY = 11000
NOT_LET_IN = frozenset({13, 18, 8000})
"""Codes for a user or password that the server does not accept."""
REFUSING = frozenset({6, 7, 64, 89, 91, 100, 112, 133, 134, 189, 202, 262, 317, 9001, 10107, 14031})
"""Codes of MongoDB (src/mongo/base/error_codes.yml) for a server that cannot do now what it could before.

Others out of reach, too few to write to or to read from, a step-down or shutdown, too slow, the disk is full.
"""
RETRYABLE = "RetryableWriteError"

log = structlog.get_logger(__name__)


@contextmanager
def reaching() -> Iterator[None]:
    """Turns the driver's ways of saying "away" into `Unavailable`."""
    try:
        yield
    except (ConnectionFailure, ExecutionTimeout, WriteConcernError) as error:
        raise Unavailable(_why(error)) from error
    except OperationFailure as error:
        if error.code in NOT_LET_IN:
            raise Unavailable("the server does not accept the user or the password") from error
        if _refuses(error):
            raise Unavailable(_why(error)) from error
        raise


def _refuses(error: OperationFailure) -> bool:
    """Whether the server cannot now, rather than that we asked for something wrong."""
    if not isinstance(error, BulkWriteError):
        return error.code in REFUSING or error.has_error_label(RETRYABLE)
    details = error.details or {}
    codes = {e["code"] for e in details.get("writeErrors", ())} - {DUPLICATE_KEY}
    return codes <= REFUSING and bool(codes or details.get("writeConcernErrors"))


def _why(error: Exception) -> str:
    """Which server is away, and how; never what a server says, for it may quote documents."""
    said = str(error).partition(", full error: ")[0] if isinstance(error, ConnectionFailure) else ""
    code = f" {error.code}" if isinstance(error, OperationFailure) and error.code else ""
    return f"{type(error).__name__}{code}: {said}".rstrip(": ")


class Reach:
    """Notes what the database does not do any more. Said once when it begins and once when it is over.

    Reading and writing are told apart: a server may answer and take nothing.
    """

    def __init__(self, elapsed: Callable[[], float] = monotonic) -> None:
        self._elapsed = elapsed
        self._since: dict[Asked, float] = {}

    def lost(self, asked: Asked) -> bool:
        """Whether this failed when it was tried last."""
        return asked in self._since

    @contextmanager
    def asking(self, asked: Asked) -> Iterator[None]:
        """As `reaching`, and noted."""
        try:
            with reaching():
                yield
        except Unavailable as error:
            if asked not in self._since:
                self._since[asked] = self._elapsed()
                log.warning("database_away", asked=asked, error=str(error))
            raise
        if (since := self._since.pop(asked, None)) is not None:
            log.info("database_back", asked=asked, seconds=round(self._elapsed() - since, 1))
