"""The bot: what a person says in chat and is answered."""
