"""The bot as `complaint-router run` starts it, but for its clock: that is one which the run can turn."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from router import logs
from router.clock import SystemClock
from router.errors import CannotRun
from router.settings import find
from router.settings import load as read
from router.starting import load
from tests.torture.clock import SharedClock


def main(clock: str) -> int:
    """Run until told to stop; 1 when it cannot, with the reason."""
    real = SystemClock()
    settings = read(find(None, os.environ, Path()), os.environ, real.now().date())
    logs.set_up("info", "json", sys.stderr)
    load("router.app")
    from router.app import Surroundings
    from router.lifetime import live

    uri = settings.database.uri.get_secret_value()
    around = Surroundings(uri=uri, real=real, demo=SharedClock(Path(clock), real.now))
    try:
        asyncio.run(live(settings, around, lambda _: None))
    except CannotRun as error:
        sys.stderr.write(f"{error}\n")
        return error.status
    except asyncio.CancelledError:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
