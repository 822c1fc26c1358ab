"""Letters carry links by which their reader answers: each for its one purpose."""

from dataclasses import replace
from typing import Any

import pytest

from core import events
from core.deliveries import NewDelivery
from core.links import Purpose
from core.ratings import Rating
from core.work_order import State, WorkOrder
from notifications.rules import Rules
from tests.notifications.example import BOOKING, COMPANY, KARIN, NOW, ORDER
from tests.notifications.records import Records

DONE = replace(ORDER, state=State.SIGNED)
RATED = replace(DONE, rating=Rating(4, "", "Karin Ek", NOW))
CONFIRMED = {"booking_id": str(BOOKING.id)}
shows = pytest.mark.shows


def about(kind: type[Any], **fields: Any) -> Any:
    return kind(order="421", by="Ordna", **fields)


def purposes(records: Records, event: Any) -> dict[str, Purpose | None]:
    """For what each letter's answering link is, by the letter's reader."""
    letters: tuple[NewDelivery, ...] = Rules("sv")(event, records.uow)
    kept = {str(link_id): link.purpose for link_id, link in records.links.kept.items()}
    mails = (each for each in letters if "@" in each.recipient)
    return {each.recipient: kept.get(each.context.get("answer_link_id", "")) for each in mails}


@shows("E", "RV-02", "BO-10")
def test_a_confirmation_asks_whether_the_time_suits_by_a_link_that_opens_no_order() -> None:
    event = about(events.BookingConfirmationAsked, **CONFIRMED, recipients=(KARIN,))
    assert purposes(Records(), event) == {KARIN: Purpose.VISIT}


@shows("E", "RV-02", "SE-66")
def test_a_reminder_asks_it_too() -> None:
    event = about(events.VisitReminded, **CONFIRMED)
    assert purposes(Records(), event) == {KARIN: Purpose.VISIT}


@shows("E", "RV-03")
def test_who_may_pick_a_time_gets_a_link_to_pick_by() -> None:
    assert purposes(Records(), about(events.TimesOffered)) == {KARIN: Purpose.PICK}


@shows("E", "RV-12")
def test_who_is_asked_for_a_yes_gets_a_link_to_answer_by() -> None:
    event = about(events.ApprovalAsked, approval_id="a", text="A motor", amount="8000")
    assert purposes(Records(), event) == {KARIN: Purpose.APPROVE}


@shows("E", "RV-06")
def test_the_closing_mail_asks_how_the_work_was() -> None:
    records = Records(orders=(DONE,))
    assert purposes(records, about(events.ProtocolAsked)) == {KARIN: Purpose.RATE}


@shows("E", "RV-06")
@pytest.mark.parametrize(
    ("order", "values", "to"),
    [
        (ORDER, {}, None),
        (RATED, {}, None),
        (DONE, {"ask-for-rating": "off"}, None),
        (DONE, {}, "janitor@elsewhere.example"),
    ],
    ids=["work goes on", "said already", "switched off", "somebody else"],
)
def test_it_asks_nothing_where_it_should_not(
    order: WorkOrder, values: dict[str, str], to: str | None
) -> None:
    records = Records(orders=(order,), values={**COMPANY, **values})
    event = about(events.ProtocolAsked, email=to)
    assert purposes(records, event) == {to or KARIN: None}
