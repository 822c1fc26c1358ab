"""What stands in an order's way, and where on its page that is helped (XT-06)."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.requirements import MOMENT_LABELS, REMEDY_LABELS, Moment, Remedy
from core.words import Words
from web.office.order.at import page_of
from web.office.order.gathering import Opened

_LATER = frozenset({Moment.BACKORDER, Moment.RESTORE})
_EDITED = "/edit"
FIXES: dict[Remedy, tuple[str, str]] = {
    Remedy.CHOOSE_CUSTOMER: ("edit", _EDITED),
    Remedy.CHOOSE_FACILITY: ("edit", _EDITED),
    Remedy.ADD_CONTACT: ("edit", _EDITED),
    Remedy.CHOOSE_STATUS: ("edit", _EDITED),
    Remedy.FILL_FIELDS: ("edit", _EDITED),
    Remedy.ADD_OBJECT: ("edit", _EDITED),
    Remedy.TAKE_OBJECT_OFF: ("edit", _EDITED),
    Remedy.WRITE_COUNTER: ("enter", "#assignments"),
    Remedy.WRITE_PRICES: ("see-price", "#assignments"),
    Remedy.CHOOSE_ARTICLES: ("enter", "#assignments"),
    Remedy.SEE_TO_ORDER: ("enter", "#assignments"),
    Remedy.ADD_MEASURE: ("enter", "#assignments"),
    Remedy.DO_SELF_CHECKS: ("check", "#checks"),
    Remedy.SIGN: ("sign", "#signatures"),
    Remedy.ASK_CUSTOMER: ("ask-customer", "#signatures"),
    Remedy.GO_ON_WITHOUT_CUSTOMER: ("ask-customer", "#signatures"),
    Remedy.SET_READY: ("ready", "#next"),
    Remedy.MARK_INVOICED: ("invoiced", "#next"),
    Remedy.MAKE_BACKORDER: ("backorder", "#next"),
    Remedy.NOTE_APPROVAL: ("comment", "#approvals"),
}
"""Where each remedy is, and the key of the offer without which it is not there."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way: its sentence, and the link that helps, if this person may."""

    sentence: str
    label: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """One step of the order, and all that stands in its way."""

    moment: str
    obstacles: tuple[Obstacle, ...]


def gates(found: Opened, words: Words) -> tuple[Gate, ...]:
    """The steps that something stands in the way of; none of a cancelled order."""
    if found.order.is_closed:
        return ()
    return tuple(_gates(found, words))


def _gates(found: Opened, words: Words) -> Iterator[Gate]:
    for each in found.standings:
        if each.passed or not each.blocks or each.moment in _LATER:
            continue
        obstacles = tuple(
            _obstacle(words.text(block.sentence, **block.fields), block.requirement.remedy,
                      found, words)
            for block in each.blocks
        )  # fmt: skip
        yield Gate(words.text(MOMENT_LABELS[each.moment]), obstacles)


def _obstacle(sentence: str, remedy: Remedy, found: Opened, words: Words) -> Obstacle:
    key, where = FIXES.get(remedy, ("", ""))
    if key not in found.can:
        return Obstacle(sentence)
    address = where if where.startswith("#") else f"{page_of(found.order.number)}{where}"
    return Obstacle(sentence, words.text(REMEDY_LABELS[remedy]), address)
