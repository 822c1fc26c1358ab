"""A filter as people write it, by names: who, which customer, which days (LS-01)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from core import settings as s
from core.filters import OrderFilter
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.text import one_line
from core.usecases.users import user_called
from core.words import N_

MOST_ALIKE = 20


class NoSuchName(Refused):
    sentence = N_("There is no {name} in the register. Write the name as it stands there.")


class NameIsShared(Refused):
    sentence = N_("{name} may be {known}. Write which one, by its whole name.")


@dataclass(frozen=True, slots=True)
class FilterWritten:
    """A filter, and by name what it is to narrow by as well; ``mine``: assigned to who asks."""

    filter: OrderFilter = field(default_factory=OrderFilter)
    mine: bool = False
    assigned: str | None = None
    customer: str | None = None
    facility: str | None = None


def filter_meant(command: FilterWritten, actor: Actor, uow: UnitOfWork) -> OrderFilter:
    """The filter with its names found; raises NoSuchName, NameIsShared or NoSuchPerson.

    Who does not see all orders gets no answer from the registers: an unknown name finds nothing.
    """
    wanted, strict = command.filter, actor.sees_all
    if command.mine:
        wanted = replace(wanted, assigned_to=actor.user_id or uuid4())
    if command.assigned:
        wanted = replace(wanted, assigned_to=_person(command.assigned, actor, uow))
    if command.customer:
        customers = uow.customers.search(command.customer, MOST_ALIKE)
        rows = [(each.id, each.name) for each in customers]
        wanted = replace(wanted, customer=_meant(command.customer, rows, strict))
    if command.facility:
        facilities = uow.facilities.search(command.facility, wanted.customer, MOST_ALIKE)
        named = [(each.id, each.name) for each in facilities]
        wanted = replace(wanted, facility=_meant(command.facility, named, strict))
    return _as_the_company_writes(wanted, uow)


def _person(name: str, actor: Actor, uow: UnitOfWork) -> UUID:
    if actor.sees_all:
        return user_called(name, uow).id
    user = uow.users.by_name(name)
    return user.id if user else uuid4()


def _meant(name: str, rows: Sequence[tuple[UUID, str]], strict: bool) -> UUID:
    exactly = [row for row in rows if row[1].casefold() == " ".join(name.casefold().split())]
    found = exactly or rows
    if len(found) == 1 or (exactly and found):
        return found[0][0]
    if not strict:
        return uuid4()
    if not found:
        raise NoSuchName(name=one_line(name, 60))
    raise NameIsShared(name=one_line(name, 60), known=", ".join(row[1] for row in found[:5]))


def _as_the_company_writes(wanted: OrderFilter, uow: UnitOfWork) -> OrderFilter:
    """Statuses, types and subgroups in the company's own spelling, where it has them."""
    values = uow.settings.all()
    subgroups = values[s.SUBGROUPS]
    return replace(
        wanted,
        custom_status=_spelt(wanted.custom_status, s.names_of(values[s.CUSTOM_STATUSES])),
        order_type=_spelt(wanted.order_type, s.names_of(values[s.ORDER_TYPES])),
        subgroup=_spelt(wanted.subgroup, subgroups),
    )


def _spelt(name: str | None, known: Iterable[str]) -> str | None:
    if not name:
        return name
    return next((each for each in known if each.casefold() == name.strip().casefold()), name)
