"""A company with two people for every permission: one who has nothing else, one who has all else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from core import permissions as may
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor, Role
from core.permissions import PERMISSIONS, Permission
from core.ports import UnitOfWork
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.usecases.assigning import Assign, assign
from core.usecases.bookings import Book, book
from core.usecases.creating import CreateOrder, create_order
from core.usecases.documents import AddDocument, add_document
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.rights import ChangeRights, change_rights
from core.usecases.self_checks import AddSelfCheck, add_self_check
from core.usecases.settings import SetSetting, set_setting
from core.usecases.signing import Sign, sign
from core.usecases.users import AddUser, add_user
from tests.cli.features.town import key

NEW, WORKED_ON, SIGNED, READY = (OrderNumber(each) for each in (1, 2, 3, 4))
TODAY = datetime.now(UTC).date()
EIGHT, TEN = datetime(2026, 11, 26, 8, tzinfo=UTC), datetime(2026, 11, 26, 10, tzinfo=UTC)
DOOR_CHECK = SelfCheckTemplate("Door check", (PointTemplate("Closes by itself"),))
PHOTO = Document("door.jpg", "image/jpeg", 9000, "Maja", EIGHT, sha256="ab" * 32)
OWN = (may.EDIT, may.EDIT_ASSIGNED, may.PERFORM)

BESIDE: dict[Permission, tuple[Permission, ...]] = {
    may.VIEW: (),
    may.VIEW_ASSIGNED: (),
    may.EDIT_ASSIGNED: (),
    may.PERFORM: (),
    may.SEE_PRICE: (may.VIEW, may.EDIT),
    may.SEE_DISCOUNT: (may.VIEW, may.EDIT, may.SEE_PRICE),
    may.SEE_NET: (may.VIEW, may.SEE_PRICE),
}
"""What whoever has a right needs to use it; to see orders, unless it is said otherwise."""

INSTEAD: dict[Permission, tuple[Permission, ...]] = {
    may.VIEW_ASSIGNED: (may.VIEW, *OWN),
    may.EDIT_ASSIGNED: (may.EDIT,),
    may.PERFORM: (may.EDIT, may.EDIT_ASSIGNED),
    may.ASSIGN_SELF: (may.ASSIGN,),
    may.SET_READY: (may.INVOICE, may.GENERATE_INVOICE),
}
"""Rights that would do as well, so whoever lacks the one lacks them too."""


@dataclass(frozen=True, slots=True)
class Staffed:
    """Found it all."""


def holder(permission: Permission) -> str:
    """Who has this right and no more than it takes to use it."""
    return f"Only {permission.key}"


def lacking(permission: Permission) -> str:
    """Who has every right but this one."""
    return f"All but {permission.key}"


def staff(command: Staffed, actor: Actor, uow: UnitOfWork) -> None:
    """Four orders, as far as they have come, and the people."""
    set_setting(SetSetting("customer-signatures", "off"), actor, uow)
    for number in (NEW, WORKED_ON, SIGNED, READY):
        create_order(CreateOrder(key("Brf Eken"), f"Door {number}"), actor, uow)
    _work_on(actor, uow)
    for number in (SIGNED, READY):
        add_measure(AddMeasure(number, "Oiled it", TODAY), actor, uow)
        sign(Sign(number, "Maja"), actor, uow)
    mark_ready(MarkReady(READY, send=False), actor, uow)
    for permission in PERMISSIONS.values():
        without = (permission, *INSTEAD.get(permission, ()))
        _comes(lacking(permission), set(PERMISSIONS.values()) - set(without), actor, uow)
        beside = BESIDE.get(permission, (may.VIEW,))
        _comes(holder(permission), {permission, *beside}, actor, uow)


def _work_on(actor: Actor, uow: UnitOfWork) -> None:
    uow.self_check_templates.put(DOOR_CHECK)
    add_measure(AddMeasure(WORKED_ON, "Oiled it", TODAY), actor, uow)
    add_article(AddArticle(WORKED_ON, "4711", Decimal(2)), actor, uow)
    add_document(AddDocument(WORKED_ON, PHOTO), actor, uow)
    add_self_check(AddSelfCheck(WORKED_ON, DOOR_CHECK.id), actor, uow)
    erik = uow.users.by_name("Erik")
    if erik is not None:
        book(Book(WORKED_ON, erik.id, EIGHT, TEN), actor, uow)


def _comes(name: str, rights: Iterable[Permission], actor: Actor, uow: UnitOfWork) -> None:
    user = add_user(AddUser(name, Role.TECHNICIAN), actor, uow)
    has = tuple(each.key for each in rights)
    others = tuple(each for each in PERMISSIONS if each not in has)
    change_rights(ChangeRights(name, grant=has, revoke=others), actor, uow)
    assign(Assign(WORKED_ON, user.id), actor, uow)
