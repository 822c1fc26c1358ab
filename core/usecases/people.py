"""What holds for everybody in the company: his name and number, whose he is, who administrates."""

import re
from uuid import UUID

from core.people import Role, User
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.text import one_line, said
from core.words import N_

LONGEST_NAME = 80
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{2,28}")


class LastAdministrator(Refused):
    sentence = N_("{name} is the only administrator. Make somebody else administrator first.")


class CustomerUserNeedsCustomer(Refused):
    sentence = N_("{name} is a customer user, so say which customer it is for.")


class NoCustomerCalled(Refused):
    sentence = N_(
        "There is no customer called {name}. Look for the name in the register of customers."
    )


class OnlyForCustomerUsers(Refused):
    sentence = N_("Only a customer user belongs to a customer. Leave the customer out.")


def fitting_name(name: str) -> str:
    """The name on one line, at most 80 characters."""
    return one_line(said(name, LONGEST_NAME))


def phone_or_none(text: str) -> str | None:
    """A phone number as it was written; empty is none."""
    number = one_line(text)
    if number and not _PHONE.fullmatch(number):
        raise BadInput(N_("Write one phone number, such as 070-123 45 67, or nothing."))
    return number or None


def customer_of_user(name: str, uow: UnitOfWork) -> UUID | None:
    """The ID of the customer called so; None for no name. Raises NoCustomerCalled."""
    if not name.strip():
        return None
    customer = uow.customers.named(one_line(name))
    if customer is None:
        raise NoCustomerCalled(name=one_line(name))
    return customer.id


def refuse_wrong_side(user: User) -> None:
    """A customer user belongs to a customer, and nobody else does."""
    if user.role is Role.CUSTOMER and user.customer_id is None:
        raise CustomerUserNeedsCustomer(name=user.name)
    if user.role is not Role.CUSTOMER and user.customer_id is not None:
        raise OnlyForCustomerUsers


def refuse_losing_administrator(before: User, after: User, uow: UnitOfWork) -> None:
    """Somebody must always be there who can give rights; call it with the users locked (PE-28)."""
    if not before.is_administrator or after.is_administrator:
        return
    if not any(each.is_administrator for each in uow.users.all() if each.id != before.id):
        raise LastAdministrator(name=before.name)
