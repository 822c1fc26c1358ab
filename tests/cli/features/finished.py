"""An order that has come a long way, for whoever types what comes after."""

from datetime import UTC, datetime
from decimal import Decimal

from core.numbers import OrderNumber
from core.usecases.lines import AddArticle, AddTime, add_article, add_time
from core.usecases.measures import AddMeasure, add_measure
from tests.cli.features.town import Town

TODAY = datetime.now(UTC).date()


def worked(town: Town, number: str | None = None) -> str:
    """A new order, or this one, with a measure, two hours and two door closers; its number."""
    number = number or town.order()
    meant = OrderNumber.parse(number)
    town.does(add_measure, AddMeasure(meant, "Replaced the closer", TODAY))
    town.does(add_time, AddTime(meant, Decimal(2)))
    town.does(add_article, AddArticle(meant, "4711", Decimal(2)))
    return number


def signed(town: Town, number: str | None = None) -> str:
    """The same, signed; customers do not sign here."""
    town.must("setting", "set", "customer-signatures", "off")
    number = worked(town, number)
    town.must("order", "sign", number)
    return number


def ready(town: Town, number: str | None = None) -> str:
    """The same, ready for invoicing and sent nowhere."""
    number = signed(town, number)
    town.must("order", "ready", number, "--no-send")
    return number


def invoiced(town: Town) -> str:
    """The same, marked as invoiced."""
    number = ready(town)
    town.must("order", "mark-invoiced", number, "--invoice", "F-77")
    return number
