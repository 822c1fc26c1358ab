"""The phones: what each shows, and what it keeps back while it has no coverage."""

import logging

from sandbox.shapes import Json
from sandbox.telegram import (  # noqa: F401 - they fill the acts
    asking,
    belonging,
    odd,
    pins,
    taps,
    topics,
    whereabouts,
)
from sandbox.telegram.acts import ACTS, CannotAct
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.people import Chat, Person

AT_ONCE = ("ask_inline", "pick_inline")
LOG = logging.getLogger(__name__)


class Phones:
    """Carries out acts at once, or when the phone is back online."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        kept = exchange.book.take("pending")
        self._pending: dict[int, list[Json]] = {int(k): v for k, v in kept.items()}
        self._frozen: dict[int, dict[int, list[Json]]] = {}

    def act(self, person: Person, act: Json) -> Json:
        """Do it, or keep it until there is coverage."""
        if act["do"] not in ACTS:
            raise CannotAct(f"Nobody knows how to {act['do']}.")
        if person.online:
            return ACTS[act["do"]](self._exchange, person, act)
        if act["do"] in AT_ONCE:
            raise CannotAct(f"{person.name} has no coverage.")
        self._pending.setdefault(person.id, []).append(act)
        self._save(person)
        self._exchange.feed.tell(kind="pending", person=person.id)
        return {"pending": len(self._pending[person.id])}

    def pending(self, person: Person, chat_id: int) -> list[Json]:
        """What waits in the phone for one chat."""
        acts = self._pending.get(person.id, [])
        return [act for act in acts if int(act.get("chat_id") or person.id) == chat_id]

    def _save(self, person: Person) -> None:
        self._exchange.book.put("pending", person.id, self._pending.get(person.id, []))

    def go_offline(self, person: Person) -> None:
        """What is on the screen stays as it is."""
        if person.online:
            chats = self._exchange.world.chats_of(person.id)
            self._frozen[person.id] = {chat.id: self._live(person, chat) for chat in chats}
            person.online = False
            self._exchange.world.save_person(person)

    def go_online(self, person: Person) -> None:
        """Everything the phone kept back goes out at once, in order."""
        person.online = True
        self._frozen.pop(person.id, None)
        self._exchange.world.save_person(person)
        for act in self._pending.pop(person.id, []):
            try:
                ACTS[act["do"]](self._exchange, person, act)
            except CannotAct as refusal:
                LOG.info("an act kept back could not be done: %s", refusal)
        self._save(person)

    def messages(self, person: Person, chat: Chat, since: int = 0) -> list[Json]:
        """The messages of a chat as a person sees them, those changed after `since`."""
        frozen = self._frozen.get(person.id, {}).get(chat.id)
        if frozen is not None:
            return [view for view in frozen if view["seq"] > since]
        return self._live(person, chat, since)

    def _live(self, person: Person, chat: Chat, since: int = 0) -> list[Json]:
        return [
            message.view(person.id)
            for message in self._exchange.world.history(chat.id)
            if message.seq > since and (since or not message.deleted)
        ]

    def clear(self) -> None:
        self._pending.clear()
        self._frozen.clear()
