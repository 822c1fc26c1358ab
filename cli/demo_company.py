"""A small Swedish service company to play with: its profile, customers, objects, articles, people."""

from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from cli.demo_work import fill_work
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
    ("Olof", "Nord", Role.ADMIN),
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
    ("Ekgatan 9", "Ekgatan 9", "Brf Eken", "Nyckel hos vicevärden, 033-21 00 06."),
    ("Allégatan 40", "Allégatan 40", "Viskan Fastigheter AB", None),
    ("Källargatan 2", "Källargatan 2", "Viskan Fastigheter AB", "Dålig täckning i källaren."),
)
_OBJECTS = (
    ("D-014", "Entrédörr", "ASSA SL500", "Brf Eken", "Storgatan 5"),
    ("H-003", "Hiss", "KONE MonoSpace", "Brf Eken", "Storgatan 5"),
    ("D-021", "Entrédörr", "ASSA SL500", "Brf Eken", "Ekgatan 9"),
    ("D-101", "Skjutdörr", "Besam Unislide", "Sandgärdskolan", "Sandgärdskolan, hus A"),
    ("P-020", "Garageport", "Crawford 342", "Viskan Fastigheter AB", "Allégatan 40"),
    ("H-011", "Varuhiss", "Schindler 2600", "Viskan Fastigheter AB", "Källargatan 2"),
)
_ARTICLES = (
    ("4711", "Dörrstängare TS 83", "st", "1240", "7310000047114", "Bilen"),
    ("4712", "Dörrstängare TS 97", "st", "2190", "7310000047121", "Lager A3"),
    ("P12", "Gångjärn 3248", "st", "185", "7310000000126", "Bilen"),
    ("G4", "Filter G4", "st", "96.50", "7310000000041", "Lager B1"),
    ("K300", "Hisslina 8 mm", "m", "64", None, "Lager C2"),
    ("B22", "Bromsbelägg", "par", "780", "7310000000225", "Lager C1"),
    ("F10", "Fotocell", "st", "890", "7310000000102", None),
    ("M6", "Monteringssats M6", "sats", "120", "7310000000065", "Bilen"),
)
_HOURS = ("T1", "Arbetstid tekniker", "h", Decimal(690))


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
    _fill_places(actor, uow)
    _fill_articles(actor, uow)
    fill_work(actor, uow)


def _fill_customers(actor: Actor, uow: UnitOfWork) -> None:
    for name, address, phone in _CUSTOMERS:
        customer = Customer(name, None, phone, address, "sv", id=_key("customer", name))
        keep_customer(KeepCustomer(customer), actor, uow)
    for name, email, phone, company in _CONTACTS:
        person = Person(
            name, email, phone, "sv", _key("customer", company), id=_key("person", email)
        )
        keep_contact(KeepContact(person), actor, uow)


def _fill_places(actor: Actor, uow: UnitOfWork) -> None:
    for name, address, customer, comment in _FACILITIES:
        owner, own = _key("customer", customer), _key("facility", name)
        keep_facility(KeepFacility(Facility(name, owner, address, comment, id=own)), actor, uow)
    for code, name, model, customer, place in _OBJECTS:
        owner, where = _key("customer", customer), _key("facility", place)
        thing = ServiceObject(code, name, owner, where, model, id=_key("object", code))
        keep_service_object(KeepServiceObject(thing), actor, uow)


def _fill_articles(actor: Actor, uow: UnitOfWork) -> None:
    for number, name, unit, price, barcode, shelf in _ARTICLES:
        article = Article(
            number, name, unit, Decimal(price),
            barcode=barcode, storage_place=shelf, id=_key("article", number),
        )  # fmt: skip
        keep_article(KeepArticle(article), actor, uow)
    hours = Article(*_HOURS, is_time=True, id=_key("article", _HOURS[0]))
    keep_article(KeepArticle(hours), actor, uow)


def demo_object(code: str, uow: UnitOfWork) -> ServiceObject | None:
    """One of the demo's objects, for the sticker on its photo."""
    return uow.service_objects.get(_key("object", code))
