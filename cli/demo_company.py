"""A small Swedish service company to play with: its profile, customers, objects, articles, people."""

from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from core import settings
from core.people import SYSTEM, Actor, Role
from core.ports import Door, UnitOfWork
from core.registers import Article, Customer, Facility, Person, ServiceObject
from core.usecases.registers import (
    KeepArticle,
    KeepContact,
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_article,
    keep_contact,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from core.usecases.settings import SetSetting, set_setting

PEOPLE = (
    ("Maja", "Lind", Role.DISPATCHER),
    ("Anna", "Berg", Role.TECHNICIAN),
    ("Erik", "Sund", Role.TECHNICIAN),
)
MAILBOXES = (
    ("karin@brfeken.example", "Karin Ek"),
    ("johan@skolan.example", "Johan Mark"),
    ("sara@viskan.example", "Sara Holm"),
    ("inkop@nordport.example", "Nordport inköp"),
)

_PROFILE = {
    "company-name": "Nordport Service AB",
    "company-address": "Verkstadsgatan 3, 504 35 Borås",
    "company-phone": "033-12 34 56",
    "company-email": "kontor@nordport.example",
    "company-organisation-number": "559123-4561",
    "company-vat-number": "SE559123456101",
    "company-f-tax": "on",
    "company-bankgiro": "123-4566",
    "articles-to-order-email": "inkop@nordport.example",
    "custom-statuses": "Väntar på material, Återbesök, Klar på plats",
}
_CUSTOMERS = (
    ("Brf Eken", "Storgatan 5, 503 30 Borås", "033-21 00 05"),
    ("Sandgärdskolan", "Skolgatan 12, 503 33 Borås", "033-35 70 00"),
    ("Viskan Fastigheter AB", "Allégatan 40, 503 37 Borås", "033-44 10 10"),
)
_CONTACTS = (
    ("Karin Ek", "karin@brfeken.example", "070-123 45 67", "Brf Eken"),
    ("Johan Mark", "johan@skolan.example", "070-222 33 44", "Sandgärdskolan"),
    ("Sara Holm", "sara@viskan.example", "070-555 66 77", "Viskan Fastigheter AB"),
)
_FACILITIES = (
    ("Storgatan 5", "Storgatan 5, port 2", "Brf Eken", "Portkod finns hos arbetsledaren."),
    ("Sandgärdskolan, hus A", "Skolgatan 12", "Sandgärdskolan", "Anmäl dig i receptionen."),
    ("Allégatan 40", "Allégatan 40", "Viskan Fastigheter AB", None),
    ("Källargatan 2", "Källargatan 2", "Viskan Fastigheter AB", "Dålig täckning i källaren."),
)
_OBJECTS = (
    ("D-014", "Entrédörr", "ASSA SL500", "Brf Eken", "Storgatan 5"),
    ("H-003", "Hiss", "KONE MonoSpace", "Brf Eken", "Storgatan 5"),
    ("D-101", "Skjutdörr", "Besam Unislide", "Sandgärdskolan", "Sandgärdskolan, hus A"),
    ("P-020", "Garageport", "Crawford 342", "Viskan Fastigheter AB", "Allégatan 40"),
    ("H-011", "Varuhiss", "Schindler 2600", "Viskan Fastigheter AB", "Källargatan 2"),
)
_ARTICLES = (
    ("4711", "Dörrstängare TS 83", "st", "1240"),
    ("4712", "Dörrstängare TS 97", "st", "2190"),
    ("P12", "Gångjärn 3248", "st", "185"),
    ("G4", "Filter G4", "st", "96.50"),
    ("K300", "Hisslina 8 mm", "m", "64"),
    ("B22", "Bromsbelägg", "par", "780"),
    ("F10", "Fotocell", "st", "890"),
    ("M6", "Monteringssats M6", "sats", "120"),
)


def _key(kind: str, name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"ordna:demo:{kind}:{name}")


async def fill(door: Door) -> bool:
    """Fill an empty installation; False when it has another company already."""
    if await door.ask(_is_here):
        return True
    if await door.ask(lambda uow: uow.settings.all()[settings.COMPANY_NAME]):
        return False
    await door.do(_fill, None, SYSTEM)
    return True


def _is_here(uow: UnitOfWork) -> bool:
    return uow.customers.get(_key("customer", _CUSTOMERS[0][0])) is not None


def _fill(command: None, actor: Actor, uow: UnitOfWork) -> None:
    for key, value in _PROFILE.items():
        set_setting(SetSetting(key, value), actor, uow)
    _fill_customers(actor, uow)
    for name, address, customer, comment in _FACILITIES:
        facility = Facility(
            name, _key("customer", customer), address, comment, id=_key("facility", name)
        )
        keep_facility(KeepFacility(facility), actor, uow)
    for code, name, model, customer, place in _OBJECTS:
        thing = ServiceObject(
            code,
            name,
            _key("customer", customer),
            _key("facility", place),
            model,
            id=_key("object", code),
        )
        keep_service_object(KeepServiceObject(thing), actor, uow)
    for number, name, unit, price in _ARTICLES:
        article = Article(number, name, unit, Decimal(price), id=_key("article", number))
        keep_article(KeepArticle(article), actor, uow)


def _fill_customers(actor: Actor, uow: UnitOfWork) -> None:
    for name, address, phone in _CUSTOMERS:
        customer = Customer(name, None, phone, address, "sv", id=_key("customer", name))
        keep_customer(KeepCustomer(customer), actor, uow)
    for name, email, phone, company in _CONTACTS:
        person = Person(
            name, email, phone, "sv", _key("customer", company), id=_key("person", email)
        )
        keep_contact(KeepContact(person), actor, uow)
