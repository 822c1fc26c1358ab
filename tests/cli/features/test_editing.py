"""Orders made and edited by command, and the refusals in both languages."""

import pytest

from core.numbers import OrderNumber
from tests.cli.features.town import CUSTOMER, DOOR, FACILITY, LIFT, OTHER_CUSTOMER, Town


@pytest.mark.shows("L", "WO-02", "WO-14")
def test_a_new_order_has_a_number_and_says_when_it_was_made(town: Town) -> None:
    number = town.order()
    order = town.must("order", "show", number, "--json").json()
    assert (number, order["number"], order["created_at"] is not None) == ("1", "1", True)


@pytest.mark.shows("L", "WO-17", "WO-08", "WO-10", "WO-11", "SE-39")
def test_fields_are_saved_together(town: Town) -> None:
    number = town.order()
    town.must("order", "edit", number, "planned=2026-12-24", "cost-centre=K7",
              "customer-order-number=PO-9")  # fmt: skip
    order = town.must("order", "show", number, "--json").json()
    assert (order["planned_on"], order["cost_centre"], order["customer_order_number"]) == (
        "2026-12-24", "K7", "PO-9"
    )  # fmt: skip


@pytest.mark.shows("L", "WO-06", "WO-07", "WO-09", "WO-13", "SE-54", "SE-58", "SE-62")
def test_subgroup_type_and_own_fields_are_the_companys(town: Town) -> None:
    town.must("setting", "set", "subgroups", "Portar, Hissar")
    town.must("setting", "set", "order-types", "Akut #ff0000")
    town.must("setting", "set", "custom-fields", '[{"name": "Portkod", "subgroup": "Portar"}]')
    number = town.order()
    town.must("order", "edit", number, "subgroup=Portar", "type=akut", "field:Portkod=1234")
    order = town.must("order", "show", number, "--json").json()
    assert (order["subgroup"], order["order_type"], order["custom_fields"]) == (
        "Portar", "Akut", {"Portkod": "1234"}
    )  # fmt: skip


@pytest.mark.shows("L", "CF-01")
def test_an_order_without_a_customer_is_refused(town: Town) -> None:
    refused = town.ordna("order", "edit", town.order(), "customer=")
    assert (refused.code, refused.err) == (
        1, "An order needs a customer. Write the customer's name.\n"
    )  # fmt: skip


@pytest.mark.shows("L", "CF-03")
def test_an_unknown_customer_is_asked_about_and_added_on_a_yes(town: Town) -> None:
    asked = town.ordna("order", "new", "Brf Linden", "The gate")
    added = town.must("order", "new", "Brf Linden", "The gate", "--add-customer")
    assert (asked.code, "Brf Linden" in asked.err, added.out) == (1, True, "1\n")


@pytest.mark.shows("L", "CF-06", "CF-07", "CF-08")
def test_an_unknown_facility_joins_the_register(town: Town) -> None:
    number = town.order()
    town.must("order", "edit", number, "facility=Gården 3")
    facilities = town.must("register", "list", "facilities", "--json").json()
    assert "Gården 3" in [each["name"] for each in facilities]


@pytest.mark.shows("L", "CF-12", "CF-13", "CF-14", "SE-35")
def test_contact_and_requester_are_written_in_a_line(town: Town) -> None:
    number = town.order()
    town.must("order", "edit", number, f"facility={FACILITY}",
              "contact=Olle Öst <olle@brfeken.example> 070-1", "requester=Eva Alm")  # fmt: skip
    order = town.must("order", "show", number, "--json").json()
    assert (order["contact"]["email"], order["requester"]["name"]) == (
        "olle@brfeken.example", "Eva Alm"
    )  # fmt: skip


@pytest.mark.shows("L", "CF-09", "SE-40")
def test_another_customer_is_invoiced(town: Town) -> None:
    number = town.order()
    town.must("order", "edit", number, f"invoiced-to={OTHER_CUSTOMER}")
    assert town.must("order", "show", number, "--json").json()["invoiced_to"] == OTHER_CUSTOMER


