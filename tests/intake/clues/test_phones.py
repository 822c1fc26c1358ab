"""Telephone numbers are taken from where somebody signs, as people write them."""

import pytest

from intake.clues.phones import phones_in
from intake.clues.regions import region_of


@pytest.mark.shows("E", "CF-12")
@pytest.mark.parametrize(
    ("signature", "phones"),
    [
        ("Karin Ek\n070-123 45 67", ["070-123 45 67"]),
        ("Karin Ek\n+46 70 123 45 67", ["070-123 45 67"]),
        ("Tel: 08-12 34 56 78\nMobil: 0701234567", ["070-123 45 67", "08-123 456 78"]),
        ("Ph. +44 20 7946 0958", ["+44 20 7946 0958"]),
        ("Org.nr 556677-8899", []),
        ("Karin", []),
    ],
)
def test_a_signature_s_numbers_are_read_mobiles_first(signature: str, phones: list[str]) -> None:
    assert list(phones_in(signature, "", "SE")) == phones


def test_without_a_signature_the_end_of_the_text_is_looked_at() -> None:
    text = "\n".join(["070-999 88 77", *["line"] * 20, "Ring 070-123 45 67"])
    assert list(phones_in("", text, "SE")) == ["070-123 45 67"]


def test_the_company_s_time_zone_says_whose_numbers_need_no_code() -> None:
    assert list(phones_in("020 7946 0958", "", region_of("Europe/London"))) == ["020 7946 0958"]
