"""The company's people, what their roles allow, and who acts."""

from dataclasses import dataclass, field
from datetime import date, time
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
_ON_SITE = frozenset({may.EDIT_ASSIGNED, may.ASSIGN_SELF, may.PERFORM, may.SIGN, may.QR_PERFORM})
_PRICES = frozenset({may.SEE_PRICE, may.SEE_NET, may.SEE_DISCOUNT})

# A dispatcher leads the work up to the invoice; the invoice itself and the way to the accounting
# software are the office's. The office does not stand at the customer's door. A technician sees
# all orders, so that he can help a colleague, but no prices. A subcontractor sees his own alone
# and does not write to our customers. A customer sees what he pays.
TEMPLATES: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: _EVERYTHING - _ONLY_OWN,
    Role.OFFICE: _EVERYTHING - _ONLY_OWN - {may.ADMIN, may.ASSIGN_SELF, may.QR_PERFORM},
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

    ``rights`` are the keys of his permissions where they differ from his role's template;
    ``customer_id`` is whom a customer user belongs to.
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
    id: UUID = field(default_factory=uuid4)

    @property
    def is_dispatcher(self) -> bool:
        """Whether what waits is told to this person."""
        return self.active and self.role in {Role.DISPATCHER, Role.ADMIN}

    @property
    def is_technician(self) -> bool:
        """Whether orders are given to this person."""
        return self.active and self.role in {Role.TECHNICIAN, Role.SUBCONTRACTOR}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a use case, with what rights; ``order`` scopes a customer who came by a link."""

    name: str
    rights: frozenset[Permission] = frozenset()
    user_id: UUID | None = None
    order: "OrderNumber | None" = None
    language: str | None = None

    @classmethod
    def of(cls, user: User) -> "Actor":
        """The actor that a user is."""
        rights = TEMPLATES[user.role] if user.active else frozenset()
        return cls(user.name, rights, user.id, language=user.language)

    @classmethod
    def customer(cls, name: str, order: "OrderNumber", language: str | None = None) -> "Actor":
        """A customer whose link or mail was proved to belong to one order."""
        return cls(name, order=order, language=language)

    def may(self, permission: Permission) -> bool:
        """Whether this right is held at all."""
        return permission in self.rights

    def may_on(self, order: "WorkOrder", *permissions: Permission) -> bool:
        """Whether one of these rights holds on this order; some need it to be one's own."""
        needs_assignment = {may.EDIT_ASSIGNED, may.PERFORM, may.VIEW_ASSIGNED}
        return any(
            permission in self.rights
            and (
                permission not in needs_assignment
                or order.is_assigned_to(self.user_id)
                or may.EDIT in self.rights
            )
            for permission in permissions
        )

    def require(self, order: "WorkOrder", *permissions: Permission) -> None:
        """Refuse unless one of these rights holds; what may not be seen is not there."""
        if not self.may_on(order, may.VIEW, may.VIEW_ASSIGNED):
            raise NoSuchOrder(number=order.number)
        if not self.may_on(order, *permissions):
            raise NotAllowed(number=order.number)

    def require_at_all(self, permission: Permission) -> None:
        """Refuse unless this right is held."""
        if permission not in self.rights:
            raise NotAllowedAtAll

    def require_customer_of(self, order: "WorkOrder") -> None:
        """Refuse unless this is the customer whose link names the order."""
        if self.order != order.number:
            raise NoSuchOrder(number=order.number)


SYSTEM = Actor("Ordna", TEMPLATES[Role.ADMIN])
