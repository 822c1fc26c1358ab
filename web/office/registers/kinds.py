"""Which registers have pages, what their lists show, and what the address names."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from aiohttp import web

from core.people import Actor
from core.register_files.columns import Column
from core.register_files.file_kind import FileKind
from core.register_files.kinds import FILE_KINDS
from core.usecases.registers.looking import refuse_strangers
from core.views import prices_for
from core.words import N_
from web.office.desk import Desk

WHERE = "/office/registers"
ONE = f"{WHERE}/{{kind:[a-z-]+}}"
ROW = f"{ONE}/{{id:[0-9a-f]{{8}}-[0-9a-f-]{{27}}}}"
_MONEY = frozenset({"price", "vat"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """A register as its pages have it: what it is for, and the columns of its list."""

    file: FileKind
    about: str
    listed: tuple[str, ...]

    @property
    def key(self) -> str:
        """What its addresses begin with."""
        return self.file.register.key

    @property
    def label(self) -> str:
        """What people call it."""
        return self.file.register.label

    @property
    def where(self) -> str:
        """The address of its list."""
        return f"{WHERE}/{self.key}"

    @property
    def is_written_by_hand(self) -> bool:
        """Whether a form has room for a row; a row of several lines comes from a file."""
        return self.file.parts is None

    def may_change(self, actor: Actor) -> bool:
        """Whether this person keeps it."""
        return actor.may(self.file.register.right)

    def columns(self, actor: Actor) -> tuple[Column, ...]:
        """Its columns, those with prices only for whoever sees prices (PE-24)."""
        if prices_for(actor).each:
            return self.file.columns
        return tuple(each for each in self.file.columns if each.field not in _MONEY)

    def listed_columns(self, actor: Actor) -> tuple[Column, ...]:
        """The columns that its list shows."""
        return tuple(each for each in self.columns(actor) if each.field in self.listed)


def _shelves(*given: tuple[str, str, tuple[str, ...]]) -> Mapping[str, Shelf]:
    return {key: Shelf(FILE_KINDS[key], about, listed) for key, about, listed in given}


SHELVES = _shelves(
    ("customers", N_("Whom the work is done for, and who pays."),
     ("name", "email", "phone", "address", "organisation_number")),
    ("facilities", N_("Where the work is done: the customers' places."),
     ("name", "customer_id", "address")),
    ("contacts", N_("Whom one asks for at a customer or a place."),
     ("name", "email", "phone", "customer_id", "facility_id")),
    ("objects", N_("Lifts, doors, boilers: what the work is done on."),
     ("code", "name", "customer_id", "facility_id", "model", "serial_number")),
    ("articles", N_("What is used, with prices and barcodes."),
     ("number", "name", "unit", "price", "supplier_id")),
    ("suppliers", N_("Whom articles are ordered from."), ("name", "email", "phone")),
    ("agreements", N_("What was agreed with a customer on his objects."),
     ("name", "customer_id", "valid_until")),
    ("info-templates", N_("What is asked about the objects of a model."),
     ("name", "model", "fields")),
    ("models", N_("The models that objects are of."), ("name",)),
    ("self-check-templates", N_("The points of each self-check."),
     ("name",)),
    ("services", N_("Service visits that an order may be made from."),
     ("number", "customer_id", "performed_on", "performed_by")),
)  # fmt: skip
"""In the order in which they are shown."""


def shelf_of(desk: Desk) -> Shelf:
    """The register that the address names, for whoever looks through registers."""
    refuse_strangers(desk.actor)
    shelf = SHELVES.get(desk.request.match_info["kind"])
    if shelf is None:
        raise web.HTTPNotFound
    return shelf


def row_id_of(desk: Desk) -> UUID:
    """The row that the address names."""
    try:
        return UUID(desk.request.match_info["id"])
    except ValueError:
        raise web.HTTPNotFound from None


def comma_of(desk: Desk) -> str:
    """The sign of decimals in the reader's language."""
    return "," if desk.words.language == "sv" else "."
