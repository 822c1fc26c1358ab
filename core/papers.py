"""The kinds of papers that are printed, by the names that commands and chats have for them."""

LABELS = "labels"
