"""The office pages: for those who sit at a desk, behind a personal link; each noun its own module."""
