"""What a user may do: one declaration each (PE); roles are templates over them."""

from dataclasses import dataclass

from core.words import N_


@dataclass(frozen=True, slots=True)
class Permission:
    """A right with its feature ID, key and what people call it."""

    feature: str
    key: str
    label: str


PERMISSIONS: dict[str, Permission] = {}


def declare(feature: str, key: str, label: str) -> Permission:
    """Add one permission to the catalogue."""
    PERMISSIONS[key] = Permission(feature, key, label)
    return PERMISSIONS[key]


VIEW = declare("PE-01", "view", N_("View"))
VIEW_ASSIGNED = declare("PE-02", "view-assigned", N_("View only assigned"))
EDIT = declare("PE-03", "edit", N_("Edit"))
EDIT_ASSIGNED = declare("PE-04", "edit-assigned", N_("Edit only assigned"))
CREATE = declare("PE-05", "create", N_("Create"))
DELETE = declare("PE-06", "delete", N_("Delete"))
ASSIGN = declare("PE-09", "assign", N_("Assign"))
ASSIGN_SELF = declare("PE-10", "assign-self", N_("Assign to self"))
PERFORM = declare("PE-11", "perform", N_("Perform"))
EMAIL_PROTOCOL = declare("PE-12", "email-protocol", N_("E-mail protocol"))
SEND_CONFIRMATION = declare("PE-13", "send-confirmation", N_("Send booking confirmation"))
SIGN = declare("PE-15", "sign", N_("Sign"))
SET_READY = declare("PE-19", "set-ready", N_("Set to ready for invoicing"))
SEE_PRICE = declare("PE-24", "see-price", N_("See prices"))
ADMIN = declare("PE-28", "admin", N_("Administrate"))
