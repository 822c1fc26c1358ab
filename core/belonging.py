"""What of a report belongs to the customer whose it is said to be, and what is another's (XT-20)."""

from dataclasses import replace

from core.arrival import About, Arrival, Clue
from core.ports import UnitOfWork
from core.registers import Customer
from core.work_order import WorkOrder


def his_alone(order: WorkOrder, uow: UnitOfWork) -> WorkOrder:
    """Without places and objects that are another's, whether on the order or only offered."""
    facility = order.facility
    is_his = facility is not None and facility.customer_id == order.customer.id
    return replace(
        order,
        arrival=order.arrival and _of_his_own(order.arrival, order.customer, uow),
        facility=facility if is_his else None,
        assignments=tuple(
            each
            if each.service_object is None
            or each.service_object.customer_id in {None, order.customer.id}
            else replace(each, service_object=None)
            for each in order.assignments
        ),
    )


def _of_his_own(arrival: Arrival, customer: Customer, uow: UnitOfWork) -> Arrival:
    def his(clue: Clue) -> bool:
        if clue.points_to is None or clue.about not in {About.FACILITY, About.OBJECT}:
            return True
        is_facility = clue.about is About.FACILITY
        row = (uow.facilities if is_facility else uow.service_objects).get(clue.points_to)
        free = {customer.id} if is_facility else {None, customer.id}
        return row is not None and row.customer_id in free

    return replace(
        arrival,
        took=tuple(each for each in arrival.took if his(each)),
        may_be=tuple(each for each in arrival.may_be if his(each)),
    )
