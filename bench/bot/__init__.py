"""The bot's figures: update to reply, updates and messages a second, beside bare echoes."""
