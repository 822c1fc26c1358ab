"""The pages in ``docs/`` say what the catalogues say."""

import pytest

from tests.catalogues.pages import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_its_catalogue_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "write it with: make docs"
