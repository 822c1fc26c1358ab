"""What is said to people without being asked: each letter, and how all are rendered."""
