"""How a setting is filled in: the field that fits its kind, and its value read from a form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core import settings as s
from core.ports import UnitOfWork
from core.settings import CustomField, FastAdd, Setting, Settings
from core.settings.coloured import COLOURED_NAMES, Coloured
from core.settings.custom_fields import CUSTOM_FIELD_LIST
from core.settings.fast_add import FAST_ADD_LISTS
from core.settings.hours import CLOCK, HOURS_OF_WEEK, WEEKDAYS
from core.settings.kinds import ADDRESS, NAMES, PARAGRAPHS, SUGGESTIONS, SWITCH
from core.settings.mail_kinds import FILE_SORTS, SENDERS
from web.office.forms import Form

NEW_ROWS = 3
"""So many empty rows stand at the end of a list that is filled in row by row."""
PICKED = frozenset({s.MANDATORY_SELF_CHECKS.key, s.ON_CALL.key, s.URGENT_ALERT.key})
"""Lists of names that are there already: templates and people."""
_SIMPLE = {SWITCH: "switch", ADDRESS: "email", PARAGRAPHS: "area", CLOCK: "time"}
_ROWS = {
    NAMES: "list",
    SUGGESTIONS: "list",
    SENDERS: "list",
    FILE_SORTS: "list",
    COLOURED_NAMES: "coloured",
    CUSTOM_FIELD_LIST: "fields",
    FAST_ADD_LISTS: "fast",
    HOURS_OF_WEEK: "hours",
}
_KINDS: Mapping[int, str] = {id(kind): name for kind, name in (*_SIMPLE.items(), *_ROWS.items())}


def field_of(setting: Setting[Any]) -> str:
    """Which field it has: switch, choice, line, area, email, time, or one of several rows."""
    if setting.key == s.COMPANY_LOGO.key:
        return "logo"
    if setting.key == s.PAPER_TEMPLATES.key:
        return "papers"
    if setting.key in PICKED:
        return "picked"
    if setting.kind.choices:
        return "choice"
    return _KINDS.get(id(setting.kind), "line")


def is_in_line(setting: Setting[Any]) -> bool:
    """Whether its field stands in the list of settings; else it has a page of its own."""
    return field_of(setting) in {"switch", "choice", "line", "email", "time"}


@dataclass(frozen=True, slots=True)
class Day:
    """One weekday's hours as a form has them; empty where nobody works."""

    nth: int
    starts: str
    ends: str


def rows_of(setting: Setting[Any], values: Settings) -> Sequence[Any]:
    """The rows that a list is filled in by, some empty ones last."""
    value: Any = values[setting]
    kind = field_of(setting)
    if kind == "coloured":
        return (*value, *(Coloured("") for _ in range(NEW_ROWS)))
    if kind == "fields":
        return (*value, *(CustomField("") for _ in range(NEW_ROWS)))
    if kind == "fast":
        subgroups = values[s.SUBGROUPS]
        return _fast_rows(value, subgroups)
    if kind == "hours":
        days = {each.weekday: each for each in value}
        return [
            Day(n, f"{days[n].starts_at:%H:%M}", f"{days[n].ends_at:%H:%M}")
            if n in days
            else Day(n, "", "")
            for n in range(7)
        ]
    return value if isinstance(value, tuple) else ()


def rows_typed(form: Form, setting: Setting[Any]) -> Sequence[Any]:
    """The rows as somebody filled them in, to be shown once more where they are refused."""
    kind = field_of(setting)
    if kind == "list":
        return form.text("value").splitlines()
    if kind == "hours":
        starts, ends = form.all("starts"), form.all("ends")
        return [Day(n, nth_of(starts, n), nth_of(ends, n)) for n in range(7)]
    if kind == "fast":
        return [FastAdd(owner, (text,)) for owner, text in _fast_typed(form)]
    readers = {"coloured": _coloured_rows, "fields": _field_rows}
    return readers[kind](form) if kind in readers else ()


def names_for(setting: Setting[Any], uow: UnitOfWork) -> tuple[str, ...]:
    """The names to pick from, those picked first and in their order."""
    if setting.key not in PICKED:
        return ()
    chosen = tuple(uow.settings.all()[setting])
    if setting.key == s.MANDATORY_SELF_CHECKS.key:
        there = [each.name for each in uow.self_check_templates.all()]
    else:
        there = sorted(each.name for each in uow.users.all() if each.works_here)
    return (*chosen, *(each for each in there if each not in chosen))


