"""Configuration: read once at start, checked whole, and handed on as values."""

from router.settings.loading import SHIPPED, find, load
from router.settings.problems import ConfigurationError, Problem
from router.settings.root import Settings
from router.settings.words import missing_words
from router.settings.year import unpublished_years

__all__ = [
    "SHIPPED",
    "ConfigurationError",
    "Problem",
    "Settings",
    "find",
    "load",
    "missing_words",
    "unpublished_years",
]
