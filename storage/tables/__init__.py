"""All tables. A column that holds a field of a core dataclass has the field's name."""

from storage.tables.chats import bot_line, card, hand, linked_chat, pending_input
from storage.tables.company import counter, invitation, setting, user
from storage.tables.happenings import delivery, due_row, event_log, link
from storage.tables.inboxes import mail_thread, raw_mail, received_mail, seen_mail, telegram_update
from storage.tables.metadata import REVISION, metadata
from storage.tables.orders import (
    article_to_order,
    assigned,
    assignment,
    booking,
    comment,
    document,
    line,
    measure,
    self_check,
    signature,
    work_order,
)
from storage.tables.registers import article, customer, facility, person, service_object

__all__ = [
    "REVISION",
    "article",
    "article_to_order",
    "assigned",
    "assignment",
    "booking",
    "bot_line",
    "card",
    "comment",
    "counter",
    "customer",
    "delivery",
    "document",
    "due_row",
    "event_log",
    "facility",
    "hand",
    "invitation",
    "line",
    "link",
    "linked_chat",
    "mail_thread",
    "measure",
    "metadata",
    "pending_input",
    "person",
    "raw_mail",
    "received_mail",
    "seen_mail",
    "self_check",
    "service_object",
    "setting",
    "signature",
    "telegram_update",
    "user",
    "work_order",
]
