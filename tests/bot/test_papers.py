"""Papers as files in a chat: an order's, a quote, a purchase order, an invoice, a list."""

import io
import re
from decimal import Decimal

import pytest
from pypdf import PdfReader

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.registers import Supplier
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.invoicing import GenerateInvoice, generate_invoice
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.self_checks import AddSelfCheck, add_self_check
from core.usecases.signing import Sign, sign
from sandbox.client import HeardMessage, PersonHandle
from tests.bot.acting import opens, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)
PAPERS, MONEY = "Papers and messages …", "Invoicing …"


async def text_of(company: Company, heard: HeardMessage) -> str:
    """What a file says."""
    content = await company.client.file(heard.raw["document"]["file_unique_id"])
    pages = PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """Somebody at the office, with an order open on which an article was used."""
    doris = await company.joins("Doris Dal", Role.OFFICE)
    await company.reports()
    await company.bot.door.do(add_article, AddArticle(ONE, "4711", Decimal(1)), SYSTEM)
    await doris.says("/order 1")
    await doris.hears("AO 1", button="More", anew=False)
    return doris


@pytest.mark.shows("C", "WO-01", "AR-11")
async def test_the_order_confirmation_comes_with_a_tap(
    company: Company, doris: PersonHandle
) -> None:
    await opens(doris, PAPERS, "📎 Order confirmation")
    sent = await doris.hears("Order confirmation for AO 1", button="Open AO 1")
    assert "Dörrstängare TS 83" in await text_of(company, sent)


@pytest.mark.shows("C", "PE-24", "SE-09")
async def test_a_paper_has_the_prices_that_its_reader_sees(
    company: Company, doris: PersonHandle
) -> None:
    await company.sets("remove-prices-from-print", "on")
    await opens(doris, PAPERS, "📎 Order confirmation")
    sent = await doris.hears("Order confirmation for AO 1")
    assert "kr" not in await text_of(company, sent)


@pytest.mark.shows("C", "SC-07")
async def test_self_checks_come_whole(company: Company, doris: PersonHandle) -> None:
    gate = SelfCheckTemplate("Porttillsyn", (PointTemplate("Nödstopp"),))
    await company.writes(lambda uow: uow.self_check_templates.put(gate))
    await company.bot.door.do(add_self_check, AddSelfCheck(ONE, gate.id), SYSTEM)
    await opens(doris, PAPERS, "📎 Self-checks")
    assert "Nödstopp" in await text_of(company, await doris.hears("Self-checks for AO 1"))


@pytest.mark.shows("C", "AO-06")
async def test_articles_to_be_ordered_come_as_a_paper(
    company: Company, doris: PersonHandle
) -> None:
    await company.bot.door.do(ask_for_article, AskForArticle(ONE, "P12", Decimal(3)), SYSTEM)
    await opens(doris, PAPERS, "📎 Articles to be ordered")
    sent = await doris.hears("Articles to be ordered for AO 1")
    assert "Gångjärn 110 mm" in await text_of(company, sent)


@pytest.mark.shows("C", "QU-01", "QU-02")
async def test_a_quote_comes_as_it_would_be_given_to_the_customer(
    company: Company, doris: PersonHandle
) -> None:
    await opens(doris, "Quotes …", "Make a quote", "📎 As PDF")
    sent = await doris.hears("Quote 1 to ", button="Open AO 1")
    assert "Our reference Doris Dal" in await text_of(company, sent)


@pytest.mark.shows("C", "AO-05")
async def test_a_purchase_order_comes_as_it_would_be_given_to_the_supplier(
    company: Company, doris: PersonHandle
) -> None:
    await company.writes(lambda uow: uow.suppliers.put(Supplier("Ahlsell")))
    await company.bot.door.do(ask_for_article, AskForArticle(ONE, "P12", Decimal(3)), SYSTEM)
    await opens(doris, "The work …", "🛒 To order", "Put on a purchase order", "Ahlsell")
    await taps(doris, "📎 Purchase order 1")
    sent = await doris.hears("Purchase order 1 to Ahlsell")
    assert "Gångjärn 110 mm" in await text_of(company, sent)


@pytest.mark.shows("C", "IN-03")
async def test_an_invoice_comes_as_a_paper_once_it_is_made(
    company: Company, doris: PersonHandle
) -> None:
    do, day = company.bot.door.do, company.clock().date()
    await company.sets("customer-signatures", "off")
    await do(add_measure, AddMeasure(ONE, "Replaced the closer", day), SYSTEM)
    await do(sign, Sign(ONE, "Anna Berg"), SYSTEM)
    await do(mark_ready, MarkReady(ONE, send=False), SYSTEM)
    await do(generate_invoice, GenerateInvoice(ONE), SYSTEM)
    await doris.says("/order 1")
    await doris.hears("AO 1", button="More")
    await opens(doris, MONEY, "📎 Tax invoice")
    sent = await doris.hears("Tax invoice for AO 1")
    assert "To pay 1 550 kr" in await text_of(company, sent)


@pytest.mark.shows("C", "LS-22")
async def test_a_list_is_printed_as_it_is_filtered(company: Company, doris: PersonHandle) -> None:
    await company.reports(subject="Porten kärvar", sender_email="bo@example.com")
    await doris.says("/list open porten")
    await taps(doris, "All of them …")
    await taps(doris, "📎 As PDF")
    text = await text_of(company, await doris.hears("1 order to print"))
    assert ("Porten kärvar" in text, "1 order" in text) == (True, True)


@pytest.mark.shows("C", "QU-01")
async def test_a_paper_comes_in_its_reader_s_language(
    company: Company, doris: PersonHandle
) -> None:
    await doris.says("/language sv")
    await taps(doris, "Svenska")
    await doris.says("/order 1")
    await doris.hears("AO 1", button="Mer")
    for label in ("Mer", "Papper och meddelanden …", "📎 Orderbekräftelse"):
        await taps(doris, label)
    sent = await doris.hears("Orderbekräftelse för AO 1", button="Öppna AO 1")
    assert "Orderbekräftelse" in await text_of(company, sent)
