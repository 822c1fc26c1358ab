"""Settings of signing, and of what becomes of a signed order."""

from core.settings.groups import AFTER_SIGNING, SIGNING
from core.settings.kinds import SWITCH
from core.words import N_

ASSIGN_ON_SIGNING = SIGNING.declare(
    "SE-19", "assign-on-signing", N_("Assign whoever signs"), SWITCH, True,
    N_("Whoever signs an order is assigned to it; off, only the assigned may sign it."),
)  # fmt: skip
REQUIRE_OBJECT_TO_SIGN = SIGNING.declare(
    "SE-24, SE-50", "require-object-to-sign", N_("Require service object to sign"), SWITCH, False,
    N_("An order without any service object can't be signed."),
)  # fmt: skip
REQUIRE_STATUS_TO_SIGN = SIGNING.declare(
    "SE-26, SE-51", "require-status-to-sign", N_("Require custom status to sign"), SWITCH, False,
    N_("An order without a custom status can't be signed."),
)  # fmt: skip
CUSTOMER_SIGNATURES = SIGNING.declare(
    "SE-48", "customer-signatures", N_("Use customer signatures"), SWITCH, True,
    N_("The customer signs after the technician, and the order is complete only then."),
)  # fmt: skip
REQUIRE_CUSTOMER_SIGNATURES = SIGNING.declare(
    "SE-49", "require-customer-signatures", N_("Require customer signatures"), SWITCH, False,
    N_("An order can't be completed without the customer's signature."),
)  # fmt: skip
SIGN_BY_NAME = SIGNING.declare(
    "SE-48", "sign-by-name", N_("Customers may sign by name alone"), SWITCH, False,
    N_("On the page to sign, a customer who can't draw may write the name instead."),
)  # fmt: skip
REQUIRE_SELF_CHECKS_TO_SIGN = SIGNING.declare(
    "SE-52", "require-self-checks-to-sign", N_("Require self-checks to sign"), SWITCH, False,
    N_("Every self-check of an order must be completed and signed before the order is signed."),
)  # fmt: skip

REQUIRE_MEASURE_TO_SEND = AFTER_SIGNING.declare(
    "SE-23", "require-measure-to-send", N_("Require measures to send"), SWITCH, False,
    N_("An order without a measure can't be sent to accounting."),
)  # fmt: skip
SEND_ON_READY = AFTER_SIGNING.declare(
    "SE-46", "send-on-ready", N_("Send to accounting at once"), SWITCH, False,
    N_("An order that is set to ready is sent to accounting without being asked about."),
)  # fmt: skip
