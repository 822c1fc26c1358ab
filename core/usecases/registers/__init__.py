"""The registers: whom the work is done for, where, on what and with what; kept by whoever may."""

from core.usecases.registers.articles import KeepArticle, article_by_barcode, keep_article
from core.usecases.registers.customers import (
    ConfirmCustomer,
    CustomerKept,
    FindCustomers,
    KeepCustomer,
    confirm_customer,
    customers_alike,
    find_customers,
    keep_customer,
)
from core.usecases.registers.keeping import KeepRow, RemoveRow, keep_row, remove_row
from core.usecases.registers.places import (
    FindFacilities,
    KeepContact,
    KeepFacility,
    find_facilities,
    keep_contact,
    keep_facility,
    known_contacts,
)
from core.usecases.registers.service_objects import (
    KeepServiceObject,
    SwitchVerification,
    keep_service_object,
    objects_offered,
    switch_verification,
)

__all__ = [
    "ConfirmCustomer",
    "CustomerKept",
    "FindCustomers",
    "FindFacilities",
    "KeepArticle",
    "KeepContact",
    "KeepCustomer",
    "KeepFacility",
    "KeepRow",
    "KeepServiceObject",
    "RemoveRow",
    "SwitchVerification",
    "article_by_barcode",
    "confirm_customer",
    "customers_alike",
    "find_customers",
    "find_facilities",
    "keep_article",
    "keep_contact",
    "keep_customer",
    "keep_facility",
    "keep_row",
    "keep_service_object",
    "known_contacts",
    "objects_offered",
    "remove_row",
    "switch_verification",
]
