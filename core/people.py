"""The company's people, what their roles allow, and who acts."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from core import permissions as may
from core.permissions import Permission
from core.refusals import NoSuchOrder, NotAllowed, NotAllowedAtAll
from core.words import N_

if TYPE_CHECKING:
    from core.numbers import OrderNumber
    from core.work_order import WorkOrder


class Role(StrEnum):
    """What somebody is in the company."""

    ADMIN = "admin"
    OFFICE = "office"
    DISPATCHER = "dispatcher"
    TECHNICIAN = "technician"
    SUBCONTRACTOR = "subcontractor"
    CUSTOMER = "customer"


ROLE_LABELS = {
    Role.ADMIN: N_("administrator"),
    Role.OFFICE: N_("office"),
    Role.DISPATCHER: N_("dispatcher"),
    Role.TECHNICIAN: N_("technician"),
    Role.SUBCONTRACTOR: N_("subcontractor"),
    Role.CUSTOMER: N_("customer"),
}

_EVERYTHING = frozenset(may.PERMISSIONS.values())
_ONLY_OWN = frozenset({may.VIEW_ASSIGNED, may.EDIT_ASSIGNED})
_ON_SITE = frozenset({may.EDIT_ASSIGNED, may.ASSIGN_SELF, may.PERFORM, may.SIGN})
_PRICES = frozenset({may.SEE_PRICE, may.SEE_NET, may.SEE_DISCOUNT})

# A dispatcher leads the work up to the invoice; the invoice itself and the way to the accounting
# software are the office's, which takes no orders itself. A technician sees all orders, so that he
# can help a colleague, but no prices. A subcontractor sees his own alone and does not write to our
# customers. A customer sees what he pays.
TEMPLATES: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: _EVERYTHING - _ONLY_OWN,
    Role.OFFICE: _EVERYTHING - _ONLY_OWN - {may.ADMIN, may.ASSIGN_SELF},
    Role.DISPATCHER: _EVERYTHING - _ONLY_OWN - {may.ADMIN, may.GENERATE_INVOICE},
    Role.TECHNICIAN: _ON_SITE
    | {may.VIEW, may.CREATE, may.EMAIL_PROTOCOL, may.SEND_CONFIRMATION, may.SET_READY}
    | {may.EDIT_OBJECTS},
    Role.SUBCONTRACTOR: _ON_SITE | {may.VIEW_ASSIGNED},
    Role.CUSTOMER: _PRICES,
}


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When somebody works on one weekday (Mon is 0), in the company's zone (SE-61)."""

    weekday: int
    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class Absence:
    """Days, both included, on which somebody can't be booked without a warning."""

    first_day: date
    last_day: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class User:
    """A person with a place in the company; ``telegram_id`` once he has joined by invitation.

    ``rights`` are the keys of all his permissions where they differ from his role's template, else
    None: then he follows the template. ``customer_id`` is whom a customer user belongs to.
    ``chat_lost_at`` is since when nothing can be said in his chat. ``calendar_id`` is what the
    address of his own calendar is made from, once he has one. ``mails``: what he is given and
    booked for is told him by mail too.
    """

    name: str
    role: Role
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    telegram_id: int | None = None
    active: bool = True
    rights: tuple[str, ...] | None = None
    customer_id: UUID | None = None
    working_hours: tuple[WorkingHours, ...] = ()
    absences: tuple[Absence, ...] = ()
    chat_lost_at: datetime | None = None
    calendar_id: UUID | None = None
    mails: bool = False
    id: UUID = field(default_factory=uuid4)

    @property
    def permissions(self) -> frozenset[Permission]:
        """What this person may do while he is active."""
        if self.rights is None:
            return TEMPLATES[self.role]
        return frozenset(may.PERMISSIONS[key] for key in self.rights if key in may.PERMISSIONS)

    @property
    def works_here(self) -> bool:
        """Whether this is one of the company's own people, who may be given work."""
        return self.active and self.role is not Role.CUSTOMER

    @property
    def is_administrator(self) -> bool:
        """Whether this person may change settings, people and their rights (PE-28)."""
        return self.active and may.ADMIN in self.permissions

    @property
    def is_dispatcher(self) -> bool:
        """Whether what waits is told to this person."""
        return self.active and self.role in {Role.DISPATCHER, Role.ADMIN}

    @property
    def is_technician(self) -> bool:
        """Whether orders are given to this person."""
        return self.active and self.role in {Role.TECHNICIAN, Role.SUBCONTRACTOR}


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Somebody whom nobody invited and who asked to be let in, as Telegram knows him."""

    telegram_id: int
    name: str
    username: str | None
    language: str | None
    said: str
    asked_at: datetime


FIELD_ROLES = frozenset({Role.TECHNICIAN, Role.SUBCONTRACTOR})
"""Whom those who give out the work may let in themselves; the others are an administrator's."""

