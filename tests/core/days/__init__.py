"""Random days of a company: people do this and that, and what must always hold, holds."""
