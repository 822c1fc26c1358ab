"""From signed to invoiced: ready, to the accounting software, invoiced, restored, continued (IN, BK, RS)."""

from aiohttp import web

from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.backorders import GenerateBackorder, generate_backorder
from core.usecases.finishing import (
    ArticlesLeftToOrder,
    AsksToInvoiceAgain,
    AsksToSend,
    MarkReady,
    PayersDiffer,
    WithdrawReady,
    mark_ready,
    withdraw_ready,
)
from core.usecases.invoicing import GenerateInvoice, MarkInvoiced, generate_invoice, mark_invoiced
from core.usecases.restoring import RestoreOrder, restore_order
from core.words import N_
from core.work_order import Origin
from web.office.desk import Desk
from web.office.order.at import done, number_of, page_of
from web.office.order.questions import MakesInvoice


async def ready(desk: Desk) -> web.StreamResponse:
    """Ready for invoicing, with every question the order raises (IN-01, IN-04, IN-05, AO-11)."""
    number, form = number_of(desk), desk.form
    again = form.answer_to(AsksToInvoiceAgain)
    send = form.answer_to(AsksToSend) if again is None else again
    command = MarkReady(
        number, form.agreed(ArticlesLeftToOrder), form.agreed(PayersDiffer), send,
        desk.words.today(desk.now),
    )  # fmt: skip
    order = await desk.do(mark_ready, command)
    if order.was_sent:
        return done(desk, N_("Order {number} is ready and goes to the accounting software."),
                    number=number)  # fmt: skip
    return done(desk, N_("Order {number} is ready for invoicing."), number=number)


async def withdraw(desk: Desk) -> web.StreamResponse:
    """Not ready after all."""
    number = number_of(desk)
    await desk.do(withdraw_ready, WithdrawReady(number))
    return done(desk, N_("Order {number} is not ready any more."), number=number)


async def send(desk: Desk) -> web.StreamResponse:
    """To the accounting software (IN-02)."""
    number = number_of(desk)
    await desk.do(send_to_accounting, SendToAccounting(number))
    return done(desk, N_("Order {number} goes to the accounting software."), number=number)


async def invoice(desk: Desk) -> web.StreamResponse:
    """Make the invoice here, once somebody is sure (IN-03)."""
    number = number_of(desk)
    if not desk.form.agreed(MakesInvoice):
        raise MakesInvoice(number=number)
    today = desk.words.today(desk.now)
    made = await desk.do(generate_invoice, GenerateInvoice(number, today=today))
    return done(desk, N_("Invoice {invoice} is made of order {number}."), invoice=made.number,
                number=number)  # fmt: skip


async def invoiced(desk: Desk) -> web.StreamResponse:
    """Invoiced elsewhere, under a number if it is known (IN-06)."""
    number = number_of(desk)
    await desk.do(mark_invoiced, MarkInvoiced(number, desk.form.text("invoice")))
    return done(desk, N_("Order {number} is invoiced."), number=number)


async def restore(desk: Desk) -> web.StreamResponse:
    """Open an invoiced order again (RS-01)."""
    number = number_of(desk)
    await desk.do(restore_order, RestoreOrder(number))
    sentence = N_(
        "Order {number} is open again; its articles, time, prices and customer are locked. "
        "When you are done, set it to ready and mark it as invoiced."
    )
    return done(desk, sentence, number=number)


async def backorder(desk: Desk) -> web.StreamResponse:
    """Go on where this one was finished (BK-01)."""
    number = number_of(desk)
    made = await desk.do(generate_backorder, GenerateBackorder(number, Origin.WEB))
    return desk.back(N_("Backorder {number} is made."), to=page_of(made.number),
                     number=made.number)  # fmt: skip


DEEDS = {
    "/ready": ready,
    "/withdraw-ready": withdraw,
    "/send-to-accounting": send,
    "/invoice": invoice,
    "/invoiced": invoiced,
    "/restore": restore,
    "/backorder": backorder,
}
