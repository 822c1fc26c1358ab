"""The ways out: e-mail and Telegram."""
