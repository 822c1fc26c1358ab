"""What a user may do: one declaration each (PE); roles are templates over them."""

from dataclasses import dataclass

from core.refusals import BadInput
from core.words import N_


@dataclass(frozen=True, slots=True)
class Permission:
    """A right: its feature ID, its key, what people call it, and what it lets somebody do."""

    feature: str
    key: str
    label: str
    allows: str


PERMISSIONS: dict[str, Permission] = {}


def declare(feature: str, key: str, label: str, allows: str) -> Permission:
    """Add one permission to the catalogue."""
    PERMISSIONS[key] = Permission(feature, key, label, allows)
    return PERMISSIONS[key]


class NoSuchPermission(BadInput):
    sentence = N_("There is no permission {key}. Look in the list of permissions.")


def permission_called(key: str) -> Permission:
    """The permission with this key; raises NoSuchPermission."""
    if key not in PERMISSIONS:
        raise NoSuchPermission(key=key)
    return PERMISSIONS[key]


VIEW = declare(
    "PE-01", "view", N_("View"),
    N_("See every order, in lists, searches and chat."),
)  # fmt: skip
VIEW_ASSIGNED = declare(
    "PE-02", "view-assigned", N_("View only assigned"),
    N_("See one's own orders; the others are not there. For whoever does not have View."),
)  # fmt: skip
EDIT = declare(
    "PE-03", "edit", N_("Edit"),
    N_("Change any order: its particulars, lines, bookings, comments and files."),
)  # fmt: skip
EDIT_ASSIGNED = declare(
    "PE-04", "edit-assigned", N_("Edit only assigned"),
    N_("Change one's own orders. For whoever does not have Edit."),
)  # fmt: skip
CREATE = declare(
    "PE-05", "create", N_("Create"),
    N_("Make new orders, and take care of what came in by mail."),
)  # fmt: skip
DELETE = declare(
    "PE-06", "delete", N_("Delete"),
    N_("Delete an order for good, cancel it, or take the cancelling back."),
)  # fmt: skip
INVOICE = declare(
    "PE-07", "invoice", N_("Invoice"),
    N_("Set to ready for invoicing, mark as invoiced, and make backorders."),
)  # fmt: skip
GENERATE_INVOICE = declare(
    "PE-08", "generate-invoice", N_("Generate invoice"),
    N_("Generate an invoice and send the order to the accounting software."),
)  # fmt: skip
ASSIGN = declare(
    "PE-09", "assign", N_("Assign"),
    N_("Give orders to others, and take them away."),
)  # fmt: skip
ASSIGN_SELF = declare(
    "PE-10", "assign-self", N_("Assign to self"),
    N_("Take an order that nobody has."),
)  # fmt: skip
PERFORM = declare(
    "PE-11", "perform", N_("Perform"),
    N_("Open one's own orders, and add and fill in self-checks there; nothing more."),
)  # fmt: skip
EMAIL_PROTOCOL = declare(
    "PE-12", "email-protocol", N_("E-mail protocol"),
    N_("Send the protocol and messages about an order by e-mail or SMS."),
)  # fmt: skip
SEND_CONFIRMATION = declare(
    "PE-13", "send-confirmation", N_("Send booking confirmation"),
    N_("Send the contact a confirmation of a booking."),
)  # fmt: skip
RECUR = declare(
    "PE-14", "recur", N_("Set to recurring"),
    N_("Let an order come again by itself."),
)  # fmt: skip
SIGN = declare(
    "PE-15", "sign", N_("Sign"),
    N_("Sign orders, and ask the customer for a signature."),
)  # fmt: skip
REMOVE_FILE = declare(
    "PE-16", "remove-file", N_("Remove uploaded file"),
    N_("Take a file or photo off an order."),
)  # fmt: skip
REMOVE_SELF_CHECK = declare(
    "PE-17", "remove-self-check", N_("Remove self-check from order"),
    N_("Take a self-check off an order."),
)  # fmt: skip
CHANGE_MEASURE_USER = declare(
    "PE-18", "change-measure-user", N_("Change measure user"),
    N_("Say that somebody else did what a measure tells of."),
)  # fmt: skip
SET_READY = declare(
    "PE-19", "set-ready", N_("Set to ready for invoicing"),
    N_("Set an order to ready for invoicing, and nothing more of invoicing."),
)  # fmt: skip
DUPLICATE = declare(
    "PE-20", "duplicate", N_("Duplicate"),
    N_("Make a new order as a copy of another."),
)  # fmt: skip
CLEAR_SIGNATURES = declare(
    "PE-21", "clear-signatures", N_("Clear signatures"),
    N_("Take all signatures off an order, so that its lines can be changed again."),
)  # fmt: skip
QR_ACTIVATE = declare(
    "PE-22", "qr-activate", N_("QR verification: activate"),
    N_("Switch QR verification on or off for a service object."),
)  # fmt: skip
QR_PERFORM = declare(
    "PE-23", "qr-perform", N_("QR verification: perform"),
    N_("See when, by whom and where a service object was scanned; to scan takes no right."),
)  # fmt: skip
SEE_PRICE = declare(
    "PE-24", "see-price", N_("See prices"),
    N_("See what articles and time cost, in chat, lists and protocols too."),
)  # fmt: skip
EDIT_OBJECTS = declare(
    "PE-25", "edit-objects", N_("Edit service objects"),
    N_("Add and change service objects, also from inside an order."),
)  # fmt: skip
EDIT_CUSTOMERS = declare(
    "PE-26", "edit-customers", N_("Edit customers"),
    N_("Add and change customers and their contacts, also from inside an order."),
)  # fmt: skip
EDIT_FACILITIES = declare(
    "PE-27", "edit-facilities", N_("Edit facilities"),
    N_("Add and change facilities and their contacts, also from inside an order."),
)  # fmt: skip
ADMIN = declare(
    "PE-28", "admin", N_("Administrate"),
    N_("Change settings, people and their rights, and restore invoiced orders."),
)  # fmt: skip
SEE_NET = declare(
    "PE-29", "see-net", N_("See net and gross"),
    N_("See the sums of an order, net and gross. Needs See prices."),
)  # fmt: skip
SEE_DISCOUNT = declare(
    "PE-30", "see-discount", N_("See discounts"),
    N_("See the discount of each line. Needs See prices."),
)  # fmt: skip
