"""What people mean by what they type, and which texts fit it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.numbers import OrderNumber
from core.searching import Document, Search, read_search, terms


def fits(text: str, asked: str) -> bool:
    """Whether an order with this text is found by who may read all of it."""
    return Document((), tuple(terms(text))).fits(read_search(asked), internal=True)


@pytest.mark.shows("U", "LS-06", "LS-07")
@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("*421", Search(number=OrderNumber(421))),
        (" * 421 ", Search(number=OrderNumber(421))),
        ("*421-1", Search(number=OrderNumber(421, 1))),
        ("421;", Search(serial=421)),
        ("421-1;", Search(serial=421)),
        ("*421 ;", Search(serial=421)),
    ],
)
def test_a_star_means_that_number_and_a_semicolon_its_backorders_too(
    asked: str, meant: Search
) -> None:
    assert read_search(asked) == meant


@pytest.mark.parametrize("asked", ["*", "0;", "*0", "%", "🔧", "", "''", '"*"', "*9999999999999"])
def test_what_names_nothing_finds_nothing_or_words(asked: str) -> None:
    search = read_search(asked)
    assert (search.number, search.serial) == (None, None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Dörren stänger inte", "DÖRREN"),
        ("Dörren stänger inte", "dörr stäng"),
        ("Bytte dörrstängare", "stängare"),
        ("Hiss D-014 står", "D-014"),
        ("Hiss D-014 står", "d014"),
        ("Hiss D014 står", "D-014"),
        ("Hiss D-014 står", "014"),
        ("Café på hörnet", "cafe"),
        ("Cafe\u0301 på hörnet", "CAFÉ"),
        ("A\u030angström", "ångström"),
        ("karin@brfeken.example", "brfeken"),
        ("karin@brfeken.example", "karin@brfeken.example"),
        ("Ring 070-123 45 67", "070-123"),
        ("Straße 5", "STRASSE"),
        ("ＡＢＣ１２", "abc12"),
        ("修理してください", "修理"),
        ("лифт не работает", "ЛИФТ"),
    ],
)
def test_a_text_is_found_as_people_write(text: str, asked: str) -> None:
    assert fits(text, asked)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Hal golv", "häl"),
        ("För sent", "for"),
        ("På taket", "pa"),
        ("Kontakt på väg", "tak"),
        ("Del 0147", "147"),
        ("Hiss D-014", "D-015"),
        ("Hiss 014 D", "D-014"),
        ("Dörren stänger", "dörr motor"),
        ("Bytte a", "b"),
    ],
)
def test_a_text_is_not_found_by_what_is_another_word(text: str, asked: str) -> None:
    assert not fits(text, asked)


WORDS = st.text(max_size=60)


@given(text=WORDS, asked=WORDS)
@example(text="ǅ", asked="ǆ")
@example(text="\ufb01x", asked="FIX")
@example(text="ẞ", asked="ss")
def test_any_text_can_be_asked_for_and_found_by_its_own_words(text: str, asked: str) -> None:
    fits(text, asked)
    for word in text.split()[:8]:
        search = read_search(f"x {word}")
        if any(parts.parts != ("x",) for parts in search.words):
            assert fits(f"x {text}", f"x {word}")


@given(text=WORDS, asked=WORDS)
def test_who_may_not_read_the_internal_part_finds_nothing_by_it(text: str, asked: str) -> None:
    internal = Document((), tuple(terms(text)))
    assert not internal.fits(read_search(asked), internal=False)
