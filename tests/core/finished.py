"""An order that has come a long way: worked on, signed, ready, invoiced."""

from datetime import date
from decimal import Decimal

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.invoicing import MarkInvoiced, mark_invoiced
from core.usecases.lines import AddArticle, AddTime, add_article, add_time
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.staff import comes

TODAY = date(2026, 11, 24)


async def staffed(company: Company) -> None:
    """Olle administrates, Doris sits in the office; customers do not sign."""
    await comes(company, "Olle", Role.ADMIN)
    await comes(company, "Doris", Role.OFFICE)
    await company.sets("customer-signatures", "off")


async def worked(company: Company, number: OrderNumber = ONE) -> WorkOrder:
    """A measure, two hours and two door closers on the order."""
    await company.door.do(add_measure, AddMeasure(number, "Replaced the closer", TODAY), SYSTEM)
    await company.door.do(add_time, AddTime(number, Decimal(2)), SYSTEM)
    await company.door.do(add_article, AddArticle(number, "4711", Decimal(2)), SYSTEM)
    return await company.order(number)


async def signed(company: Company, number: OrderNumber = ONE) -> WorkOrder:
    """The order worked on and signed by the technician, which completes it."""
    if number == ONE and not company.people.get("Doris"):
        await staffed(company)
        await company.assigned()
    await worked(company, number)
    return await company.door.do(sign, Sign(number, "Anna Berg"), SYSTEM)


async def ready(company: Company, number: OrderNumber = ONE) -> WorkOrder:
    """The order signed and ready for invoicing, and sent nowhere."""
    await signed(company, number)
    return await company.door.do(mark_ready, MarkReady(number, send=False), SYSTEM)


async def invoiced(company: Company, number: OrderNumber = ONE) -> WorkOrder:
    """The order marked as invoiced."""
    await ready(company, number)
    return await company.door.do(mark_invoiced, MarkInvoiced(number, "F-77"), SYSTEM)
