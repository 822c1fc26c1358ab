"""Invoices and quotes come back as they were made, and what belongs to an order moves and goes."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from core.chat import Place
from core.deliveries import Channel, NewDelivery
from core.invoices import Invoice, Terms, invoice_of
from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.ports import CardPlace, DueRow, UnitOfWork
from core.quotes import Quote, QuoteState, QuoteTerms, quote_of
from tests.storage.conftest import House
from tests.storage.keeping import keep
from tests.storage.orders import AT, a_line, full_order, plain_order

WHOLE = full_order()
DAY = date(2026, 11, 26)
ONE, TWO = OrderNumber(1), OrderNumber(2)


def an_invoice(number: str = "7") -> Invoice:
    """An invoice with every field filled in."""
    terms = Terms(number, DAY, 30, "Doris", Decimal(25))
    return invoice_of(WHOLE, WHOLE.invoiced_to or WHOLE.customer, terms)


def a_quote(number: str = "7") -> Quote:
    """A quote with every field filled in."""
    terms = QuoteTerms(number, "Doris", DAY, 30)
    quote = quote_of(WHOLE, terms, lambda row: a_line(row.name, WHOLE.signatures[0]))
    return replace(quote, answered_on=DAY, reason="För dyrt ☃", made=TWO)


async def test_an_invoice_comes_back_equal(house: House) -> None:
    await house.do(lambda uow: uow.invoices.add(an_invoice()))
    of_order = await house.ask(lambda uow: list(uow.invoices.of_order(WHOLE.number)))
    assert (of_order, await house.ask(lambda uow: uow.invoices.get("7"))) == (
        [an_invoice()],
        of_order[0],
    )


async def test_a_quote_comes_back_equal_and_changed(house: House) -> None:
    quote = a_quote()
    changed = replace(quote, state=QuoteState.ACCEPTED, reason="")
    for each in (quote, changed):
        await house.do(partial(_put, each))
        assert await house.do(lambda uow: uow.quotes.get("7")) == each
    assert await house.ask(lambda uow: list(uow.quotes.of_order(WHOLE.number))) == [changed]


async def test_quotes_are_listed_newest_first(house: House) -> None:
    for number in ("9", "10"):
        await house.do(partial(_put, a_quote(number)))
    listed = await house.ask(lambda uow: [each.number for each in uow.quotes.all()])
    assert listed == ["10", "9"]


async def test_each_series_counts_by_itself(house: House) -> None:
    def numbers(uow: UnitOfWork) -> list[str]:
        quotes, invoices = uow.quotes, uow.invoices
        return [quotes.next_number(), quotes.next_number(), invoices.next_number()]

    assert await house.do(numbers) == ["1", "2", "1"]


async def test_what_is_no_number_is_no_paper(house: House) -> None:
    for odd in ("", "x", "²", "-1", "9" * 40):
        assert await house.ask(partial(_papers, odd)) == (None, None)


async def test_backorders_are_found_by_what_they_continue(house: House) -> None:
    await keep(house, WHOLE)
    found = await house.ask(lambda uow: list(uow.work_orders.backorders_of(OrderNumber(421))))
    assert found == [WHOLE.number]


async def test_a_suffix_is_never_given_twice(house: House) -> None:
    await keep(house, WHOLE)
    await house.do(lambda uow: uow.work_orders.delete(WHOLE.number))
    given = [str(await house.do(lambda uow: uow.work_orders.next_suffix(421))) for _ in range(2)]
    assert given == ["421-1", "421-2"]


async def test_all_cards_of_an_order_are_found(house: House) -> None:
    for serial in (1, 2):
        await keep(house, plain_order(serial))
    shown = [CardPlace(Place(-100, thread), "1", "sv", message_id=9) for thread in (3, 7)]
    for each in (*shown, CardPlace(Place(-100, 3), "2", "sv", message_id=9)):
        await house.do(partial(_show, each))
    assert await house.ask(lambda uow: list(uow.chats.cards_of("1"))) == shown


async def test_a_card_that_is_sent_after_its_order_was_deleted_is_none(house: House) -> None:
    await house.do(partial(_show, CardPlace(Place(-100, 3), "7", "sv", message_id=9)))
    assert await house.ask(lambda uow: list(uow.chats.cards_of("7"))) == []


async def test_threads_letters_and_links_move_to_another_order(house: House) -> None:
    for serial in (1, 2):
        await keep(house, plain_order(serial))
    await house.do(_around_the_second)
    await house.do(_moved)
    assert await house.ask(_found_around) == (["1", "1"], 1, ONE)


async def test_a_deleted_order_leaves_nothing_around_it(house: House) -> None:
    await keep(house, plain_order(2))
    await house.do(_around_the_second)
    await house.do(lambda uow: uow.work_orders.delete(TWO))
    left = await house.ask(
        lambda uow: (
            uow.mails.order_of_thread(["<1@x>", "<2@x>"]),
            list(uow.outbox.rows(order="2")),
            uow.links.standing(TWO, Purpose.ORDER_PAGE, "k@x.example"),
            list(uow.due.of_order("2")),
            list(uow.due.of_order("1")),
        )
    )
    assert left == (None, [], None, [], [DueRow("fetch", "1", AT, {"order": "1"})])


def _put(quote: Quote, uow: UnitOfWork) -> None:
    uow.quotes.put(quote)


def _papers(number: str, uow: UnitOfWork) -> tuple[Quote | None, Invoice | None]:
    return uow.quotes.get(number), uow.invoices.get(number)


def _show(card: CardPlace, uow: UnitOfWork) -> None:
    uow.chats.put_card(card)


def _around_the_second(uow: UnitOfWork) -> None:
    for message_id in ("<1@x>", "<2@x>"):
        uow.mails.remember_thread(message_id, "2")
    letter = NewDelivery(Channel.EMAIL, "k@x.example", "receipt", "sv", {}, "2")
    uow.outbox.put(letter, "1", "Ordna")
    uow.links.put(Link(Purpose.ORDER_PAGE, TWO, "k@x.example", AT + timedelta(days=9)))
    for order in ("1", "2"):
        uow.due.put(DueRow("fetch", order, AT, {"order": order}))


def _moved(uow: UnitOfWork) -> None:
    uow.mails.move_threads("2", "1")
    uow.outbox.move("2", "1")
    uow.links.move(TWO, ONE)


def _found_around(uow: UnitOfWork) -> tuple[list[str | None], int, OrderNumber | None]:
    link = uow.links.standing(ONE, Purpose.ORDER_PAGE, "k@x.example")
    threads = [uow.mails.order_of_thread([each]) for each in ("<1@x>", "<2@x>")]
    return threads, len(uow.outbox.rows(order="1")), link.order if link else None
