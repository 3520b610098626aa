"""Stems, also while tables are made ready in a thread beside the first messages."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from router.domain.stems import stem

WORDS = tuple(
    f"{'repeatedly' * (n % 3)}disappoint{'ing' * (n % 4)}ed{n % 7}ness{'es' * (n % 2)}" for n in range(400)
)


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads change places all the time."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def _stems(_: int) -> list[str]:
    return [stem.__wrapped__(word, "en") for word in WORDS]


def test_threads_that_stem_at_once_find_the_same_stems(restless: None) -> None:
    alone = _stems(0)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(_stems, range(8))) == [alone] * 8


def test_a_language_without_an_algorithm_keeps_its_words() -> None:
    assert stem("gabisa", "id") == "gabisa"
