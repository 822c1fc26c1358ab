"""Orders as a company of some years has them: most invoiced, the newest open and booked."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

from core.lines import Line, Measure
from core.numbers import OrderNumber
from core.order_papers import Assigned, Booking, Comment
from core.people import Role, User
from core.registers import Customer, Facility, Person, ServiceObject
from core.work_order import Assignment, Origin, State, WorkOrder

ORDERS = 100_000
MADE = 2_000
"""So many are made, the newest; the others are these again, as they were some time before."""
APART = timedelta(minutes=30)
OPEN_SHARE = 20
"""One in so many is not invoiced yet."""
OBJECTS = 20_000
OPEN_STATES = (State.NEW, State.BEGUN, State.PARTLY_SIGNED, State.SIGNED, State.READY)
_THINGS = ("hiss", "dörr", "port", "lampa", "pump", "ventil", "fläkt", "motor", "kabel", "skåp")
_HAPPENS = ("läcker", "stänger", "skaver", "gnisslar", "fungerar", "fastnar", "tjuter", "lossnar")


class Company:
    """Its registers, and orders of them; the same in every run."""

    def __init__(self) -> None:
        self._random = Random(7)
        self._now = datetime.now(UTC).replace(microsecond=0)
        self.users = [User(f"Tekniker {n}", Role.TECHNICIAN, "sv") for n in range(30)]
        self.office = User("Doris Dal", Role.ADMIN, language="sv")
        self.customers = [
            Customer(f"Brf {self._word().title()} {n}", f"k{n}@example.com") for n in range(MADE)
        ]
        self.facilities = [
            Facility(f"{self._word().title()}gatan {n}", each.id, f"Storgatan {n}, 123 45 Ort")
            for n, each in enumerate(self.customers)
        ]
        self.contacts = [
            Person(f"Karin Ek {n}", f"p{n}@example.com", f"070-{n:07}", customer_id=each.id)
            for n, each in enumerate(self.customers)
        ]
        self.objects = [
            ServiceObject(f"D-{n:05}", self._said(2), self.customers[n % MADE].id)
            for n in range(OBJECTS)
        ]

    def order(self, number: int) -> WorkOrder:
        """One of the orders that the others are made of."""
        by = self.users[number % len(self.users)]
        at = self._now - (ORDERS - number) * APART
        return WorkOrder(
            OrderNumber(number),
            self.customers[number % MADE],
            Origin.MAIL,
            at,
            "Karin Ek",
            state=OPEN_STATES[number // OPEN_SHARE % 5]
            if self._is_open(number)
            else State.INVOICED,
            facility=self.facilities[number % MADE],
            contact=self.contacts[number % MADE],
            subgroup=("Portar", "Hissar", None)[number % 3],
            planned_on=at.date(),
            assigned=(Assigned(by.id, by.name),),
            assignments=(self._assignment(number, by.name, at),),
            bookings=(Booking(by.id, by.name, at, at + timedelta(hours=2)),),
            comments=tuple(Comment(self._said(12), by.name, at) for _ in range(number % 3)),
        )

    def _is_open(self, number: int) -> bool:
        return number % OPEN_SHARE == 0

    def _assignment(self, number: int, by: str, at: datetime) -> Assignment:
        return Assignment(
            self._said(6),
            self._said(12),
            service_object=self.objects[number % OBJECTS],
            measures=tuple(Measure(self._said(10), at.date(), by) for _ in range(3)),
            articles=tuple(
                Line(self._said(2), Decimal(2), by, at, f"{4000 + n}", price=Decimal(10))
                for n in range(3)
            ),
        )

    def _said(self, words: int) -> str:
        return " ".join(self._word() for _ in range(words))

    def _word(self) -> str:
        pick = self._random.choice
        return pick((pick(_THINGS) + pick(_HAPPENS), pick(_THINGS), pick(_HAPPENS)))
