"""Templates of papers: which parts a paper has, in which order, its texts, logo and colour (SE-57)."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from core.refusals import BadInput
from core.settings.declaring import Kind
from core.settings.kinds import listed
from core.shapes import shape
from core.text import tidy
from core.words import N_

MOST_TEMPLATES = 30
LONGEST_NAME = 60
LONGEST_TEXT = 2000
LAYOUTS = ("standard", "compact")
PROTOCOL = "protocol"
PARTS: Mapping[str, str] = {
    "parties": N_("Customer, place and numbers"),
    "above": N_("Text above"),
    "assignments": N_("Assignments"),
    "other-articles": N_("Other articles"),
    "total": N_("Total"),
    "articles-to-order": N_("Articles to be ordered"),
    "comments": N_("Comments"),
    "photos": N_("Photos"),
    "signatures": N_("Signatures"),
    "below": N_("Text below"),
    "code": N_("Code to check the signatures"),
}
"""What a paper is made of, in the order that it has unless a template says otherwise."""


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """How a paper is laid out: for its order types, or for all others when it is ``starred``.

    ``parts`` are in their order, what is not among them is left out, and empty is all of them;
    ``paper`` is the kind of paper; ``colour`` is ``#rrggbb`` and ``logo`` a stored file's SHA-256.
    """

    name: str
    paper: str = PROTOCOL
    starred: bool = False
    order_types: tuple[str, ...] = ()
    layout: str | None = None
    colour: str | None = None
    logo: str | None = None
    above: str = ""
    below: str = ""
    parts: tuple[str, ...] = ()

    @property
    def parts_shown(self) -> tuple[str, ...]:
        """The parts that are printed, in their order."""
        return self.parts or tuple(PARTS)


NO_TEMPLATES: tuple[PaperTemplate, ...] = ()
PLAIN = PaperTemplate("")
_KNOWN = tuple(each.name for each in fields(PaperTemplate))


def template_for(
    order_type: str | None, templates: tuple[PaperTemplate, ...], paper: str = PROTOCOL
) -> PaperTemplate:
    """The template of the order's type; else the starred one; else the plain one (SE-57)."""
    fitting = [each for each in templates if each.paper == paper]
    wanted = (order_type or "").casefold()
    of_type = (each for each in fitting if wanted in map(str.casefold, each.order_types))
    starred = (each for each in fitting if each.starred)
    return next(of_type, None) or next(starred, None) or PLAIN


def with_template(
    templates: tuple[PaperTemplate, ...], nth: int, changed: PaperTemplate
) -> tuple[PaperTemplate, ...]:
    """With this one at its place: the only starred one, and alone with its order types (SE-57)."""
    mine = {each.casefold() for each in changed.order_types}

    def beside(each: PaperTemplate) -> PaperTemplate:
        if each.paper != changed.paper:
            return each
        types = tuple(name for name in each.order_types if name.casefold() not in mine)
        return replace(each, order_types=types, starred=each.starred and not changed.starred)

    return tuple(changed if n == nth else beside(each) for n, each in enumerate(templates))


def paper_templates(text: str) -> tuple[PaperTemplate, ...]:
    """Read a JSON list of objects, one for each template; empty is none."""
    found = tuple(_template(row) for row in _rows(text))
    _refuse_twice([(each.paper, each.name.casefold()) for each in found])
    _refuse_twice([(each.paper, "★") for each in found if each.starred])
    _refuse_twice([(each.paper, t.casefold()) for each in found for t in each.order_types])
    return found


def _refuse_twice(keys: list[tuple[str, str]]) -> None:
    if len(set(keys)) < len(keys):
        raise BadInput(
            N_(
                "For each kind of paper a name is written once, one template is starred, and an "
                "order type has one template."
            )
        )


def _rows(text: str) -> list[Any]:
    if not text.strip():
        return []
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list) or len(rows) > MOST_TEMPLATES:
        raise BadInput(
            N_("Write the templates as a JSON list of at most {most}, such as [{example}]."),
            most=MOST_TEMPLATES,
            example='{"name": "Service", "order_types": ["Service"], "colour": "#0b5c6b"}',
        )
    return rows


def _template(row: Any) -> PaperTemplate:
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
        raise BadInput(N_("Each template is an object with a name."))
    name = " ".join(tidy(row["name"]).split())
    if not name or len(name) > LONGEST_NAME:
        raise BadInput(
            N_("A template's name has from 1 to {longest} characters."), longest=LONGEST_NAME
        )
    unknown = ", ".join(str(key) for key in row if key not in _KNOWN)
    if unknown:
        raise BadInput(
            N_("The template {name} has {unknown}. What a template may have is: {known}."),
            name=name,
            unknown=unknown,
            known=", ".join(_KNOWN),
        )
    read = {key: READ[key](row[key], key, name) for key in row if key != "name"}
    return PaperTemplate(name, **read)


def _fitting(pattern: str, form: str) -> Any:
    def read(value: Any, key: str, name: str) -> str | None:
        if value is None or value == "":
            return None
        if isinstance(value, str) and re.fullmatch(pattern, value.casefold()):
            return value.casefold()
        raise _wrong(key, name, form)

    return read


def _wrong(key: str, name: str, form: str) -> BadInput:
    return BadInput(
        N_("In the template {name}, {key} is written like this: {form}"),
        name=name,
        key=key,
        form=form,
    )


def _paper(value: Any, key: str, name: str) -> str:
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z-]{2,30}", value):
        return value
    raise _wrong(key, name, PROTOCOL)


def _switch(value: Any, key: str, name: str) -> bool:
    if isinstance(value, bool):
        return value
    raise _wrong(key, name, "true, false")


def _text(value: Any, key: str, name: str) -> str:
    if isinstance(value, str) and len(whole := tidy(value).strip()) <= LONGEST_TEXT:
        return whole
    raise BadInput(
        N_("In the template {name}, {key} is a text of at most {most} characters."),
        name=name,
        key=key,
        most=LONGEST_TEXT,
    )


def _names(value: Any, key: str, name: str) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return listed(list(value), 30, LONGEST_NAME)
    raise _wrong(key, name, '["…", "…"]')


def _parts(value: Any, key: str, name: str) -> tuple[str, ...]:
    parts = _names(value, key, name)
    if all(each in PARTS for each in parts):
        return parts
    raise _wrong(key, name, ", ".join(PARTS))


READ: Mapping[str, Any] = {
    "paper": _paper,
    "starred": _switch,
    "order_types": _names,
    "layout": _fitting("|".join(LAYOUTS), ", ".join(LAYOUTS)),
    "colour": _fitting("#[0-9a-f]{6}", "#0b5c6b"),
    "logo": _fitting("[0-9a-f]{64}", "SHA-256"),
    "above": _text,
    "below": _text,
    "parts": _parts,
}
"""How each thing that a template has is read."""


def _written(value: tuple[PaperTemplate, ...]) -> str:
    rows = [
        {k: v for k, v in shape(each).items() if v != shape(getattr(PLAIN, k))} for each in value
    ]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


PAPER_TEMPLATE_LIST: Kind[tuple[PaperTemplate, ...]] = Kind(
    N_("a JSON list of templates"), paper_templates, _written
)
