"""Makes sure that the persons and groups of a story are there, however often it is told."""

from sandbox.telegram.belonging import change_bot, change_member
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.people import Chat, Person

CHANGEABLE = ("first_name", "last_name", "username", "language_code", "phone_number")


def find_person(exchange: Exchange, who: int | str) -> Person | None:
    """A person by id, username or name."""
    persons = exchange.world.persons
    if isinstance(who, int) or who.lstrip("-").isdigit():
        return persons.get(int(who))
    wanted = who.removeprefix("@").casefold()
    for person in persons.values():
        if wanted in (person.username.casefold(), person.name.casefold()):
            return person
    return next((p for p in persons.values() if p.first_name.casefold() == wanted), None)


def ensure_person(exchange: Exchange, first_name: str, **facts: str | int | bool) -> Person:
    """The person of that name (or id, or username), made if need be and brought up to date."""
    name = f"{first_name} {facts.get('last_name') or ''}".strip()
    found = None
    for mark in (facts.get("id"), facts.get("username"), name):
        found = found or (find_person(exchange, mark) if mark else None)
    if found is None:
        return exchange.world.add_person(Person(**({"id": 0, "first_name": first_name} | facts)))  # type: ignore[arg-type]
    given = {"first_name": first_name} | facts
    changes = {k: v for k, v in given.items() if k in CHANGEABLE and getattr(found, k) != v}
    for field, value in changes.items():
        setattr(found, field, value)
    if changes:
        exchange.world.save_person(found)
    return found


def find_group(exchange: Exchange, title: str) -> Chat | None:
    groups = (chat for chat in exchange.world.chats.values() if not chat.is_private)
    return next((chat for chat in groups if chat.title == title and not chat.migrated_to), None)


def ensure_group(
    exchange: Exchange,
    title: str,
    members: list[Person],
    *,
    kind: str = "supergroup",
    forum: bool = False,
    bot: str = "member",
    chat_id: int = 0,
) -> Chat:
    """The group of that title, made if need be, with at least these members."""
    chat = find_group(exchange, title)
    if chat is None:
        chat_id = chat_id or exchange.world.new_chat_id(kind)
        chat = Chat(chat_id, kind, title, is_forum=forum, bot_status="left")
        exchange.world.save_chat(chat)
    for person in members:
        if person.id not in chat.members:
            change_member(exchange, chat, person, "member" if chat.members else "creator")
    exchange.world.save_chat(chat)
    if chat.bot_status != bot and chat.members:
        change_bot(exchange, chat, exchange.world.persons[next(iter(chat.members))], bot)
    return chat


def upgrade(exchange: Exchange, chat: Chat) -> Chat:
    """Turn a group into a supergroup, with a new id."""
    new_id = exchange.world.new_chat_id("supergroup")
    super_chat = Chat(
        new_id, "supergroup", chat.title, members=dict(chat.members), bot_status=chat.bot_status
    )
    exchange.world.save_chat(super_chat)
    sender = next(iter(chat.members))
    chat.migrated_to = new_id
    leaving = exchange.world.post(chat, sender, {"migrate_to_chat_id": new_id})
    exchange.deliver("message", leaving.body)
    arriving = exchange.world.post(super_chat, sender, {"migrate_from_chat_id": chat.id})
    exchange.deliver("message", arriving.body)
    return super_chat
