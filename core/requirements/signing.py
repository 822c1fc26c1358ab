"""What an order must have before it is signed, and before it counts as complete."""

from core import settings
from core.checks import mandatory_left, unsigned_checks
from core.order_papers import SignedAs
from core.refusals import NotPossibleYet, OrderIsClosed, Refused
from core.requirements.gate import NOTHING, Facts, Missing, declare
from core.requirements.moments import Moment, Remedy
from core.requirements.saving import statuses
from core.self_checks import SelfCheck
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


class AlreadySigned(Refused):
    sentence = N_("Order {number} is already signed.")


class NothingToSign(NotPossibleYet):
    sentence = N_("There is nothing to sign on order {number} yet. Write what you did first.")


class ObjectMissing(NotPossibleYet):
    sentence = N_(
        "Order {number} can't be signed yet: it has no service object. Add one to an assignment."
    )


class StatusMissingToSign(NotPossibleYet):
    sentence = N_("Order {number} can't be signed yet: it has no status. Choose one ({statuses}).")


class SelfChecksLeft(NotPossibleYet):
    sentence = N_("Order {number} can't be signed yet: complete and sign {checks} first.")


class MandatoryChecksLeft(NotPossibleYet):
    sentence = N_("Order {number} can't be completed yet: {checks} must be done first.")


class CustomerSignaturesOff(NotPossibleYet):
    sentence = N_(
        "Customers don't sign here, so order {number} is complete by the technician's signature."
    )


class CustomerSignsSecond(NotPossibleYet):
    sentence = N_(
        "Order {number} is not signed by the technician yet. The customer signs after that."
    )


class RegularSignatureMissing(NotPossibleYet):
    sentence = N_("Order {number} is complete when it is signed as finished. Sign it.")


class CustomerMustSign(NotPossibleYet):
    sentence = N_("Order {number} needs the customer's signature. Send the link to sign instead.")


def _closed(order: WorkOrder, facts: Facts) -> Missing:
    return {"state": STATE_LABELS[order.state]} if order.is_closed else None


def _signed_already(order: WorkOrder, facts: Facts) -> Missing:
    done = order.state is State.SIGNED or order.waits_for_customer
    again = bool(order.signatures) and not facts.finished
    return NOTHING if (done or again) and not order.unsigned else None


def _nothing_to_sign(order: WorkOrder, facts: Facts) -> Missing:
    return None if order.lines else NOTHING


def _no_object(order: WorkOrder, facts: Facts) -> Missing:
    return None if any(each.service_object for each in order.assignments) else NOTHING


def _no_status(order: WorkOrder, facts: Facts) -> Missing:
    return None if order.custom_status else {"statuses": statuses(facts)}


def _unsigned_checks(order: WorkOrder, facts: Facts) -> Missing:
    return _named(unsigned_checks(order)) if facts.finished else None


def _mandatory_checks(order: WorkOrder, facts: Facts) -> Missing:
    return _named(mandatory_left(order)) if facts.finished else None


def _named(checks: tuple[SelfCheck, ...]) -> Missing:
    return {"checks": ", ".join(check.name for check in checks)} if checks else None


def _customers_do_not_sign(order: WorkOrder, facts: Facts) -> Missing:
    """Who was asked to before that was turned off may still sign."""
    wanted = facts.settings[settings.CUSTOMER_SIGNATURES] or order.waits_for_customer
    return None if wanted else NOTHING


def _complete_already(order: WorkOrder, facts: Facts) -> Missing:
    return NOTHING if order.state is State.SIGNED else None


def _technician_comes_first(order: WorkOrder, facts: Facts) -> Missing:
    return None if order.waits_for_customer else NOTHING


def _no_finished_signature(order: WorkOrder, facts: Facts) -> Missing:
    latest = order.latest_regular
    return None if latest is not None and latest.finished else NOTHING


def _customer_has_not_signed(order: WorkOrder, facts: Facts) -> Missing:
    if not facts.settings[settings.CUSTOMER_SIGNATURES] or not order.signatures:
        return None
    return None if order.signatures[-1].role is SignedAs.CUSTOMER else NOTHING


OPEN_TO_SIGN = declare(
    "open",
    Moment.SIGN,
    Moment.CUSTOMER_SIGN,
    Moment.COMPLETE,
    missing=_closed,
    refusal=OrderIsClosed,
    remedy=Remedy.OPEN_AGAIN,
)
UNSIGNED = declare(
    "unsigned",
    Moment.SIGN,
    missing=_signed_already,
    refusal=AlreadySigned,
    remedy=Remedy.ADD_MEASURE,
)
SOMETHING_TO_SIGN = declare(
    "something-to-sign",
    Moment.SIGN,
    missing=_nothing_to_sign,
    refusal=NothingToSign,
    remedy=Remedy.ADD_MEASURE,
)
OBJECT_TO_SIGN = declare(
    "object-to-sign",
    Moment.SIGN,
    setting=settings.REQUIRE_OBJECT_TO_SIGN,
    missing=_no_object,
    refusal=ObjectMissing,
    remedy=Remedy.ADD_OBJECT,
)
STATUS_TO_SIGN = declare(
    "status-to-sign",
    Moment.SIGN,
    setting=settings.REQUIRE_STATUS_TO_SIGN,
    missing=_no_status,
    refusal=StatusMissingToSign,
    remedy=Remedy.CHOOSE_STATUS,
)
CUSTOMERS_SIGN = declare(
    "customers-sign",
    Moment.CUSTOMER_SIGN,
    missing=_customers_do_not_sign,
    refusal=CustomerSignaturesOff,
    remedy=Remedy.GO_ON_WITHOUT_CUSTOMER,
)
NOT_COMPLETE = declare(
    "not-complete",
    Moment.CUSTOMER_SIGN,
    missing=_complete_already,
    refusal=AlreadySigned,
    remedy=Remedy.ADD_MEASURE,
)
TECHNICIAN_FIRST = declare(
    "technician-first",
    Moment.CUSTOMER_SIGN,
    missing=_technician_comes_first,
    refusal=CustomerSignsSecond,
    remedy=Remedy.SIGN,
)
REGULAR_SIGNATURE = declare(
    "regular-signature",
    Moment.COMPLETE,
    missing=_no_finished_signature,
    refusal=RegularSignatureMissing,
    remedy=Remedy.SIGN,
)
CUSTOMER_SIGNED = declare(
    "customer-signed",
    Moment.COMPLETE,
    setting=settings.REQUIRE_CUSTOMER_SIGNATURES,
    missing=_customer_has_not_signed,
    refusal=CustomerMustSign,
    remedy=Remedy.ASK_CUSTOMER,
)
SELF_CHECKS_SIGNED = declare(
    "self-checks-signed",
    Moment.SIGN,
    setting=settings.REQUIRE_SELF_CHECKS_TO_SIGN,
    missing=_unsigned_checks,
    refusal=SelfChecksLeft,
    remedy=Remedy.DO_SELF_CHECKS,
)
MANDATORY_CHECKS = declare(
    "mandatory-checks",
    Moment.SIGN,
    Moment.CUSTOMER_SIGN,
    Moment.COMPLETE,
    missing=_mandatory_checks,
    refusal=MandatoryChecksLeft,
    remedy=Remedy.DO_SELF_CHECKS,
)
