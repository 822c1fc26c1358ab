"""Customers that were made from mails: confirmed, or made one with those that are known (0b)."""

from aiohttp import web

from core.refusals import BadInput
from core.usecases.registers import ConfirmCustomer, confirm_customer
from core.usecases.registers.finding import row_called
from core.usecases.registers.merging import MergeCustomers, merge_customers
from core.words import N_
from web.office.desk import Desk, office
from web.office.registers.kinds import ROW, SHELVES, row_id_of

CUSTOMER = ROW.replace("{kind:[a-z-]+}", "{kind:customers}")


async def confirm(desk: Desk) -> web.StreamResponse:
    """A customer made from a mail is a real one."""
    done = await desk.do(confirm_customer, ConfirmCustomer(row_id_of(desk)))
    return desk.back(N_("{name} is a confirmed customer now."), name=done.customer.name)


async def merge(desk: Desk) -> web.StreamResponse:
    """Everything of this customer moves to the one that is named."""
    shelf, name = SHELVES["customers"], desk.form.text("into")
    if not name.strip():
        raise BadInput(N_("Name the customer that this one is."))
    into = await desk.ask(lambda uow: row_called(shelf.file, name, desk.actor, uow))
    kept = await desk.do(merge_customers, MergeCustomers(row_id_of(desk), into.id))
    to = f"{shelf.where}/{kept.id}"
    return desk.back(N_("They are one customer now: {name}."), to=to, name=kept.name)


ROUTES = (
    web.post(f"{CUSTOMER}/confirm", office(confirm)),
    web.post(f"{CUSTOMER}/merge", office(merge)),
)
