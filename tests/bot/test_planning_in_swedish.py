"""Planning in Swedish: given, taken, booked, on the way, and what waits."""

import pytest

from core.people import Role
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company

shows = pytest.mark.shows


@pytest.fixture
async def maja(company: Company) -> PersonHandle:
    """A dispatcher who speaks Swedish."""
    return await company.joins("Maja Lind", Role.DISPATCHER, "sv")


@pytest.fixture
async def anna(company: Company) -> PersonHandle:
    """A technician who speaks Swedish."""
    return await company.joins("Anna Berg", language="sv")


@shows("C", "BO-01", "BO-06", "BO-07")
async def test_en_tid_bokas_i_kalendern_och_bekraftas(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Boka")
    await maja.hears("Vem ska bokas?", button="Anna · ledig")
    await taps(maja, "Anna · ledig")
    await maja.hears("Vilken dag?", button="[24]")
    await taps(maja, "26")
    await maja.hears("Vilken tid?", button="Hela dagen")
    await taps(maja, "8–10")
    await maja.hears("få en bokningsbekräftelse?", button="Ångra")
    await taps(maja, "Ja")
    await maja.hears("tor 26 nov 8–10 · Anna · bekräftad idag")


@shows("C", "XT-05", "PE-10")
async def test_en_order_erbjuds_alla_och_tas_av_den_forsta(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    erik = await company.joins("Erik Ek", language="sv")
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Tilldela")
    await taps(maja, "Erbjud alla")
    await maja.hears("är erbjuden till Anna, Erik")
    await taps(anna, "Ta ordern")
    await erik.hears("Tagen av Anna Berg.")


@shows("C", "RV-04")
async def test_pa_vag_meddelar_kunden(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await taps(anna, "Jag gör det")
    await taps(anna, "På väg")
    await anna.hears("Ett mejl går till karin@brfeken.example")
    await taps(anna, "30 min")
    await anna.hears("Anna är på väg, framme omkring 10.30", button="Ångra")


@shows("C", "WO-20")
async def test_tavlan_visar_det_som_vantar(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await maja.says("/board")
    await maja.hears("Det som väntar", button="Ingen har den · 1")
    await taps(maja, "Ingen har den")
    await maja.hears("Dörren stänger inte", button="Tilldela")