_ON_ONES_OWN = frozenset({may.VIEW_ASSIGNED, may.EDIT_ASSIGNED, may.PERFORM})
"""Rights that reach no further than the orders one has been given (PE-02, PE-04, PE-11)."""

_SIGHT = frozenset({may.VIEW, may.VIEW_ASSIGNED})
_SEES_ONES_OWN = _ON_ONES_OWN | {may.EDIT}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a use case, with what rights.

    ``order`` scopes a customer who came by a link; ``customer_id`` a customer user with a login.
    """

    name: str
    rights: frozenset[Permission] = frozenset()
    user_id: UUID | None = None
    order: "OrderNumber | None" = None
    language: str | None = None
    customer_id: UUID | None = None

    @classmethod
    def of(cls, user: User) -> "Actor":
        """The actor that a user is."""
        active = user.active
        return cls(
            user.name,
            user.permissions if active else frozenset(),
            user.id,
            language=user.language,
            customer_id=user.customer_id if active else None,
        )

    @classmethod
    def customer(cls, name: str, order: "OrderNumber", language: str | None = None) -> "Actor":
        """A customer whose link or mail was proved to belong to one order."""
        return cls(name, order=order, language=language)

    def may(self, permission: Permission) -> bool:
        """Whether this right is held at all."""
        return permission in self.rights

    @property
    def sees_all(self) -> bool:
        """Whether every order is there for this person (PE-01)."""
        return self.customer_id is None and may.VIEW in self.rights

    @property
    def sees_own(self) -> bool:
        """Whether the orders he has been given are there for this person (PE-02, PE-11)."""
        return bool(self.rights & _SEES_ONES_OWN)

    def sees(self, order: "WorkOrder") -> bool:
        """Whether the order is there for this person (PE-01, PE-02, PE-11).

        A customer user sees the orders of his customer; one who works on orders without *View*
        those he has been given, whatever else he may do.
        """
        if self.customer_id is not None:
            return order.customer.id == self.customer_id
        return self.sees_all or (self.sees_own and order.is_assigned_to(self.user_id))

    def may_on(self, order: "WorkOrder", *permissions: Permission) -> bool:
        """Whether one of these rights holds on this order; whoever sees it may view it."""
        if not self.sees(order):
            return False
        own = order.is_assigned_to(self.user_id) or may.EDIT in self.rights
        held = self.rights if own else self.rights - _ON_ONES_OWN
        return not (held | _SIGHT).isdisjoint(permissions)

    def require(self, order: "WorkOrder", *permissions: Permission) -> None:
        """Refuse unless one of these rights holds; what may not be seen is not there."""
        self.require_sight(order)
        if not self.may_on(order, *permissions):
            raise NotAllowed(number=order.number)

    def require_sight(self, order: "WorkOrder") -> None:
        """Refuse as if there were no such order unless this person sees it."""
        if not self.sees(order):
            raise NoSuchOrder(number=order.number)

    def require_at_all(self, permission: Permission) -> None:
        """Refuse unless this right is held."""
        if permission not in self.rights:
            raise NotAllowedAtAll

    def require_customer_of(self, order: "WorkOrder") -> None:
        """Refuse unless this is the customer: by a link to the order, or as his user."""
        is_his = self.customer_id is not None and self.customer_id == order.customer.id
        if self.order != order.number and not is_his:
            raise NoSuchOrder(number=order.number)


SYSTEM = Actor("Ordna", TEMPLATES[Role.ADMIN])
