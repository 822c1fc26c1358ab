"""What these tests share with those of storage."""

from tests.postgres import postgres

__all__ = ["postgres"]
