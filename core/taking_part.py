"""Who takes part in an order: only their mail gets onto it without a person having looked."""

from collections.abc import Iterator

from core import permissions as may
from core.mail_addresses import bare, own_domain_of
from core.order_papers import Kinship
from core.people import Actor, Role, User
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import DOMAIN_TAKES_PART
from core.work_order import WorkOrder


def addresses_on(order: WorkOrder, uow: UnitOfWork) -> frozenset[str]:
    """The addresses of an order's people and those it has written to, in small letters.

    Whoever took part in an order takes part in the one that it was merged into (RV-08).
    """
    wholes = (order, *_merged_into(order, uow))
    people = (
        each for whole in wholes for each in (whole.contact, whole.requester, whole.customer)
    )
    theirs = (each.email for each in people if each is not None and each.email)
    written = (row.to for row in uow.outbox.rows(order=str(order.number)) if "@" in row.to)
    return frozenset(each.strip().casefold() for each in (*theirs, *written))


def is_on(order: WorkOrder, address: str, uow: UnitOfWork) -> bool:
    """Whether this mailbox is one of the order's own people's, or was written to about it."""
    return bool(address) and bare(address) in {bare(each) for each in addresses_on(order, uow)}


def is_one_of_its_people(order: WorkOrder, address: str) -> bool:
    """Whether this mailbox is its contact's, its requester's or its customer's."""
    people = (order.contact, order.requester, order.customer)
    return bool(address) and bare(address) in {
        bare(each.email) for each in people if each is not None and each.email
    }


def takes_part(order: WorkOrder, address: str, uow: UnitOfWork) -> bool:
    """Whether this mailbox belongs to the order or to its customer.

    To the customer belong his contacts, his users, and with the setting on all who write from his
    own domain; nobody does who only has an address where anybody gets one.
    """
    return bool(address) and (
        is_on(order, address, uow)
        or _is_the_customer_s(order, address, uow)
        or _is_of_its_domain(order, address, uow)
    )


def colleague_at(address: str, uow: UnitOfWork) -> User | None:
    """Who of the company's own people has this mailbox."""
    wanted = bare(address)
    if not wanted:
        return None
    mine = (user for user in uow.users.all() if user.works_here and user.email)
    return next((user for user in mine if bare(user.email or "") == wanted), None)


def may_write_on(order: WorkOrder, user: User) -> bool:
    """Whether this colleague may comment on the order (PE-02, PE-04)."""
    return Actor.of(user).may_on(order, may.EDIT, may.EDIT_ASSIGNED)


def _is_the_customer_s(order: WorkOrder, address: str, uow: UnitOfWork) -> bool:
    return any(
        each == order.customer.id
        for spelling in dict.fromkeys((address.strip().casefold(), bare(address)))
        for each in _customers_at(spelling, uow)
    )


def _customers_at(address: str, uow: UnitOfWork) -> Iterator[object]:
    contact, customer = uow.contacts.by_email(address), uow.customers.by_email(address)
    if contact is not None:
        yield contact.customer_id
    if customer is not None:
        yield customer.id
    for user in uow.users.all():
        if user.active and user.role is Role.CUSTOMER and bare(user.email or "") == bare(address):
            yield user.customer_id


def _is_of_its_domain(order: WorkOrder, address: str, uow: UnitOfWork) -> bool:
    domain = own_domain_of(address)
    if not domain or order.customer.unconfirmed or not uow.settings.all()[DOMAIN_TAKES_PART]:
        return False
    known = uow.contacts.of(order.customer.id, None)
    theirs = (order.customer.email, *(person.email for person in known))
    return domain in {own_domain_of(each) for each in theirs if each}


def _merged_into(order: WorkOrder, uow: UnitOfWork) -> Iterator[WorkOrder]:
    for each in order.related:
        if each.how is not Kinship.MERGED_FROM:
            continue
        try:
            yield uow.work_orders.get(each.number)
        except NoSuchOrder:
            continue
