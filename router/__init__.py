"""A router for consumer complaints in Telegram."""
