"""What all tests share."""

from hypothesis import settings

# A busy machine makes an example slow, not wrong.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")

pytest_plugins = ["tests.fixtures_database"]
