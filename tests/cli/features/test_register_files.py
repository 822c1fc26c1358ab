"""Registers and open orders taken from files, and given out as files."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.words import speech
from core.register_files.columns import header_key
from core.register_files.kinds import FILE_KINDS
from core.register_files.orders import COLUMNS
from tests.cli.features.command import Ordna
from tests.cli.features.town import CUSTOMER, DOOR, FACILITY, Town

ORDERS = (
    "Ordernr;Kund;Anläggning;Beskrivning;Fel;Kontaktperson;Telefon;Planerad;Tekniker;Objekt\r\n"
    f"8812;{CUSTOMER};{FACILITY};Dörren kärvar;Stänger inte;Karin Ek;070-1 23;2026-12-01;Anna;{DOOR}\r\n"
    f"8813;{CUSTOMER};Ny port;Belysning;;Nils;;;Anna, Erik;\r\n"
)


def names(town: Town, kind: str) -> list[str]:
    return [each["name"] for each in town.must("register", "list", kind, "--json").json()]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_from_excel_is_imported_as_it_is(ordna: Ordna, town: Town, encoding: str) -> None:
    text = "Artikelnummer;Benämning;Pris\r\nG4;Påsfilter;1 240,50\r\n4711;Dörrstängare;99\r\n"
    told = town.must(
        "register", "import", "articles", ordna.writes("a.csv", text.encode(encoding))
    )
    assert told.lines[0] == "1 added, 1 changed, 0 as they were."
    shown = town.must("register", "show", "articles", "G4", "--json").json()
    assert (shown["name"], shown["price"]) == ("Påsfilter", "1240.50")


def test_a_file_with_a_bad_row_changes_nothing_and_says_which(ordna: Ordna, town: Town) -> None:
    file = ordna.writes("c.csv", "name;email\nGood;g@d.example\nBad;nope\n")
    answer = ordna("register", "import", "customers", file)
    assert (answer.code, answer.err.splitlines()[0]) == (
        1,
        "Line 3, email: Write one e-mail address, such as parts@example.com, or nothing.",
    )
    assert "Good" not in names(town, "customers")


def test_a_dry_run_says_what_would_come_of_it(ordna: Ordna, town: Town) -> None:
    file = ordna.writes("c.csv", "name;group\nGood;A\n")
    report = town.must("register", "import", "customers", file, "--dry-run", "--json").json()
    assert (report["added"], report["imported"], report["ignored"]) == (1, False, ["group"])
    assert "Good" not in names(town, "customers")


def test_a_foreign_header_is_named_by_hand(ordna: Ordna, town: Town) -> None:
    file = ordna.writes("c.csv", "Firma,Ort\nGood,Here\n")
    town.must(
        "register", "import", "customers", file, "--map", "Firma=name", "--map", "Ort=address"
    )
    assert "Good" in names(town, "customers")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", ["customers", "facilities", "contacts", "objects", "articles"])
def test_an_export_changes_nothing_when_it_is_imported(
    ordna: Ordna, town: Town, kind: str, language: str
) -> None:
    ordna("register", "export", kind, "out.csv", ORDNA_LANGUAGE=language)
    report = town.must("register", "import", kind, "out.csv", "--json").json()
    count = len(town.must("register", "list", kind, "--json").json())
    assert (report["added"], report["changed"], report["unchanged"]) == (0, 0, count)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_header_that_is_written_is_understood(language: str) -> None:
    words = speech(language, ZoneInfo("Europe/Stockholm"), "SEK")(None)
    columns = [*COLUMNS, *(c for kind in FILE_KINDS.values() for c in kind.columns)]
    unknown = [c.label for c in columns if header_key(words.text(c.label)) not in c.headers]
    assert unknown == []


def test_an_export_goes_to_the_output_and_back_through_the_input(town: Town) -> None:
    written = town.must("register", "export", "articles").out
    report = town.must("register", "import", "articles", "-", "--json", typed=written).json()
    assert report["unchanged"] == 2


def test_whoever_may_not_change_a_register_imports_nothing(ordna: Ordna, town: Town) -> None:
    file = ordna.writes("c.csv", "name\nGood\n")
    assert ordna("register", "import", "customers", file, "--as", "Anna").code == 1


def test_a_file_that_is_not_there_is_said_to_be_so(ordna: Ordna, town: Town) -> None:
    assert ordna("register", "import", "customers", "nowhere.csv").code == 1


@pytest.mark.shows("L", "CF-07", "CF-13")
def test_open_orders_of_another_system_are_taken_over(ordna: Ordna, town: Town) -> None:
    town.must("register", "import", "orders", ordna.writes("o.csv", ORDERS.encode("cp1252")))
    first, second = town.work_order("1"), town.work_order("2")
    assert (first.title, first.assignments[0].error, str(first.planned_on)) == (
        "Dörren kärvar", "Stänger inte", "2026-12-01",
    )  # fmt: skip
    assert (first.customer_order_number, first.comments[0].text) == (
        "8812", "Number 8812 in the earlier system.",
    )  # fmt: skip
    thing, contact = first.assignments[0].service_object, first.contact
    assert (thing and thing.code, contact and contact.name) == (DOOR, "Karin Ek")
    assert ([each.name for each in second.assigned], second.facility and second.facility.name) == (
        ["Anna", "Erik"], "Ny port",
    )  # fmt: skip
    assert "Ny port" in names(town, "facilities")


def test_the_same_orders_are_taken_over_once(ordna: Ordna, town: Town) -> None:
    file = ordna.writes("o.csv", ORDERS)
    town.must("register", "import", "orders", file)
    more = ordna.writes("o.csv", f"{ORDERS}8814;{CUSTOMER};;Ny order;;;;;;\r\n")
    told = town.must("register", "import", "orders", more)
    assert told.lines[0] == "1 added, 0 changed, 2 as they were."


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("1;Nobody;;X;;;;;;", "Line 4, Kund: Nobody is not in the register."),
        (f"1;{CUSTOMER};;X;;;;;Nisse;", "Line 4: Nisse is not one of the company's people."),
        (f"1;{CUSTOMER};;;;;;;;", "Line 4, Beskrivning: Beskrivning is missing."),
        (f"1;{CUSTOMER};;X;;;;24 dec;;", "Line 4, Planerad: 24 dec can't be read as a day."),
        (f"8812;{CUSTOMER};;X;;;;;;", "Line 4: 8812 stands on line 2 already."),
    ],
)
def test_one_bad_order_keeps_all_of_them_out(
    ordna: Ordna, town: Town, row: str, says: str
) -> None:
    answer = ordna("register", "import", "orders", ordna.writes("o.csv", f"{ORDERS}{row}\r\n"))
    assert (answer.code, says in answer.err) == (1, True)
    assert ordna("order", "list", "--json").json() == []
    assert names(town, "facilities") == [FACILITY]


def test_a_dry_run_of_orders_leaves_nothing(ordna: Ordna, town: Town) -> None:
    told = town.must("register", "import", "orders", ordna.writes("o.csv", ORDERS), "--dry-run")
    assert told.lines[0] == "2 added, 0 changed, 0 as they were."
    assert (ordna("order", "list", "--json").json(), names(town, "facilities")) == ([], [FACILITY])


def test_nobody_is_told_of_each_order_that_was_taken_over(ordna: Ordna, town: Town) -> None:
    town.must("register", "import", "orders", ordna.writes("o.csv", ORDERS))
    assert town.must("delivery", "list", "--json").json() == []


@pytest.mark.parametrize("kind", ["customers", "orders"])
def test_the_columns_are_told(town: Town, kind: str) -> None:
    told = [line.split()[:2] for line in town.must("register", "columns", kind).lines]
    needed = ["name"] if kind == "customers" else ["customer", "description"]
    assert [words[0] for words in told if words[1:] == ["*"]] == needed


def test_what_a_file_holds_beside_is_told_with_the_way_to_take_it_in(
    ordna: Ordna, town: Town
) -> None:
    file = ordna.writes("c.csv", "Namn;Kundnr\nGod;17\n")
    assert town.must("register", "import", "customers", file).lines[1] == (
        'Columns left out: Kundnr. To take one in, say which of ours it is: --map "Kundnr=OURS". '
        "Ours are told by: ordna register columns customers"
    )


def test_a_file_that_is_no_text_is_said_to_be_so(ordna: Ordna, town: Town) -> None:
    file = ordna.writes("c.csv", b"\x7fELF\0\0\1")
    assert ordna("register", "import", "customers", file).err.startswith("That file is no text.")


def test_choices_may_have_commas_between(ordna: Ordna, town: Town) -> None:
    file = ordna.writes("e.csv", "Mall;Punkt;Svar\nDörr;Skick;bra, dåligt\n")
    town.must("register", "import", "self-check-templates", file)
    told = town.must("register", "export", "self-check-templates").lines[-1]
    assert "bra; dåligt" in told


def test_yes_and_no_are_written_as_they_are_said(ordna: Ordna, town: Town) -> None:
    written = ordna("register", "export", "customers", ORDNA_LANGUAGE="sv").out
    assert (";nej;" in written, ";no;" in written) == (True, False)


def test_an_export_is_written_where_it_is_told_to(ordna: Ordna, town: Town) -> None:
    town.must("register", "export", "customers", "out.csv")
    assert (Path(ordna.folder) / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfName,")
