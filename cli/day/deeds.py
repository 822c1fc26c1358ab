"""What the company's people do during the day, through the same use cases as ever."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from cli.day.actors import DISPATCHER, given, identity, person
from cli.day.office_deeds import OFFICE_DEEDS
from cli.day.paper_deeds import PAPER_DEEDS
from cli.day.visit_deeds import VISIT_DEEDS
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.article_mails import SaveArticlesToOrder, save_articles_to_order
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.messages import Letter, SendMessage, send_message
from core.usecases.settings import SetSetting, set_setting
from core.usecases.signing import Sign, sign


def do(verb: str, facts: Mapping[str, Any], number: OrderNumber | None, zone: ZoneInfo,
       uow: UnitOfWork) -> None:  # fmt: skip
    """Do one deed on an order, or to the settings."""
    _DEEDS[verb](facts, number, zone, uow)


def _set(
    facts: Mapping[str, Any], number: OrderNumber | None, zone: ZoneInfo, uow: UnitOfWork
) -> None:
    for key, value in facts["set"].items():
        set_setting(SetSetting(key, value), SYSTEM, uow)


def _book(facts: Mapping[str, Any], number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    maja = person(DISPATCHER, uow)
    starts, ends = (
        datetime.fromisoformat(facts[each]).replace(tzinfo=zone) for each in ("starts", "ends")
    )
    booked = book(Book(number, identity(facts["who"], uow), starts, ends, zone), maja, uow)
    if facts.get("confirm", True):
        confirm_booking(ConfirmBooking(number, booked.booking.id), maja, uow)


def _to_order(
    facts: Mapping[str, Any], number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork
) -> None:
    who = given(facts["who"], number, uow)
    ask_for_article(AskForArticle(number, facts["article"], Decimal(facts["quantity"])), who, uow)
    save_articles_to_order(SaveArticlesToOrder(number, who.user_id), who, uow)


def _sign(facts: Mapping[str, Any], number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    who = given(facts["who"], number, uow)
    add_measure(AddMeasure(number, facts["measure"], uow.now.astimezone(zone).date()), who, uow)
    sign(Sign(number), who, uow)
    send_message(SendMessage(number, (Letter.PROTOCOL,)), person(DISPATCHER, uow), uow)


_DEEDS: Mapping[str, Callable[..., None]] = {
    "set": _set,
    "book": _book,
    "to_order": _to_order,
    "sign": _sign,
    **VISIT_DEEDS,
    **PAPER_DEEDS,
    **OFFICE_DEEDS,
}
