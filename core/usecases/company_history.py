"""Looking back at the company: who changed which setting, and who came, changed and left (PE-28)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core import events as e
from core import permissions as may
from core.lists import HistoryRow
from core.people import Actor
from core.permissions import PERMISSIONS
from core.ports import UnitOfWork
from core.settings import CATALOGUE
from core.words import N_, Label

A_PAGE = 50


class About(StrEnum):
    """What of the company is looked back at."""

    EVERYTHING = "everything"
    SETTINGS = "settings"
    PEOPLE = "people"


_SETTINGS = (e.SettingChanged.__name__,)
_SENTENCES = {
    e.UserAdded.__name__: N_("{name} was added."),
    e.UserJoined.__name__: N_("{name} came into the chat."),
    e.UserChanged.__name__: N_("{name} was changed: {fields}."),
    e.RightsChanged.__name__: N_("The rights of {name} were changed."),
    e.UserDeactivated.__name__: N_("{name} left the company."),
    e.UserActivated.__name__: N_("{name} came back to the company."),
    e.ChatEnded.__name__: N_("The phone of {name} was lost."),
}
EVENTS = {
    About.EVERYTHING: (*_SETTINGS, *_SENTENCES),
    About.SETTINGS: _SETTINGS,
    About.PEOPLE: tuple(_SENTENCES),
}
FIELDS = {
    "name": N_("Name"),
    "role": N_("Role"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "language": N_("Language"),
    "customer_id": N_("Customer"),
    "mails": N_("By mail too"),
    "working_hours": N_("Working hours"),
    "absences": N_("Away"),
}


@dataclass(frozen=True, slots=True)
class LookBackAtCompany:
    """At a page of what happened to it, the latest first."""

    about: About = About.EVERYTHING
    page: int = 0


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing: a sentence with its fields; of a setting what it was and became.

    ``labels`` are translatable pieces that are listed in the sentence as {fields}.
    """

    at: datetime
    by: str
    sentence: str
    fields: Mapping[str, object]
    labels: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    key: str | None = None
    given: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompanyHistory:
    """A page of it, and whether there is more."""

    rows: Sequence[Happened]
    more: bool


def company_history(command: LookBackAtCompany, actor: Actor, uow: UnitOfWork) -> CompanyHistory:
    """What was changed about settings and people, by whom and when; for an administrator."""
    actor.require_at_all(may.ADMIN)
    skip = max(0, command.page) * A_PAGE
    rows = uow.lists.company_history(EVENTS[command.about], skip, A_PAGE + 1)
    return CompanyHistory(tuple(_told(rows[:A_PAGE], uow)), len(rows) > A_PAGE)


def _told(rows: Sequence[HistoryRow], uow: UnitOfWork) -> Iterator[Happened]:
    names = {str(each.id): each.name for each in uow.users.all()}
    for row in rows:
        yield _setting(row) if row.event in _SETTINGS else _person(row, names)


def _setting(row: HistoryRow) -> Happened:
    key = str(row.body.get("key", ""))
    setting = CATALOGUE.get(key)
    return Happened(
        row.at,
        row.by,
        N_("Setting changed: {setting}."),
        {"setting": Label(setting.label) if setting else key},
        before=str(row.body.get("before", "")),
        after=str(row.body.get("after", "")),
        key=key if setting else None,
    )


def _person(row: HistoryRow, names: Mapping[str, str]) -> Happened:
    name = names.get(str(row.body.get("user_id", "")), "–")
    return Happened(
        row.at,
        row.by,
        _SENTENCES[row.event],
        {"name": name},
        labels=tuple(FIELDS[each] for each in _listed(row, "fields") if each in FIELDS),
        given=tuple(_right(each) for each in _listed(row, "granted")),
        taken=tuple(_right(each) for each in _listed(row, "revoked")),
    )


def _right(key: str) -> str:
    return PERMISSIONS[key].label if key in PERMISSIONS else key


def _listed(row: HistoryRow, key: str) -> tuple[str, ...]:
    found = row.body.get(key)
    return tuple(str(each) for each in found) if isinstance(found, list | tuple) else ()
