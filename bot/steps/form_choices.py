"""What a form offers to tap for each of its fields, and what is found for what was typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.forms import (
    CONTACT,
    CUSTOMER,
    DESCRIPTION,
    FACILITY,
    OBJECT,
    PAYER,
    REQUESTER,
    SEARCHED,
    parted,
)
from core import settings
from core.colours import dot, square
from core.lists import OrderFilter
from core.order_fields import FIELD
from core.parties import contact_written
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.registers.looking import looks_through
from core.usecases.suggestions import suggest_descriptions
from core.words import LANGUAGES, N_, Label
from core.work_order import WorkOrder

MOST_FOUND = 96
"""So many customers are looked up for what was typed; more words find fewer."""
RECENT_ORDERS = 40
RECENT_CUSTOMERS = 6
NAMES_OF_LANGUAGES = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, and what its button says; a Label is said in the reader's language."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class About:
    """What choices are looked for in: the order as it would be, and who looks."""

    order: WorkOrder
    actor: Actor
    uow: UnitOfWork


def choices_of(key: str, about: About, typed: str = "") -> tuple[Choice, ...]:
    """The choices of a field; with ``typed`` only those in which every word of it stands."""
    name, _ = parted(key)
    if name.startswith(FIELD):
        return _suggested(name, about)
    offer = _OFFERS.get(name)
    if name in SEARCHED and not looks_through(about.actor):
        return ()
    return tuple(offer(about, typed)) if offer else ()


def _customers(about: About, typed: str) -> Iterable[Choice]:
    """Those that orders were made for of late, the latest first; or those that were typed."""
    if typed:
        found = about.uow.customers.search(typed, MOST_FOUND)
        return _named(each.name for each in found)
    rows = about.uow.lists.orders(OrderFilter(limit=RECENT_ORDERS))
    recent = [row.customer for row in rows if row.customer]
    others = [each.name for each in about.uow.customers.search("", RECENT_CUSTOMERS)]
    return _named((*recent, *others))[:RECENT_CUSTOMERS]


def _facilities(about: About, typed: str) -> Iterable[Choice]:
    his = about.uow.facilities.of_customer(about.order.customer.id)
    return (Choice(each.name, each.place) for each in his if has_words(each.place, typed))


def _people(about: About, typed: str) -> Iterable[Choice]:
    order = about.order
    known = about.uow.contacts.of(order.customer.id, order.facility.id if order.facility else None)
    written = ((contact_written(each), each) for each in known)
    return (
        Choice(text, " · ".join(part for part in (each.name, each.phone) if part))
        for text, each in written
        if has_words(text, typed)
    )


def _objects(about: About, typed: str) -> Iterable[Choice]:
    """The customer's, those of the facility first; without those that are on the order already."""
    order = about.order
    taken = {a.service_object.id for a in order.assignments if a.service_object}
    here = order.facility.id if order.facility else None
    his = about.uow.service_objects.of_customer(order.customer.id)
    for each in sorted(his, key=lambda thing: thing.facility_id != here):
        whole = " ".join((each.code, each.name, each.model or "", each.serial_number or ""))
        if each.id not in taken and has_words(whole, typed):
            yield Choice(each.code, f"{each.name} {each.code}")


def _suggested(name: str, about: About) -> tuple[Choice, ...]:
    wanted = name.removeprefix(FIELD).casefold()
    declared = about.uow.settings.all()[settings.CUSTOM_FIELDS]
    found = (each for each in declared if each.name.casefold() == wanted)
    return tuple(Choice(text, text) for field in found for text in field.suggestions)


def _named(names: Iterable[str]) -> Sequence[Choice]:
    return [Choice(each, each) for each in dict.fromkeys(names)]


def has_words(whole: str, typed: str) -> bool:
    """Whether every word that was typed stands in it."""
    return all(word in whole.casefold() for word in typed.casefold().split())


def _types(about: About, _: str) -> Iterable[Choice]:
    known = about.uow.settings.all()[settings.ORDER_TYPES]
    return [Choice(each.name, f"{dot(each.colour)} {each.name}".strip()) for each in known]


def _subgroups(about: About, _: str) -> Iterable[Choice]:
    known: tuple[str, ...] = about.uow.settings.all()[settings.SUBGROUPS]
    return _named(known)


def _statuses(about: About, _: str) -> Iterable[Choice]:
    known = about.uow.settings.all()[settings.CUSTOM_STATUSES]
    return [Choice(each.name, f"{square(each.colour)} {each.name}".strip()) for each in known]


def _yes_or_no(_: About, __: str) -> Iterable[Choice]:
    return (Choice("on", Label(N_("Yes"))), Choice("off", Label(N_("No"))))


def _languages(_: About, __: str) -> Iterable[Choice]:
    return [Choice(each, NAMES_OF_LANGUAGES[each]) for each in LANGUAGES]


def _descriptions(about: About, _: str) -> Iterable[Choice]:
    return _named(suggest_descriptions("", about.uow))


Offer = Callable[[About, str], Iterable[Choice]]
_OFFERS: dict[str, Offer] = {
    CUSTOMER: _customers,
    PAYER: _customers,
    FACILITY: _facilities,
    CONTACT: _people,
    REQUESTER: _people,
    OBJECT: _objects,
    DESCRIPTION: _descriptions,
    "type": _types,
    "subgroup": _subgroups,
    "status": _statuses,
    "urgent": _yes_or_no,
    "language": _languages,
}
