"""Telegram's side of the sandbox: a Bot API server and the people who chat through it."""
