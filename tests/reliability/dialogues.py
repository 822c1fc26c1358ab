"""What people say and tap, each dialogue with the order as it is at its end: add yours to the list.

Every one is played against a service that is killed during every step. A dialogue begins with
order 1 given to Anna, a technician, and ends with what ``ordna order show 1 --json`` says of it:
``"assignments.0.measures.0.text"`` is the way to a value, ``"comments.#"`` how many there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.people import Role
from sandbox.client import PersonHandle
from tests.bot.acting import photo


@dataclass(frozen=True, slots=True)
class Says:
    """Somebody writes a text."""

    text: str

    async def by(self, person: PersonHandle) -> None:
        await person.says(self.text)


@dataclass(frozen=True, slots=True)
class Taps:
    """Somebody taps a button once it is there, and goes on without waiting for the spinner."""

    label: str

    async def by(self, person: PersonHandle) -> None:
        await person.hears(button=self.label, anew=False, timeout=PATIENCE)
        await person.taps(self.label, timeout=0.01)


@dataclass(frozen=True, slots=True)
class SendsPhotos:
    """Somebody sends photos; several are an album."""

    caption: str = ""
    shades: tuple[str, ...] = ("teal",)

    async def by(self, person: PersonHandle) -> None:
        await person.sends_photo(*map(photo, self.shades), caption=self.caption)


@dataclass(frozen=True, slots=True)
class Replies:
    """Somebody answers the newest message that holds these words, once it is there."""

    text: str
    to: str

    async def by(self, person: PersonHandle) -> None:
        await person.hears(self.to, anew=False, timeout=PATIENCE)
        said = [each for each in await person.messages() if each.from_bot]
        await person.says(self.text, reply_to=[e for e in said if self.to in e.text][-1])


Step = Says | Taps | SendsPhotos | Replies
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Steps in order, what the order says at the end, and what some message in the chat holds."""

    name: str
    steps: tuple[Step, ...]
    ends: Mapping[str, Any] = field(default_factory=dict)
    hears: str = ""
    role: Role = Role.TECHNICIAN


MEASURE = "assignments.0.measures"
ARTICLES = "assignments.0.articles"
TIME = "assignments.0.time"

DIALOGUES = (
    Dialogue(
        "a measure, and another",
        (Says("Replaced the closer"), Says("Greased the hinges")),
        {
            f"{MEASURE}.0.text": "Replaced the closer",
            f"{MEASURE}.1.text": "Greased the hinges",
            f"{MEASURE}.#": 2,
        },
        "Greased the hinges",
    ),
    Dialogue(
        "a measure is taken back",
        (Says("Replaced the closer"), Taps("Undo")),
        {f"{MEASURE}.#": 0},
    ),
    Dialogue(
        "hours, tapped",
        (Taps("Time"), Taps("1 h")),
        {f"{TIME}.0.quantity": 1, f"{TIME}.#": 1},
    ),
    Dialogue(
        "hours, typed after the question",
        (Taps("Time"), Says("2,5")),
        {f"{TIME}.0.quantity": 2.5, f"{TIME}.#": 1},
    ),
    Dialogue(
        "an article that nobody knows, as written",
        (Says("2 x 4799"), Taps("Add it as written")),
        {f"{ARTICLES}.0.quantity": 2, f"{ARTICLES}.#": 1},
    ),
    Dialogue(
        "a comment after the question",
        (Taps("More"), Taps("Comment"), Says("The code is 1234")),
        {"comments.0.text": "The code is 1234", "comments.#": 1},
    ),
    Dialogue(
        "an album with words",
        (SendsPhotos("Before and after", ("red", "green", "blue")),),
        {f"{MEASURE}.0.text": "Before and after", f"{MEASURE}.#": 1, "documents.#": 3},
    ),
    Dialogue(
        "signed under one's own name",
        (
            Says("Replaced the closer"),
            Taps("Sign"),
            Taps("Finished, sign as Anna Berg"),
        ),
        {"signatures.0.name": "Anna Berg", "signatures.#": 1, f"{MEASURE}.0.signed": True},
        "customer signs",
    ),
    Dialogue(
        "signed under another name, which is typed",
        (
            Says("Replaced the closer"),
            Taps("Sign"),
            Says("Olle Ny"),
            Taps("sign as Olle Ny"),
        ),
        {"signatures.0.name": "Olle Ny", "signatures.#": 1},
    ),
    Dialogue(
        "help, the list and the order",
        (Says("/help"), Says("/todo"), Says("/order 1")),
        {"status": "new", f"{MEASURE}.#": 0},
        "AO 1",
    ),
    Dialogue(
        "a number in answer to an article is how many",
        (Says("2 x 4799"), Taps("Add it as written"), Replies("3", "Added to AO 1")),
        {f"{ARTICLES}.0.quantity": 3, f"{ARTICLES}.#": 1},
    ),
    Dialogue(
        "a comment that can't be shown before the order is saved",
        (Says("kommentar: We come at eight"), Taps("Show to the customer")),
        {"comments.0.visible_to_customer": False, "comments.#": 1},
        "is not saved yet",
    ),
    Dialogue(
        "signed after a visit, and finished after another",
        (
            Says("Replaced the closer"),
            Taps("Sign"),
            Taps("More visits to come"),
            Says("Greased the hinges"),
            Taps("Sign"),
            Taps("Finished, sign as Anna Berg"),
        ),
        {"signatures.#": 2, f"{MEASURE}.#": 2, f"{MEASURE}.1.signed": True},
    ),
    Dialogue(
        "a timer that is started and rests",
        (Taps("Time"), Taps("Start"), Taps("Pause")),
        {f"{TIME}.#": 0},
        "⏱ paused",
    ),
    Dialogue(
        "a list is narrowed by taps",
        (Says("/list"), Taps("Filter"), Taps("Mine"), Taps("Show them")),
        {f"{MEASURE}.#": 0},
        role=Role.DISPATCHER,
    ),
    Dialogue(
        "an order is cancelled by a dispatcher",
        (Says("/order 1"), Taps("More"), Taps("Cancel"), Taps("Cancel the order"), Taps("Yes")),
        {"status": "cancelled"},
        role=Role.DISPATCHER,
    ),
)
