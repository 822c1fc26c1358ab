"""What happens to chats themselves: groups that move, groups that the bot has to leave."""

from dataclasses import dataclass

from telegram import Chat, ChatMember, Update

from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.linking import write_by_mail
from core.usecases.lost_chats import (
    FindChat,
    LoseChat,
    LoseGroup,
    find_chat,
    lose_chat,
    lose_group,
)

GONE = {ChatMember.LEFT, ChatMember.BANNED}


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup and has another ID since."""

    update_id: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Left:
    """The bot is not in a chat any more."""

    update_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Back:
    """A person has let the bot in again."""

    update_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """An update that says nothing to us."""

    update_id: int


ChatChange = Moved | Left | Back | Nothing


def change_in(update: Update) -> ChatChange:
    """What an update tells of a chat."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id:
        return Moved(update.update_id, message.chat.id, message.migrate_to_chat_id)
    member = update.my_chat_member
    if member is not None and member.new_chat_member.status in GONE:
        return Left(update.update_id, member.chat.id)
    if member is not None and member.chat.type == Chat.PRIVATE:
        return Back(update.update_id, member.chat.id)
    return Nothing(update.update_id)


def follow(command: ChatChange, actor: Actor, uow: UnitOfWork) -> None:
    """Keep up with it, once; alerts for a lost group go to each dispatcher again."""
    if not uow.updates.done(command.update_id):
        return
    match command:
        case Moved():
            uow.chats.migrate(command.before, command.after)
        case Left() if command.chat_id > 0:
            lose_chat(LoseChat(command.chat_id), actor, uow)
            write_by_mail(command.chat_id, uow)
        case Left():
            lose_group(LoseGroup(command.chat_id), actor, uow)
        case Back():
            find_chat(FindChat(command.chat_id), actor, uow)
