"""What is owed to chats, rendered and sent within Telegram's limits."""
