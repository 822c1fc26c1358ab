"""What a technician does by tapping on from screen to screen: timer, articles, self-check."""

from decimal import Decimal

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Article
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.timers import Timer
from core.usecases.registers import KeepArticle, KeepRow, keep_article, keep_row
from core.usecases.self_checks import AddSelfCheck, add_self_check
from tests.reliability.dialogues.steps import (
    ARTICLES,
    MEASURE,
    TIME,
    TO_ORDER,
    Dialogue,
    Says,
    SendsPhotos,
    Taps,
)

ONE = OrderNumber(1)
HINGE = ((keep_article, KeepArticle(Article("P12", "Hinge", price=Decimal(89)))),)
DOOR_CHECK = SelfCheckTemplate(
    "Door check",
    (
        PointTemplate("Cleaned"),
        PointTemplate("Closing force", unit="N"),
        PointTemplate("Lock", choices=(Choice("Whole", True), Choice("Broken", False))),
        PointTemplate("Type plate", photo=True),
    ),
)
CHECK = (
    (keep_row, KeepRow(DOOR_CHECK)),
    (add_self_check, AddSelfCheck(ONE, DOOR_CHECK.id)),
)


def has_worked(name: str, actor: Actor, uow: UnitOfWork) -> None:
    """Somebody's timer rests on order 1 after eighty minutes."""
    user = uow.users.by_name(name)
    assert user is not None
    uow.timers.put(Timer(user.id, ONE, worked=4800))


STEPWISE = (
    Dialogue(
        "a timer that is started and rests",
        (Taps("Time"), Taps("Start"), Taps("Pause")),
        {f"{TIME}.#": 0},
        "⏱ paused",
    ),
    Dialogue(
        "a timer goes on, rests, goes on and is stopped",
        (Taps("Start"), Taps("Pause"), Taps("Start"), Taps("Stop")),
        {f"{TIME}.0.name": "Anna Berg", f"{TIME}.#": 1},
        "from the timer",
        given=((has_worked, "Anna Berg"),),
    ),
    Dialogue(
        "a timer is stopped by mistake, which is taken back",
        (Taps("Start"), Taps("Stop"), Taps("Undo"), Taps("Pause")),
        {f"{TIME}.#": 0},
        "as if you had not stopped it",
        given=((has_worked, "Anna Berg"),),
    ),
    Dialogue(
        "an article, and how many of it by taps",
        (Taps("Article"), Taps("Hinge"), Taps("+ 1"), Taps("Quantity"), Taps("10")),
        {f"{ARTICLES}.0.quantity": 10, f"{ARTICLES}.#": 1},
        "10 pcs P12",
        given=HINGE,
    ),
    Dialogue(
        "an article, how many of it typed, and it is taken back",
        (Taps("Article"), Taps("Hinge"), Taps("Quantity"), Says("7"), Taps("Undo")),
        {f"{ARTICLES}.#": 0},
        "Taken off",
        given=HINGE,
    ),
    Dialogue(
        "an article that is to be ordered",
        (Taps("Order"), Taps("Hinge"), Taps("+ 1"), Taps("Done")),
        {f"{TO_ORDER}.0.quantity": 2, f"{TO_ORDER}.#": 1},
        "Sent to those who order",
        given=HINGE,
    ),
    Dialogue(
        "a self-check from its first point to its signature",
        (
            Taps("Self-check"),
            Taps("Door check"),
            Taps("✓ Approved"),
            Says("35,5 N"),
            Taps("Whole"),
            SendsPhotos(),
            Taps("Complete"),
            Taps("Sign as Anna Berg"),
        ),
        {
            "assignments.0.self_checks.0.completed": True,
            "assignments.0.self_checks.0.signed": True,
            "documents.#": 1,
            f"{MEASURE}.#": 0,
        },
        "Signed by Anna Berg",
        given=CHECK,
    ),
    Dialogue(
        "a self-check whose point fails, with a note, and becomes an order",
        (
            Taps("Self-check"),
            Taps("Door check"),
            Taps("✗ Not approved"),
            Taps("Note"),
            Says("Very dirty"),
            Taps("Make an order of it"),
        ),
        {"orders.2.assignments.#": 1, "orders.#": 2, f"{MEASURE}.#": 0},
        "AO 2 was made of it",
        given=CHECK,
    ),
)
