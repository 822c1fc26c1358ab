"""Order numbers: ``421``, and its backorders ``421-1``, ``421-2`` (BK-03)."""

import re
from dataclasses import dataclass

from core.refusals import NoSuchOrder

_NUMBER = re.compile(r"([0-9]{1,12})(?:-([0-9]{1,3}))?")
SUFFIXES = 1000


@dataclass(frozen=True, slots=True, order=True)
class OrderNumber:
    """A serial number and, for a backorder, its suffix (0 for the order itself)."""

    serial: int
    suffix: int = 0

    @classmethod
    def parse(cls, text: str) -> "OrderNumber":
        """Read ``421`` or ``421-1``; raises NoSuchOrder for anything else."""
        match = _NUMBER.fullmatch(text.strip())
        if match is None or int(match[1]) == 0:
            raise NoSuchOrder(number=text.strip()[:40])
        return cls(int(match[1]), int(match[2] or 0))

    @classmethod
    def of_id(cls, identity: int) -> "OrderNumber":
        """The number whose ``identity`` this is."""
        return cls(*divmod(identity, SUFFIXES))

    @property
    def identity(self) -> int:
        """One integer that sorts as the number does; storage's key."""
        return self.serial * SUFFIXES + self.suffix

    def __str__(self) -> str:
        return f"{self.serial}-{self.suffix}" if self.suffix else str(self.serial)
