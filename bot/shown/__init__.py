"""How things look in a chat: cards, screens, receipts, lists, and their buttons."""
