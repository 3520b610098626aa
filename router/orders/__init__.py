"""The platform's own order service, asked over HTTP (docs/orders.md)."""
