"""What the company sets, seen in the letters that follow and on the papers that are printed."""

import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.deliveries import Channel
from core.links import Purpose
from core.people import SYSTEM, Actor
from core.usecases.articles_to_order import (
    AskForArticle,
    SaveArticlesToOrder,
    ask_for_article,
    save_articles_to_order,
)
from core.usecases.faults import ReportFault, report_fault
from core.usecases.settings import SetSetting, set_setting
from notifications.protocol import Protocols
from notifications.rules import Rules
from storage.database import Database
from storage.door import SqlDoor
from tests.notifications.conftest import Clock, Office
from tests.notifications.example import ANNA, NUMBER
from tests.notifications.photographed import PHOTOS, SIGNED_ORDER
from tests.notifications.spoken import speech
from tests.notifications.stored import stored
from tests.notifications.test_protocol import Here, Shelf

FAULT = ReportFault("Karin Ek", "karin@brfeken.example", "The door", "It stands open.", "sv")
ADDRESS = "parts@nordport.example"


@dataclass(frozen=True)
class Company:
    """A company with one signed order, whose letters follow the rules."""

    door: SqlDoor

    async def sets(self, key: str, value: str) -> None:
        """Change a setting."""
        await self.door.do(set_setting, SetSetting(key, value), SYSTEM)

    async def mailed(self, letter: str) -> list[str]:
        """To whom this letter was written."""
        rows = await self.door.ask(lambda uow: uow.outbox.rows())
        return [row.to for row in rows if (row.letter, row.channel) == (letter, Channel.EMAIL)]

    async def saves_an_article_to_order(self) -> None:
        """Somebody needs a part, and is done writing."""
        wish, save = AskForArticle(NUMBER, "P12", Decimal(1)), SaveArticlesToOrder(NUMBER, ANNA.id)
        await self.door.do(ask_for_article, wish, Actor.of(ANNA))
        await self.door.do(save_articles_to_order, save, Actor.of(ANNA))

    async def prints(self) -> PdfReader:
        """The protocol, with prices."""
        made = Protocols(self.door, Shelf(), Here(), speech)
        return PdfReader(BytesIO(await made.pdf(NUMBER, "sv", with_prices=True)))

    async def prints_text(self) -> str:
        """All that the protocol says, its spaces made one."""
        pages = (await self.prints()).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.fixture
async def company(empty_database: Path, tmp_path: Path, clock: Clock) -> AsyncIterator[Company]:
    shutil.copy(empty_database, tmp_path / "ordna.db")
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'ordna.db'}")
    door = SqlDoor(database, Rules("sv"), clock)
    await Office(door, clock).write(stored(SIGNED_ORDER))
    yield Company(door)
    await database.close()


@pytest.mark.shows("U", "SE-01", "AO-03")
async def test_articles_to_order_are_mailed_to_the_address_for_them(company: Company) -> None:
    await company.sets("articles-to-order-email", ADDRESS)
    await company.saves_an_article_to_order()
    assert await company.mailed("articles-to-order") == [ADDRESS]


@pytest.mark.shows("U", "SE-01")
@pytest.mark.parametrize("values", [(), (ADDRESS, "")])
async def test_without_an_address_they_are_not_mailed(
    company: Company, values: tuple[str, ...]
) -> None:
    for value in values:
        await company.sets("articles-to-order-email", value)
    await company.saves_an_article_to_order()
    assert await company.mailed("articles-to-order") == []


@pytest.mark.shows("U", "SE-63")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_whoever_reports_gets_a_link_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("customer-links", value)
    order = await company.door.do(report_fault, FAULT, SYSTEM)
    link = await company.door.ask(
        lambda uow: uow.links.standing(order.number, Purpose.ORDER_PAGE, FAULT.sender_email)
    )
    assert (await company.mailed("receipt"), link is not None) == (
        [FAULT.sender_email],
        value == "on",
    )


@pytest.mark.shows("U", "SE-06", "SG-10")
@pytest.mark.shows("P", "SE-06", "SG-10")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_signatures_are_printed_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("print-signatures", value)
    assert ("Signaturer" in await company.prints_text()) == (value == "on")


@pytest.mark.shows("U", "SE-07")
@pytest.mark.shows("P", "SE-07")
@pytest.mark.parametrize(("value", "photos"), [("on", len(PHOTOS)), ("off", 0)])
async def test_pictures_are_printed_where_the_company_wants_it(
    company: Company, value: str, photos: int
) -> None:
    await company.sets("print-images", value)
    await company.sets("print-signatures", "off")
    assert sum(len(page.images) for page in (await company.prints()).pages) == photos


@pytest.mark.shows("U", "SE-09")
@pytest.mark.shows("P", "SE-09")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_prices_are_left_out_of_print_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("remove-prices-from-print", value)
    assert ("1 240,50 kr" in await company.prints_text()) == (value == "off")


@pytest.mark.shows("U", "SE-73")
@pytest.mark.shows("P", "SE-73")
@pytest.mark.parametrize(
    ("key", "value", "printed"),
    [
        ("company-name", "Söderport AB", "Söderport AB"),
        ("company-address", "Hamngatan 1, 111 47 Stockholm", "Hamngatan 1, 111 47 Stockholm"),
        ("company-phone", "031-11 22 33", "031-11 22 33"),
        ("company-email", "hej@soderport.example", "hej@soderport.example"),
        ("company-organisation-number", "559000-1110", "Org.nr 559000-1110"),
        ("company-vat-number", "SE559000111001", "Momsreg.nr SE559000111001"),
        ("company-bankgiro", "765-4320", "Bankgiro 765-4320"),
    ],
)
async def test_the_company_s_profile_is_printed_as_it_is_set(
    company: Company, key: str, value: str, printed: str
) -> None:
    await company.sets(key, value)
    assert printed in await company.prints_text()


@pytest.mark.shows("U", "SE-73")
@pytest.mark.shows("P", "SE-73")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_f_tax_is_printed_only_where_it_is_so(company: Company, value: str) -> None:
    await company.sets("company-f-tax", value)
    assert ("Godkänd för F-skatt" in await company.prints_text()) == (value == "on")
