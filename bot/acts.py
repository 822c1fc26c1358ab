"""What comes of something said: acts, each a use case with its command, and how it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from bot.said import Said
from core.chat import ChatMessage, Hand, Pending
from core.linking import LinkedContact
from core.links import Signer
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import UnitOfWork, UseCase
from core.refusals import AsksFirst
from core.words import Speech, Words

C = TypeVar("C")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the speaker and the place when something is said.

    ``about`` is what the message stands for that was answered, tapped or edited; ``answers`` are
    what was said to the questions that came before it was done; ``unit`` names the turn's
    transaction in the history; ``bot`` is what the bot itself is called; ``texts``: whether text
    messages can be sent here;
    ``speech`` gives other languages. ``contacts`` is as whom a customer is linked with his chat,
    where the company wants that (``joins``); ``signer`` reads the tokens of links.
    """

    said: Said
    words: Words
    now: datetime
    user: User | None = None
    find_hand: Callable[[], Hand | None] = lambda: None
    find_taken: Callable[[], Hand | None] = lambda: None
    pending: Pending | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    unit: UUID | None = None
    bot: str = ""
    texts: bool = False
    speech: Speech | None = None
    contacts: tuple[LinkedContact, ...] = ()
    joins: bool = False
    signer: Signer | None = None

    @property
    def hand(self) -> Hand | None:
        """The order in hand; looked for when it is first asked for, since most never ask."""
        return self.find_hand()

    def worked_on(self, number: OrderNumber) -> UUID | None:
        """The assignment that he took in hand here, where it is of this order (AS-06)."""
        taken = self.find_taken()
        return taken.assignment_id if taken and taken.order == str(number) else None

    def agreed(self, question: type[AsksFirst]) -> bool:
        """Whether the question was asked and answered with yes."""
        return self.answers.get(question.__name__, False)

    def answer_to(self, question: type[AsksFirst]) -> bool | None:
        """What was said to the question; None when it was not asked."""
        return self.answers.get(question.__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said back and remembered; stored in the transaction of the effect itself.

    ``edit`` replaces the tapped message, or the one with ``edit_id``; ``card`` draws an
    order's live card, in that message if ``in_place`` else anew at the end of the chat;
    ``note`` (HTML) stands below it until its next change. ``toast`` shows at the tap,
    ``alert`` until it is put away. ``undo`` offers on the card to take back all that this turn
    did. ``walk`` is the list (as it stands in a message) that a card was opened from. ``mine``
    says what the speaker's own message stands for from now on. ``react`` is a receipt on that
    message itself, where no line is said back. ``menu`` has the person's commands set anew.
    """

    say: tuple[ChatMessage, ...] = ()
    edit: ChatMessage | None = None
    edit_id: int | None = None
    card: OrderNumber | None = None
    in_place: bool = False
    note: str = ""
    undo: bool = False
    walk: str = ""
    toast: str = ""
    alert: bool = False
    hand: Hand | None = None
    expect: Pending | None = None
    forget: bool = False
    mine: Mapping[str, str] | None = None
    gathered: "Gathered | None" = None
    react: str = ""
    menu: User | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """One receipt for an album, however many parts it comes in."""

    album: str
    letter: str
    order: str
    context: Mapping[str, Any]


NOTHING = Answer()
STORED = "👍"
"""A receipt without words: what was sent is kept."""


@dataclass(frozen=True, slots=True)
class Act(Generic[C, R]):
    """One use case to run, and the answer made of its result; ``said`` if it was said earlier."""

    use_case: UseCase[C, R]
    command: C
    answer: Callable[[R, Known], Answer]
    said: Said | None = None

    def known(self, known: Known) -> Known:
        """What is known, of what this act answers."""
        return replace(known, said=self.said) if self.said else known

    def run(self, known: Known, actor: Actor, uow: UnitOfWork) -> Answer:
        """Do it, and say what is answered."""
        return self.answer(self.use_case(self.command, actor, uow), self.known(known))


Acts = tuple[Act[Any, Any], ...]
Handler = Callable[[Said, Known], Acts]


def answering(answer: Answer) -> Acts:
    """Change nothing, only answer."""
    return (Act(_nothing_to_do, answer, lambda given, _: given),)


def _nothing_to_do(command: Answer, actor: Actor, uow: UnitOfWork) -> Answer:
    return command
