"""The customer's own order number is found where a mail names one, and nothing else is taken for it."""

import pytest

from intake.clues.references import references_in


@pytest.mark.shows("E", "WO-11")
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Er ref: A-4471", "A-4471"),
        ("Er referens 4500123", "4500123"),
        ("Vår ref. 88123/2", "88123/2"),
        ("PO 4500123", "4500123"),
        ("PO# 4500123.", "4500123"),
        ("P.O. no: AB4500123", "AB4500123"),
        ("Inköpsorder: 123456", "123456"),
        ("Inköpsordernr 123456", "123456"),
        ("Vårt ordernummer är 77812", "77812"),
        ("Beställningsnr 9912", "9912"),
        ("Beställningsnummer: 9912", "9912"),
        ("Best.nr 9912", "9912"),
        ("Rekvisition 2231", "2231"),
        ("Rekvisitionsnummer: R2231", "R2231"),
        ("Märk fakturan med 5512-AB", "5512-AB"),
        ("Purchase order no. 4500-77", "4500-77"),
        ("Purchase order number 450077", "450077"),
        ("Your ref: X99/1", "X99/1"),
        ("Our reference 20241", "20241"),
        ("Bestellnummer: 8811", "8811"),
        ("N'oubliez pas: bon de commande n° 8811", "8811"),
        ("Innkjøpsordre 8811", "8811"),
        ("Ordernr: 421", "421"),
    ],
)
def test_a_number_after_its_name_is_the_customer_s(text: str, number: str) -> None:
    assert [each.number for each in references_in(f"Hej\n{text}\nMvh")] == [number]


@pytest.mark.shows("E", "WO-11")
@pytest.mark.parametrize(
    "text",
    [
        "Er ref: Karin Ek",
        "Er ref: 070-123 45 67",
        "Vår referens: 2026-11-24",
        "PO Box 1234",
        "Vi vill beställa 2000 skruvar",
        "The best 2000 screws",
        "Porten 4500 stänger inte",
        "I order 250 of them",
        "Tack för beställningen 12/11",
        "",
    ],
)
def test_what_is_no_number_of_his_is_left_alone(text: str) -> None:
    assert list(references_in(text)) == []


def test_a_plain_order_number_may_be_ours() -> None:
    assert [each.may_be_ours for each in references_in("Ordernr 421, PO 4500123")] == [False, True]


def test_a_hostile_text_takes_no_time() -> None:
    assert list(references_in("er ref " * 40_000)) == []
