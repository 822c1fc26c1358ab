"""Rows that the tests of the registers keep and look for."""

from typing import Any

from core.people import SYSTEM
from core.register_kinds import register_of
from core.registers import Article, Customer, Facility, ServiceObject
from core.usecases.registers import KeepRow, keep_row
from tests.web.stage import Stage

EKEN = Customer("Brf Eken", "styrelsen@eken.example", "070-123 45 67", "Storgatan 5")
YARD = Facility("Gården", EKEN.id, "Storgatan 7, Umeå")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, YARD.id, model="TS 83")
HINGE = Article("4711", "Gångjärn")


async def kept(stage: Stage, *rows: Any) -> None:
    """These rows are in their registers."""
    for row in rows:
        await stage.parts.door.do(keep_row, KeepRow(row), SYSTEM)


async def row_of(stage: Stage, row: Any) -> Any:
    """The row as it is kept now."""
    return await stage.parts.door.ask(lambda uow: register_of(row).rows(uow).get(row.id))


def page_of(row: Any) -> str:
    """Where a row's page is."""
    return f"/office/registers/{register_of(row).key}/{row.id}"
