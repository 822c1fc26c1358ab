"""Routes for whoever looks at the stage: the whole cast at once, and the menus of a chat."""

from dataclasses import asdict, dataclass

from aiohttp import web

from sandbox.book import Book
from sandbox.control.people import PeopleRoutes
from sandbox.control.requests import chat_named, person_of
from sandbox.mail.host import MailHost
from sandbox.shapes import Json
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.people import Chat, Person


@dataclass
class Scene:
    """Who stands where when the page opens; None lets the page choose."""

    technician: int | None = None
    dispatcher: int | None = None
    group: int | None = None
    customer: str | None = None
    intake: str | None = None

    @classmethod
    def kept_in(cls, book: Book) -> "Scene":
        return cls(**book.take("scene").get("scene", {}))

    def save(self, book: Book) -> None:
        book.put("scene", "scene", asdict(self))


class SceneRoutes:
    """The cast, and what a chat's menu offers."""

    def __init__(
        self, exchange: Exchange, people: PeopleRoutes, mail: MailHost, scene: Scene
    ) -> None:
        self._exchange = exchange
        self._people = people
        self._mail = mail
        self._scene = scene

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/stage", self.stage),
            web.get("/sandbox/persons/{person}/commands", self.commands),
        ]

    async def stage(self, request: web.Request) -> web.Response:
        """Everything the page needs to begin."""
        persons = self._exchange.world.persons.values()
        told = {
            "bot": self._bot(),
            "persons": [self._people.told(person) for person in persons],
            "mailboxes": self._mail.boxes.overview(),
            "scene": asdict(self._scene) | {"intake": self._intake()},
            "smtp": list(self._mail.address),
            "strict": self._exchange.rules.strict,
            "seq": self._exchange.feed.seq,
        }
        return web.json_response(told)

    def _bot(self) -> Json:
        bot = self._exchange.bot
        told = {"description": bot.description, "has_topics": bot.threads_in_private}
        return bot.user() | told | {"inline": bot.inline}

    def _intake(self) -> str | None:
        """Where customers write to, as far as anybody said."""
        domain = self._mail.deliver_domain
        return self._scene.intake or (f"felanmalan@{domain}" if domain else None)

    async def commands(self, request: web.Request) -> web.Response:
        """The commands a person is offered in a chat, and the chat's menu button."""
        person = person_of(self._exchange, request)
        chat = chat_named(self._exchange, request.query.get("chat_id") or person.id)
        button = chat.menu_button or self._exchange.bot.menu_button
        commands = commands_for(self._exchange, person, chat)
        return web.json_response({"commands": commands, "menu_button": button})


def commands_for(exchange: Exchange, person: Person, chat: Chat) -> list[Json]:
    """The narrowest scope that has commands wins, the person's language first in each."""
    kept = exchange.bot.commands
    drawers = (
        f"{scope}|{language}"
        for scope in _scopes(person, chat)
        for language in (person.language_code, "")
    )
    return next((kept[drawer] for drawer in drawers if kept.get(drawer)), [])


def _scopes(person: Person, chat: Chat) -> list[str]:
    own = [f"chat_member:{chat.id}:{person.id}", f"chat:{chat.id}"]
    if chat.is_private:
        return [own[1], "all_private_chats:", "default:"]
    admin = chat.members.get(person.id) in ("creator", "administrator")
    admins = [f"chat_administrators:{chat.id}", "all_chat_administrators:"] if admin else []
    return [own[0], *admins[:1], own[1], *admins[1:], "all_group_chats:", "default:"]
