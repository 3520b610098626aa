"""How a merchant sees a consumer: a short word that is always the same there, and another elsewhere."""

from __future__ import annotations

import hashlib

from router.domain.number import ALPHABET

_LENGTH = 4


def pseudonym(salt: str, merchant: str | None) -> str:
    """Four characters from the SHA-256 of `salt` (the consumer's secret) and the merchant's id."""
    digest = hashlib.sha256(f"{salt}\0{merchant or ''}".encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:_LENGTH])
