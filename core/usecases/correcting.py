"""An address that mail came back from is corrected, wherever it stands on the order (CF-12)."""

from dataclasses import dataclass, replace

from core import permissions as may
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Customer, Person
from core.text import said
from core.usecases.registers.keeping import KeepRow, keep_row
from core.words import N_
from core.work_order import WorkOrder


class NobodyHasThatAddress(Refused):
    sentence = N_("Nobody on order {number} has the address {address} any more.")


class ComesBackToo(Refused):
    sentence = N_("Mail to {address} comes back. Write another address, or call.")


@dataclass(frozen=True, slots=True)
class CorrectAddress:
    """``after`` is where the people of the order with the address ``before`` are really reached."""

    number: OrderNumber
    before: str
    after: str


def correct_address(command: CorrectAddress, actor: Actor, uow: UnitOfWork) -> str:
    """Put the address right in the register, for contact, requester and customer; gives it."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT)
    after = said(command.after)
    if after.casefold() == command.before.casefold() or uow.undeliverable.get(after) is not None:
        raise ComesBackToo(address=after)
    theirs = [each for each in _people(order) if _has(each, command.before)]
    if not theirs:
        raise NobodyHasThatAddress(number=order.number, address=command.before)
    for each in {each.id: each for each in theirs}.values():
        keep_row(KeepRow(replace(each, email=after)), actor, uow)
    return after


def _people(order: WorkOrder) -> list[Person | Customer]:
    people = (order.contact, order.requester, order.customer)
    return [each for each in people if each is not None]


def _has(each: Person | Customer, address: str) -> bool:
    return (each.email or "").casefold() == address.casefold()
