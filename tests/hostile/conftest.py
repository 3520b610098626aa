"""The world of the stories, for hostile ones."""

from tests.conversations.conftest import unopened, world

__all__ = ["unopened", "world"]
