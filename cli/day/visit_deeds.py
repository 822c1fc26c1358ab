"""Deeds about visits: moved, taken off, a time to pick, on the way, nothing comes of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from cli.day.actors import DISPATCHER, given, identity, person
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.ports import UnitOfWork
from core.usecases.assigning import Assign, assign
from core.usecases.bookings import ConfirmBooking, confirm_booking
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.picking import OfferTimes, offer_times
from core.usecases.rebooking import ChangeBooking, RemoveBooking, change_booking, remove_booking
from core.usecases.stamping import SetOut, set_out

Facts = Mapping[str, Any]


def _assign(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    assign(Assign(number, identity(facts["who"], uow)), person(DISPATCHER, uow), uow)


def _move(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    maja, booked = person(DISPATCHER, uow), _booked(number, uow)
    starts, ends = (
        datetime.fromisoformat(facts[each]).replace(tzinfo=zone) for each in ("starts", "ends")
    )
    change_booking(ChangeBooking(number, booked.id, starts, ends, zone=zone), maja, uow)
    confirm_booking(ConfirmBooking(number, booked.id), maja, uow)


def _unbook(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    gone = RemoveBooking(number, _booked(number, uow).id)
    remove_booking(gone, person(DISPATCHER, uow), uow)


def _offer_times(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    offer_times(OfferTimes(number), person(DISPATCHER, uow), uow)


def _set_out(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    set_out(SetOut(number, facts["minutes"]), given(facts["who"], number, uow), uow)


def _cancel(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    cancel_order(CancelOrder(number, facts["reason"]), person(DISPATCHER, uow), uow)


def _booked(number: OrderNumber, uow: UnitOfWork) -> Booking:
    return uow.work_orders.get(number).bookings[-1]


VISIT_DEEDS = {
    "assign": _assign,
    "move": _move,
    "unbook": _unbook,
    "offer_times": _offer_times,
    "set_out": _set_out,
    "cancel": _cancel,
}
