"""The registers as they are typed: listed, added to, changed, merged, scanned."""

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.town import CONTACT, CUSTOMER, DOOR, FACILITY, OTHER_CUSTOMER, Town


def row(town: Town, kind: str, name: str) -> dict[str, object]:
    """One row as the command gives it to machines."""
    found: dict[str, object] = town.must("register", "show", kind, name, "--json").json()
    return found


@pytest.mark.shows("L", "CF-02")
@pytest.mark.parametrize("typed", ["eken", "brf e", "BRF"])
def test_customers_are_found_by_what_one_types(town: Town, typed: str) -> None:
    found = town.must("register", "list", "customers", "--search", typed, "--json").json()
    assert [each["name"] for each in found] == [CUSTOMER]


@pytest.mark.parametrize("kind", ["customers", "facilities", "contacts", "objects", "articles"])
def test_a_list_is_for_people_and_for_machines(town: Town, kind: str) -> None:
    lines = town.must("register", "list", kind).lines
    assert len(lines) == len(town.must("register", "list", kind, "--json").json()) > 0


def test_a_row_is_shown_with_what_it_names(town: Town) -> None:
    shown = row(town, "objects", DOOR.lower())
    assert (shown["customer"], shown["facility"]) == (CUSTOMER, FACILITY)
    assert "Entrance door" in town.must("register", "show", "objects", DOOR).out


def test_what_is_not_there_is_asked_about(ordna: Ordna, town: Town) -> None:
    answer = ordna("register", "show", "customers", "Brf Ekn")
    assert (answer.code, answer.err) == (
        1, "Brf Ekn is not in the register. Did you mean Brf Eken?\n",
    )  # fmt: skip


@pytest.mark.shows("L", "CF-04")
def test_a_customer_is_added_with_everything_there_is_to_say(town: Town) -> None:
    said = {
        "name": "Åkeri AB", "organisation_number": "556000-1", "address": "Vägen 1",
        "language": "sv", "comment": "Ring först", "email": "a@akeri.example",
    }  # fmt: skip
    town.must("register", "add", "customers", *(f"{k}={v}" for k, v in said.items()))
    assert {key: row(town, "customers", "åkeri ab")[key] for key in said} == said


def test_a_customer_much_alike_is_told_of(town: Town) -> None:
    told = town.must("register", "add", "customers", "name=Bostadsrättsföreningen Eken")
    assert "is much like Brf Eken" in told.out


def test_a_row_that_is_there_is_not_added_again(ordna: Ordna, town: Town) -> None:
    answer = ordna("register", "add", "articles", "number=4711", "name=Something else")
    assert (answer.code, row(town, "articles", "4711")["name"]) == (1, "Door closer TS 83")


@pytest.mark.shows("L", "CF-05", "PE-26")
def test_a_customer_is_changed_by_whoever_may(ordna: Ordna, town: Town) -> None:
    change = ("register", "set", "customers", CUSTOMER, "phone=08-123 45", "name=Brf Linden")
    assert ordna(*change, "--as", "Anna").code == 1
    town.must(*change, "--as", "Maja")
    assert row(town, "customers", "Brf Linden")["phone"] == "08-123 45"


@pytest.mark.shows("L", "PE-26")
def test_a_customer_is_not_added_from_an_order_without_the_right(ordna: Ordna, town: Town) -> None:
    new = ("order", "new", "Nobody Ltd", "A door", "--add-customer", "--as")
    assert (ordna(*new, "Anna").code, ordna(*new, "Maja").code) == (1, 0)


@pytest.mark.shows("L", "PE-27")
def test_a_facility_is_not_added_from_an_order_without_the_right(ordna: Ordna, town: Town) -> None:
    number = town.order()
    town.must("order", "assign", number, "--to", "Anna")
    answer = ordna("order", "edit", number, "facility=Port 9", "--as", "Anna")
    assert (answer.code, "Port 9" in answer.err) == (1, True)
    assert ordna("order", "edit", number, f"facility={FACILITY}", "--as", "Anna").code == 0


@pytest.mark.shows("L", "PE-27", "CF-08")
def test_a_facility_is_added_with_its_address_by_whoever_may(ordna: Ordna, town: Town) -> None:
    add = ("register", "add", "facilities", "name=Port 9", f"customer={CUSTOMER}",
           "address=Ekvägen 1", "--as")  # fmt: skip
    assert (ordna(*add, "Anna").code, ordna(*add, "Maja").code) == (1, 0)
    assert row(town, "facilities", "port 9")["address"] == "Ekvägen 1"


@pytest.mark.shows("L", "OB-03", "PE-25")
def test_an_object_is_changed_by_whoever_may(ordna: Ordna, town: Town) -> None:
    change = ("register", "set", "objects", DOOR, "model=TS 83", "--as")
    assert (ordna(*change, "Sven").code, ordna(*change, "Anna").code) == (1, 0)
    assert row(town, "objects", DOOR)["model"] == "TS 83"


