"""The example order in a real database, with everything it refers to."""

from collections.abc import Callable

from core.links import Link
from core.ports import UnitOfWork
from core.work_order import WorkOrder
from tests.notifications.example import (
    COMPANY,
    CONTACT,
    DOOR,
    EKEN,
    EVERYBODY,
    FACILITY,
    ORDER,
    SIGN_LINK,
)


def stored(
    order: WorkOrder = ORDER, links: tuple[Link, ...] = (SIGN_LINK,)
) -> Callable[[UnitOfWork], None]:
    """Keeps the order, its people and its links."""

    def store(uow: UnitOfWork) -> None:
        uow.customers.put(EKEN)
        uow.facilities.put(FACILITY)
        uow.contacts.put(CONTACT)
        uow.service_objects.put(DOOR)
        for user in EVERYBODY:
            uow.users.put(user)
        for key, value in COMPANY.items():
            uow.settings.put(key, value)
        uow.work_orders.add(order)
        for link in links:
            uow.links.put(link)

    return store
