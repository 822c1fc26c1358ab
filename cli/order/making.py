"""``ordna order new``: orders made by hand."""

import click

from cli.order.commands import Act, order_command
from core.work_order import Origin

MOST_ALIKE = 100


@order_command()
@click.argument("customer")
@click.argument("description")
async def new(act: Act, customer: str, description: str) -> None:
    """Makes an order for a customer of the register, by name; prints its number."""
    from core.usecases.creating import CreateOrder, NoSuchCustomer, create_order

    found = await act.ask(lambda uow: uow.customers.search(customer, MOST_ALIKE))
    named = (each for each in found if each.name.casefold() == customer.strip().casefold())
    meant = next(named, None)
    if meant is None:
        raise NoSuchCustomer
    made = await act.do(create_order, CreateOrder(meant.id, description, origin=Origin.CLI))
    click.echo(str(made.number))
