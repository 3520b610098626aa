"""Measures the product against the sandbox, beside a bare bot and the database server's own rate."""
