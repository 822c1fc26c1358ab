"""Settings of what an opened order shows, and what can be added to it at once."""

from core.settings.groups import SHOWN
from core.settings.kinds import SWITCH
from core.words import N_

SHOW_CUSTOMER_COMMENT = SHOWN.declare(
    "SE-15", "show-customer-comment", N_("Show the customer's comment"), SWITCH, True,
    N_("What the register says about the customer stands under the customer's name."),
)  # fmt: skip
SHOW_FACILITY_COMMENT = SHOWN.declare(
    "SE-16", "show-facility-comment", N_("Show the facility's comment"), SWITCH, True,
    N_("What the register says about the facility stands under its name."),
)  # fmt: skip
SHOW_OBJECT_COMMENT = SHOWN.declare(
    "SE-17", "show-object-comment", N_("Show the service object's comment"), SWITCH, True,
    N_("What the register says about the object stands under its name."),
)  # fmt: skip
SHOW_ADD_MEASURE = SHOWN.declare(
    "SE-28", "show-add-measure", N_("Show add measure"), SWITCH, True,
    N_("A measure is added to an open order at once, without editing it."),
)  # fmt: skip
SHOW_ADDRESS = SHOWN.declare(
    "SE-30", "show-address", N_("Show the address"), SWITCH, True,
    N_("The visit address stands in words on the order."),
)  # fmt: skip
SHOW_LAST_EDIT = SHOWN.declare(
    "SE-31", "show-last-edit", N_("Show last edit"), SWITCH, True,
    N_("An order, and a purchase order, that was edited shows by whom and when."),
)  # fmt: skip
HIDE_ERROR_AND_CAUSE = SHOWN.declare(
    "SE-34", "hide-error-and-cause", N_("Hide error and cause"), SWITCH, False,
    N_("Error and cause can't be written without editing the order."),
)  # fmt: skip
SHOW_REQUESTER = SHOWN.declare(
    "SE-35", "show-requester", N_("Show the requester"), SWITCH, True,
    N_("The order shows who asked for the work."),
)  # fmt: skip
SHOW_BOOKINGS = SHOWN.declare(
    "SE-38", "show-bookings", N_("Show bookings"), SWITCH, True,
    N_("The order shows when who is booked."),
)  # fmt: skip
USE_PLANNED_DATE = SHOWN.declare(
    "SE-39", "use-planned-date", N_("Use the planned date"), SWITCH, True,
    N_("The day the work is planned stands on top of the order and in lists."),
)  # fmt: skip
SHOW_INVOICED_TO = SHOWN.declare(
    "SE-40", "show-invoiced-to", N_("Show invoiced to"), SWITCH, False,
    N_("The order, the detailed list and the protocol show who pays."),
)  # fmt: skip
SHOW_CUSTOM_STATUS = SHOWN.declare(
    "SE-41", "show-custom-status", N_("Show the custom status"), SWITCH, True,
    N_("The order shows its custom status."),
)  # fmt: skip
PLANNED_TODAY = SHOWN.declare(
    "SE-44", "planned-today", N_("Planned today as default"), SWITCH, False,
    N_("A new order is planned for the day it is made unless another day is said."),
)  # fmt: skip
SHOW_CUSTOM_INFO = SHOWN.declare(
    "SE-47", "show-custom-info", N_("Show the object's own information"), SWITCH, False,
    N_("What the object's information template asks for stands under the assignment."),
)  # fmt: skip
