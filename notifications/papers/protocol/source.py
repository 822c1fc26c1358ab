"""What a protocol is made from: the order, what the registers know around it, and its images."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from core import settings as s
from core.object_info import info_of
from core.payers import PaidFor, payer_of, payer_of_assignment
from core.ports import UnitOfWork
from core.registers import Customer, Pairs
from core.settings import Settings
from core.views import Prices
from core.words import Words
from core.work_order import WorkOrder
from notifications.papers.blocks import Picture


@dataclass(frozen=True, slots=True)
class Pictures:
    """The images made ready for print, by document and by signature; None where one can't be shown."""

    photos: Mapping[UUID, Picture | None] = field(default_factory=dict)
    drawings: Mapping[UUID, Picture | None] = field(default_factory=dict)
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What the registers know of an order.

    ``info`` is what is known of the object of an assignment (OB-09), ``payers`` who pays for that
    assignment alone and ``payer`` for the order, where it is not the customer (CF-09, SE-40); ``site`` is
    where the pages are.
    """

    info: Mapping[UUID, Pairs] = field(default_factory=dict)
    payers: Mapping[UUID, Customer] = field(default_factory=dict)
    payer: Customer | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that is looked at to write a protocol for one reader."""

    order: WorkOrder
    settings: Settings
    words: Words
    pictures: Pictures
    prices: Prices
    around: Around


def around_of(order: WorkOrder, settings: Settings, site: str, uow: UnitOfWork) -> Around:
    """What the registers know now."""
    around = Around(_info(order, uow) if settings[s.SHOW_CUSTOM_INFO] else {}, site=site)
    if not settings[s.SHOW_INVOICED_TO]:
        return around
    payer = payer_of(order, uow)
    other = payer.customer if payer.source in {PaidFor.ORDER, PaidFor.FACILITY} else None
    return replace(around, payers=_payers(order, uow), payer=other)


def _info(order: WorkOrder, uow: UnitOfWork) -> Mapping[UUID, Pairs]:
    templates = uow.info_templates.all()
    return {
        each.id: tuple(pair for pair in info_of(each.service_object, templates) if pair[1])
        for each in order.assignments
        if each.service_object
    }


def _payers(order: WorkOrder, uow: UnitOfWork) -> Mapping[UUID, Customer]:
    found = ((each, payer_of_assignment(order, each, uow)) for each in order.assignments)
    return {each.id: payer.customer for each, payer in found if payer.source is PaidFor.OBJECT}
