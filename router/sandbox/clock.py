"""The sandbox's own time: a source that is handed in, plus an offset that the time machine moves."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

TimeSource = Callable[[], float]

system_time: TimeSource = time.time  # noqa: TID251 - the one default source; everything else is handed a clock


class SandboxClock:
    """Seconds since the epoch, UTC: `wall()` of the source (for rate limits), `now()` of the world."""

    def __init__(self, source: TimeSource = system_time, offset: float = 0.0) -> None:
        self._source = source
        self.offset = offset

    def wall(self) -> float:
        """Unmoved time of the source, seconds."""
        return self._source()

    def now(self) -> float:
        """Time in the sandbox, seconds; the base of message dates, polls and the 48 hours of deletion."""
        return self._source() + self.offset

    def set(self, moment: float) -> None:
        """Make it `moment` (seconds, UTC) now; from there time runs on."""
        self.offset = moment - self._source()

    def iso(self) -> str:
        """Now, as an aware ISO 8601 string in UTC."""
        return datetime.fromtimestamp(self.now(), UTC).isoformat()


def parse_iso(text: str) -> float:
    """Seconds of an aware ISO 8601 time. ValueError when it is not one, or has no zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("the time needs a zone")
    return moment.timestamp()
