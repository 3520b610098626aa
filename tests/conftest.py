"""What all tests share."""

import copy
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import settings

# A busy machine makes an example slow, not wrong.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")

pytest_plugins = ["tests.fixtures_database"]


@pytest.fixture(scope="session", autouse=True)
def files_parsed_once() -> Iterator[None]:
    """The shipped policy is long, and hundreds of tests start with it: its text is parsed once a session."""
    parsed = lru_cache(maxsize=256)(tomllib.loads)

    def loads(text: str, **more: Any) -> dict[str, Any]:
        return tomllib_loads(text, **more) if more else copy.deepcopy(parsed(text))

    tomllib_loads = tomllib.loads
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", loads)
        yield
