"""The other papers of the house: confirmation, self-checks, quote, purchase order, invoice, list."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from core.invoices import Terms, invoice_of
from core.lines import Line
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.purchases import PurchaseOrder
from core.quotes import QuoteTerms, quote_of
from core.refusals import NoSuchOrder, Refused
from core.registers import Supplier
from core.self_checks import Choice, Point, PointTemplate, SelfCheck
from core.usecases.seeing_quotes import NoSuchQuote
from core.views import ALL_PRICES, NO_PRICES, Prices
from core.work_order import State, WorkOrder
from notifications.papers import Papers, Press, Reader
from notifications.papers.order_list import WantedList, order_list
from notifications.papers.purchase import purchase_paper
from notifications.papers.quote import quote_paper
from tests.intake.desk import ThisProcess
from tests.notifications.approved import assert_looks_approved, needs_poppler
from tests.notifications.conftest import Office
from tests.notifications.example import ANNA, ASSIGNMENT, DORIS, EKEN, NOW, NUMBER, ORDER, an_id
from tests.notifications.printed import text_in
from tests.notifications.spoken import speech
from tests.notifications.stored import stored
from tests.notifications.test_protocol import Shelf

ORDERED = an_id(70)
CHECK = SelfCheck(
    "Porttillsyn",
    completed=True,
    points=(
        Point(
            PointTemplate("Klämskydd", unit="N"),
            value="142.5",
            approved=True,
            id=an_id(61),
        ),
        Point(
            PointTemplate("Kedja", choices=(Choice("sliten", False),)),
            choice="sliten",
            approved=False,
            note="Byts vid nästa besök",
            id=an_id(62),
        ),
        Point(PointTemplate("Nödstopp"), approved=True, id=an_id(63)),
    ),
    completed_by="Anna Berg",
    completed_at=NOW,
    id=an_id(60),
)
LIFT = replace(
    ASSIGNMENT,
    description="Byt lampor i trapphuset",
    error="",
    cause="",
    service_object=None,
    measures=(),
    time=(),
    articles=(
        Line("LED-lampa 9 W", Decimal(6), "Anna Berg", NOW, number="L9", price=Decimal(79)),
    ),
    to_order=(),
    id=an_id(31),
)
ON_PURCHASE = replace(
    ASSIGNMENT, to_order=tuple(replace(each, purchase_order="1") for each in ASSIGNMENT.to_order)
)
FULL = replace(
    ORDER,
    assignments=(replace(ON_PURCHASE, self_checks=(CHECK,)), LIFT),
    signatures=(),
    state=State.READY,
)
KINDS = ("confirmation", "self-checks", "articles-to-order", "invoice")


@pytest.fixture
async def papers(office: Office) -> Papers:
    """The house's papers, of an order with a quote, an invoice and a purchase order."""
    await office.write(stored(FULL))
    await office.write(_around)
    return Papers(Press(office.door, Shelf(), ThisProcess(), speech))


def _around(uow: UnitOfWork) -> None:
    terms = QuoteTerms("7", "Doris Dunn", date(2026, 11, 24), 30)
    uow.quotes.put(quote_of(FULL, terms, lambda row: _priced(row.name, row.quantity)))
    invoice = Terms("31", date(2026, 11, 25), 30, "Doris Dunn", Decimal(25))
    uow.invoices.add(invoice_of(FULL, replace(EKEN, address="Storgatan 5, 171 44 Solna"), invoice))
    supplier = Supplier("Portdelar i Väst AB", "order@portdelar.example", "031-20 30 40")
    uow.suppliers.put(supplier)
    uow.purchase_orders.put(PurchaseOrder(1, supplier, NOW, "Doris Dunn"))


def _priced(name: str, quantity: Decimal) -> Line:
    return Line(name, quantity, "", NOW, price=Decimal(210))


async def made(
    papers: Papers, name: str, language: str = "en", prices: Prices = ALL_PRICES
) -> bytes:
    """A paper by its name."""
    reader, doris = Reader(language, prices), Actor.of(DORIS)
    match name:
        case "quote":
            return await papers.of(quote_paper, ("7", doris), reader)
        case "purchase-order":
            return await papers.of(purchase_paper, (1, doris), reader)
        case "order-list":
            return await papers.of(order_list, WantedList(doris), reader)
        case _:
            return await papers.pdf(name, NUMBER, language, prices)


EVERY = (*KINDS, "quote", "purchase-order", "order-list")


@needs_poppler
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", EVERY)
@pytest.mark.shows("P", "LS-22", "IN-03", "QU-01", "QU-02", "AO-05", "SC-07", "SE-73")
async def test_a_paper_looks_as_approved(papers: Papers, name: str, language: str) -> None:
    assert_looks_approved(await made(papers, name, language), f"{name}-{language}")


