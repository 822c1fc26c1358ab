"""``ordna order send`` and ``recipients``: letters to the customer's side."""

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.places import seen
from cli.parts import print_json, print_table
from core.numbers import OrderNumber
from core.recipients import WHOSE_LABELS, Recipient, recipients_of
from core.usecases.messages import LETTER_LABELS, Letter, SendMessage, send_message
from core.words import N_

LETTERS = click.Choice([letter.value for letter in Letter])


@order_command("recipients")
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def recipients(act: Act, number: OrderNumber, as_json: bool) -> None:
    """Who can be written to: contacts of the order, the customer, the facility, the payer."""
    order = await seen(act, number)
    found = await act.ask(lambda uow: recipients_of(order, uow))
    if as_json:
        print_json([
            {"name": each.name, "email": each.email, "phone": each.phone, "of": each.whose.value}
            for each in found
        ])  # fmt: skip
        return
    print_table([_row(each, act) for each in found])


@order_command("send")
@click.argument("number", type=NUMBER)
@click.argument("letters", type=LETTERS, nargs=-1, required=True)
@click.option("--to", "addresses", multiple=True, help="An address, or a phone number with --sms.")
@click.option("--text", help="The message; the company's own if left out.")
@click.option("--sms", "by_sms", is_flag=True, help="As a text message.")
async def send(
    act: Act,
    number: OrderNumber,
    letters: tuple[str, ...],
    addresses: tuple[str, ...],
    text: str | None,
    by_sms: bool,
) -> None:
    """Sends letters: message, order-confirmation, booking-confirmation, self-checks, protocol."""
    chosen = tuple(Letter(each) for each in letters)
    gateway = act.parts.environment.sms is not None
    command = SendMessage(number, chosen, addresses, text, by_sms=by_sms, gateway=gateway)
    sent = await act.do(send_message, command)
    for letter in sent.letters:
        act.say(
            N_("{letter}: on its way to {recipients}."),
            letter=LETTER_LABELS[letter],
            recipients=", ".join(sent.recipients),
        )


def _row(recipient: Recipient, act: Act) -> tuple[str, ...]:
    whose = act.words.text(WHOSE_LABELS[recipient.whose])
    return (recipient.name, recipient.email or "", recipient.phone or "", whose)
