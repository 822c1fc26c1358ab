"""How far a mail's sender is proved, whose mail is not taken, and which of its files are."""
