"""Whose mail may be put away from now on: of strangers, never of customers and our own (XT-20)."""

from collections.abc import Mapping
from enum import StrEnum

from core.mail_addresses import domain_of, own_domain_of
from core.ports import UnitOfWork
from core.recognising import known_at
from core.refusals import Refused
from core.registers import Customer
from core.taking_part import colleague_at
from core.words import N_
from core.work_order import WorkOrder


class SharedByMany(Refused):
    sentence = N_("{domain} is shared by strangers. Block the address {address} alone.")


class IsACustomer(Refused):
    sentence = N_(
        "{customer} is a customer of ours, so that address is not blocked. Cancel the order alone."
    )


class HasACustomer(Refused):
    sentence = N_("{customer} writes from {domain} too. Block the address {address} alone.")


class IsOneOfUs(Refused):
    sentence = N_("{name} writes from there and works here, so nothing is blocked.")


class NoSender(Refused):
    sentence = N_(
        "Order {number} has no sender whose mail could be put away. Cancel the order alone."
    )


class Block(StrEnum):
    """Whose mail is put away from now on."""

    NOBODY = "nobody"
    ADDRESS = "address"
    DOMAIN = "domain"


def blockable(order: WorkOrder, uow: UnitOfWork) -> Mapping[Block, str]:
    """What may be blocked of a report's sender: his address, his domain, each as a pattern."""
    found = {}
    for block in (Block.ADDRESS, Block.DOMAIN):
        try:
            found[block] = blocked_by(order, block, uow)
        except Refused:
            continue
    return found


def blocked_by(order: WorkOrder, block: Block, uow: UnitOfWork) -> str:
    """The pattern that a choice blocks, empty for nobody; raises why it is refused."""
    if block is Block.NOBODY:
        return ""
    address = (order.arrival.sender if order.arrival else "") or (
        (order.contact.email or "") if order.contact else ""
    )
    if "@" not in address:
        raise NoSender(number=order.number)
    _refuse_friends(address, order.customer, uow)
    if block is Block.ADDRESS:
        return address.casefold()
    if not own_domain_of(address):
        raise SharedByMany(domain=domain_of(address), address=address)
    _refuse_domain_of_friends(address, uow)
    return f"@{domain_of(address)}"


def _refuse_friends(address: str, customer: Customer, uow: UnitOfWork) -> None:
    if (colleague := colleague_at(address, uow)) is not None:
        raise IsOneOfUs(name=colleague.name)
    for each in (customer, known_at(address, uow)[1]):
        if each is not None and not each.unconfirmed:
            raise IsACustomer(customer=each.name)


def _refuse_domain_of_friends(address: str, uow: UnitOfWork) -> None:
    domain = domain_of(address)
    for user in uow.users.all():
        if user.works_here and domain_of(user.email or "") == domain:
            raise IsOneOfUs(name=user.name)
    for customer in uow.customers.at_domain(domain):
        raise HasACustomer(customer=customer.name, domain=domain, address=address)
