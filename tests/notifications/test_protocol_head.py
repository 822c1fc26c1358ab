"""What stands at the head of a protocol: the names and numbers by which an order is known."""

from dataclasses import replace

import pytest

from core.work_order import WorkOrder
from tests.notifications.example import CONTACT, ORDER
from tests.notifications.test_protocol import facts_of


def _head(order: WorkOrder) -> dict[str, str]:
    return {pair.label: pair.value for pair in facts_of(order, "en").about}


@pytest.mark.shows("P", "WO-10")
def test_the_cost_centre_is_printed_when_there_is_one() -> None:
    assert _head(ORDER)["Cost centre"] == "4010"
    assert "Cost centre" not in _head(replace(ORDER, cost_centre=None))


@pytest.mark.shows("P", "WO-11")
def test_the_customer_finds_his_own_order_number() -> None:
    assert _head(ORDER)["Your order number"] == "PO 7781"


def test_who_ordered_is_printed_when_it_is_not_the_contact() -> None:
    other = replace(CONTACT, id=ORDER.customer.id, name="Olle Ek")
    assert _head(replace(ORDER, requester=other))["Ordered by"].startswith("Olle Ek")
    assert "Ordered by" not in _head(ORDER)
