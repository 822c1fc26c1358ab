"""The registers, counters and scans."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterChanged(Event):
    """A row of a register was added, changed or removed; ``change`` says which of the three."""

    register: str
    row_id: str
    name: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterImported(Event):
    """A file's rows were taken into a register; how many were new, and how many changed."""

    register: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersMerged(Event):
    """One customer went up in another, with all his orders, places and contacts."""

    customer_id: str
    name: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRead(Event):
    """An object's counter was read on an order; ``replaced``: the counter is a new one (OB-07)."""

    assignment_id: str
    code: str
    value: str
    replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectScanned(Event):
    """Somebody scanned the sticker of an object with QR verification (QR-03)."""

    object_id: str
    code: str
