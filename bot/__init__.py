"""Telegram: what people say in chats becomes use cases, and what comes of them is said there."""
