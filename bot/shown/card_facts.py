"""What a card is written from, looked up once: it is drawn often, so it asks for little."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from core import settings as s
from core.people import Actor
from core.ports import UnitOfWork
from core.prices import Sums, sums_of_assignment, sums_of_order
from core.settings import Settings
from core.sheet import Block, Row, Sheet, row_of
from core.usecases.sheets import sheet_of
from core.views import NO_PRICES, Prices, as_seen, prices_for
from core.words import Words
from core.work_order import Assignment, WorkOrder


@dataclass(frozen=True)
class CardFacts:
    """An order for one reader. ``whole`` is the order with all its prices, for the sums alone.

    ``current`` is the assignment that is worked on; ``discreet``: no persons are to be read;
    ``internal``: the reader is no customer.
    """

    whole: WorkOrder
    order: WorkOrder
    sheet: Sheet
    prices: Prices
    settings: Settings
    words: Words
    uow: UnitOfWork
    current: UUID | None = None
    discreet: bool = False
    internal: bool = True

    @property
    def now(self) -> datetime:
        """The moment it is drawn."""
        return self.uow.now

    @cached_property
    def today(self) -> date:
        """The company's day."""
        return self.words.today(self.now)

    def row(self, key: str) -> Row | None:
        """One field, if it is shown and filled in."""
        return row_of(self.sheet, key)

    def value(self, key: str) -> str:
        """What stands in a field that is shown; else nothing."""
        row = self.row(key)
        return row.value if row else ""

    def shows(self, block: Block) -> bool:
        """Whether the company shows this part of an order."""
        return block in self.sheet.blocks

    def sums_of(self, assignment: Assignment) -> Sums | None:
        """What the assignment costs, for whoever may see sums (AS-11)."""
        meant = next((a for a in self.whole.assignments if a.id == assignment.id), None)
        if meant is None or not self._sees_sums:
            return None
        return sums_of_assignment(meant, self.settings[s.VAT_RATE])

    @property
    def sums(self) -> Sums | None:
        """What the order costs, for whoever may see sums (AR-11)."""
        return sums_of_order(self.whole, self.settings[s.VAT_RATE]) if self._sees_sums else None

    @property
    def _sees_sums(self) -> bool:
        return self.prices.each and self.prices.sums


def facts_for(order: WorkOrder, reader: Actor | None, uow: UnitOfWork, words: Words) -> CardFacts:
    """The facts for this reader; without one, of an order that is as its reader may see it."""
    values = uow.settings.all()
    seen = order if reader is None else as_seen(order, reader, values)
    prices = NO_PRICES if reader is None else prices_for(reader)
    sheet = sheet_of(seen, values, uow)
    internal = reader is None or reader.customer_id is None
    return CardFacts(order, seen, sheet, prices, values, words, uow, internal=internal)