def written_from(form: Form, setting: Setting[Any]) -> str:
    """What a form says the value is, as it is written; what it is not yet checked for."""
    return _READERS.get(field_of(setting), _as_is)(form, setting)


def places(form: Form, count: int) -> list[int]:
    """The order in which rows are to stand, by the numbers beside them."""
    wanted = form.all("place")

    def place(nth: int) -> tuple[int, int]:
        text = wanted[nth].strip() if nth < len(wanted) else ""
        return (int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 9999, nth)

    return sorted(range(count), key=place)


def ticked(form: Form, name: str) -> frozenset[int]:
    """Which rows have that box ticked."""
    return frozenset(int(each) for each in form.all(name) if each.isascii() and each.isdecimal())


def nth_of(texts: Sequence[str], nth: int) -> str:
    """The text in that row, empty where the form has none."""
    return texts[nth] if nth < len(texts) else ""


def _as_is(form: Form, setting: Setting[Any]) -> str:
    return form.text("value")


def _lines(form: Form, setting: Setting[Any]) -> str:
    lines = [line.strip().strip(",;") for line in form.text("value").splitlines()]
    between = "; " if setting.kind is SUGGESTIONS else ", "
    return between.join(line for line in lines if line)


def _coloured(form: Form, setting: Setting[Any]) -> str:
    return ", ".join(str(each) for each in _coloured_rows(form))


def _coloured_rows(form: Form) -> Sequence[Coloured]:
    names, colours, has = form.all("name"), form.all("colour"), ticked(form, "coloured")
    return tuple(
        Coloured(names[n].strip(), nth_of(colours, n) if n in has else None)
        for n in places(form, len(names))
        if names[n].strip()
    )


def _fields(form: Form, setting: Setting[Any]) -> str:
    return setting.written(_field_rows(form))


def _field_rows(form: Form) -> Sequence[CustomField]:
    names, owners, offers = form.all("name"), form.all("subgroup"), form.all("suggestions")
    on = {
        key: ticked(form, key)
        for key in ("required", "in_list", "hidden_from_customers", "removed")
    }
    return tuple(
        CustomField(
            names[n].strip(),
            nth_of(owners, n) or None,
            suggestions=tuple(filter(None, map(str.strip, nth_of(offers, n).splitlines()))),
            **{key: n in rows for key, rows in on.items()},
        )
        for n in places(form, len(names))
        if names[n].strip()
    )


def _fast(form: Form, setting: Setting[Any]) -> str:
    rows = (
        FastAdd(owner, tuple(each.strip() for each in text.replace("\n", ",").split(",")))
        for owner, text in _fast_typed(form)
        if text.strip(" ,\r\n")
    )
    return "; ".join(str(each) for each in rows)


def _fast_typed(form: Form) -> Sequence[tuple[str | None, str]]:
    owners, articles = form.all("subgroup"), form.all("articles")
    return [(owner or None, text) for owner, text in zip(owners, articles, strict=False)]


def _fast_rows(now: Sequence[FastAdd], subgroups: Sequence[str]) -> Sequence[FastAdd]:
    standing = {each.subgroup: each for each in now}
    owners = dict.fromkeys((None, *subgroups, *standing))
    return [standing.get(owner) or FastAdd(owner, ()) for owner in owners]


def _hours(form: Form, setting: Setting[Any]) -> str:
    starts, ends = form.all("starts"), form.all("ends")
    spans = (
        (day, nth_of(starts, n).strip(), nth_of(ends, n).strip()) for n, day in enumerate(WEEKDAYS)
    )
    return "; ".join(f"{day} {start}-{end}" for day, start, end in spans if start or end)


def _picked(form: Form, setting: Setting[Any]) -> str:
    names, chosen = form.all("name"), ticked(form, "chosen")
    return ", ".join(names[n] for n in places(form, len(names)) if n in chosen)


_READERS: Mapping[str, Callable[[Form, Setting[Any]], str]] = {
    "list": _lines,
    "coloured": _coloured,
    "fields": _fields,
    "fast": _fast,
    "hours": _hours,
    "picked": _picked,
}
