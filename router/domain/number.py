"""A complaint's number, such as ``7K3M-Q9TX``: short, unguessable, safe to read aloud and to type."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stdnum import luhn

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O and U, which people mistake for others."""
_LENGTH = 8
_HALF = _LENGTH // 2
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", " -–\u2010\u2011\u2212_.")


def number(choice: Callable[[Sequence[str]], str]) -> str:
    """A new number: seven characters drawn by `choice` (``Random.choice``) and one that checks them."""
    body = "".join(choice(ALPHABET) for _ in range(_LENGTH - 1))
    return _shown(body + luhn.calc_check_digit(body, alphabet=ALPHABET))


def valid(text: str) -> str | None:
    """The number that somebody typed, in the form it is stored; None when it is none or mistyped.

    Case, spaces and hyphens do not matter; O is read as 0, I and L as 1.
    """
    plain = text.translate(_BETWEEN).strip().upper().translate(_MEANT)
    if len(plain) != _LENGTH or not luhn.is_valid(plain, alphabet=ALPHABET):
        return None
    return _shown(plain)


def _shown(plain: str) -> str:
    return f"{plain[:_HALF]}-{plain[_HALF:]}"
