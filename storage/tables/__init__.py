"""All tables. A column that holds a field of a core dataclass has the field's name."""

from storage.tables.chats import bot_line, card, hand, linked_chat, pending_input
from storage.tables.company import counter, invitation, setting, user
from storage.tables.happenings import delivery, due_row, event_log, link
from storage.tables.inboxes import mail_thread, raw_mail, received_mail, seen_mail, telegram_update
from storage.tables.lists import favourite, list_choice
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
from storage.tables.papers import invoice, quote
from storage.tables.purchases import purchase_order
from storage.tables.registers import (
    agreement,
    article,
    customer,
    facility,
    info_template,
    model,
    object_document,
    performed_service,
    person,
    reading,
    scan,
    self_check_template,
    service_object,
    supplier,
)
from storage.tables.search import search_word

__all__ = [
    "REVISION",
    "agreement",
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
    "favourite",
    "hand",
    "info_template",
    "invitation",
    "invoice",
    "line",
    "link",
    "linked_chat",
    "list_choice",
    "mail_thread",
    "measure",
    "metadata",
    "model",
    "object_document",
    "pending_input",
    "performed_service",
    "person",
    "purchase_order",
    "quote",
    "raw_mail",
    "reading",
    "received_mail",
    "scan",
    "search_word",
    "seen_mail",
    "self_check",
    "self_check_template",
    "service_object",
    "setting",
    "signature",
    "supplier",
    "telegram_update",
    "user",
    "work_order",
]
