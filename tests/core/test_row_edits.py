"""A row as a form sends it: only what was changed there changes, and nobody's change is lost."""

from uuid import uuid4

import pytest

from core.people import SYSTEM
from core.refusals import NotAllowedAtAll
from core.register_files.kinds import FILE_KINDS
from core.register_files.sheets import sheet_of
from core.register_kinds import NoSuchRow
from core.registers import Customer, Facility, InfoTemplate, ServiceObject
from core.usecases.registers import KeepRow, keep_row
from core.usecases.registers.import_preview import preview_import
from core.usecases.registers.importing import ImportRegister
from core.usecases.registers.row_cells import cells_of
from core.usecases.registers.row_edits import CellsWrong, EditRow, RowChangedMeanwhile, edit_row
from tests.core.conftest import Company

EKEN = Customer("Brf Eken", "styrelsen@eken.example", "070-123 45 67")
YARD = Facility("Gården", EKEN.id)
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, YARD.id, model="TS 83", info=(("B", "2"),))


@pytest.fixture
async def company(company: Company) -> Company:
    for row in (EKEN, YARD, DOOR):
        await company.door.do(keep_row, KeepRow(row), SYSTEM)
    return company


@pytest.mark.shows("U", "CF-05")
async def test_only_what_was_changed_in_the_form_changes(company: Company) -> None:
    await company.does("Maja", keep_row, KeepRow(Customer("Eken", phone="111", id=EKEN.id)))
    said = {"name": "Brf Eken", "phone": "222"}
    edit = EditRow("customers", EKEN.id, said, {"name": "Brf Eken", "phone": "111"})
    kept = await company.does("Maja", edit_row, edit)
    assert (kept.name, kept.phone) == ("Eken", "222")


@pytest.mark.shows("U", "CF-05")
async def test_two_who_change_the_same_cell_are_told_of_both_values(company: Company) -> None:
    edit = EditRow("customers", EKEN.id, {"phone": "333"}, {"phone": "111"})
    with pytest.raises(RowChangedMeanwhile) as refused:
        await company.does("Maja", edit_row, edit)
    assert refused.value.fields["theirs"] == EKEN.phone


async def test_two_who_write_the_same_are_of_one_mind(company: Company) -> None:
    edit = EditRow("customers", EKEN.id, {"phone": EKEN.phone or ""}, {"phone": "111"})
    assert await company.does("Maja", edit_row, edit) == EKEN


async def test_each_cell_that_is_wrong_is_told(company: Company) -> None:
    edit = EditRow("customers", EKEN.id, {"name": " ", "email": "x"}, {"name": "Brf Eken"})
    with pytest.raises(CellsWrong) as refused:
        await company.does("Maja", edit_row, edit)
    assert set(refused.value.problems) == {"name", "email"}


async def test_a_new_row_that_is_sent_twice_is_added_once(company: Company) -> None:
    edit = EditRow("customers", uuid4(), {"name": "Twice AB"}, new=True)
    first = await company.does("Maja", edit_row, edit)
    assert await company.does("Maja", edit_row, edit) == first


async def test_a_row_that_is_gone_is_not_brought_back(company: Company) -> None:
    with pytest.raises(NoSuchRow):
        await company.does("Maja", edit_row, EditRow("customers", uuid4(), {"name": "X"}))


@pytest.mark.shows("U", "PE-26")
async def test_a_form_is_refused_from_whoever_may_not_keep_the_register(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does("Sven", edit_row, EditRow("customers", EKEN.id, {"name": "X"}))


@pytest.mark.shows("U", "OB-03")
async def test_a_place_is_named_by_what_it_is_called(company: Company) -> None:
    edit = EditRow("objects", DOOR.id, {"facility_id": ""}, {"facility_id": "Gården"})
    assert (await company.does("Maja", edit_row, edit)).facility_id is None
    back = EditRow("objects", DOOR.id, {"facility_id": "gården"}, {"facility_id": ""})
    assert (await company.does("Maja", edit_row, back)).facility_id == YARD.id


@pytest.mark.shows("U", "OB-09")
async def test_an_object_s_information_comes_in_its_template_s_order(company: Company) -> None:
    await company.door.do(keep_row, KeepRow(InfoTemplate("Doors", ("A", "B"))), SYSTEM)
    edit = EditRow("objects", DOOR.id, {"info": "A: 1; B: 2"}, {"info": "B: 2"})
    kept = await company.does("Maja", edit_row, edit)
    cells = await company.door.ask(lambda uow: cells_of(FILE_KINDS["objects"], kept, uow))
    assert cells["info"] == "A: 1; B: 2"


async def test_a_preview_tells_each_cell_that_would_change(company: Company) -> None:
    sheet = sheet_of(b"Name;Phone\nBrf Eken;1234\nNy AB;\n")
    asked = ImportRegister("customers", sheet, dry_run=True)
    preview = await company.door.ask(lambda uow: preview_import(asked, company.actor("Maja"), uow))
    ((name, (cell,)),) = preview.changed
    assert (name, cell.label, cell.before, cell.after) == (
        "Brf Eken", "Phone", EKEN.phone, "1234",
    )  # fmt: skip
    assert preview.added == ("Ny AB",)
