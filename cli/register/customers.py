"""``ordna register confirm`` and ``merge``: customers that were made from mails."""

import click

from cli.order.commands import Act, acting
from cli.register.commands import row_meant
from core.register_files.kinds import FILE_KINDS
from core.usecases.registers import ConfirmCustomer, confirm_customer
from core.usecases.registers.merging import MergeCustomers, merge_customers
from core.words import N_

CUSTOMERS = FILE_KINDS["customers"]


@click.command("confirm")
@click.argument("customer")
@click.option("--name", help="The customer's right name.")
@acting
async def confirm(act: Act, customer: str, name: str | None) -> None:
    """Takes a customer made from a mail into the register proper."""
    meant = await row_meant(act, CUSTOMERS, customer)
    done = await act.do(confirm_customer, ConfirmCustomer(meant.id, name))
    act.say(N_("{name} is a confirmed customer now."), name=done.customer.name)


@click.command("merge")
@click.argument("customer")
@click.argument("into")
@acting
async def merge(act: Act, customer: str, into: str) -> None:
    """Moves all that a customer has to another, and removes the first."""
    gone, kept = await row_meant(act, CUSTOMERS, customer), await row_meant(act, CUSTOMERS, into)
    await act.do(merge_customers, MergeCustomers(gone.id, kept.id))
    act.say(N_("{name} is part of {into} now."), name=gone.name, into=kept.name)