def test_what_is_wrong_is_one_sentence(ordna: Ordna, town: Town) -> None:
    answer = ordna("register", "set", "customers", CUSTOMER, "email=nope")
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)


def test_a_row_is_removed_unless_it_is_used(ordna: Ordna, town: Town) -> None:
    assert ordna("register", "remove", "customers", CUSTOMER).code == 1
    town.must("register", "remove", "customers", OTHER_CUSTOMER)
    assert ordna("register", "show", "customers", OTHER_CUSTOMER).code == 1


def test_a_customer_made_from_a_mail_is_merged_into_the_right_one(
    ordna: Ordna, town: Town
) -> None:
    mail = b"From: Bo <bo@x.example>\nTo: ao@a.example\nSubject: Door\nMessage-ID: <1@x>\n\nHi\n"
    town.must("mail", "receive", ordna.writes("mail.eml", mail))
    town.must("register", "merge", "Bo", OTHER_CUSTOMER)
    assert town.work_order().customer.name == OTHER_CUSTOMER


def test_a_customer_made_from_a_mail_is_confirmed(ordna: Ordna, town: Town) -> None:
    mail = b"From: Bo <bo@x.example>\nTo: ao@a.example\nSubject: Door\nMessage-ID: <1@x>\n\nHi\n"
    town.must("mail", "receive", ordna.writes("mail.eml", mail))
    town.must("register", "confirm", "Bo", "--name", "Bo AB")
    assert row(town, "customers", "Bo AB")["unconfirmed"] is False


@pytest.mark.shows("L", "QR-01")
@pytest.mark.parametrize("text", [DOOR, "https://t.me/OrdnaBot?start=o_D-014"])
def test_a_scan_gives_all_that_is_known(town: Town, text: str) -> None:
    found = town.must("register", "scan", text, "--json").json()
    assert [(kind, each["name"]) for kind, each in found.items()] == [
        ("objects", "Entrance door"), ("facilities", FACILITY), ("customers", CUSTOMER),
    ]  # fmt: skip


@pytest.mark.shows("L", "QR-03", "PE-22", "PE-23")
def test_scans_are_kept_where_verification_is_on(ordna: Ordna, town: Town) -> None:
    scan = ("register", "scan", DOOR, "--at", "59.33", "18.07", "--as", "Sven")
    town.must(*scan)
    assert ordna("register", "verify", DOOR, "on", "--as", "Anna").code == 1
    town.must("register", "verify", DOOR, "on", "--as", "Maja")
    town.must(*scan)
    assert ordna("register", "scans", DOOR, "--as", "Anna").code == 1
    kept = town.must("register", "scans", DOOR, "--json", "--as", "Maja").json()
    assert [(e["by"], e["latitude"], e["longitude"]) for e in kept] == [("Sven", 59.33, 18.07)]


@pytest.mark.shows("L", "DO-03")
def test_a_photo_is_kept_on_an_object(ordna: Ordna, town: Town) -> None:
    town.must("register", "attach", DOOR, ordna.writes("door.jpg", b"jpeg"), "--as", "Anna")
    detach = ("register", "detach", DOOR, "door.jpg", "--as")
    kept = town.must("register", "documents", DOOR, "--json").json()
    assert [each["name"] for each in kept] == ["door.jpg"]
    assert (ordna(*detach, "Anna").code, ordna(*detach, "Maja").code) == (1, 0)
    assert town.must("register", "documents", DOOR, "--json").json() == []


def test_a_contact_is_removed(ordna: Ordna, town: Town) -> None:
    town.must("register", "remove", "contacts", "karin@brfeken.example")
    assert ordna("register", "show", "contacts", CONTACT).code == 1


def test_whoever_sees_only_his_own_orders_sees_no_register(ordna: Ordna, town: Town) -> None:
    assert ordna("register", "list", "customers", "--as", "Sven").code == 1


def test_an_empty_register_says_how_it_is_filled(ordna: Ordna, town: Town) -> None:
    assert town.must("register", "list", "agreements").out.strip() == (
        "Nothing is there yet. Add a row with: ordna register add agreements – or a file with: "
        "ordna register import agreements"
    )


def test_a_search_that_finds_nothing_says_where_all_is(town: Town) -> None:
    told = town.must("register", "list", "customers", "--search", "zzz").out.strip()
    assert told.endswith("See it all with: ordna register list customers")


def test_a_word_of_a_name_finds_what_may_be_meant(ordna: Ordna, town: Town) -> None:
    answer = ordna("register", "show", "customers", CUSTOMER.split()[-1])
    assert answer.err.strip().endswith(f"Did you mean {CUSTOMER}?")


def test_a_customer_may_be_added_under_swedish_headers(town: Town) -> None:
    told = town.must("register", "add", "customers", "namn=Brf Björken", "e-post=a@b.example")
    assert told.out.startswith("Added.")
