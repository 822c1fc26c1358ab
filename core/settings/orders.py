"""Settings of what an order consists of: its statuses, types, subgroups and fields."""

from core.settings.coloured import COLOURED_NAMES, NONE_COLOURED
from core.settings.custom_fields import CUSTOM_FIELD_LIST, NO_FIELDS
from core.settings.groups import ORDERS
from core.settings.kinds import NAMES, NO_NAMES, NUMBER, SUGGESTIONS, SWITCH
from core.words import N_

FIRST_ORDER_NUMBER = ORDERS.declare(
    "SE-70", "first-order-number", N_("First order number"), NUMBER, 1,
    N_("The number that the first order gets; numbers once given never come again."),
)  # fmt: skip
DESCRIPTION_SUGGESTIONS = ORDERS.declare(
    "SE-04", "description-suggestions", N_("Suggested descriptions"), SUGGESTIONS, NO_NAMES,
    N_("Texts that are offered where an assignment is described."),
)  # fmt: skip
MEASURE_SUGGESTIONS = ORDERS.declare(
    "SE-05", "measure-suggestions", N_("Suggested measures"), SUGGESTIONS, NO_NAMES,
    N_("Texts that are offered where a measure is written."),
)  # fmt: skip
CUSTOM_STATUSES = ORDERS.declare(
    "SE-14", "custom-statuses", N_("Custom statuses"), COLOURED_NAMES, NONE_COLOURED,
    N_("The company's own statuses, one of which an order may have; the colour marks it in lists."),
)  # fmt: skip
CUSTOM_FIELDS = ORDERS.declare(
    "SE-54", "custom-fields", N_("Custom fields"), CUSTOM_FIELD_LIST, NO_FIELDS,
    N_("Fields of the company's own that every order has, or every order of a subgroup."),
)  # fmt: skip
MANDATORY_SELF_CHECKS = ORDERS.declare(
    "SE-55", "mandatory-self-checks", N_("Mandatory self-checks"), NAMES, NO_NAMES,
    N_("Self-checks, by the names of their templates, that every new order gets and must do."),
)  # fmt: skip
ORDER_TYPES = ORDERS.declare(
    "SE-58", "order-types", N_("Order types"), COLOURED_NAMES, NONE_COLOURED,
    N_("The types an order may be of; the colour is its dot in lists."),
)  # fmt: skip
SUBGROUPS = ORDERS.declare(
    "SE-62", "subgroups", N_("Subgroups"), NAMES, NO_NAMES,
    N_("The company's subgroups, one of which an order may be in; each may have its own fields."),
)  # fmt: skip
REQUIRE_COUNTER = ORDERS.declare(
    "SE-25", "require-counter", N_("Require the counter's reading"), SWITCH, False,
    N_("An order on an object with a counter can't be saved without what the counter shows."),
)  # fmt: skip
REQUIRE_STATUS_TO_SAVE = ORDERS.declare(
    "SE-27", "require-status-to-save", N_("Require custom status to save"), SWITCH, False,
    N_("An order without a custom status can't be saved."),
)  # fmt: skip
REQUIRE_CONTACT = ORDERS.declare(
    "SE-32", "require-contact", N_("Require contact to save"), SWITCH, False,
    N_("An order can't be saved without a contact and how to reach the contact."),
)  # fmt: skip
ADD_MODELS = ORDERS.declare(
    "SE-43", "add-models", N_("Add models to the register"), SWITCH, False,
    N_("A new model that is typed with a new object joins the group's models."),
)  # fmt: skip