@pytest.mark.shows("L", "AS-01", "AS-02", "AS-03", "OB-01", "OB-04")
def test_assignments_have_objects_descriptions_and_errors(town: Town) -> None:
    number = town.must("order", "new", CUSTOMER, "The door", "--object", DOOR).out.strip()
    town.must("order", "add-assignment", number, "The lift", "--object", LIFT, "--error", "Stuck")
    first, second = town.must("order", "show", number, "--json").json()["assignments"]
    assert (first["service_object"]["code"], second["error"]) == (DOOR, "Stuck")


@pytest.mark.shows("L", "OB-02")
def test_the_same_object_twice_is_refused_in_swedish_too(town: Town) -> None:
    number = town.must("order", "new", CUSTOMER, "The door", "--object", DOOR).out.strip()
    refused = town.ordna(
        "order", "add-assignment", number, "Igen", "--object", DOOR, ORDNA_LANGUAGE="sv"
    )
    assert (refused.code, DOOR in refused.err, "AO 1" in refused.err) == (1, True, True)
    assert "Choose" not in refused.err


@pytest.mark.shows("L", "AS-08", "AS-09", "XT-15")
def test_a_removed_assignment_is_brought_back_by_undo(town: Town) -> None:
    number = town.order()
    town.must("order", "add-assignment", number, "The lift")
    town.must("order", "remove-assignment", number, "2")
    town.must("order", "undo", number)
    kept = town.must("order", "show", number, "--json").json()["assignments"]
    assert [each["description"] for each in kept] == ["The door will not close", "The lift"]


@pytest.mark.shows("L", "AS-12")
def test_error_and_cause_are_noted_in_passing(town: Town) -> None:
    number = town.order()
    town.must("order", "fault", number, "--error", "Stands open", "--cause", "Worn hinge")
    (assignment,) = town.must("order", "show", number, "--json").json()["assignments"]
    assert (assignment["error"], assignment["cause"]) == ("Stands open", "Worn hinge")


@pytest.mark.shows("L", "SE-44")
def test_a_new_order_is_planned_for_today_where_the_company_wants_it(town: Town) -> None:
    town.must("setting", "set", "planned-today", "on")
    order = town.work_order(town.order())
    assert order.planned_on == order.created_at.date()


@pytest.mark.shows("L", "WO-12", "SE-14", "SE-41")
def test_the_own_status_is_one_of_the_companys(town: Town) -> None:
    town.must("setting", "set", "custom-statuses", "Väntar på del #ff8800, Klar")
    number = town.order()
    town.must("order", "edit", number, "status=klar")
    assert town.must("order", "show", number, "--json").json()["custom_status"] == "Klar"


@pytest.mark.shows("L", "WO-28")
def test_somebody_without_the_right_changes_nothing(town: Town) -> None:
    number = town.order()
    refused = town.ordna("order", "edit", number, "cost-centre=K7", "--as", "Erik")
    assert refused.code == 1
    assert town.work_order(number).cost_centre is None


def test_a_change_made_meanwhile_is_told_with_both_values(town: Town) -> None:
    number = town.order()
    town.must("order", "edit", number, "cost-centre=K7")
    refused = town.ordna("order", "edit", number, "cost-centre=K8", "--seen", "")
    assert (refused.code, "K7" in refused.err, "K8" in refused.err) == (1, True, True)


@pytest.mark.shows("L", "WO-25", "WO-15")
def test_the_history_holds_before_and_after(town: Town) -> None:
    number = town.order()
    town.must("order", "edit", number, "cost-centre=K7")
    rows = town.sees(lambda uow: list(uow.lists.history(OrderNumber.parse(number))))
    assert [(c.path, c.before, c.after) for c in rows[-1].changes] == [("cost_centre", None, "K7")]
