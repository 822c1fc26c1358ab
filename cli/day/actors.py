"""Who does a deed of the day: one of the company's people, by name."""

from uuid import UUID

from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import UnitOfWork
from core.usecases.assigning import Assign, assign

DISPATCHER = "Maja Lind"


def person(name: str, uow: UnitOfWork) -> Actor:
    """One of the company's people; raises LookupError."""
    return Actor.of(_user(name, uow))


def identity(name: str, uow: UnitOfWork) -> UUID:
    """Whom to give an order to, or to book."""
    return _user(name, uow).id


def given(name: str, number: OrderNumber, uow: UnitOfWork) -> Actor:
    """A technician, who has been given the order."""
    assign(Assign(number, identity(name, uow)), person(DISPATCHER, uow), uow)
    return person(name, uow)


def _user(name: str, uow: UnitOfWork) -> User:
    user = uow.users.by_name(name)
    if user is None:
        raise LookupError(name)
    return user
