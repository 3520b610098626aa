"""Refusals in Telegram's own words."""

from typing import Any


class ApiError(Exception):
    """A Bot API method says no. Becomes `{"ok": false, "error_code": ..., "description": ...}`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class ControlError(Exception):
    """The control interface was asked for something that makes no sense. Becomes HTTP 400 with `error`."""


def bad(what: str) -> ApiError:
    """400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    """403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {what}")


def too_many(seconds: int) -> ApiError:
    """429: try again after so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
