"""Fingers on buttons: what the bot is told of a tap, and what its answer does to the phone."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from sandbox.clock import Clock
from sandbox.feed import Feed
from sandbox.shapes import Json
from sandbox.telegram.errors import TOO_OLD, bad_request
from sandbox.telegram.faults import Faults
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from sandbox.telegram.world import World

CALLBACK_LIFE = 150


@dataclass
class Tap:
    """A button that was tapped, and what the bot answered."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    data: str
    at: float
    answer: Json | None = None


class Fingers:
    """Turns taps into callback queries and takes the answers."""

    def __init__(
        self,
        world: World,
        clock: Clock,
        feed: Feed,
        faults: Faults,
        deliver: Callable[[str, Json], None],
    ) -> None:
        self._world = world
        self._clock = clock
        self._feed = feed
        self._faults = faults
        self._deliver = deliver
        self.taps: dict[str, Tap] = {}

    def tap(self, person: Person, message: Message, data: str) -> Tap:
        """A finger on a button becomes a callback query; a phone that is unsure sends it again."""
        where = (person.id, message.chat_id, message.message_id)
        tap = Tap(self._number(), *where, data, self._clock.now())
        again = self._faults.spend("resent_taps")
        self._tell(tap, person, message)
        if again:
            self._tell(Tap(**(asdict(tap) | {"id": self._number()})), person, message)
        return tap

    def _number(self) -> str:
        return str(self._world.random.getrandbits(62))

    def _tell(self, tap: Tap, person: Person, message: Message) -> None:
        self.taps[tap.id] = tap
        told: Json = {
            "id": tap.id,
            "from": person.user(),
            "chat_instance": str(abs(tap.chat_id) * 7919),
            "data": tap.data,
        }
        self._deliver("callback_query", told | self._under(message))

    def _under(self, message: Message) -> Json:
        """The message a tapped button was under, as far as the bot is told of it."""
        if message.inline_id:
            return {"inline_message_id": message.inline_id}
        chat = self._world.chat_json(self._world.chats[message.chat_id])
        gone = {"chat": chat, "message_id": message.message_id, "date": 0}
        lost = message.deleted or self._faults.spend("forgotten_messages")
        return {"message": gone if lost else message.body}

    def answer(self, tap_id: str, answer: Json) -> None:
        """What answerCallbackQuery does to the phone."""
        tap = self.taps.get(tap_id)
        if tap is None or self._clock.now() - tap.at > CALLBACK_LIFE:
            raise bad_request(TOO_OLD)
        tap.answer = answer
        self._feed.tell(
            kind="answer",
            person=tap.person_id,
            chat=tap.chat_id,
            message=tap.message_id,
            tap=tap.id,
            data=tap.data,
            answer=answer,
        )
