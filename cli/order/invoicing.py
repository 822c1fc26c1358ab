"""``ordna order invoice`` and what comes after it: invoiced, continued on a backorder, restored."""

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.parts import print_json, print_table
from core.invoices import Invoice
from core.numbers import OrderNumber
from core.shapes import shape
from core.usecases.backorders import GenerateBackorder, generate_backorder
from core.usecases.invoicing import (
    DUE_DAYS,
    GenerateInvoice,
    MarkInvoiced,
    generate_invoice,
    mark_invoiced,
)
from core.usecases.restoring import RestoreOrder, restore_order
from core.words import N_
from core.work_order import Origin


@order_command("invoice")
@click.argument("number", type=NUMBER)
@click.option("--due-days", type=int, default=DUE_DAYS, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The whole invoice as one object.")
async def invoice(act: Act, number: OrderNumber, due_days: int, *, as_json: bool) -> None:
    """Makes the invoice of a ready order."""
    made = await act.do(generate_invoice, GenerateInvoice(number, due_days, act.today))
    if as_json:
        print_json(shape(made))
        return
    _print_invoice(made, act)


@order_command("mark-invoiced")
@click.argument("number", type=NUMBER)
@click.option("--invoice", "theirs", default="", metavar="NUMBER", help="The invoice's number.")
async def marked(act: Act, number: OrderNumber, theirs: str) -> None:
    """Marks a ready order as invoiced."""
    await act.do(mark_invoiced, MarkInvoiced(number, theirs))
    act.say(N_("Order {number} is invoiced."), number=number)


@order_command()
@click.argument("number", type=NUMBER)
async def backorder(act: Act, number: OrderNumber) -> None:
    """Continues a finished order on a backorder; prints its number."""
    made = await act.do(generate_backorder, GenerateBackorder(number, Origin.CLI))
    click.echo(str(made.number))


@order_command()
@click.argument("number", type=NUMBER)
async def restore(act: Act, number: OrderNumber) -> None:
    """Opens an invoiced order again, for what does not stand on the invoice."""
    await act.do(restore_order, RestoreOrder(number))
    act.say(
        N_(
            "Order {number} is open again; its articles, time, prices and customer are locked. "
            "When you are done, set it to ready and mark it as invoiced."
        ),
        number=number,
    )


def _print_invoice(made: Invoice, act: Act) -> None:
    words, now = act.words, act.today
    act.say(
        N_("Invoice {invoice} to {payer}, to be paid by {day}."),
        invoice=made.number,
        payer=made.payer.name,
        day=words.day(made.due_on, now),
    )
    print_table([
        (
            f"{words.quantity(line.quantity)} {line.unit}",
            line.name,
            words.money(line.amounts.net) if line.amounts else "",
        )
        for line in made.lines
    ])  # fmt: skip
    if made.totals is not None:
        if made.totals.unpriced:
            click.echo(
                words.plural(
                    "{count} line has no price.",
                    "{count} lines have no price.",
                    made.totals.unpriced,
                )
            )
        act.say(
            N_("Net {net}, VAT {vat}, to pay {total}."),
            net=words.money(made.totals.net),
            vat=words.money(made.totals.vat),
            total=words.money(made.totals.total),
        )
