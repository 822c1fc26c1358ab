"""An office that ends orders, and orders as far as a test needs them."""

from decimal import Decimal
from typing import Protocol

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.invoicing import MarkInvoiced, mark_invoiced
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


class Opens(Protocol):
    """Somebody joins and opens an order that has come so far."""

    async def __call__(self, state: State, role: Role = Role.OFFICE) -> PersonHandle: ...


@pytest.fixture
async def opens(company: Company) -> Opens:
    """Doris opens an order that has come so far, with a measure and an article on it."""

    async def open_one(state: State, role: Role = Role.OFFICE) -> PersonHandle:
        doris = await company.joins("Doris Dal", role)
        await company.reports()
        await company.sets("customer-signatures", "off")
        do, day = company.bot.door.do, company.clock().date()
        if state is not State.NEW:
            await do(add_measure, AddMeasure(ONE, "Replaced the closer", day), SYSTEM)
            await do(add_article, AddArticle(ONE, "4711", Decimal(1)), SYSTEM)
        if state in {State.SIGNED, State.READY, State.INVOICED}:
            await do(sign, Sign(ONE, "Anna Berg"), SYSTEM)
        if state in {State.READY, State.INVOICED}:
            await do(mark_ready, MarkReady(ONE, send=False), SYSTEM)
        if state is State.INVOICED:
            await do(mark_invoiced, MarkInvoiced(ONE), SYSTEM)
        await doris.says("/order 1")
        await sees(doris, "AO 1", button="More")
        return doris

    return open_one


async def section(person: PersonHandle, label: str) -> None:
    """The person opens a section of the menu."""
    await taps(person, "More")
    await taps(person, label)
