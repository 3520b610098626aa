"""A Telegram Bot API server for one machine: the way to see, test and measure a bot without a token.

It imports nothing else of the project and meets the bot over HTTP alone. See `docs/sandbox.md`.
"""
