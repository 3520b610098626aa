"""What all tests share."""

import gc
import pickle
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import settings

# A busy machine makes an example slow, not wrong; and what stops a change is to be there the next time too.
settings.register_profile("search", settings(), deadline=None)
settings.register_profile("patient", settings(), deadline=None, derandomize=True)
settings.load_profile("patient")

pytest_plugins = ["tests.fixtures_database"]


def pytest_collection_finish() -> None:
    """What is imported stays: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def files_parsed_once() -> Iterator[None]:
    """The shipped policy is long, and hundreds of tests start with it: its text is parsed once a session."""
    tomllib_loads = tomllib.loads

    @lru_cache(maxsize=256)
    def parsed(text: str) -> bytes:
        return pickle.dumps(tomllib_loads(text))

    def loads(text: str, **more: Any) -> dict[str, Any]:
        return tomllib_loads(text, **more) if more else pickle.loads(parsed(text))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", loads)
        yield
