"""Who may change which register, and that every one of them can be changed at all."""

from datetime import date
from typing import Any

import pytest

from core import permissions as may
from core.people import SYSTEM, TEMPLATES, Actor, Role
from core.refusals import BadInput, NotAllowedAtAll
from core.register_kinds import REGISTERS, NoSuchRegister, register_of
from core.registers import (
    Agreement,
    Article,
    Customer,
    Facility,
    InfoTemplate,
    Model,
    PerformedService,
    Person,
    ServiceObject,
    Supplier,
)
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.usecases.registers import KeepRow, RemoveRow, keep_row, remove_row
from tests.core.conftest import Company

EKEN = Customer("Brf Eken")
ROWS: dict[str, Any] = {
    "customers": Customer("Brf Linden"),
    "facilities": Facility("Port 2", EKEN.id),
    "contacts": Person("Karin", customer_id=EKEN.id),
    "suppliers": Supplier("Grossen"),
    "agreements": Agreement("Guld", EKEN.id),
    "models": Model("TS 83"),
    "info-templates": InfoTemplate("Dörrar", ("Bredd",)),
    "objects": ServiceObject("D-014", "Dörr", EKEN.id),
    "articles": Article("G4", "Filter"),
    "self-check-templates": SelfCheckTemplate("Dörr", (PointTemplate("Klämskydd"),)),
    "services": PerformedService("S-1", EKEN.id, date(2026, 11, 2)),
}


@pytest.fixture(autouse=True)
async def eken(company: Company) -> None:
    """Whom the rows belong to."""
    await company.door.do(keep_row, KeepRow(EKEN), SYSTEM)


def test_every_register_is_tried() -> None:
    assert {register_of(row).key for row in ROWS.values()} == set(ROWS) == set(REGISTERS)


@pytest.mark.parametrize("kind", ROWS)
async def test_a_register_takes_exactly_its_right(company: Company, kind: str) -> None:
    right = REGISTERS[kind].right
    rest = frozenset(may.PERMISSIONS.values()) - {right}
    with pytest.raises(NotAllowedAtAll):
        await company.door.do(keep_row, KeepRow(ROWS[kind]), Actor("Bo", rest))
    kept = await company.door.do(keep_row, KeepRow(ROWS[kind]), Actor("Bo", frozenset({right})))
    assert kept == ROWS[kind]


@pytest.mark.parametrize("kind", ROWS)
async def test_a_row_is_removed_by_whoever_may_change_it(company: Company, kind: str) -> None:
    await company.door.do(keep_row, KeepRow(ROWS[kind]), SYSTEM)
    remove = RemoveRow(kind, ROWS[kind].id)
    with pytest.raises(NotAllowedAtAll):
        await company.door.do(remove_row, remove, Actor("Bo"))
    await company.door.do(remove_row, remove, SYSTEM)
    left = await company.door.ask(lambda uow: REGISTERS[kind].rows(uow).get(ROWS[kind].id))
    assert left is None


@pytest.mark.parametrize("kind", ["info-templates", "self-check-templates"])
def test_templates_are_the_administrator_s(kind: str) -> None:
    holds = {role for role, rights in TEMPLATES.items() if REGISTERS[kind].right in rights}
    assert holds == {Role.ADMIN}


async def test_a_register_that_there_is_not_is_said_to_be_so(company: Company) -> None:
    with pytest.raises(NoSuchRegister):
        await company.does("Maja", remove_row, RemoveRow("lifts", EKEN.id))


@pytest.mark.parametrize(
    "points",
    [
        (),
        (PointTemplate(" "),),
        (PointTemplate("A", choices=(Choice("Ja", True), Choice("JA", False))),),
        tuple(PointTemplate(str(n)) for n in range(101)),
    ],
)
async def test_a_self_check_template_has_points_that_can_be_answered(
    company: Company, points: tuple[PointTemplate, ...]
) -> None:
    with pytest.raises(BadInput):
        await company.door.do(keep_row, KeepRow(SelfCheckTemplate("X", points)), SYSTEM)
