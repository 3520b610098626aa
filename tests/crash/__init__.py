"""Processes that are killed, and what is left when they are back."""
