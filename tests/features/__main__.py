"""Writes ``docs/features.md`` anew."""

from tests.features.catalogue import catalogue
from tests.features.marks import shown_by
from tests.features.table import PAGE, table

if __name__ == "__main__":
    PAGE.write_text(table(catalogue().values(), shown_by()), encoding="utf-8")
