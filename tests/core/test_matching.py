"""What stands in registers and reports is compared by what does not change with who writes it."""

import pytest

from core.arrival import About, Arrival, By, Clue, Likely
from core.arrival_words import MAY_BE, PERHAPS, SAME, TOOK, why_so
from core.matching.alike import alike
from core.matching.keys import is_same_phone, number_key, phone_key, place_key, skeleton
from core.matching.organisation_numbers import organisation_numbers
from core.matching.phrases import said_in
from core.matching.resemblance import Resembling, clearest, ranked
from core.matching.wording import Wording
from core.numbers import OrderNumber
from core.recognising.duplicates import ALIKE
from tests.core.spoken import ENGLISH


@pytest.mark.parametrize(
    "words",
    [
        ("storgatan", "storgtan", "storg", "storgatans"),
        ("kvarnvagen", "kvarnv", "kvarnvagens"),
        ("solrosen", "solrosens", "sollrosen"),
    ],
)
def test_typos_endings_and_shortenings_leave_a_skeleton_alone(words: tuple[str, ...]) -> None:
    assert len({skeleton(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Storgatan 5", "Storg. 5, port 2", True),
        ("Storgatan 5", "Storgatan 5b", True),
        ("12 Mill Road", "Mill 12", True),
        ("Storgatan 5", "Storgatan 6", False),
        ("Förskolan Solrosen", "Solrosens förskola", True),
    ],
)
def test_places_are_looked_up_by_word_and_number(one: str, other: str, same: bool) -> None:
    assert (place_key(one) == place_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("070-123 45 67", "+46 (0)70 123 45 67", True),
        ("070-123 45 67", "0046701234567", True),
        ("070-123 45 67 / 08-1", "0701234567", True),
        ("070-123 45 67", "070-123 45 68", False),
        ("073-123 45 67", "070-123 45 67", False),
        ("12345", "12345", False),
    ],
)
def test_telephone_numbers_are_the_same_however_written(one: str, other: str, same: bool) -> None:
    assert is_same_phone(one, other) is same


@pytest.mark.parametrize("phone", [None, "", "ring mig", "112"])
def test_what_is_no_number_has_no_key(phone: str | None) -> None:
    assert phone_key(phone) is None


def test_organisation_numbers_prove_themselves() -> None:
    text = "Org.nr 769600-1234, orgnr: 5560360793, 769600-1239, tel 0701234567, 19800101-1234"
    assert list(organisation_numbers(text)) == ["769600-1234", "556036-0793"]
    assert number_key("16769600-1234") == number_key("7696001234")


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        ("instängd", "Två personer instängda i hissen", "instängda"),
        ("fast i hissen", "vi sitter fast inne i hissen nu", "fast inne i hissen"),
        ("läcka", "Vattenläckan i källaren", None),
        ("vattenläcka", "Vattenläckan i källaren", "Vattenläckan"),
        ("fast i hissen", "Hissen sitter fast", None),
    ],
)
def test_a_phrase_is_said_in_whatever_form(phrase: str, text: str, said: str | None) -> None:
    assert said_in(phrase, Wording.of(text)) == said


@pytest.mark.parametrize(
    ("one", "other", "much"),
    [
        ("Dörren stänger inte", "Dörren vill inte stängas", True),
        ("The lift stands still", "Lift standing still again", True),
        ("Hej, dörren är trasig. Mvh Karin", "Hej, lampan är trasig. Mvh Karin", False),
        ("Hej", "Hej", False),
    ],
)
def test_reports_are_alike_by_what_they_are_about(one: str, other: str, much: bool) -> None:
    assert (alike(Wording.of(one), Wording.of(other)) >= ALIKE) is much


def test_of_two_that_are_equally_alike_neither_is_taken() -> None:
    two = [Resembling(row, By.NAME, row, 95, at, 1) for at, row in enumerate("ab")]
    assert (clearest(ranked(two)), clearest(two[:1])) == (None, two[0])


@pytest.mark.shows("U", "XT-20")
def test_every_clue_is_told_in_a_sentence() -> None:
    of_kinds = [
        each for table in (TOOK, MAY_BE) for kinds in table.values() for each in kinds.values()
    ]
    for sentence in (*of_kinds, *PERHAPS.values(), *SAME.values()):
        clue = Clue(About.CUSTOMER, By.NAME, "there", "somebody", 91)
        words = {"name": clue.name, "found": clue.found, "score": clue.score, "number": "1"}
        assert ENGLISH.text(sentence, **words)


@pytest.mark.shows("U", "XT-20")
def test_what_was_taken_stands_before_what_may_be() -> None:
    took = (
        Clue(About.CUSTOMER, By.EMAIL, "karin@b.example", "Brf Eken"),
        Clue(About.FACILITY, By.ADDRESS, "Storg. 5", "Eken port 2", 91),
    )
    may_be = (Clue(About.OBJECT, By.NAME, "hissen", "Passagehiss H-003", 86),)
    again = Likely(OrderNumber(7), (Clue(About.FACILITY, By.WORDS, "Dörren", "Eken port 2", 80),))
    told = why_so(Arrival(took=took, may_be=may_be, duplicates=(again,)), ENGLISH)
    assert told == [
        "Customer by the address karin@b.example",
        "Facility Eken port 2 by “Storg. 5” (91 %)",
        "Perhaps the object Passagehiss H-003, by “hissen” (86 %)",
        "Perhaps the same as order 7, “Dörren”: the same facility",
    ]
