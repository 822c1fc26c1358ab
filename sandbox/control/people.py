"""Routes about persons and chats: who there is, and who is where."""

from dataclasses import asdict
from typing import Any

from aiohttp import web

from sandbox.casting import ensure_group, ensure_person, find_person, upgrade
from sandbox.control.requests import Refusal, body, chat_named, integer, person_of, wait_of
from sandbox.shapes import Json
from sandbox.telegram.belonging import change_bot, change_member
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.people import Chat, Person
from sandbox.telegram.phones import Phones
from sandbox.telegram.taps import keyboard_of

PERSON_FACTS = ("last_name", "username", "language_code", "phone_number")


class PeopleRoutes:
    """Persons, groups, and what each sees."""

    def __init__(self, exchange: Exchange, phones: Phones) -> None:
        self._exchange = exchange
        self._world = exchange.world
        self._phones = phones

    def routes(self) -> list[web.RouteDef]:
        person = "/sandbox/persons/{person}"
        return [
            web.get("/sandbox/bot", self.bot),
            web.get("/sandbox/persons", self.persons),
            web.post("/sandbox/persons", self.ensure_person),
            web.get(person, self.person),
            web.get(person + "/messages", self.messages),
            web.post(person + "/online", self.online),
            web.post(person + "/offline", self.offline),
            web.get("/sandbox/chats", self.chats),
            web.post("/sandbox/chats", self.ensure_group),
            web.get("/sandbox/chats/{chat}", self.chat),
            web.post("/sandbox/chats/{chat}/members", self.members),
            web.post("/sandbox/chats/{chat}/upgrade", self.upgrade),
        ]

    async def bot(self, request: web.Request) -> web.Response:
        bot = self._world.bot
        told = bot.user() | {"commands": bot.commands, "menu_button": bot.menu_button}
        return web.json_response(told | {"description": bot.description})

    def told(self, person: Person) -> Json:
        chats = [self.chat_told(chat) for chat in self._world.chats_of(person.id)]
        return person.user() | {
            "name": person.name,
            "online": person.online,
            "blocked_bot": person.blocked_bot,
            "started": person.started,
            "chats": chats,
        }

    def chat_told(self, chat: Chat) -> Json:
        topics = [{"id": key} | asdict(topic) for key, topic in chat.topics.items()]
        return self._world.chat_json(chat) | {
            "members": chat.present,
            "bot_status": chat.bot_status,
            "topics": topics,
            "pinned": chat.pinned,
            "keyboard": keyboard_of(self._exchange, chat),
            "migrated_to": chat.migrated_to,
        }

    async def persons(self, request: web.Request) -> web.Response:
        return web.json_response([self.told(person) for person in self._world.persons.values()])

    async def person(self, request: web.Request) -> web.Response:
        return web.json_response(self.told(person_of(self._exchange, request)))

    async def ensure_person(self, request: web.Request) -> web.Response:
        given = await body(request)
        first_name = str(given.get("first_name") or "").strip()
        if not first_name:
            raise Refusal(400, "A person needs a first_name.")
        facts: dict[str, Any] = {k: str(given[k]) for k in PERSON_FACTS if given.get(k)}
        if given.get("id"):
            facts["id"] = int(given["id"])
        person = ensure_person(self._exchange, first_name, **facts)
        if given.get("started") and not person.started:
            person.started = True
            self._world.save_person(person)
        return web.json_response(self.told(person))

    async def messages(self, request: web.Request) -> web.Response:
        """The messages of a chat as one person sees them, waiting for news if asked to."""
        person = person_of(self._exchange, request)
        chat = chat_named(self._exchange, request.query.get("chat_id") or person.id)
        since, wait = integer(request, "since"), wait_of(request)
        feed = self._exchange.feed
        found = await feed.until(lambda: self._phones.messages(person, chat, since), wait)
        told = {
            "messages": found,
            "seq": feed.seq,
            "pending": self._phones.pending(person, chat.id),
        }
        return web.json_response(told)

    async def online(self, request: web.Request) -> web.Response:
        person = person_of(self._exchange, request)
        self._phones.go_online(person)
        return web.json_response(self.told(person))

    async def offline(self, request: web.Request) -> web.Response:
        person = person_of(self._exchange, request)
        self._phones.go_offline(person)
        return web.json_response(self.told(person))

    async def chats(self, request: web.Request) -> web.Response:
        return web.json_response([self.chat_told(chat) for chat in self._world.chats.values()])

    async def chat(self, request: web.Request) -> web.Response:
        """One chat: who is in it, its topics, what is pinned, the keys in place of the letters."""
        return web.json_response(
            self.chat_told(chat_named(self._exchange, request.match_info["chat"]))
        )

    def _people(self, given: object) -> list[Person]:
        people = []
        for who in given if isinstance(given, list) else []:
            person = find_person(self._exchange, who)
            if person is None:
                raise Refusal(404, f"There is no person {who}.")
            people.append(person)
        return people

    async def ensure_group(self, request: web.Request) -> web.Response:
        given = await body(request)
        if not given.get("title"):
            raise Refusal(400, "A group needs a title.")
        if given.get("type", "supergroup") not in ("group", "supergroup", "channel"):
            raise Refusal(400, "The type is group, supergroup or channel.")
        chat = ensure_group(
            self._exchange,
            str(given["title"]),
            self._people(given.get("members")),
            kind=given.get("type", "supergroup"),
            forum=bool(given.get("is_forum")),
            bot=given.get("bot", "member"),
            chat_id=int(given.get("id") or 0),
        )
        return web.json_response(self.chat_told(chat))

    async def members(self, request: web.Request) -> web.Response:
        """Let persons in or out, or change what the bot is here."""
        chat = chat_named(self._exchange, request.match_info["chat"])
        given = await body(request)
        by = self._world.persons[chat.present[0]] if chat.present else None
        for person in self._people(given.get("persons")):
            status = str(given.get("status", "member"))
            change_member(self._exchange, chat, person, status, by)
        if given.get("bot") and by:
            change_bot(self._exchange, chat, by, str(given["bot"]))
        return web.json_response(self.chat_told(chat))

    async def upgrade(self, request: web.Request) -> web.Response:
        chat = chat_named(self._exchange, request.match_info["chat"])
        if chat.kind != "group":
            raise Refusal(409, "Only a plain group can become a supergroup.")
        return web.json_response(self.chat_told(upgrade(self._exchange, chat)))
