"""Open orders of another system as a file: its columns, and what a row of it says."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from core.register_files import columns as of
from core.register_files.columns import Column
from core.register_files.known import Known
from core.register_files.reading import Layout, Problem, ReadRow, layout_of, read_rows
from core.register_files.sheets import Sheet
from core.words import N_

ORDERS = "orders"


@dataclass(frozen=True, slots=True)
class ForeignOrder:
    """An order as another system knew it; texts as people write them into an order's fields."""

    customer_id: UUID
    description: str
    number: str | None = None
    facility: str | None = None
    error: str | None = None
    cause: str | None = None
    contact: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None
    requester: str | None = None
    planned: date | None = None
    created: date | None = None
    assigned: str | None = None
    object: str | None = None
    type: str | None = None
    subgroup: str | None = None
    status: str | None = None
    cost_centre: str | None = None
    customer_order_number: str | None = None
    urgent: bool = False
    comment: str | None = None

    @property
    def contact_written(self) -> str:
        """The contact with his address and number, as one writes it."""
        email = f"<{self.contact_email}>" if self.contact_email else ""
        name = self.contact or self.contact_email or ""
        return " ".join(filter(None, (name, email, self.contact_phone))) if name else ""


COLUMNS = (
    of.code(
        "number", N_("Number"), "nummer", "nr", "no", "ordernummer", "ordernr", "arbetsorder", "ao",
        "order number", "order no", "work order", "ärendenummer", "ärende",
    ),
    of.customer("customer_id", N_("Customer"), "kund", "kundnamn", "customer name", required=True),
    of.text("facility", N_("Facility"), *of.FACILITY, "adress", "address", "besöksadress"),
    of.text(
        "description", N_("Description"), "beskrivning", "rubrik", "ämne", "subject", "title",
        "benämning", required=True,
    ),
    of.text("error", N_("Error"), "fel", "felbeskrivning", "fault", "text"),
    of.text("cause", N_("Cause"), "orsak"),
    of.text("contact", N_("Contact"), "kontakt", "kontaktperson", "contact person"),
    of.text("contact_email", N_("Contact's e-mail"), "kontaktens e-post", "e-post", "epost",
            "email", "contact email"),
    of.text("contact_phone", N_("Contact's phone"), "kontaktens telefon", "telefon", "phone",
            "contact phone", "mobil"),
    of.text("requester", N_("Requester"), "beställare", "anmälare"),
    of.day("planned", N_("Planned date"), "planerad", "planerat datum", "planned on", "startdatum"),
    of.day("created", N_("Created"), "skapad", "skapad datum", "registrerad", "inkom", "date"),
    of.text("assigned", N_("Assigned"), "tilldelad", "tekniker", "utförare", "technician",
            "resurs", "assigned to"),
    of.code("object", N_("Service object"), "serviceobjekt", "objekt", "objektnummer"),
    of.text("type", N_("Order type"), "ordertyp", "typ", "order type"),
    of.text("subgroup", N_("Subgroup"), "undergrupp", "grupp"),
    of.text("status", N_("Status"), "egen status"),
    of.text("cost_centre", N_("Cost centre"), "kostnadsställe", "cost center"),
    of.code("customer_order_number", N_("Customer's order number"), "kundens ordernummer",
            "er referens", "po", "inköpsordernummer"),
    of.yes("urgent", N_("Urgent"), "akut", "brådskande"),
    of.text("comment", N_("Comment"), "kommentar", "anteckning", "notes"),
)  # fmt: skip
"""The columns, in the order in which they are exported by most."""


@dataclass(frozen=True, slots=True)
class ForeignOrders:
    """The rows that could be read, by line, and what is wrong with the others."""

    rows: tuple[tuple[int, ForeignOrder], ...]
    problems: list[Problem]
    ignored: tuple[str, ...]
    has_customer_order_number: bool


def read_orders(sheet: Sheet, renamed: Mapping[str, str], known: Known) -> ForeignOrders:
    """The orders of a file; raises a Refused where its header does not do."""
    layout = layout_of(COLUMNS, sheet, renamed)
    problems: list[Problem] = []
    read = read_rows(ForeignOrder, layout, sheet, known, problems)
    rows = tuple((row.line, ForeignOrder(**_plain(row))) for row in read)
    return ForeignOrders(rows, problems, layout.ignored, _has(layout, "customer_order_number"))


def _plain(row: ReadRow) -> dict[str, Any]:
    names = {each.name for each in fields(ForeignOrder)}
    return {name: value for name, value in row.values.items() if name in names}


def _has(layout: Layout, field: str) -> bool:
    found: Column | None = next((c for c, _ in layout.places if c.field == field), None)
    return found is not None
