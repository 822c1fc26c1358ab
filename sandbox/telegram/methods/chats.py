"""Questions about chats and who is in them."""

from sandbox.shapes import Json
from sandbox.telegram.belonging import change_bot
from sandbox.telegram.errors import bad_request
from sandbox.telegram.members import chat_member
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.people import PRESENT, Chat


@method
async def get_chat(call: Call) -> Json:
    chat = call.chat()
    told = call.world.chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    pinned = call.world.message(chat.id, chat.pinned[-1]) if chat.pinned else None
    return told | ({"pinned_message": pinned.quoted()} if pinned else {})


def _members(call: Call, chat: Chat) -> list[tuple[Json, str]]:
    """Everybody in a group, the bot included."""
    people = [(call.world.user(who), status) for who, status in chat.members.items()]
    return [*people, (call.world.bot.user(), chat.bot_status)]


@method
async def get_chat_member(call: Call) -> Json:
    chat = call.chat()
    wanted = call.params.integer("user_id")
    if wanted != call.world.bot.id and wanted not in call.world.persons:
        raise bad_request("PARTICIPANT_ID_INVALID")
    status = chat.bot_status if wanted == call.world.bot.id else chat.members.get(wanted, "left")
    return chat_member(call.world.user(wanted), status)


@method
async def get_chat_member_count(call: Call) -> int:
    members = _members(call, call.chat())
    return sum(1 for _, status in members if status in PRESENT)


@method
async def get_chat_administrators(call: Call) -> list[Json]:
    chat = call.chat()
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    admins = [m for m in _members(call, chat) if m[1] in ("creator", "administrator")]
    return [chat_member(user, status) for user, status in admins]


@method
async def leave_chat(call: Call) -> bool:
    chat = call.writable_chat()
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    change_bot(call.exchange, chat, call.world.bot, "left")
    return True
