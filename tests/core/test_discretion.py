"""What many may read names no persons: neither those on the order nor any address or number."""

from dataclasses import replace

import pytest

from core.discretion import persons_on, without_persons
from core.registers import Facility
from tests.core.conftest import Company

shows = pytest.mark.shows
PERSONS = ("Karin Ek-Lund", "Karin Ek", "Storgatan 5")


@shows("U", "SE-72")
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Karin Ek wrote", "… wrote"),
        ("KARIN EK-LUND wrote", "… wrote"),
        ("📍 Storgatan 5, port 2", "📍 …, port 2"),
        ("Karin Ekman wrote", "Karin Ekman wrote"),
        ("Ring 070-123 45 67 idag", "Ring … idag"),
        ("Ring +46 70 123 45 67.", "Ring …."),
        ("Skriv till karin@brfeken.example.", "Skriv till …."),
        ("AO 421 · tor 26 nov 8–10 · 2026-11-26", "AO 421 · tor 26 nov 8–10 · 2026-11-26"),
        ("2 st 4711 · 1 240 kr", "2 st 4711 · 1 240 kr"),
        ("Karin  Ek wrote", "… wrote"),
        ("1 · Karin E…", "1 · …"),
        ("Dörren på Storgat… · Karin Ek", "Dörren på … · …"),
        ("Ekdörren…", "Ekdörren…"),
        ("", ""),
    ],
)
def test_names_addresses_and_numbers_are_left_out_and_nothing_else(text: str, left: str) -> None:
    assert without_persons(text, PERSONS) == left


@shows("U", "SE-72")
async def test_everybody_on_the_customer_s_side_is_known(company: Company) -> None:
    order = await company.reports()
    place = Facility("Storgatan 5", order.customer.id, "Storgatan 5, port 2")
    known = persons_on(replace(order, facility=place))
    assert known == ("Storgatan 5, port 2", "Storgatan 5", "Karin Ek")


async def test_the_company_s_own_people_stay_named(company: Company) -> None:
    order = await company.assigned("Anna")
    assert "Anna" not in persons_on(order)
