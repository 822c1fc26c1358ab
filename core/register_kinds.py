"""Which registers there are: what each keeps, what its rows are called, and who may change them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core import permissions as may
from core.permissions import Permission
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.registers import (
    Agreement,
    Article,
    Customer,
    Facility,
    InfoTemplate,
    Model,
    PerformedService,
    Person,
    ServiceObject,
    Supplier,
)
from core.self_checks import SelfCheckTemplate
from core.words import N_


class NoSuchRegister(BadInput):
    sentence = N_("There is no register {kind}. There are: {known}.")


class NoSuchRow(Refused):
    sentence = N_("{name} is not in that register. Check how it is spelled, or add it.")


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """One register: its key, what people call it, its rows, and the right to change them.

    ``rows`` gives the transaction's register; ``called`` is the field that rows are called by.
    """

    key: str
    label: str
    record: type[Any]
    rows: Callable[[UnitOfWork], Any]
    right: Permission
    called: str = "name"

    def name_of(self, row: Any) -> str:
        """What the row is called."""
        return str(getattr(row, self.called))


def _declared(*kinds: RegisterKind) -> Mapping[str, RegisterKind]:
    return {kind.key: kind for kind in kinds}


REGISTERS = _declared(
    RegisterKind("customers", N_("Customers"), Customer, lambda u: u.customers, may.EDIT_CUSTOMERS),
    RegisterKind(
        "facilities", N_("Facilities"), Facility, lambda u: u.facilities, may.EDIT_FACILITIES
    ),
    RegisterKind("contacts", N_("Contacts"), Person, lambda u: u.contacts, may.EDIT_CUSTOMERS),
    RegisterKind("suppliers", N_("Suppliers"), Supplier, lambda u: u.suppliers, may.EDIT),
    RegisterKind("agreements", N_("Agreements"), Agreement, lambda u: u.agreements, may.EDIT),
    RegisterKind("models", N_("Models"), Model, lambda u: u.models, may.EDIT_OBJECTS),
    RegisterKind(
        "info-templates", N_("Info templates"), InfoTemplate, lambda u: u.info_templates, may.ADMIN
    ),
    RegisterKind(
        "objects", N_("Service objects"), ServiceObject, lambda u: u.service_objects,
        may.EDIT_OBJECTS, "code",
    ),
    RegisterKind("articles", N_("Articles"), Article, lambda u: u.articles, may.EDIT, "number"),
    RegisterKind(
        "self-check-templates", N_("Self-check templates"), SelfCheckTemplate,
        lambda u: u.self_check_templates, may.ADMIN,
    ),
    RegisterKind(
        "services", N_("Performed services"), PerformedService, lambda u: u.performed_services,
        may.EDIT, "number",
    ),
)  # fmt: skip
"""By key; whoever is named by others comes first."""

_OF_RECORD = {kind.record: kind for kind in REGISTERS.values()}


def register_called(key: str) -> RegisterKind:
    """The register with this key; raises NoSuchRegister."""
    if key not in REGISTERS:
        raise NoSuchRegister(kind=key, known=", ".join(REGISTERS))
    return REGISTERS[key]


def register_of(row: Any) -> RegisterKind:
    """The register in which such rows are."""
    return _OF_RECORD[type(row)]
