"""Agreements on service objects: which apply to an order, and what is said of them (WO-18)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.registers import Agreement, ServiceObject
from core.words import N_
from core.work_order import WorkOrder

APPLIES = N_("Agreement {agreement} applies to {code}.")
ENDED = N_("Agreement {agreement} on {code} ended on {day}.")


@dataclass(frozen=True, slots=True)
class AgreementNotice:
    """An object's agreement; ``holds`` on the day it was asked about."""

    agreement: Agreement
    service_object: ServiceObject
    holds: bool

    @property
    def sentence(self) -> str:
        """What is said of it, with its fields still to be filled in."""
        return APPLIES if self.holds else ENDED

    @property
    def fields(self) -> dict[str, object]:
        """What the sentence names."""
        named = {"agreement": self.agreement.name, "code": self.service_object.code}
        return named | ({} if self.holds else {"day": self.agreement.valid_until})


def notices_of(
    order: WorkOrder, today: date, agreement: Callable[[UUID], Agreement | None]
) -> Iterator[AgreementNotice]:
    """A notice for every object of the order that has an agreement."""
    for assignment in order.assignments:
        thing = assignment.service_object
        found = agreement(thing.agreement_id) if thing and thing.agreement_id else None
        if thing is not None and found is not None:
            ends = found.valid_until
            yield AgreementNotice(found, thing, holds=ends is None or today <= ends)
