"""The Telegram edge: parse an update, call one use case, answer."""
