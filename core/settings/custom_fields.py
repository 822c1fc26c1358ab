"""Fields of the company's own on its orders, for all of them or for one subgroup (SE-54)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from core.refusals import BadInput
from core.settings.declaring import Kind
from core.settings.kinds import listed
from core.shapes import shape
from core.text import tidy
from core.words import N_

MOST_FIELDS = 60
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field that orders have; of one ``subgroup`` or, when None, of all.

    ``suggestions`` are offered and bind nobody; ``in_list``: shown in lists; ``removed``: kept by
    the orders that have it, offered on no other.
    """

    name: str
    subgroup: str | None = None
    required: bool = False
    suggestions: tuple[str, ...] = ()
    in_list: bool = False
    hidden_from_customers: bool = False
    removed: bool = False


NO_FIELDS: tuple[CustomField, ...] = ()
_SWITCHES = ("required", "in_list", "hidden_from_customers", "removed")
_KNOWN = tuple(each.name for each in fields(CustomField))


def fields_for(subgroup: str | None, declared: tuple[CustomField, ...]) -> tuple[CustomField, ...]:
    """The fields that an order of this subgroup has, in their order (WO-07)."""
    return tuple(
        each for each in declared if not each.removed and each.subgroup in {None, subgroup}
    )


def custom_fields(text: str) -> tuple[CustomField, ...]:
    """Read a JSON list of objects, one for each field; empty is none."""
    rows = _rows(text)
    found = tuple(_field(row) for row in rows)
    if len({(each.name.casefold(), each.subgroup) for each in found}) < len(found):
        raise BadInput(N_("Write each field only once for all orders or a subgroup."))
    return found


def _rows(text: str) -> list[Any]:
    if not text.strip():
        return []
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput(
            N_("Write the fields as a JSON list, such as [{example}]."),
            example='{"name": "Door code", "required": true}',
        ) from None
    if not isinstance(rows, list) or len(rows) > MOST_FIELDS:
        raise BadInput(
            N_("Write a JSON list of at most {most} fields, each an object."), most=MOST_FIELDS
        )
    return rows


def _field(row: Any) -> CustomField:
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
        raise BadInput(N_("Each field is an object with a name."))
    name = _name(row["name"])
    unknown = ", ".join(str(key) for key in row if key not in _KNOWN)
    if unknown:
        raise BadInput(
            N_("The field {name} has {unknown}. What a field may have is: {known}."),
            name=name,
            unknown=unknown,
            known=", ".join(_KNOWN),
        )
    return CustomField(
        name,
        _subgroup(name, row.get("subgroup")),
        suggestions=_suggestions(name, row.get("suggestions", [])),
        **{key: _switch(name, key, row.get(key, False)) for key in _SWITCHES},
    )


def _name(text: str) -> str:
    name = " ".join(tidy(text).split())
    if not name or len(name) > LONGEST_NAME:
        raise BadInput(
            N_("A field's name has from 1 to {longest} characters."), longest=LONGEST_NAME
        )
    return name


def _subgroup(name: str, value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return " ".join(tidy(value or "").split()) or None
    raise BadInput(N_("The subgroup of the field {name} is a name, or null."), name=name)


def _switch(name: str, key: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise BadInput(N_("In the field {name}, {key} is true or false."), name=name, key=key)


def _suggestions(name: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return listed(value, 30, 200)
    raise BadInput(N_("The suggestions of the field {name} are a list of texts."), name=name)


def _written(value: tuple[CustomField, ...]) -> str:
    empty = CustomField("")
    rows = [
        {k: v for k, v in shape(each).items() if v != shape(getattr(empty, k))} for each in value
    ]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


CUSTOM_FIELD_LIST: Kind[tuple[CustomField, ...]] = Kind(
    N_("a JSON list of fields"), custom_fields, _written
)
