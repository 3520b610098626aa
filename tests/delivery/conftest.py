"""What the tests of delivery share."""

import pytest

from tests.delivery.office import Office


@pytest.fixture
def office() -> Office:
    """Stores in memory, a Telegram that does as it is told, time that a test moves."""
    return Office()
