"""``ordna order`` and service objects: chosen, scanned, added anew, their counters read."""

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.editing import PLACE, assignment_at, edit_written, tell_agreements
from cli.parts import print_table
from core.numbers import OrderNumber
from core.register_files.cells import number_said
from core.usecases.counters import ReadCounter, read_counter
from core.usecases.lines import AddArticle, add_article
from core.usecases.objects import (
    AddNewObject,
    SetObject,
    add_new_object,
    set_object,
)
from core.usecases.performed_services import CreateOrderFromService, create_order_from_service
from core.usecases.registers import article_by_barcode, objects_offered
from core.usecases.registers.scanning import NothingScanned, ScanObject, scan_object
from core.usecases.seeing import SeeOrder, see_order
from core.words import N_
from core.work_order import Origin


@order_command("objects")
@click.argument("number", type=NUMBER)
async def offered(act: Act, number: OrderNumber) -> None:
    """The service objects of the order's customer, those of its facility first."""
    order = await act.ask(lambda uow: see_order(SeeOrder(number), act.actor, uow))
    place = order.facility.id if order.facility else None
    found = await act.ask(lambda uow: objects_offered(order.customer.id, place, act.actor, uow))
    print_table([(each.code, each.name, each.model or "") for each in found])


@order_command("object")
@click.argument("number", type=NUMBER)
@click.argument("code")
@PLACE
async def choose(act: Act, number: OrderNumber, code: str, place: int | None) -> None:
    """Puts a service object on an assignment, by its code; an empty code takes it off."""
    assignment_id = await assignment_at(act, number, place)
    order = await act.do(set_object, SetObject(number, code, assignment_id))
    act.say(N_("Order {number} is saved."), number=number)
    await tell_agreements(act, order)


@order_command("scan")
@click.argument("number", type=NUMBER)
@click.argument("text")
@click.option("--at", "where", nargs=2, type=float, help="Degrees north and east.")
@PLACE
async def scanned(
    act: Act,
    number: OrderNumber,
    text: str,
    where: tuple[float, float] | None,
    place: int | None,
) -> None:
    """Puts the object of a scanned sticker on an assignment, with all that is known of it."""
    assignment_id = await assignment_at(act, number, place)
    found = await act.do(scan_object, ScanObject(text, *(where or (None, None))))
    if found.service_object is None:
        raise NothingScanned(code=text)
    code = found.service_object.code
    order = await act.do(set_object, SetObject(number, code, assignment_id))
    act.say(N_("{code} {name} is on order {number}."), code=code,
            name=found.service_object.name, number=number)  # fmt: skip
    await tell_agreements(act, order)


@order_command("new-object")
@click.argument("number", type=NUMBER)
@click.argument("code")
@click.argument("name")
@click.option("--model")
@click.option("--serial-number")
@click.option("--counter-unit", help="Such as h, where it has a counter.")
@click.option("--comment")
@PLACE
async def add_new(
    act: Act,
    number: OrderNumber,
    code: str,
    name: str,
    model: str | None,
    serial_number: str | None,
    counter_unit: str | None,
    comment: str | None,
    place: int | None,
) -> None:
    """Adds a new service object to the order and to the register."""
    assignment_id = await assignment_at(act, number, place)
    new = AddNewObject(
        number, code, name, model, serial_number, counter_unit, comment, assignment_id
    )
    await act.do(add_new_object, new)
    act.say(N_("{code} {name} is on order {number}."), code=code, name=name, number=number)


@order_command("counter")
@click.argument("number", type=NUMBER)
@click.argument("value")
@click.option("--replaced", is_flag=True, help="It is a new counter, or began anew.")
@PLACE
async def counter(
    act: Act, number: OrderNumber, value: str, replaced: bool, place: int | None
) -> None:
    """Notes what the object's counter shows."""
    assignment_id = await assignment_at(act, number, place)
    said = number_said(value)
    if said is None:
        raise click.BadParameter("write what the counter shows")
    await act.do(read_counter, ReadCounter(number, said, assignment_id, replaced))
    act.say(N_("Noted on order {number}."), number=number)


@order_command("barcode")
@click.argument("number", type=NUMBER)
@click.argument("barcode")
@click.argument("quantity", default="1")
@PLACE
async def barcode_command(
    act: Act, number: OrderNumber, barcode: str, quantity: str, place: int | None
) -> None:
    """Adds the article with this barcode."""
    assignment_id = await assignment_at(act, number, place)
    article = await act.ask(lambda uow: article_by_barcode(barcode, uow))
    count = number_said(quantity)
    if count is None:
        raise click.BadParameter("write how many")
    await act.do(add_article, AddArticle(number, article.number, count, assignment_id))
    act.say(
        N_("{quantity} {unit} {name} on order {number}."),
        quantity=act.words.quantity(count),
        unit=article.unit,
        name=article.name,
        number=number,
    )


@order_command("from-service")
@click.argument("service")
@click.argument("pairs", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--description", default="", help="What is to be done; else the notes say it.")
async def from_service(act: Act, service: str, pairs: tuple[str, ...], description: str) -> None:
    """Makes an order from a performed service, by its number; prints the order's number."""
    command = CreateOrderFromService(
        service, description, tuple(map(edit_written, pairs)), Origin.CLI, act.today
    )
    made = await act.do(create_order_from_service, command)
    click.echo(str(made.number))
