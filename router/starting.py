"""What makes a start quick and sure: heavy imports beside other waiting, and a folder that was just left."""

from __future__ import annotations

import gc
import importlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from router.errors import CannotRun

if TYPE_CHECKING:
    from router.storage.embedded import EmbeddedServer

LEAVING_SECONDS = 5.0
"""What belongs to a process that was killed needs so long to end, at most."""


@contextmanager
def loading(module: str) -> Iterator[None]:
    """Load a module in a thread while the block waits for something else, and imports nothing itself."""
    thread = Thread(target=load, args=(module,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def load(module: str) -> None:
    """Import a module that needs aiogram.

    The imports make a great many objects that stay: looking for garbage among them would take a quarter of
    the time now, and more at every later collection.
    """
    from router.lazy_aiogram import import_aiogram

    gc.disable()
    try:
        import_aiogram()
        importlib.import_module(module)
    finally:
        gc.freeze()
        gc.enable()


def opened(data: Path) -> EmbeddedServer:
    """The embedded database on a folder that a killed predecessor may still be leaving. Raises CannotRun."""
    from router.storage.embedded import EmbeddedError, EmbeddedServer, InUseError

    end = time.monotonic() + LEAVING_SECONDS
    while True:
        try:
            return EmbeddedServer(data)
        except InUseError as error:
            if time.monotonic() > end:
                raise CannotRun(f"The embedded database cannot start: {error}.") from None
        except EmbeddedError as error:
            raise CannotRun(f"The embedded database cannot start: {error}.") from None
