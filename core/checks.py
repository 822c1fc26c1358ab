"""The self-checks of a whole order: which it has, and what is left to do on them (SC-03, SC-04)."""

from collections.abc import Iterable
from uuid import UUID

from core.order_papers import Document
from core.ports import UnitOfWork
from core.self_checks import SelfCheck
from core.settings import MANDATORY_SELF_CHECKS
from core.work_order import WorkOrder


def checks_of(order: WorkOrder) -> tuple[SelfCheck, ...]:
    """Every self-check, assignment by assignment."""
    return tuple(check for assignment in order.assignments for check in assignment.self_checks)


def open_checks(order: WorkOrder) -> tuple[SelfCheck, ...]:
    """Those that are not complete."""
    return tuple(check for check in checks_of(order) if not check.completed)


def mandatory_left(order: WorkOrder) -> tuple[SelfCheck, ...]:
    """The mandatory ones among the open: with them the order can't be completed (SC-03)."""
    return tuple(check for check in open_checks(order) if check.mandatory)


def unsigned_checks(order: WorkOrder) -> tuple[SelfCheck, ...]:
    """Those that are not both complete and signed for by somebody (SE-52)."""
    return tuple(check for check in checks_of(order) if not (check.completed and check.signed_by))


def failed_checks(order: WorkOrder) -> tuple[SelfCheck, ...]:
    """Those with a point that was found not to be as it should."""
    return tuple(check for check in checks_of(order) if check.failed_points)


def photos_of(check: SelfCheck, documents: Iterable[Document]) -> frozenset[UUID]:
    """The photos of its points, and all that came in one album with one of them (SC-01)."""
    there = tuple(documents)
    answers = {point.document_id for point in check.points if point.document_id}
    albums = {each.album for each in there if each.id in answers and each.album}
    siblings = (each.id for each in there if each.album in albums and each.measure_id is None)
    return frozenset((*answers, *siblings))


def with_mandatory_checks(order: WorkOrder, uow: UnitOfWork) -> WorkOrder:
    """The order with every mandatory self-check it has not yet, on its first assignment (SC-02).

    A name without a template is passed over: no order fails because of a setting.
    """
    there = {check.name.casefold() for check in checks_of(order) if check.mandatory}
    for name in uow.settings.all()[MANDATORY_SELF_CHECKS]:
        template = uow.self_check_templates.named(name)
        if template is None or template.name.casefold() in there or not order.assignments:
            continue
        order = order.with_self_check(None, template.check(mandatory=True))
        there.add(template.name.casefold())
    return order
