"""What an order must have before a person saves it."""

from collections import Counter

from core import settings
from core.assignments import Assignment
from core.lines import ArticleToOrder, Line
from core.refusals import NotPossibleYet, OrderIsClosed
from core.requirements.gate import NOTHING, Facts, Missing, declare
from core.requirements.moments import Moment, Remedy
from core.settings import fields_for, names_of
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


class CustomerMissing(NotPossibleYet):
    sentence = N_("The order has no customer. Choose one, then save.")


class FacilityMissing(NotPossibleYet):
    sentence = N_(
        "{object} stands at {place}, which is not where {customer} has its own address. "
        "Choose or add the facility, then save."
    )


class ContactMissing(NotPossibleYet):
    sentence = N_(
        "The order has no contact who can be reached. Add one with a telephone number or an "
        "e-mail address, then save."
    )


class StatusMissingToSave(NotPossibleYet):
    sentence = N_("The order has no status. Choose one ({statuses}), then save.")


class FieldsMissing(NotPossibleYet):
    sentence = N_("The order lacks what it must have: {fields}. Fill it in, then save.")


class ObjectTwice(NotPossibleYet):
    sentence = N_("{object} is on the order twice. Take it off one of the assignments.")


class CounterMissing(NotPossibleYet):
    sentence = N_("{object} has a counter. Write what it shows in {unit}, then save.")


class FreeTextArticle(NotPossibleYet):
    sentence = N_(
        "Articles come from the register, and {articles} is not in it. Choose one of the "
        "register's articles instead."
    )


class PriceMissing(NotPossibleYet):
    sentence = N_("Every article needs a price, and {articles} has none. Write it, then save.")


def statuses(facts: Facts) -> str:
    """The company's own statuses as a sentence names them."""
    return ", ".join(names_of(facts.settings[settings.CUSTOM_STATUSES])) or "–"


def _over(order: WorkOrder, facts: Facts) -> Missing:
    if order.state not in {State.INVOICED, State.CANCELLED}:
        return None
    return {"state": STATE_LABELS[order.state]}


def _no_customer(order: WorkOrder, facts: Facts) -> Missing:
    return None if order.customer.name.strip() else NOTHING


def _no_facility(order: WorkOrder, facts: Facts) -> Missing:
    home = _plain(order.customer.address)
    if order.facility is not None or not home:
        return None
    for assignment in order.assignments:
        thing = assignment.service_object
        place = facts.place_of(thing) if thing else None
        if thing is not None and place is not None and _plain(place) != home:
            return {"object": thing.code, "place": place, "customer": order.customer.name}
    return None


def _plain(address: str | None) -> str:
    return " ".join((address or "").replace(",", " ").casefold().split())


def _no_contact(order: WorkOrder, facts: Facts) -> Missing:
    contact = order.contact
    return None if contact is not None and (contact.email or contact.phone) else NOTHING


def _no_status(order: WorkOrder, facts: Facts) -> Missing:
    return None if order.custom_status else {"statuses": statuses(facts)}


def _empty_fields(order: WorkOrder, facts: Facts) -> Missing:
    declared = fields_for(order.subgroup, facts.settings[settings.CUSTOM_FIELDS])
    filled = {name for name, value in order.custom_fields if value.strip()}
    empty = [each.name for each in declared if each.required and each.name not in filled]
    return {"fields": ", ".join(empty)} if empty else None


def _object_twice(order: WorkOrder, facts: Facts) -> Missing:
    things = [a.service_object for a in order.assignments if a.service_object]
    times = Counter(thing.id for thing in things)
    twice = next((thing for thing in things if times[thing.id] > 1), None)
    return {"object": twice.code} if twice else None


def _no_reading(order: WorkOrder, facts: Facts) -> Missing:
    unread = next((a.service_object for a in order.assignments if _lacks_reading(a)), None)
    return {"object": unread.code, "unit": unread.counter_unit} if unread else None


def _lacks_reading(assignment: Assignment) -> bool:
    thing = assignment.service_object
    return thing is not None and bool(thing.counter_unit) and assignment.counter is None


def _open_articles(order: WorkOrder) -> list[Line]:
    """What may still be changed: a signed line stays as it is, whatever is asked for later."""
    of_assignments = [line for each in order.assignments for line in each.articles]
    return [line for line in (*of_assignments, *order.other_articles) if not line.signed]


def _not_registered(order: WorkOrder, facts: Facts) -> Missing:
    rows: list[Line | ArticleToOrder] = [*_open_articles(order), *order.to_order]
    free = [row.name for row in rows if row.number is None]
    return {"articles": ", ".join(free)} if free else None


def _no_price(order: WorkOrder, facts: Facts) -> Missing:
    priceless = [line.name for line in _open_articles(order) if line.price is None]
    return {"articles": ", ".join(priceless)} if priceless else None


OVER = declare(
    "over",
    Moment.SAVE,
    missing=_over,
    refusal=OrderIsClosed,
    remedy=Remedy.OPEN_AGAIN,
)
CUSTOMER = declare(
    "customer",
    Moment.SAVE,
    missing=_no_customer,
    refusal=CustomerMissing,
    remedy=Remedy.CHOOSE_CUSTOMER,
)
FACILITY = declare(
    "facility",
    Moment.SAVE,
    missing=_no_facility,
    refusal=FacilityMissing,
    remedy=Remedy.CHOOSE_FACILITY,
)
CONTACT = declare(
    "contact",
    Moment.SAVE,
    setting=settings.REQUIRE_CONTACT,
    missing=_no_contact,
    refusal=ContactMissing,
    remedy=Remedy.ADD_CONTACT,
)
STATUS_TO_SAVE = declare(
    "status-to-save",
    Moment.SAVE,
    setting=settings.REQUIRE_STATUS_TO_SAVE,
    missing=_no_status,
    refusal=StatusMissingToSave,
    remedy=Remedy.CHOOSE_STATUS,
)
CUSTOM_FIELDS = declare(
    "custom-fields",
    Moment.SAVE,
    missing=_empty_fields,
    refusal=FieldsMissing,
    remedy=Remedy.FILL_FIELDS,
)
OBJECT_ONCE = declare(
    "object-once",
    Moment.SAVE,
    missing=_object_twice,
    refusal=ObjectTwice,
    remedy=Remedy.TAKE_OBJECT_OFF,
)
COUNTER = declare(
    "counter",
    Moment.SAVE,
    setting=settings.REQUIRE_COUNTER,
    missing=_no_reading,
    refusal=CounterMissing,
    remedy=Remedy.WRITE_COUNTER,
)
REGISTER_ARTICLES = declare(
    "register-articles",
    Moment.SAVE,
    setting=settings.REQUIRE_REGISTER_ARTICLES,
    missing=_not_registered,
    refusal=FreeTextArticle,
    remedy=Remedy.CHOOSE_ARTICLES,
)
PRICES = declare(
    "prices",
    Moment.SAVE,
    setting=settings.REQUIRE_PRICE,
    missing=_no_price,
    refusal=PriceMissing,
    remedy=Remedy.WRITE_PRICES,
)
