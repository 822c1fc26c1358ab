"""What a refusal is followed by on the command line: who may be meant, and how yes is said."""

from collections.abc import Iterator, Sequence

import click

from core.keys import folded
from core.parties import CustomerIsNew
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.counters import CounterWentBack, TooManyHours
from core.usecases.deleting import DeletesAllForGood, DeletesForGood
from core.usecases.entering import WithdrawsReady
from core.usecases.finishing import (
    ArticlesLeftToOrder,
    AsksToInvoiceAgain,
    AsksToSend,
    PayersDiffer,
)
from core.usecases.merging import MergesDifferentPlaces
from core.usecases.separating import SeparatesToNewOrder
from core.usecases.undoing import LettersHaveLeft
from core.usecases.users import NoSuchPerson
from core.words import N_, Words

MOST = 3
"""So many names are offered at most."""

ANSWERS: dict[type[Refused], tuple[str, ...]] = {
    CustomerIsNew: ("--add-customer",),
    CounterWentBack: ("--replaced",),
    TooManyHours: ("--replaced",),
    DeletesForGood: ("--yes",),
    DeletesAllForGood: ("--yes",),
    WithdrawsReady: ("--despite-ready",),
    ArticlesLeftToOrder: ("--yes",),
    PayersDiffer: ("--yes",),
    AsksToSend: ("--send", "--no-send"),
    AsksToInvoiceAgain: ("--send", "--no-send", "--again"),
    MergesDifferentPlaces: ("--yes",),
    SeparatesToNewOrder: ("--yes",),
    LettersHaveLeft: ("--despite-letters",),
}
"""The options by which each question is answered, where a command has them."""


def hints(
    refused: Refused, actor: Actor, words: Words, command: click.Command, uow: UnitOfWork
) -> Iterator[str]:
    """Sentences that help further after what was refused, in the company's language."""
    if near := _alike(refused, actor, uow):
        yield words.text(N_("Did you mean {names}?"), names=", ".join(near))
    options = [each for each in _answers(refused) if each in _options(command)]
    if options:
        yield words.text(
            N_("Write the same once more with your answer: {options}"), options=" / ".join(options)
        )


def _alike(refused: Refused, actor: Actor, uow: UnitOfWork) -> Sequence[str]:
    """The few names in the register of which a word was said; nobody's for a customer's user."""
    if actor.customer_id or not actor.sees_all:
        return ()
    said = folded(str(refused.fields.get("name", ""))).split()
    match refused:
        case NoSuchPerson():
            names = [each.name for each in uow.users.all() if each.active]
        case CustomerIsNew():
            names = [each.name for each in uow.customers.search(" ".join(said), MOST + 1)]
        case _:
            return ()
    near = [name for name in names if said and set(said) <= set(folded(name).split())]
    return near if len(near) <= MOST else ()


def _answers(refused: Refused) -> tuple[str, ...]:
    return ANSWERS.get(type(refused), ())


def _options(command: click.Command) -> set[str]:
    return {each for param in command.params for each in (*param.opts, *param.secondary_opts)}
