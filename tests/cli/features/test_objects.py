"""Service objects on orders, as they are typed."""

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.town import CUSTOMER, DOOR, LIFT, Town


@pytest.fixture
def order(town: Town) -> str:
    """Anna's order."""
    number = town.order()
    town.must("order", "assign", number, "--to", "Anna")
    return number


def code_on(town: Town, number: str) -> str | None:
    thing = town.work_order(number).assignments[0].service_object
    return thing.code if thing else None


@pytest.mark.shows("L", "OB-01")
def test_the_customer_s_objects_are_offered(town: Town, order: str) -> None:
    offered = town.must("order", "objects", order, "--as", "Anna").lines
    assert [line.split()[0] for line in offered] == [DOOR, LIFT]


@pytest.mark.shows("L", "QR-01")
def test_a_scanned_sticker_puts_the_object_and_its_place_on_the_order(
    town: Town, order: str
) -> None:
    link = "https://t.me/OrdnaBot?start=o_D-014"
    town.must("order", "scan", order, link, "--as", "Anna")
    facility = town.work_order(order).facility
    assert (code_on(town, order), facility and facility.name) == (DOOR, "Storgatan 5")


@pytest.mark.shows("L", "OB-02")
def test_an_object_stands_once_on_an_order(ordna: Ordna, town: Town, order: str) -> None:
    town.must("order", "object", order, DOOR)
    town.must("order", "add-assignment", order, "The same once more")
    assert ordna("order", "object", order, DOOR, "--assignment", "2").code == 1


@pytest.mark.shows("L", "OB-04", "OB-05", "PE-25")
def test_a_new_object_is_added_by_whoever_may(ordna: Ordna, town: Town, order: str) -> None:
    town.must("order", "assign", order, "--to", "Sven")
    new = ("order", "new-object", order, "D-99", "Back door", "--model", "TS 83", "--as")
    assert (ordna(*new, "Sven").code, ordna(*new, "Anna").code) == (1, 0)
    shown = town.must("register", "show", "objects", "D-99", "--json").json()
    assert (code_on(town, order), shown["model"], shown["customer"]) == ("D-99", "TS 83", CUSTOMER)


@pytest.mark.shows("L", "OB-08", "SE-43")
@pytest.mark.parametrize(("setting", "models"), [("on", ["TS 83"]), ("off", [])])
def test_a_typed_model_joins_the_list_while_the_company_wants_that(
    town: Town, order: str, setting: str, models: list[str]
) -> None:
    town.must("setting", "set", "add-models", setting)
    town.must("order", "new-object", order, "D-99", "Back door", "--model", "TS 83")
    found = town.must("register", "list", "models", "--json").json()
    assert [each["name"] for each in found] == models


@pytest.mark.shows("L", "OB-07")
def test_a_counter_is_read_and_goes_back_only_when_it_is_new(
    ordna: Ordna, town: Town, order: str
) -> None:
    town.must("register", "set", "objects", LIFT, "counter_unit=km", "counter_reading=1024,5")
    town.must("order", "object", order, LIFT)
    assert ordna("order", "counter", order, "1000", "--as", "Anna").code == 1
    town.must("order", "counter", order, "1 030,5", "--as", "Anna")
    town.must("order", "counter", order, "3", "--replaced", "--as", "Anna")
    assert [line.split()[2] for line in town.must("register", "readings", LIFT).lines] == [
        "3", "1030.5", "1024.5",
    ]  # fmt: skip


@pytest.mark.shows("L", "QR-02")
def test_a_barcode_adds_its_article(ordna: Ordna, town: Town, order: str) -> None:
    town.must("register", "set", "articles", "P12", "barcode=7310500123456")
    town.must("order", "barcode", order, "7310500123456", "2,5", "--as", "Anna")
    (line,) = town.work_order(order).assignments[0].articles
    assert (line.number, str(line.quantity)) == ("P12", "2.5")
    assert ordna("order", "barcode", order, "7310500999999", "--as", "Anna").code == 1


@pytest.mark.shows("L", "WO-18")
def test_the_agreement_of_an_object_is_told_when_the_order_is_saved(
    town: Town, order: str
) -> None:
    town.must("register", "add", "agreements", "name=Guld", f"customer={CUSTOMER}")
    town.must("register", "set", "objects", DOOR, "agreement=Guld")
    told = [
        town.must("order", "object", order, DOOR).lines[-1],
        town.must("order", "edit", order, "cost-centre=K7").lines[-1],
        town.must("order", "new", CUSTOMER, "Again", "--object", DOOR).err.strip(),
    ]
    assert told == ["Agreement Guld applies to D-014."] * 3


@pytest.mark.shows("L", "WO-04")
def test_an_order_is_made_from_a_performed_service(town: Town) -> None:
    service = ("number=S-518", f"customer={CUSTOMER}", f"object={DOOR}", "notes=Change the hinge",
               "performed_on=2026-11-02")  # fmt: skip
    town.must("register", "add", "services", *service)
    number = town.must("order", "from-service", "s-518", "--as", "Maja").out.strip()
    order = town.work_order(number)
    assert (order.service_number, order.title, code_on(town, number)) == (
        "S-518", "Change the hinge", DOOR,
    )  # fmt: skip


@pytest.mark.shows("L", "CF-11", "AR-09")
def test_the_articles_of_a_facility_come_along_when_it_is_chosen(town: Town, order: str) -> None:
    town.must("register", "set", "facilities", "Storgatan 5", "articles=2,5 x P12; 4711")
    town.must("order", "edit", order, "facility=Storgatan 5")
    lines = town.work_order(order).assignments[0].articles
    assert [(each.number, str(each.quantity)) for each in lines] == [("P12", "2.5"), ("4711", "1")]
