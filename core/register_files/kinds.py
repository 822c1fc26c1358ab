"""The columns of every register's files: the same in what is imported and what is exported."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.keys import code_key, folded
from core.register_files import columns as of
from core.register_files.columns import Column, Values
from core.register_files.file_kind import FileKind, Keys
from core.register_files.lists import (
    choices_read,
    choices_written,
    facility_articles_read,
    facility_articles_written,
    info_read,
    info_written,
    pieces_read,
    pieces_written,
)
from core.register_kinds import REGISTERS
from core.words import N_


def _by(*fields: str) -> Keys:
    return lambda values: [tuple(_folded(values.get(name)) for name in fields)]


def _folded(value: Any) -> Any:
    return folded(value) if isinstance(value, str) else value


def _by_code(values: Values) -> Sequence[Any]:
    return [code_key(values.get("code") or "")]


def _by_person(values: Values) -> Sequence[Any]:
    """A contact is told by his address, else by his name, where he is known."""
    where = values.get("customer_id"), values.get("facility_id")
    said = (values.get("email"), values.get("name"))
    return [(folded(each), *where) for each in said if each]


_NAME = of.text("name", N_("Name"), "namn", required=True)
_EMAIL = of.text(
    "email", N_("E-mail"), "e-post", "epost", "e-postadress", "mail", "mejl", "email address"
)
_PHONE = of.text(
    "phone", N_("Phone"), "telefon", "telefonnummer", "tel", "mobil", "mobile", "phone number"
)
_LANGUAGE = of.text("language", N_("Language"), "språk")
_COMMENT = of.text("comment", N_("Comment"), "kommentar", "anteckning", "notes", "note", "övrigt")
_ADDRESS = of.text(
    "address", N_("Address"), "adress", "besöksadress", "visit address", "gatuadress", "street",
    "fakturaadress", "billing address",
)  # fmt: skip
_CUSTOMER = of.customer(
    "customer_id", N_("Customer"), "kund", "kundnamn", "customer name", required=True
)
_HIS = of.customer("customer_id", N_("Customer"), "kund", "kundnamn", "customer name")
_PAYER = of.customer(
    "invoiced_to_id", N_("Invoiced to"), "faktureras till", "fakturamottagare", "betalare", "payer"
)
_MODEL = of.text("model", N_("Model"), "modell", "typ", "type")
_NAMED_CUSTOMER = of.text(
    "name", N_("Name"), "namn", "kund", "kundnamn", "customer", "customer name", "företag",
    "företagsnamn", "company", "company name", required=True,
)  # fmt: skip

_CUSTOMERS = (
    _NAMED_CUSTOMER,
    _EMAIL,
    _PHONE,
    _ADDRESS,
    _LANGUAGE,
    of.text(
        "organisation_number", N_("Organisation number"), "organisationsnummer", "orgnr", "org nr",
        "org.nr", "organization number", "personnummer",
    ),
    of.text("vat_number", N_("VAT number"), "momsregistreringsnummer", "momsnummer", "vat no"),
    of.text("buyer_reference", N_("Buyer reference"), "er referens", "köparens referens"),
    _COMMENT,
    of.yes("unconfirmed", N_("Unconfirmed"), "obekräftad"),
    of.row_id(),
)  # fmt: skip
_FACILITIES = (
    of.text("name", N_("Name"), "namn", *of.FACILITY, "facility", required=True),
    _CUSTOMER,
    _ADDRESS,
    _PAYER,
    Column(
        "articles",
        N_("Articles"),
        ("artiklar",),
        facility_articles_read,
        facility_articles_written,
    ),
    _COMMENT,
    of.row_id(),
)
_CONTACTS = (
    of.text(
        "name", N_("Name"), "namn", "kontakt", "kontaktperson", "contact", "contact person",
        required=True,
    ),
    _EMAIL,
    _PHONE,
    _HIS,
    of.facility(),
    _LANGUAGE,
    of.yes("gets_protocols", N_("Gets protocols"), "får protokoll", "skicka arbetsorder"),
    of.row_id(),
)  # fmt: skip
_OBJECTS = (
    of.code(
        "code", N_("Code"), "kod", "objektnummer", "objektnr", "nummer", "number", "object number",
        "maskinnummer", "machine number", "id", required=True,
    ),
    of.text("name", N_("Name"), "namn", "benämning", "objekt", "serviceobjekt", required=True),
    _HIS,
    of.facility(),
    _MODEL,
    of.code("serial_number", N_("Serial number"), "serienummer", "serienr", "serial no", "s/n"),
    _ADDRESS,
    _PAYER,
    Column(
        "agreement_id", N_("Agreement"), ("avtal",),
        lambda text, known, _values: known.agreements.meant(text).id if text.strip() else None,
        lambda value, known, _values: known.agreements.written(value),
    ),
    of.text("counter_unit", N_("Counter unit"), "räkneverk enhet", "enhet räkneverk", "räkneverk"),
    of.number("counter_reading", N_("Counter reading"), "mätarställning", "drifttid", "drifttimmar",
              "running hours", "counter"),
    Column("info", N_("Information"), ("info", "uppgifter", "information"), info_read, info_written),
    of.yes("qr_verification", N_("QR verification"), "qr-verifiering"),
    _COMMENT,
)  # fmt: skip
_ARTICLES = (
    of.code(
        "number", N_("Number"), "nummer", "nr", "no", "artikelnummer", "artikelnr", "art.nr", "artnr",
        "article number", "item number", "sku", required=True,
    ),
    of.text("name", N_("Name"), "namn", "benämning", "beskrivning", "description", required=True),
    of.text("unit", N_("Unit"), "enhet"),
    of.number("price", N_("Price"), "pris", "à-pris", "utpris", "försäljningspris", "sales price"),
    of.number("vat", N_("VAT"), "moms", "momssats", "vat rate", "vat %", "moms %"),
    of.yes("is_time", N_("Time"), "tid", "tidsartikel", key="time"),
    of.code("barcode", N_("Barcode"), "streckkod", "ean", "ean-kod", "gtin"),
    Column(
        "supplier_id", N_("Supplier"), ("leverantör",),
        lambda text, known, _values: known.suppliers.meant(text).id if text.strip() else None,
        lambda value, known, _values: known.suppliers.written(value),
    ),
    of.text("storage_place", N_("Storage place"), "lagerplats", "hylla", "shelf"),
)  # fmt: skip
_SELF_CHECKS = (
    of.text("name", N_("Template"), "mall", "namn", "name", "egenkontroll", required=True),
    of.text("point", N_("Point"), "punkt", "kontrollpunkt", required=True),
    of.text("description", N_("Description"), "beskrivning", "hjälp", "help"),
    of.yes("asks_value", N_("Asks for a value"), "begär värde", "värde", "value"),
    of.text("unit", N_("Unit"), "enhet"),
    Column("choices", N_("Choices"), ("val", "svar", "svarsalternativ"), choices_read,
           choices_written),
    of.yes("photo", N_("Photo"), "foto", "bild", "picture"),
)  # fmt: skip
_SERVICES = (
    of.code(
        "number", N_("Number"), "nummer", "nr", "no", "protokollnummer", "protokoll", "protocol number",
        required=True,
    ),
    _CUSTOMER,
    of.facility(),
    Column(
        "service_object_id", N_("Service object"), ("serviceobjekt", "objekt", "object"),
        lambda text, known, _values: known.objects.meant(text).id if text.strip() else None,
        lambda value, known, _values: known.objects.written(value),
        key="object",
    ),
    of.day("performed_on", N_("Performed on"), "utförd", "datum", "date", required=True),
    of.text("performed_by", N_("Performed by"), "utförd av", "tekniker", "technician"),
    of.text("notes", N_("Notes"), "anteckningar", "notering", "kommentar", "comment"),
)  # fmt: skip


def _kinds(*given: FileKind) -> Mapping[str, FileKind]:
    return {kind.register.key: kind for kind in given}


FILE_KINDS = _kinds(
    FileKind(REGISTERS["customers"], _CUSTOMERS, _by("name"), unique=False),
    FileKind(REGISTERS["facilities"], _FACILITIES, _by("name", "customer_id"), unique=False),
    FileKind(REGISTERS["contacts"], _CONTACTS, _by_person, unique=False),
    FileKind(REGISTERS["suppliers"], (_NAME, _EMAIL, _PHONE), _by("name")),
    FileKind(
        REGISTERS["agreements"],
        (
            _NAME,
            _CUSTOMER,
            of.text("terms", N_("Terms"), "villkor"),
            of.day("valid_until", N_("Valid until"), "gäller till", "giltigt till", "slutdatum"),
        ),
        _by("name"),
    ),
    FileKind(
        REGISTERS["models"],
        (of.text("name", N_("Name"), "namn", "modell", "model", required=True),),
        _by("name"),
    ),
    FileKind(
        REGISTERS["info-templates"],
        (
            _NAME,
            Column(
                "fields", N_("Fields"), ("fält", "uppgifter"), pieces_read, pieces_written, True
            ),
            _MODEL,
        ),
        _by("name"),
    ),
    FileKind(REGISTERS["objects"], _OBJECTS, _by_code),
    FileKind(REGISTERS["articles"], _ARTICLES, _by("number")),
    FileKind(REGISTERS["self-check-templates"], _SELF_CHECKS, _by("name"), parts="points"),
    FileKind(REGISTERS["services"], _SERVICES, _by("number")),
)
