"""Checks on the project's own files."""
