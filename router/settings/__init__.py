"""Configuration: read once at start, checked whole, and handed on as values."""

from router.settings.loading import SHIPPED, find, load
from router.settings.problems import ConfigurationError, Problem
from router.settings.root import Settings
from router.settings.words import missing_words
from router.settings.year import calendars, unpublished_years

__all__ = [
    "SHIPPED",
    "ConfigurationError",
    "Problem",
    "Settings",
    "calendars",
    "find",
    "load",
    "missing_words",
    "unpublished_years",
]
