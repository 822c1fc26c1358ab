"""A PostgreSQL for the service, where one is to be had."""

from tests.postgres import migrated_postgres_url, postgres, postgres_url

__all__ = ["migrated_postgres_url", "postgres", "postgres_url"]
