"""Who talks to the bot in the bench, and what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PEOPLE = 200
FIRST_ID = 5_000_001


@dataclass(frozen=True, slots=True)
class Person:
    """A technician with one order of his own, whose number is his place among all."""

    nth: int

    @property
    def id(self) -> int:
        """His Telegram ID, which is his chat's too."""
        return FIRST_ID + self.nth

    @property
    def order(self) -> str:
        """The number of the order that is his."""
        return str(self.nth + 1)


@dataclass(frozen=True, slots=True)
class Line:
    """What is said, and what the reply to it holds."""

    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """How much is said: so many at once for so long, or so many a second."""

    what: str
    seconds: float
    in_flight: int = 0
    rate: float = 0.0


def reading(person: Person, nth: int) -> Line:
    """Opening an order, a list, help."""
    texts = (f"/order {person.order}", "/todo", "/help")
    return Line(texts[nth % len(texts)])


def writing(person: Person, nth: int) -> Line:
    """A measure on the order in hand, whose receipt quotes it."""
    text = f"Replaced the closer, number {nth}."
    return Line(text, text)


def mixed(person: Person, nth: int) -> Line:
    """A day's mixture: a measure in three."""
    return writing(person, nth) if nth % 3 == 0 else reading(person, nth)


LOADS: dict[str, Callable[[Person, int], Line]] = {
    "reading": reading,
    "writing": writing,
    "mixed": mixed,
}


def people() -> list[Person]:
    """Everybody."""
    return [Person(nth) for nth in range(PEOPLE)]


def update_of(update_id: int, person: Person, text: str, at: int) -> dict[str, Any]:
    """The update that Telegram makes of what somebody says."""
    command = text.split(" ", 1)[0] if text.startswith("/") else ""
    entities = [{"type": "bot_command", "offset": 0, "length": len(command)}] if command else []
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": at,
            "from": {
                "id": person.id,
                "is_bot": False,
                "first_name": "Anna",
                "last_name": "Berg",
                "language_code": "en",
            },
            "chat": {"id": person.id, "type": "private", "first_name": "Anna"},
            "text": text,
            "entities": entities,
        },
    }