SAYS: tuple[Any, ...] = (
    pytest.param("confirmation", ("Order confirmation", "26 Nov 2026", "Anna Berg", "PO 7781")),
    pytest.param("self-checks", ("Porttillsyn", "142.5 N", "not approved", "Byts vid nästa besök")),
    pytest.param("articles-to-order", ("P12", "Gångjärn", "2.5 m", "ordered")),
    pytest.param(
        "invoice",
        ("No. 31", "25 Nov 2026", "25 Dec 2026", "VAT no. SE556677889901", "123-4566", "To pay",
         "VAT 25 % on", "Approved for F-tax", "4010"),
        marks=pytest.mark.shows("P", "IN-03"),
    ),
    pytest.param(
        "quote", ("No. 7", "Our reference Doris Dunn", "24 Dec 2026", "Tätningslist", "D-014"),
        marks=pytest.mark.shows("P", "QU-01", "QU-02"),
    ),
    pytest.param(
        "purchase-order", ("Portdelar i Väst AB", "P12", "AO 421", "Verkstadsgatan 4"),
        marks=pytest.mark.shows("P", "AO-05"),
    ),
    pytest.param(
        "order-list", ("1 order", "421", "Dörren stänger inte", "Anna Berg"),
        marks=pytest.mark.shows("P", "LS-22"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "parts"), SAYS)
async def test_a_paper_says_all_that_belongs_on_it(
    papers: Papers, name: str, parts: tuple[str, ...]
) -> None:
    text = text_in(await made(papers, name)).replace("\u00a0", " ")
    assert [each for each in parts if each not in text] == []


@pytest.mark.parametrize("name", ["confirmation", "quote", "invoice"])
@pytest.mark.shows("P", "PE-24", "SE-09")
async def test_whoever_sees_no_prices_reads_none(papers: Papers, name: str) -> None:
    text = text_in(await made(papers, name, prices=NO_PRICES))
    assert [word for word in ("kr", "Total", "Price", "VAT 25") if word in text] == []


@pytest.mark.parametrize("name", ["confirmation", "quote", "invoice"])
@pytest.mark.shows("P", "SE-09")
async def test_no_paper_has_prices_while_prints_have_none(
    papers: Papers, office: Office, name: str
) -> None:
    await office.write(lambda uow: uow.settings.put("remove-prices-from-print", "on"))
    assert "kr" not in text_in(await made(papers, name))


@pytest.mark.parametrize("name", ["confirmation", "quote", "invoice"])
@pytest.mark.shows("P", "PE-30", "AR-11")
async def test_discounts_are_for_whoever_may_see_them(papers: Papers, name: str) -> None:
    text = text_in(await made(papers, name, prices=Prices(discounts=False)))
    assert ("Discount" in text, "kr" in text) == (False, True)


@pytest.mark.shows("P", "IN-03")
async def test_an_invoice_adds_up(papers: Papers) -> None:
    text = text_in(await made(papers, "invoice")).replace("\u00a0", " ")
    # 1.5 × 850 + 2 × 1240.50 less 10 % + 6 × 79
    assert all(each in text for each in ("3 981.90 kr", "995.48 kr", "4 977.38 kr"))


@pytest.mark.parametrize("name", ["self-checks", "articles-to-order", "invoice"])
async def test_what_an_order_has_none_of_is_not_printed(office: Office, name: str) -> None:
    bare = replace(ORDER, assignments=(LIFT,))
    await office.write(stored(bare))
    papers = Papers(Press(office.door, Shelf(), ThisProcess(), speech))
    with pytest.raises(Refused):
        await made(papers, name)


async def test_no_paper_is_made_of_an_order_that_is_not_there(papers: Papers) -> None:
    with pytest.raises(NoSuchOrder):
        await papers.pdf("confirmation", OrderNumber(999), "en", ALL_PRICES)


async def test_a_quote_is_for_whoever_sees_its_order(papers: Papers) -> None:
    stranger = replace(Actor.of(ANNA), user_id=an_id(99), rights=frozenset())
    with pytest.raises(NoSuchQuote):
        await papers.of(quote_paper, ("7", stranger), Reader("en", ALL_PRICES))


@pytest.mark.shows("P", "LS-22")
async def test_a_list_has_the_columns_that_are_asked_for(papers: Papers) -> None:
    wanted = WantedList(SYSTEM, columns=("number", "customer", "cost-centre"))
    text = text_in(await papers.of(order_list, wanted, Reader("en", ALL_PRICES)))
    assert ("4010" in text, "Dörren stänger inte" in text) == (True, False)


@pytest.mark.shows("P", "LS-22")
async def test_a_long_list_is_printed_on_many_pages(papers: Papers, office: Office) -> None:
    def more(uow: UnitOfWork) -> None:
        for number in range(500, 600):
            uow.work_orders.add(_plain(number))

    await office.write(more)
    text = text_in(await papers.of(order_list, WantedList(SYSTEM), Reader("en", ALL_PRICES)))
    assert ("101 orders" in text, "Page 3 of" in text) == (True, True)


def _plain(number: int) -> WorkOrder:
    at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=number - 500)
    return WorkOrder(OrderNumber(number), EKEN, ORDER.origin, at, "Karin Ek")


async def test_hostile_text_is_printed_as_it_stands(office: Office) -> None:
    nasty = "<b>&\x00\u202e</para> " + "x" * 3000
    thing = replace(ASSIGNMENT, description=nasty, error=nasty)
    await office.write(stored(replace(ORDER, assignments=(thing,))))
    papers = Papers(Press(office.door, Shelf(), ThisProcess(), speech))
    assert "<b>&" in text_in(await made(papers, "confirmation"))


@pytest.mark.shows("P", "SE-57")
@pytest.mark.parametrize("name", ["confirmation", "quote"])
async def test_a_paper_has_the_texts_of_its_own_template(
    papers: Papers, office: Office, name: str
) -> None:
    own = f'[{{"name": "Ours", "paper": "{name}", "starred": true, "below": "Welcome back."}}]'
    await office.write(lambda uow: uow.settings.put("paper-templates", own))
    texts = [text_in(await made(papers, each)) for each in (name, "purchase-order")]
    assert ["Welcome back." in each for each in texts] == [True, False]


@pytest.mark.shows("P", "IN-03")
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_a_paper_names_its_language_and_its_company(papers: Papers, language: str) -> None:
    pdf = PdfReader(BytesIO(await made(papers, "invoice", language)))
    said = pdf.metadata
    assert said is not None
    assert (said.author, str(pdf.root_object["/Lang"])) == ("Nordport Service AB", language)
