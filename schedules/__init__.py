"""The periodic jobs, each a few lines over a use case."""
