"""What an order must be before it is set to ready, sent, continued or restored."""

from core import settings
from core.refusals import NotPossibleYet, OrderIsClosed
from core.requirements.gate import NOTHING, Facts, Missing, declare
from core.requirements.moments import Moment, Remedy
from core.words import N_
from core.work_order import STATE_LABELS, State, WorkOrder


class CustomerHasNotSigned(NotPossibleYet):
    sentence = N_(
        "Order {number} waits for the customer's signature, so it can't be set to ready."
    )


class MoreVisitsFollow(NotPossibleYet):
    sentence = N_(
        "Order {number} was signed with more visits to follow. Sign it as finished before it is "
        "set to ready."
    )


class NotSignedYet(NotPossibleYet):
    sentence = N_("Order {number} is not signed yet. Sign it first.")


class ArticlesStopReady(NotPossibleYet):
    sentence = N_(
        "Order {number} can't be set to ready: articles to be ordered are left ({articles}). "
        "Move them to the used articles or take them off."
    )


class CustomerHasNotApproved(NotPossibleYet):
    sentence = N_(
        "Order {number} waits for the customer's yes to {texts}, so it can't be set to ready. "
        "Ask for the answer and note it."
    )


class CustomerSaidNo(NotPossibleYet):
    sentence = N_(
        "The customer said no to {texts} on order {number}, so it can't be set to ready. "
        "Take it off, or ask once more."
    )


class NotReadyToSend(NotPossibleYet):
    sentence = N_("Order {number} can't be sent to accounting yet. Set it to ready first.")


class MeasureMissing(NotPossibleYet):
    sentence = N_(
        "Order {number} can't be sent to accounting: it has no measure. Write what was done."
    )


class NotReadyForBackorder(NotPossibleYet):
    sentence = N_(
        "Order {number} can be continued on a backorder once it is signed and ready for "
        "invoicing. Until then, go on working on it."
    )


class NotInvoicedYet(NotPossibleYet):
    sentence = N_(
        "Order {number} is not invoiced, so there is nothing to restore. Edit it as usual."
    )


def _over(order: WorkOrder, facts: Facts) -> Missing:
    if order.state not in {State.INVOICED, State.CANCELLED}:
        return None
    return {"state": STATE_LABELS[order.state]}


def _waits_for_customer(order: WorkOrder, facts: Facts) -> Missing:
    return NOTHING if order.waits_for_customer else None


def _more_visits(order: WorkOrder, facts: Facts) -> Missing:
    latest = order.latest_regular
    unfinished = order.state is State.PARTLY_SIGNED and latest is not None and not latest.finished
    return NOTHING if unfinished else None


def _not_signed(order: WorkOrder, facts: Facts) -> Missing:
    signed = order.state in {State.PARTLY_SIGNED, State.SIGNED, State.READY}
    return None if signed else NOTHING


def _articles_to_order(order: WorkOrder, facts: Facts) -> Missing:
    articles = ", ".join(row.name for row in order.to_order)
    return {"articles": articles} if articles else None


def _unapproved(order: WorkOrder, facts: Facts) -> Missing:
    there = {line.id for line in order.lines} | {None}
    open_ = [each.text for each in order.approvals if each.line_id in there and each.waits]
    return {"texts": ", ".join(open_)} if open_ else None


def _declined(order: WorkOrder, facts: Facts) -> Missing:
    there = {line.id for line in order.lines}
    no = [each.text for each in order.approvals if each.line_id in there and each.declined]
    return {"texts": ", ".join(no)} if no else None


def _not_ready(order: WorkOrder, facts: Facts) -> Missing:
    return None if order.state is State.READY else NOTHING


def _no_measure(order: WorkOrder, facts: Facts) -> Missing:
    return None if any(each.measures for each in order.assignments) else NOTHING


def _not_finished(order: WorkOrder, facts: Facts) -> Missing:
    finished = order.state in {State.READY, State.INVOICED} and bool(order.signatures)
    return None if finished else NOTHING


def _not_invoiced(order: WorkOrder, facts: Facts) -> Missing:
    return None if order.state is State.INVOICED else NOTHING


OPEN_TO_FINISH = declare(
    "not-over",
    Moment.READY,
    missing=_over,
    refusal=OrderIsClosed,
    remedy=Remedy.OPEN_AGAIN,
)
CUSTOMER_DONE = declare(
    "customer-done",
    Moment.READY,
    missing=_waits_for_customer,
    refusal=CustomerHasNotSigned,
    remedy=Remedy.ASK_CUSTOMER,
)
LAST_VISIT = declare(
    "last-visit",
    Moment.READY,
    missing=_more_visits,
    refusal=MoreVisitsFollow,
    remedy=Remedy.SIGN,
)
SIGNED = declare(
    "signed",
    Moment.READY,
    missing=_not_signed,
    refusal=NotSignedYet,
    remedy=Remedy.SIGN,
)
NOTHING_TO_ORDER = declare(
    "nothing-to-order",
    Moment.READY,
    setting=settings.DISABLE_READY_WITH_TO_ORDER,
    missing=_articles_to_order,
    refusal=ArticlesStopReady,
    remedy=Remedy.SEE_TO_ORDER,
)
APPROVED = declare(
    "approved",
    Moment.READY,
    missing=_unapproved,
    refusal=CustomerHasNotApproved,
    remedy=Remedy.NOTE_APPROVAL,
)
NOT_DECLINED = declare(
    "not-declined",
    Moment.READY,
    missing=_declined,
    refusal=CustomerSaidNo,
    remedy=Remedy.NOTE_APPROVAL,
)
READY = declare(
    "ready",
    Moment.SEND,
    missing=_not_ready,
    refusal=NotReadyToSend,
    remedy=Remedy.SET_READY,
)
MEASURE = declare(
    "measure",
    Moment.SEND,
    setting=settings.REQUIRE_MEASURE_TO_SEND,
    missing=_no_measure,
    refusal=MeasureMissing,
    remedy=Remedy.ADD_MEASURE,
)
FINISHED = declare(
    "finished",
    Moment.BACKORDER,
    missing=_not_finished,
    refusal=NotReadyForBackorder,
    remedy=Remedy.SET_READY,
)
INVOICED = declare(
    "invoiced",
    Moment.RESTORE,
    missing=_not_invoiced,
    refusal=NotInvoicedYet,
    remedy=Remedy.MARK_INVOICED,
)
