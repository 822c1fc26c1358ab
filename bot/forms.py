"""A form: what is filled in of an order that is being made or changed, before it is saved."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

from core.numbers import OrderNumber

KIND = "form"
"""What is waited for while a form is open, and what its message stands for."""
CUSTOMER, FACILITY, CONTACT, REQUESTER, PAYER = (
    "customer", "facility", "contact", "requester", "invoiced-to",
)  # fmt: skip
DESCRIPTION, ERROR, CAUSE, OBJECT, COUNTER = "description", "error", "cause", "object", "counter"
ADDRESS, OBJECT_NAME = "address", "object-name"
"""What is said of a new facility, and of a new object."""
OF_ASSIGNMENTS = (DESCRIPTION, ERROR, CAUSE, OBJECT, COUNTER)
PARTIES = (CUSTOMER, FACILITY, CONTACT, REQUESTER, PAYER)
SEARCHED = (*PARTIES, OBJECT)
"""Fields whose values are rows of registers: what is typed is looked for first."""
NEW_CUSTOMER, NEW_COUNTER = "new-customer", "new-counter"
"""What was agreed to: to add the customer or payer, and that a counter was changed."""
_OF_CUSTOMER = (FACILITY, ADDRESS, CONTACT, REQUESTER, OBJECT, OBJECT_NAME, COUNTER)


@dataclass(frozen=True, slots=True)
class Form:
    """Values as people write them, by the keys of fields; ``number`` None: of a new order.

    ``seen`` is what stood there when its author looked; ``asks`` the field that is asked for now,
    at ``page`` of its choices, which ``found`` was typed to find; ``skipped`` need not be asked
    for again; ``files`` are what was sent to go with it; ``booking`` is whom and when to book.
    """

    number: OrderNumber | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    asks: str = ""
    page: int = 0
    found: str = ""
    skipped: tuple[str, ...] = ()
    files: tuple[Mapping[str, Any], ...] = ()
    booking: tuple[str, ...] = ()
    service: str = ""

    def having(self, key: str, value: str) -> "Form":
        """With this value; another customer brings places, people and objects of its own."""
        kept = dict(self.values)
        if key == CUSTOMER and kept.get(key) != value:
            kept = {each: kept[each] for each in kept if each not in _OF_CUSTOMER}
        return replace(self, values=kept | {key: value}, found="", page=0)

    def without(self, key: str) -> "Form":
        """With nothing said of this field."""
        left = {each: value for each, value in self.values.items() if each != key}
        return replace(self, values=left, found="", page=0)

    def asking(self, key: str, page: int = 0) -> "Form":
        """With this field asked for."""
        return replace(self, asks=key, page=page, found=self.found if key == self.asks else "")

    def kept(self) -> dict[str, str]:
        """As it is remembered by what waits for an answer, and by its message."""
        plain = asdict(self) | {"number": str(self.number) if self.number else None}
        return {KIND: json.dumps(plain)}


def form_in(context: Mapping[str, Any]) -> Form | None:
    """The form that was remembered, if there is one."""
    if KIND not in context:
        return None
    plain = json.loads(context[KIND])
    number = plain["number"]
    return Form(
        **{
            **plain,
            "number": OrderNumber.parse(number) if number else None,
            "skipped": tuple(plain["skipped"]),
            "files": tuple(plain["files"]),
            "booking": tuple(plain["booking"]),
        }
    )


def of_assignment(key: str, assignment_id: UUID | None) -> str:
    """The key of a field of one assignment; None is the first."""
    return f"{key}@{assignment_id}" if assignment_id else key


def parted(key: str) -> tuple[str, UUID | None]:
    """A key without its assignment, and that assignment's ID."""
    name, _, identity = key.partition("@")
    if name in OF_ASSIGNMENTS and identity:
        return name, UUID(identity)
    return key, None


def mark(text: str) -> int:
    """What stands for a key or a value in a button, whatever its length."""
    return zlib.crc32(text.encode()) or 1
