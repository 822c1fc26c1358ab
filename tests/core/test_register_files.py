"""Registers as files: whole or not at all, changing what is there, and read as they are written."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from core.events import RegisterImported
from core.people import SYSTEM
from core.refusals import NotAllowedAtAll
from core.register_files.columns import ColumnMissing, ColumnTwice, NoSuchColumn, NoSuchField
from core.register_files.kinds import FILE_KINDS
from core.register_files.sheets import sheet_of
from core.register_files.writing import csv_of
from core.registers import (
    Customer,
    Facility,
    ServiceObject,
)
from core.self_checks import Choice, PointTemplate
from core.usecases.registers import KeepRow, keep_row
from core.usecases.registers.importing import (
    ImportRegister,
    ImportReport,
    import_register,
    written_register,
)
from tests.core.conftest import Company

EKEN = Customer("Brf Eken", "styrelsen@eken.example", organisation_number="769600-1234")
PORT = Facility("Port 2", EKEN.id, "Storgatan 5")


async def imports(
    company: Company, kind: str, text: str, who: str = "Maja", **how: Any
) -> ImportReport:
    """Somebody imports this file."""
    command = ImportRegister(kind, sheet_of(text.encode()), **how)
    return await company.does(who, import_register, command)


async def keeps(company: Company, *rows: Any) -> None:
    for row in rows:
        await company.door.do(keep_row, KeepRow(row), SYSTEM)


async def rows_of(company: Company, name: str) -> list[Any]:
    return await company.door.ask(lambda uow: list(getattr(uow, name).all()))


async def exported(company: Company, kind: str) -> list[list[str]]:
    return await company.door.ask(lambda uow: written_register(kind, company.actor("Maja"), uow))


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.refused


async def test_a_swedish_export_is_understood_without_a_map(company: Company) -> None:
    text = (
        "Kundnamn;Org.nr;E-postadress;Telefon;Fakturaadress;Kundgrupp\n"
        "Åkeri AB;556000-1;a@b.se;08-1 23;Väg 1;A\n"
    )
    report = await imports(company, "customers", text)
    (kept,) = await rows_of(company, "customers")
    assert (kept.name, kept.organisation_number, kept.email, kept.phone, kept.address) == (
        "Åkeri AB", "556000-1", "a@b.se", "08-1 23", "Väg 1",
    )  # fmt: skip
    assert (counts(report), report.ignored) == ((1, 0, 0, 0), ("Kundgrupp",))


async def test_rows_that_are_there_are_changed_by_their_key(company: Company) -> None:
    text = "nummer;namn;pris\n4711;Dörrstängare;1 240,00\nG4;Filter;99,5\n"
    assert counts(await imports(company, "articles", text)) == (1, 1, 0, 0)
    assert counts(await imports(company, "articles", text)) == (0, 0, 2, 0)
    names = {each.number: each.name for each in await rows_of(company, "articles")}
    assert names == {"4711": "Dörrstängare", "G4": "Filter"}


async def test_a_column_the_file_has_not_is_left_as_it_is(company: Company) -> None:
    await keeps(company, EKEN)
    await imports(company, "customers", "namn;telefon\nBRF EKEN;08-1 23\n")
    assert await rows_of(company, "customers") == [replace(EKEN, name="BRF EKEN", phone="08-1 23")]


async def test_an_empty_cell_empties_the_field(company: Company) -> None:
    await keeps(company, EKEN)
    await imports(company, "customers", "namn;epost\nBrf Eken;\n")
    assert await rows_of(company, "customers") == [replace(EKEN, email=None)]


async def test_one_bad_row_keeps_all_of_them_out(company: Company) -> None:
    text = "namn;epost\nGod AB;g@od.se\nIll AB;nope\n;x@y.se\n"
    report = await imports(company, "customers", text)
    told = [(each.line, each.column) for each in report.problems]
    assert (told, report.refused, report.imported) == ([(3, "epost"), (4, "namn")], 2, False)
    assert await rows_of(company, "customers") == []


async def test_a_dry_run_tells_what_would_be_and_changes_nothing(company: Company) -> None:
    report = await imports(company, "customers", "namn\nEtt\nTvå\n", dry_run=True)
    assert (counts(report), report.imported) == ((2, 0, 0, 0), False)
    assert await rows_of(company, "customers") == []


async def test_an_import_is_told_once(company: Company) -> None:
    await imports(company, "customers", "namn\nEtt\nTvå\n")
    told = [(each.register, each.added, each.changed) for each in company.told(RegisterImported)]
    assert told == [("customers", 2, 0)]


async def test_whoever_may_not_change_a_register_imports_nothing(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await imports(company, "customers", "namn\nEtt\n", who="Anna")


async def test_verification_is_not_switched_on_by_a_file_without_the_right(
    company: Company,
) -> None:
    text = "kod;namn;qr-verifiering\nD-1;Dörr;ja\n"
    assert counts(await imports(company, "objects", text, "Maja")) == (1, 0, 0, 0)
    with pytest.raises(NotAllowedAtAll):
        await imports(company, "objects", text.replace("D-1", "D-2"), "Anna")


async def test_headers_are_mapped_by_hand(company: Company) -> None:
    renamed = {"Bezeichnung": "name", "Nr.": "nummer"}
    text = "Nr.;Bezeichnung;namn\n1;Filter;x\n"
    await imports(company, "articles", text, renamed=renamed)
    found = await company.door.ask(lambda uow: uow.articles.by_number("1"))
    assert found is not None
    assert found.name == "Filter"


@pytest.mark.parametrize(
    ("text", "renamed", "refusal"),
    [
        ("telefon\n1\n", {}, ColumnMissing),
        ("namn;Namn\na;b\n", {}, ColumnTwice),
        ("namn\na\n", {"x": "name"}, NoSuchColumn),
        ("namn\na\n", {"namn": "x"}, NoSuchField),
    ],
)
async def test_a_header_that_does_not_do_is_said_to_be_so(
    company: Company, text: str, renamed: Mapping[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await imports(company, "customers", text, renamed=renamed)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("namn;kund\nPort;Brf Ekn\n", 2, "Did you mean"),
        ("namn;kund\nPort;Someone\n", 2, "Add it there first"),
        ("namn;kund;extra\nPort;Brf Eken;;more\n", 2, "more cells"),
        ("namn;kund\nPort;Brf Eken\nPORT;Brf Eken\nPort;Brf Eken\n", 4, "stands on line 2"),
        ("namn;kund;artiklar\nPort;Brf Eken;0 x G4\n", 2, "quantity"),
    ],
)
async def test_what_is_wrong_with_a_row_is_said_with_its_line(
    company: Company, text: str, line: int, says: str
) -> None:
    await keeps(company, EKEN)
    report = await imports(company, "facilities", text)
    told = [(e.line, e.sentence.format(**e.fields)) for e in report.problems]
    assert [each for each, sentence in told if says in sentence] == [line]


async def test_an_object_gets_the_customer_of_its_facility(company: Company) -> None:
    await keeps(company, EKEN, PORT)
    await imports(company, "objects", "kod;namn;anläggning\nD-014;Dörr;port 2\n")
    (door,) = await rows_of(company, "service_objects")
    assert (door.customer_id, door.facility_id) == (EKEN.id, PORT.id)


async def test_a_customer_is_named_by_his_organisation_number_too(company: Company) -> None:
    await keeps(company, EKEN)
    await imports(company, "facilities", "namn;kund\nPort 2;769600-1234\n")
    assert [each.customer_id for each in await rows_of(company, "facilities")] == [EKEN.id]


async def test_namesakes_are_told_apart_by_what_else_is_known(company: Company) -> None:
    await keeps(
        company, Customer("Anna", "a@x.se", "08-111"), Customer("Anna", "b@x.se", "08-222")
    )
    await imports(company, "customers", "namn;epost;telefon\nAnna;b@x.se;08-999\n")
    phones = {each.email: each.phone for each in await rows_of(company, "customers")}
    assert phones == {"a@x.se": "08-111", "b@x.se": "08-999"}


async def test_a_namesake_that_can_t_be_told_apart_is_refused(company: Company) -> None:
    await keeps(company, Customer("Anna", "a@x.se"), Customer("Anna", "b@x.se"))
    assert (await imports(company, "customers", "namn;telefon\nAnna;08-999\n")).refused == 1


async def test_a_row_with_its_id_may_be_renamed(company: Company) -> None:
    await keeps(company, EKEN)
    await imports(company, "customers", f"namn;id\nBrf Linden;{EKEN.id}\n")
    assert await rows_of(company, "customers") == [replace(EKEN, name="Brf Linden")]


@pytest.mark.shows("U", "SC-01")
async def test_the_lines_of_a_self_check_are_its_points(company: Company) -> None:
    text = (
        "mall;punkt;beskrivning;enhet;svar;foto\nDörr;Klämskydd;Prova;;Ja; \nDörr;Kraft;;N;;ja\n"
    ).replace("Ja;", '"Ja; !Nej";')
    command = ImportRegister("self-check-templates", sheet_of(text.encode()))
    await company.door.do(import_register, command, SYSTEM)
    (template,) = await rows_of(company, "self_check_templates")
    assert template.points == (
        PointTemplate("Klämskydd", "Prova", None, (Choice("Ja", True), Choice("Nej", False))),
        PointTemplate("Kraft", "", "N", (), True),
    )


@pytest.mark.shows("U", "OB-08", "SE-43")
async def test_models_in_a_file_join_the_list(company: Company) -> None:
    await company.sets("add-models", "on")
    await imports(company, "objects", "kod;namn;modell\n1;A;TS 83\n2;B;ts 83\n")
    assert [each.name for each in await rows_of(company, "models")] == ["TS 83"]


async def test_ten_thousand_rows_take_seconds(company: Company) -> None:
    lines = "".join(
        f"A{n};Article {n};st;{n % 900},50;25;73105{n:08};Hylla {n % 40}\n" for n in range(10_000)
    )
    text = f"nummer;namn;enhet;pris;moms;streckkod;lagerplats\n{lines}"
    began = time.perf_counter()
    report = await imports(company, "articles", text)
    assert report.added == 10_000
    assert time.perf_counter() - began < 10


async def test_what_is_exported_changes_nothing_when_it_is_imported(company: Company) -> None:
    lift = ServiceObject("H-3", "Hiss", EKEN.id, PORT.id, info=(("Våningar", "7; källare: 1"),))
    await keeps(company, EKEN, replace(EKEN, id=PORT.id, email=None), PORT, lift)
    for kind in ("customers", "facilities", "objects", "articles"):
        lines = await exported(company, kind)
        header = [column.label for column in FILE_KINDS[kind].columns]
        report = await imports(company, kind, csv_of(header, lines, ";"))
        assert counts(report) == (0, 0, len(lines), 0)


async def test_whoever_sees_only_his_own_orders_gets_no_register(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.door.ask(
            lambda uow: written_register("customers", company.actor("Sven"), uow)
        )
