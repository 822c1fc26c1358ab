"""The ends of orders in Swedish: the words of the field, from signing to undoing."""

import pytest

from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company


@pytest.fixture
async def anna(company: Company) -> PersonHandle:
    """A Swedish technician who has done something on her order."""
    person = await company.joins("Anna Berg", language="sv")
    await company.has_order("Anna Berg")
    await sees(person, "AO 1", button="Artikel")
    await person.says("Bytte dörrstängare")
    await person.hears("Tillagt på AO 1")
    return person


@pytest.mark.shows("C", "SG-01", "SG-03", "XT-09", "XT-15")
async def test_signing_partly_and_taking_it_back(company: Company, anna: PersonHandle) -> None:
    """SG-03, XT-15."""
    await taps(anna, "✍️ Signera")
    await taps(anna, "Fler besök")
    await anna.hears("Delsignerad, 1/1 rad. Fler besök följer.")
    await anna.says("ångra")
    await anna.hears("Ångrat på AO 1")
    assert (await company.order(1)).signatures == ()


@pytest.mark.shows("C", "XT-06")
async def test_what_stands_in_the_way(company: Company, anna: PersonHandle) -> None:
    """XT-06: /why in Swedish."""
    await company.sets("require-object-to-sign", "on")
    await anna.says("/why")
    told = await anna.hears("AO 1: det som står i vägen")
    assert "serviceobjekt" in told.text
