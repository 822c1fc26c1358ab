"""Settings of what is printed: the protocol, self-checks and invoices."""

from core.settings.groups import PRINT
from core.settings.kinds import SWITCH, one_of
from core.settings.paper_templates import LAYOUTS, NO_TEMPLATES, PAPER_TEMPLATE_LIST
from core.words import N_

PRINT_SIGNATURES = PRINT.declare(
    "SE-06", "print-signatures", N_("Show signatures on print"), SWITCH, True,
    N_("The protocol shows who signed, when, and the drawn signatures."),
)  # fmt: skip
PRINT_IMAGES = PRINT.declare(
    "SE-07", "print-images", N_("Show images on print"), SWITCH, True,
    N_("The protocol shows the pictures of its measures."),
)  # fmt: skip
PRINT_SELF_CHECKS = PRINT.declare(
    "SE-08", "print-full-self-checks", N_("Show full self-checks on print"), SWITCH, False,
    N_("The protocol shows every point of a self-check; off shows one line for each check."),
)  # fmt: skip
REMOVE_PRICES = PRINT.declare(
    "SE-09", "remove-prices-from-print", N_("Remove prices from print"), SWITCH, False,
    N_("No print shows a price, nor does an invoice that is made without accounting software."),
)  # fmt: skip
PRINT_COMMENTS = PRINT.declare(
    "SE-10", "print-comments", N_("Show comments on print"), SWITCH, False,
    N_("The protocol shows the comments that the customer may see."),
)  # fmt: skip
PRINT_CUSTOM_FIELDS = PRINT.declare(
    "SE-20", "print-custom-fields", N_("Show custom fields on print"), SWITCH, False,
    N_("The protocol shows the order's custom fields."),
)  # fmt: skip
PRINT_CUSTOM_STATUS = PRINT.declare(
    "SE-21", "print-custom-status", N_("Show custom status on print"), SWITCH, False,
    N_("The protocol shows the order's custom status."),
)  # fmt: skip
PRINT_CREATION_DATE = PRINT.declare(
    "SE-22", "print-creation-date", N_("Show creation date on print"), SWITCH, False,
    N_("The protocol shows the day the order was made."),
)  # fmt: skip
PROTOCOL_TEMPLATE = PRINT.declare(
    "SE-57", "protocol-template", N_("Template of the protocol"), one_of(*LAYOUTS), "standard",
    N_("How the protocol is laid out: standard has room, compact saves paper."),
)  # fmt: skip
SELF_CHECK_TEMPLATE = PRINT.declare(
    "SE-57", "self-check-template", N_("Template of self-checks"), one_of(*LAYOUTS), "standard",
    N_("How printed self-checks are laid out: standard has room, compact saves paper."),
)  # fmt: skip
PAPER_TEMPLATES = PRINT.declare(
    "SE-57", "paper-templates", N_("Templates of papers"), PAPER_TEMPLATE_LIST, NO_TEMPLATES,
    N_("A paper's parts and their order, texts, logo and colour, for an order type or for all."),
)  # fmt: skip
