"""The rows that a file's cells name: found by what people call them, and written so again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from core.keys import code_key, folded
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Agreement, Customer, Facility, ServiceObject, Supplier
from core.words import N_

MOST_SUGGESTED_AMONG = 20_000
MOST_SUGGESTED = 3
YES_NO = (N_("yes"), N_("no"))


class NotInRegister(Refused):
    sentence = N_("{name} is not in the register. Add it there first, or correct the name.")


class DidYouMean(Refused):
    sentence = N_("{name} is not in the register. Did you mean {other}?")


class SeveralAreCalledSo(Refused):
    sentence = N_(
        "There are {count} called {name}. Write the ID instead: export the register to see it."
    )


class Identified(Protocol):
    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Identified)


class Named(Generic[R]):
    """Rows by ID and by what they are called; ``also`` gives further words that name one."""

    def __init__(
        self,
        rows: Iterable[R],
        called: Callable[[R], str],
        also: Callable[[R], Iterable[str | None]] = lambda _: (),
        key: Callable[[str], str] = folded,
    ) -> None:
        self._key, self._called = key, called
        self.by_id: Mapping[UUID, R] = {row.id: row for row in rows}
        self._by_name: dict[str, list[R]] = {}
        self._by_other: dict[str, list[R]] = {}
        for row in self.by_id.values():
            self._by_name.setdefault(key(called(row)), []).append(row)
            for word in filter(None, also(row)):
                self._by_other.setdefault(key(word), []).append(row)

    def called(self, name: str) -> Sequence[R]:
        """Every row of exactly this name."""
        return self._by_name.get(self._key(name), ())

    def meant(self, text: str) -> R:
        """The one row that a cell names; raises a Refused that says why there is none."""
        found = self.called(text) or self._by_other.get(self._key(text), ()) or self._of_id(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralAreCalledSo(count=len(found), name=text.strip())
        raise self._unknown(text.strip())

    def written(self, row_id: UUID | None) -> str:
        """What ``meant`` takes for this row: its name, or its ID where others are called so."""
        row = self.by_id.get(row_id) if row_id else None
        if row is None:
            return ""
        name = self._called(row)
        return name if self.called(name) == [row] else str(row.id)

    def _of_id(self, text: str) -> Sequence[R]:
        row = self.by_id.get(uuid_or_none(text) or UUID(int=0))
        return [row] if row else []

    def _unknown(self, name: str) -> Refused:
        near = self._near(self._key(name)) if len(self._by_name) <= MOST_SUGGESTED_AMONG else []
        if not near:
            return NotInRegister(name=name)
        others = (self._called(self._by_name[each][0]) for each in near)
        return DidYouMean(name=name, other=", ".join(others))

    def _near(self, wanted: str) -> Sequence[str]:
        """The names that are written almost so, else the few of which it is a word."""
        near = get_close_matches(wanted, self._by_name, 1, 0.8)
        if near or not wanted:
            return near
        holding = [name for name in self._by_name if wanted in name.split()]
        return holding if len(holding) <= MOST_SUGGESTED else []


class Known:
    """What the registers hold now, each read at the first cell that asks for it.

    ``comma`` is the sign of decimals in what is written, ``yes_no`` how a yes and a no are.
    """

    def __init__(
        self, uow: UnitOfWork, comma: str = ",", yes_no: tuple[str, str] = YES_NO
    ) -> None:
        self._uow, self.comma, self.yes_no = uow, comma, yes_no

    @cached_property
    def customers(self) -> Named[Customer]:
        """Also by organisation number and e-mail address."""
        return Named(
            self._uow.customers.all(),
            lambda each: each.name,
            lambda each: (each.organisation_number, each.email),
        )

    @cached_property
    def facilities(self) -> Named[Facility]:
        """Of all customers."""
        return Named(
            self._uow.facilities.all(), lambda each: each.name, lambda each: (each.address,)
        )

    @cached_property
    def _facilities_of(self) -> Mapping[UUID, Named[Facility]]:
        his: dict[UUID, list[Facility]] = {}
        for each in self.facilities.by_id.values():
            his.setdefault(each.customer_id, []).append(each)
        return {
            customer_id: Named(rows, lambda each: each.name, lambda each: (each.address,))
            for customer_id, rows in his.items()
        }

    def facilities_of(self, customer_id: UUID | None) -> Named[Facility]:
        """The customer's own; everybody's where none is named."""
        if customer_id is None:
            return self.facilities
        nobody: Named[Facility] = Named((), lambda each: each.name)
        return self._facilities_of.get(customer_id, nobody)

    @cached_property
    def agreements(self) -> Named[Agreement]:
        return Named(self._uow.agreements.all(), lambda each: each.name)

    @cached_property
    def suppliers(self) -> Named[Supplier]:
        return Named(self._uow.suppliers.all(), lambda each: each.name)

    @cached_property
    def objects(self) -> Named[ServiceObject]:
        """By their codes."""
        return Named(self._uow.service_objects.all(), lambda each: each.code, key=code_key)


def uuid_or_none(text: Any) -> UUID | None:
    """The ID that a cell holds, if it is one."""
    try:
        return UUID(str(text).strip())
    except ValueError:
        return None
