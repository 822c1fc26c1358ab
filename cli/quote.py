"""``ordna quote``: what is offered to customers, and what they answered."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import click

from cli.order.commands import NUMBER, Act, acting
from cli.order.showing import hand_out
from cli.parts import Commands, print_json, print_table
from core import settings
from core.lines import Line
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.prices import totals
from core.quotes import QUOTE_LABELS, Quote
from core.shapes import shape
from core.usecases.quotes import (
    VALID_DAYS,
    AcceptQuote,
    CreateQuote,
    DeclineQuote,
    MailQuote,
    SendQuote,
    accept_quote,
    create_quote,
    decline_quote,
    mail_quote,
    send_quote,
)
from core.usecases.seeing_quotes import ListQuotes, SeeQuote, list_quotes, see_quote
from core.views import prices_for
from core.words import N_
from core.work_order import Origin
from notifications.papers import Reader
from notifications.papers.quote import quote_paper


@click.group(cls=Commands)
def quote() -> None:
    """Makes quotes of orders, and notes what the customer answered."""


@quote.command("list")
@click.option("--order", "number", type=NUMBER, help="Only those of this order.")
@click.option("--json", "as_json", is_flag=True)
@acting
async def list_command(act: Act, number: OrderNumber | None, *, as_json: bool) -> None:
    """The quotes, newest first."""
    found = await act.ask(partial(list_quotes, ListQuotes(number), act.actor))
    if as_json:
        print_json([shape(each) for each in found])
        return
    if not found:
        act.say(N_("No quotes. Make one of an order: ordna quote new NUMBER"))
    print_table([_row(each, act) for each in found])


@quote.command("show")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True)
@acting
async def show(act: Act, number: str, *, as_json: bool) -> None:
    """One quote."""
    found = await act.ask(partial(see_quote, SeeQuote(number), act.actor))
    if as_json:
        print_json(shape(found))
        return
    await _print_quote(found, act)


@quote.command("pdf")
@click.argument("number")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--language", type=click.Choice(["sv", "en"]))
@acting
async def pdf(act: Act, number: str, output: Path, language: str | None) -> None:
    """Writes one quote as PDF; ``-o -`` is the standard output."""
    reader = Reader(language or act.parts.environment.language, prices_for(act.actor))
    hand_out(output, await act.parts.papers.of(quote_paper, (number, act.actor), reader))


@quote.command("new")
@click.argument("number", type=NUMBER)
@click.option("--valid-days", type=int, default=VALID_DAYS, show_default=True)
@acting
async def new(act: Act, number: OrderNumber, valid_days: int) -> None:
    """Makes a quote of an order; prints its number."""
    made = await act.do(create_quote, CreateQuote(number, valid_days, act.today))
    click.echo(made.number)


@quote.command("send")
@click.argument("number")
@click.option("--mail", is_flag=True, help="Mails it as a PDF, to the contact.")
@click.option("--to", "addresses", multiple=True, help="Mails it to this address instead.")
@click.option("--text", default="", help="What is said with it.")
@acting
async def send(act: Act, number: str, mail: bool, addresses: tuple[str, ...], text: str) -> None:
    """Mails it with --mail or --to; without, notes that the customer has got it."""
    if mail or addresses:
        await act.do(mail_quote, MailQuote(number, addresses, text))
    else:
        await act.do(send_quote, SendQuote(number))
    act.say(N_("Quote {quote} is sent."), quote=number)


@quote.command("accept")
@click.argument("number")
@acting
async def accept(act: Act, number: str) -> None:
    """The customer said yes: makes an order of it and prints its number."""
    order = await act.do(accept_quote, AcceptQuote(number, act.today, Origin.CLI))
    click.echo(str(order.number))


@quote.command("decline")
@click.argument("number")
@click.argument("reason", default="")
@acting
async def decline(act: Act, number: str, reason: str) -> None:
    """The customer said no, and perhaps why."""
    await act.do(decline_quote, DeclineQuote(number, reason, act.today))
    act.say(N_("Quote {quote} is declined."), quote=number)


def _row(each: Quote, act: Act) -> tuple[str, ...]:
    state = act.words.text(QUOTE_LABELS[each.state])
    return (each.number, state, each.title[:50], each.customer.name, f"AO {each.order}")


async def _print_quote(found: Quote, act: Act) -> None:
    words = act.words
    click.echo(f"{found.number} · {words.text(QUOTE_LABELS[found.state])} · {found.title}")
    for label, value in _facts(found, act):
        click.echo(f"  {words.text(label)}: {value}")
    print_table([_line(line, act) for line in found.lines])
    sums = totals(found.lines, await act.ask(_vat_rate))
    if any(line.price is not None for line in found.lines):
        act.say(
            N_("Net {net}, VAT {vat}, to pay {total}."),
            net=words.money(sums.net),
            vat=words.money(sums.vat),
            total=words.money(sums.total),
        )


def _facts(found: Quote, act: Act) -> list[tuple[str, str]]:
    facts = [
        (N_("Customer"), found.customer.name),
        (N_("Facility"), found.facility.name if found.facility else ""),
        (N_("Our reference"), found.our_reference),
        (N_("Valid until"), act.words.day(found.valid_until, act.today)),
        (N_("Reason"), found.reason),
        (N_("Order"), f"AO {found.made}" if found.made else ""),
    ]
    return [(label, value) for label, value in facts if value]


def _line(line: Line, act: Act) -> tuple[str, ...]:
    price = act.words.money(line.price) if line.price is not None else ""
    return (f"  {act.words.quantity(line.quantity)} {line.unit}", line.name, price)


def _vat_rate(uow: UnitOfWork) -> Decimal:
    return uow.settings.all()[settings.VAT_RATE]
