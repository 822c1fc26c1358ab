"""The registers: customers, facilities, service objects and articles, added or changed."""

from dataclasses import dataclass

from core import permissions as may
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Article, Customer, Facility, Person, ServiceObject


@dataclass(frozen=True, slots=True)
class KeepCustomer:
    customer: Customer


@dataclass(frozen=True, slots=True)
class KeepFacility:
    facility: Facility


@dataclass(frozen=True, slots=True)
class KeepContact:
    person: Person


@dataclass(frozen=True, slots=True)
class KeepServiceObject:
    service_object: ServiceObject


@dataclass(frozen=True, slots=True)
class KeepArticle:
    article: Article


def keep_customer(command: KeepCustomer, actor: Actor, uow: UnitOfWork) -> None:
    """Add or change a customer in the register (CF-04)."""
    actor.require_at_all(may.EDIT)
    uow.customers.put(command.customer)


def keep_facility(command: KeepFacility, actor: Actor, uow: UnitOfWork) -> None:
    """Add or change a facility in the register (CF-08)."""
    actor.require_at_all(may.EDIT)
    uow.facilities.put(command.facility)


def keep_contact(command: KeepContact, actor: Actor, uow: UnitOfWork) -> None:
    """Add or change a contact person (CF-12)."""
    actor.require_at_all(may.EDIT)
    uow.contacts.put(command.person)


def keep_service_object(command: KeepServiceObject, actor: Actor, uow: UnitOfWork) -> None:
    """Add or change a service object in the register (OB-04)."""
    actor.require_at_all(may.EDIT)
    uow.service_objects.put(command.service_object)


def keep_article(command: KeepArticle, actor: Actor, uow: UnitOfWork) -> None:
    """Add or change an article in the register."""
    actor.require_at_all(may.EDIT)
    uow.articles.put(command.article)
