"""``ordna order triage``: a dispatcher's word on a report that came by mail (XT-20)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import click

from cli.order.commands import NUMBER, Act, order_command
from core.blocking import Block
from core.numbers import OrderNumber
from core.parties import CustomerIsNew, customer_called
from core.ports import UnitOfWork
from core.registers import Customer
from core.usecases.reassigning import (
    NOT_FOR_US,
    NotForUs,
    ReassignCustomer,
    not_for_us,
    reassign_customer,
)
from core.usecases.triage import (
    ConfirmCustomer,
    MergeAsDuplicate,
    NotADuplicate,
    TakeClue,
    confirm_customer,
    merge_as_duplicate,
    not_a_duplicate,
    take_clue,
)
from core.words import N_


class NoCustomerCalled(CustomerIsNew):
    sentence = N_(
        "There is no customer called {name}. See them with: ordna register list customers"
    )


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of a report: the order, what follows the verb, and who is put away with it."""

    number: OrderNumber
    text: str
    block: Block


@order_command("triage")
@click.argument("number", type=NUMBER)
@click.argument("verb", metavar="VERB", type=click.Choice(("confirm", "customer", "take",
                                                           "not-for-us", "merge", "apart")))  # fmt: skip
@click.argument("text", metavar="[NAME|ORDER]", default="")
@click.option(
    "--block",
    type=click.Choice([each.value for each in Block]),
    default=Block.NOBODY.value,
    help="With not-for-us: whose mail is put away from now on.",
)
async def triage(act: Act, number: OrderNumber, verb: str, text: str, block: str) -> None:
    """Says whose a mailed report is, or what becomes of it.

    \b
    confirm [NAME]   the customer that was made of the mail is real
    customer NAME    it is this known customer's
    take NAME        the facility, object or number that was offered is right
    not-for-us       cancels it without a word to its sender
    merge ORDER      it is about that order again
    apart [ORDER]    it is not
    """
    await VERBS[verb](act, Word(number, text, Block(block)))


async def _confirm(act: Act, word: Word) -> None:
    order = await act.do(confirm_customer, ConfirmCustomer(word.number, word.text or None))
    act.say(
        N_("{customer} is a customer now, and has order {number}."),
        customer=order.customer.name,
        number=word.number,
    )


async def _customer(act: Act, word: Word) -> None:
    customer = await act.ask(lambda uow: _known(word.text, uow))
    await act.do(reassign_customer, ReassignCustomer(word.number, customer.id))
    act.say(N_("Order {number} is {customer}'s."), number=word.number, customer=customer.name)


def _known(name: str, uow: UnitOfWork) -> Customer:
    try:
        return customer_called(name, uow)
    except CustomerIsNew as new:
        raise NoCustomerCalled(**new.fields) from None


async def _take(act: Act, word: Word) -> None:
    await act.do(take_clue, TakeClue(word.number, word.text))
    act.say(N_("Order {number} has {name} now."), number=word.number, name=word.text)


async def _not_for_us(act: Act, word: Word) -> None:
    reason = act.words.text(NOT_FOR_US)
    await act.do(not_for_us, NotForUs(word.number, word.block, reason))
    act.say(N_("Order {number} is cancelled."), number=word.number)


async def _merge(act: Act, word: Word) -> None:
    other = OrderNumber.parse(word.text)
    await act.do(merge_as_duplicate, MergeAsDuplicate(word.number, other))
    act.say(N_("Order {other} was merged into order {number}."), other=word.number, number=other)


async def _apart(act: Act, word: Word) -> None:
    other = OrderNumber.parse(word.text) if word.text else None
    await act.do(not_a_duplicate, NotADuplicate(word.number, other))
    act.say(N_("Order {number} stands for itself."), number=word.number)


VERBS: dict[str, Callable[[Act, Word], Awaitable[None]]] = {
    "confirm": _confirm,
    "customer": _customer,
    "take": _take,
    "not-for-us": _not_for_us,
    "merge": _merge,
    "apart": _apart,
}
