"""``ordna order new``: orders made by hand."""

import click

from cli.order.commands import Act, order_command
from cli.order.editing import edit_written, tell_agreements
from core.usecases.creating import CreateOrder, create_order
from core.work_order import Origin


@order_command()
@click.argument("customer")
@click.argument("description")
@click.argument("pairs", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--error", default="", help="What is wrong, in as many words as it takes.")
@click.option("--object", "code", default="", help="The service object's code.")
@click.option("--add-customer", is_flag=True, help="Adds a customer whose name is unknown.")
async def new(
    act: Act,
    customer: str,
    description: str,
    pairs: tuple[str, ...],
    error: str,
    code: str,
    add_customer: bool,
) -> None:
    """Makes an order for a customer, by name; prints its number."""
    command = CreateOrder(
        None,
        description,
        error,
        Origin.CLI,
        customer=customer,
        add_customer=add_customer,
        object_code=code,
        edits=tuple(edit_written(pair) for pair in pairs),
        today=act.today,
    )
    made = await act.do(create_order, command)
    click.echo(str(made.number))
    await tell_agreements(act, made, beside=True)
