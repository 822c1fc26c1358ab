"""A ChatMember, as the Bot API tells of one."""

from sandbox.shapes import Json

ADMIN_RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "is_anonymous",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def chat_member(user: Json, status: str) -> Json:
    """Somebody in a chat, with what he may do there."""
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        return member | {"until_date": 0}
    if status == "creator":
        return member | {"is_anonymous": False}
    return member | (dict.fromkeys(ADMIN_RIGHTS, True) if status == "administrator" else {})
