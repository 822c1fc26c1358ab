"""Inline mode: what a person asks from the line he writes in, and what he picks of the answer."""

import base64
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.feed import Feed
from sandbox.shapes import Json
from sandbox.telegram.errors import TOO_OLD, bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Chat, Person
from sandbox.telegram.world import World

QUERY_LIFE = 30
MAX_QUERY = 256


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot answered; every result holds the message it becomes when it is picked."""

    results: tuple[Json, ...]
    next_offset: str
    button: Json | None
    cache_time: int
    personal: bool


@dataclass
class InlineQuestion:
    """A question that was asked, and its answer once there is one."""

    id: str
    person_id: int
    chat_id: int
    query: str
    offset: str
    at: float
    answer: InlineAnswer | None = None
    cached: bool = False


CacheKey = tuple[str, str, str, int]


class InlineDesk:
    """Takes questions to the bot, keeps its answers as long as it allows, and posts what is picked."""

    def __init__(
        self, world: World, clock: Clock, feed: Feed, deliver: Callable[[str, Json], None]
    ) -> None:
        self._world = world
        self._clock = clock
        self._feed = feed
        self._deliver = deliver
        self.questions: dict[str, InlineQuestion] = {}
        self._cache: dict[CacheKey, tuple[float, InlineAnswer]] = {}
        self.open_apps: dict[str, tuple[int, int]] = {}
        """Who has a Mini App open, and from which chat, by its query_id."""

    def clear(self) -> None:
        self.questions.clear()
        self._cache.clear()
        self.open_apps.clear()

    def ask(self, person: Person, chat: Chat, query: str, offset: str) -> InlineQuestion:
        """Ask the bot, or find the answer it gave to the same question a while ago."""
        number = str(self._world.random.getrandbits(62))
        query = query[:MAX_QUERY]
        question = InlineQuestion(number, person.id, chat.id, query, offset, self._clock.now())
        self.questions[question.id] = question
        question.answer = self._remembered(question, chat)
        question.cached = question.answer is not None
        if question.answer is None:
            self._deliver("inline_query", self._told(question, person, chat))
        return question

    def _told(self, question: InlineQuestion, person: Person, chat: Chat) -> Json:
        return {
            "id": question.id,
            "from": person.user(),
            "query": question.query,
            "offset": question.offset,
            "chat_type": _chat_type(chat),
        }

    def _remembered(self, question: InlineQuestion, chat: Chat) -> InlineAnswer | None:
        for asker in (question.person_id, 0):
            key = (question.query, question.offset, _chat_type(chat), asker)
            until, answer = self._cache.get(key, (0.0, None))
            if answer and until > self._clock.now():
                return answer
        return None

    def answer(self, query_id: str, answer: InlineAnswer) -> None:
        """What answerInlineQuery does to the phone; half a minute is all the time there is."""
        question = self.questions.get(query_id)
        late = question and self._clock.now() - question.at > QUERY_LIFE
        if question is None or late:
            raise bad_request(TOO_OLD)
        question.answer = answer
        asker = question.person_id if answer.personal else 0
        chat_type = _chat_type(self._world.chats[question.chat_id])
        key = (question.query, question.offset, chat_type, asker)
        self._cache[key] = (self._clock.now() + answer.cache_time, answer)
        self._feed.tell(kind="inline", person=question.person_id, query=question.id)

    def sign(self, message: Message, result: Json) -> str:
        """Give a message with a keyboard its inline identifier; one without gets none."""
        if not result.get("markup"):
            return ""
        lot = self._world.random.getrandbits(31)
        told = f"{message.chat_id}/{message.message_id}/{lot}".encode()
        message.inline_id = base64.urlsafe_b64encode(told).decode().rstrip("=")
        self._world.save_message(message)
        return message.inline_id

    def chosen(self, person: Person, query: str, result: Json, inline_id: str) -> None:
        """Tell the bot what was picked, as it does when inline feedback is switched on."""
        told = {"result_id": result["id"], "from": person.user(), "query": query}
        self._deliver(
            "chosen_inline_result", told | ({"inline_message_id": inline_id} if inline_id else {})
        )

    def message(self, inline_id: str) -> Message:
        """The message behind an inline identifier."""
        try:
            told = base64.urlsafe_b64decode(inline_id + "=" * (-len(inline_id) % 4)).decode()
            chat_id, message_id, _ = map(int, told.split("/"))
        except ValueError:
            raise bad_request("invalid inline message identifier specified") from None
        message = self._world.message(chat_id, message_id)
        if message is None or message.inline_id != inline_id:
            raise bad_request("MESSAGE_ID_INVALID")
        return message


def _chat_type(chat: Chat) -> str:
    return "sender" if chat.is_private else chat.kind
