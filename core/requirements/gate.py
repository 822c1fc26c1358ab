"""A requirement, the catalogue of them all, and what of it stands in an order's way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import ServiceObject
from core.requirements.moments import Moment, Remedy
from core.settings import Setting, Settings
from core.work_order import WorkOrder

Missing = Mapping[str, object] | None
"""What is missing, as the sentence's fields; None where nothing is."""

NOTHING: dict[str, object] = {}
"""It is missing, and the sentence needs no more than the order's number to say so."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What requirements look at beside the order.

    ``finished`` is False for a signature that more visits follow (SG-03); ``place_of`` gives the
    address where an object stands.
    """

    settings: Settings
    place_of: Callable[[ServiceObject], str | None]
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must be so at some moments; asked for always, or while ``setting`` is on.

    ``missing`` looks at an order; ``refusal`` is the sentence that says what to do, ``remedy``
    the button that helps.
    """

    key: str
    setting: Setting[bool] | None
    moments: frozenset[Moment]
    missing: Callable[[WorkOrder, Facts], Missing]
    refusal: type[Refused]
    remedy: Remedy

    def block(self, moment: Moment, order: WorkOrder, facts: Facts) -> "Block | None":
        """What stands in the way of this moment; None where nothing does."""
        if self.setting is not None and not facts.settings[self.setting]:
            return None
        missing = self.missing(order, facts)
        if missing is None:
            return None
        return Block(moment, self, {"number": order.number, **missing})


@dataclass(frozen=True, slots=True)
class Block:
    """A requirement that isn't met: what it says about this order, and what helps."""

    moment: Moment
    requirement: Requirement
    fields: Mapping[str, object]

    @property
    def sentence(self) -> str:
        """The whole sentence, to be translated and filled with ``fields``."""
        return self.requirement.refusal.sentence

    def refusal(self) -> Refused:
        """The refusal that says it."""
        return self.requirement.refusal(**self.fields)


CATALOGUE: list[Requirement] = []
"""Every requirement, in the order in which they are asked for."""


def declare(
    key: str,
    *moments: Moment,
    missing: Callable[[WorkOrder, Facts], Missing],
    refusal: type[Refused],
    remedy: Remedy,
    setting: Setting[bool] | None = None,
) -> Requirement:
    """Add a requirement to the catalogue."""
    made = Requirement(key, setting, frozenset(moments), missing, refusal, remedy)
    CATALOGUE.append(made)
    return made


def facts_of(uow: UnitOfWork, *, finished: bool = True, settings: Settings | None = None) -> Facts:
    """The company's facts, or what they would be with other settings."""

    def place_of(thing: ServiceObject) -> str | None:
        facility = uow.facilities.get(thing.facility_id) if thing.facility_id else None
        return thing.address or (facility.address if facility else None)

    return Facts(settings or uow.settings.all(), place_of, finished)


def blocks(moment: Moment, order: WorkOrder, facts: Facts) -> Iterator[Block]:
    """Everything that stands in the way of this moment, the first thing first."""
    for requirement in CATALOGUE:
        if moment in requirement.moments:
            block = requirement.block(moment, order, facts)
            if block is not None:
                yield block


def require(moment: Moment, order: WorkOrder, uow: UnitOfWork, *, finished: bool = True) -> None:
    """Refuse the step with the first thing in its way: NotPossibleYet or what it says of itself."""
    for block in blocks(moment, order, facts_of(uow, finished=finished)):
        raise block.refusal()
