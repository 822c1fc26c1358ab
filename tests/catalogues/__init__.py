"""The pages of ``docs/`` that are written from the catalogues in core: ``python -m tests.catalogues``."""
