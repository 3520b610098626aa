"""Fresh ids. Only this module asks the machine for randomness."""

from __future__ import annotations

import secrets  # noqa: TID251 - the one place

from router.domain import number


class RandomIds:
    """`Ids` that nobody can guess."""

    def number(self) -> str:
        """A complaint's number."""
        return number.number(secrets.choice)

    def secret(self) -> str:
        """A random word of 128 bits."""
        return secrets.token_urlsafe(16)
