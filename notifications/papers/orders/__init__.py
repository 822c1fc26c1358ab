"""What papers say of an order: its parties, its lines and what they cost, its self-checks."""
