"""How the command line shows lines and sums: as rows for people, as JSON for machines."""

from typing import Any

from cli.order.commands import Act
from cli.order.line_places import called
from core.assignments import AnyLine
from core.lines import TO_ORDER_LABELS, ArticleToOrder, Line, Measure
from core.prices import Sums, Totals
from core.shapes import shape
from core.usecases.totals import Costs

SIGNED = "🔒"


def line_row(place: int, line: AnyLine, act: Act) -> tuple[str, ...]:
    """Place, kind, what, how it is, and by whom."""
    locked = SIGNED if not isinstance(line, ArticleToOrder) and line.signed else ""
    amount = "" if isinstance(line, Measure) else _amount(line, act)
    return (
        str(place),
        _sign(line),
        amount,
        called(line)[:60],
        _state(line, act),
        _by(line),
        locked,
    )


def line_shape(place: int, line: AnyLine) -> dict[str, Any]:
    """The line as JSON: every field it has, its place, and which kind it is."""
    return {"place": place, "kind": _kind(line), **shape(line)}


def costs_shape(costs: Costs) -> dict[str, Any]:
    """All sums as JSON; money as text."""
    return {
        "assignments": [
            {"description": each.description, **_sums_shape(sums, discounts=costs.discounts)}
            for each, sums in costs.assignments
        ],
        "order": _sums_shape(costs.order, discounts=costs.discounts),
        "time_apart": costs.apart,
    }


def _sums_shape(sums: Sums, *, discounts: bool) -> dict[str, Any]:
    return {
        "articles": _totals_shape(sums.articles, discounts=discounts),
        "time": _totals_shape(sums.time, discounts=discounts),
        "all": _totals_shape(sums.all, discounts=discounts),
    }


def _totals_shape(totals: Totals, *, discounts: bool) -> dict[str, Any]:
    shown = {"gross": str(totals.gross), "discount": str(totals.discount)} if discounts else {}
    return {
        **shown,
        "net": str(totals.net),
        "vat": [shape(each) for each in totals.by_rate],
        "total": str(totals.total),
        "unpriced": totals.unpriced,
    }


def _kind(line: AnyLine) -> str:
    match line:
        case Measure():
            return "measure"
        case ArticleToOrder():
            return "to_order"
        case Line(is_time=True):
            return "time"
        case Line():
            return "article"
    return "self_check"


def _sign(line: AnyLine) -> str:
    return {"measure": "✓", "to_order": "🛒", "time": "⏱"}.get(_kind(line), "📦")


def _amount(line: AnyLine, act: Act) -> str:
    if not isinstance(line, Line | ArticleToOrder):
        return ""
    number = f" {line.number}" if line.number else ""
    return f"{act.words.quantity(line.quantity)} {line.unit}{number}"


def _state(line: AnyLine, act: Act) -> str:
    match line:
        case Measure():
            return act.words.day(line.done_on, act.today)
        case ArticleToOrder():
            return act.words.text(TO_ORDER_LABELS[line.state])
        case Line():
            return _price(line, act)
    return ""


def _price(line: Line, act: Act) -> str:
    if line.price is None:
        return ""
    discount = f" –{act.words.quantity(line.discount)} %" if line.discount else ""
    return f"{act.words.money(line.price)}{'*' if line.price_changed else ''}{discount}"


def _by(line: AnyLine) -> str:
    match line:
        case Measure():
            return line.done_by
        case Line() | ArticleToOrder():
            return line.added_by
    return ""
