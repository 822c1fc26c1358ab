"""What lines cost, in exact decimals.

Per line: gross is quantity times price; net is that less the discount; both are rounded half-up
to 0.01, and the discount is what lies between them. VAT is rounded half-up once for each rate, on
the sum of that rate's nets. Every total is a sum of lines, never rounded again; so the VAT of an
order may differ by an öre from the VAT of its lines or of its assignments, added up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from core.assignments import Assignment
from core.lines import Line
from core.work_order import WorkOrder

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
"""More digits than quantity, price and discount together can have: nothing is rounded unseen."""


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """What one line costs. ``rate`` is its VAT in percent; ``vat`` and ``total`` are its own."""

    gross: Decimal
    discount: Decimal
    net: Decimal
    rate: Decimal
    vat: Decimal

    @property
    def total(self) -> Decimal:
        """With VAT."""
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class VatSum:
    """One rate in percent, the sum of the nets it is on, and the VAT on that sum."""

    rate: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """What some lines cost together; ``unpriced`` is how many of them have no price."""

    gross: Decimal
    discount: Decimal
    net: Decimal
    by_rate: tuple[VatSum, ...]
    unpriced: int

    @property
    def vat(self) -> Decimal:
        """VAT of all rates."""
        return sum((each.vat for each in self.by_rate), NOTHING)

    @property
    def total(self) -> Decimal:
        """With VAT: what is to be paid."""
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class Sums:
    """Articles and time apart, and all together (AS-11, AR-11)."""

    articles: Totals
    time: Totals
    all: Totals


def amounts(line: Line, company_rate: Decimal) -> LineAmounts | None:
    """What the line costs, with its own VAT rate or else the company's; None without a price."""
    if line.price is None:
        return None
    whole = _EXACT.multiply(line.quantity, line.price)
    paid = _EXACT.divide(Decimal(100) - (line.discount or Decimal(0)), Decimal(100))
    gross, net = rounded(whole), rounded(_EXACT.multiply(whole, paid))
    rate = company_rate if line.vat is None else line.vat
    return LineAmounts(gross, gross - net, net, rate, _share(net, rate))


def totals(lines: Iterable[Line], company_rate: Decimal) -> Totals:
    """What the lines cost together."""
    every = [amounts(line, company_rate) for line in lines]
    priced = [each for each in every if each is not None]
    return Totals(
        gross=sum((each.gross for each in priced), NOTHING),
        discount=sum((each.discount for each in priced), NOTHING),
        net=sum((each.net for each in priced), NOTHING),
        by_rate=tuple(_by_rate(priced)),
        unpriced=len(every) - len(priced),
    )


def sums_of_assignment(assignment: Assignment, company_rate: Decimal) -> Sums:
    """All price information of one assignment (AS-11)."""
    return _sums(assignment.articles, assignment.time, company_rate)


def sums_of_order(order: WorkOrder, company_rate: Decimal) -> Sums:
    """Time and articles of all assignments and the other articles; nothing to be ordered (AO-10)."""
    articles, time = used_articles(order), used_time(order)
    return _sums(articles, time, company_rate)


def used_lines(order: WorkOrder) -> tuple[Line, ...]:
    """Everything that is paid for."""
    of_assignments = (line for a in order.assignments for line in (*a.time, *a.articles))
    return (*of_assignments, *order.other_articles)


def used_articles(order: WorkOrder) -> tuple[Line, ...]:
    """The used articles of the whole order, without time."""
    of_assignments = (line for a in order.assignments for line in a.articles)
    return (*of_assignments, *(line for line in order.other_articles if not line.is_time))


def used_time(order: WorkOrder) -> tuple[Line, ...]:
    """The time of the whole order."""
    of_assignments = (line for a in order.assignments for line in a.time)
    return (*of_assignments, *(line for line in order.other_articles if line.is_time))


def rounded(amount: Decimal) -> Decimal:
    """Half-up to the öre."""
    return _EXACT.quantize(amount, CENT)


def _sums(articles: Iterable[Line], time: Iterable[Line], company_rate: Decimal) -> Sums:
    used, worked = tuple(articles), tuple(time)
    return Sums(
        articles=totals(used, company_rate),
        time=totals(worked, company_rate),
        all=totals((*used, *worked), company_rate),
    )


def _by_rate(priced: Iterable[LineAmounts]) -> Iterator[VatSum]:
    nets: dict[Decimal, Decimal] = {}
    for each in priced:
        nets[each.rate] = nets.get(each.rate, NOTHING) + each.net
    for rate in sorted(nets, reverse=True):
        yield VatSum(rate, nets[rate], _share(nets[rate], rate))


def _share(amount: Decimal, percent: Decimal) -> Decimal:
    return rounded(_EXACT.divide(_EXACT.multiply(amount, percent), Decimal(100)))
