"""Which order a mail thread belongs to: by the mails taken in it, and by those they speak of."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from core.ports import Thread
from storage import tables
from storage.statements import insert_new

_thread, _mention = tables.mail_thread, tables.mail_mention
LOOKED_AT = 100

REMEMBER = insert_new(_thread)
MENTION = insert_new(_mention)
MOVE = (
    update(_thread)
    .where(_thread.c.order_number == bindparam("source"))
    .values(order_number=bindparam("target"))
)
_OF_SOURCE = select(_mention.c.message_hash, _mention.c.subject_hash).where(
    _mention.c.order_number == bindparam("source")
)
FOUND = select(_thread.c.message_hash, _thread.c.order_number, _thread.c.subject_hash).where(
    _thread.c.message_hash.in_(bindparam("hashes", expanding=True))
)
MENTIONING = (
    select(_mention.c.order_number)
    .where(
        _mention.c.message_hash.in_(bindparam("hashes", expanding=True)),
        _mention.c.subject_hash == bindparam("about"),
    )
    .distinct()
    .order_by(_mention.c.order_number)
    .limit(LOOKED_AT)
)


def remember(connection: Connection, message_id: str, order: str, subject: str | None) -> None:
    """Answers to this Message-ID belong to the order from now on; whose it was, it stays."""
    about = _hashed(subject) if subject else None
    row = {"message_hash": _hashed(message_id), "order_number": order, "subject_hash": about}
    connection.execute(REMEMBER, row)


def mention(connection: Connection, message_ids: Sequence[str], order: str, subject: str) -> None:
    """A mail of the order speaks of these mails, which need not have come."""
    about = _hashed(subject)
    rows = [
        {"message_hash": each, "order_number": order, "subject_hash": about}
        for each in _hashes(message_ids)
    ]
    if rows:
        connection.execute(MENTION, rows)


def move(connection: Connection, source: str, target: str) -> None:
    """The threads of one order belong to another from now on."""
    connection.execute(MOVE, {"source": source, "target": target})
    rows = connection.execute(_OF_SOURCE, {"source": source}).all()
    moved = [
        {"message_hash": message, "order_number": target, "subject_hash": subject}
        for message, subject in rows
    ]
    if moved:
        connection.execute(MENTION, moved)


def found(connection: Connection, message_ids: Sequence[str], subject: str) -> Sequence[Thread]:
    """The orders these Message-IDs belong to, in their order, and whether about this."""
    if not message_ids:
        return []
    hashes, about = _hashes(message_ids), _hashed(subject)
    known = {row[0]: row for row in connection.execute(FOUND, {"hashes": hashes})}
    rows = [known[each] for each in hashes if each in known]
    return [Thread(order, None if said is None else said == about) for _, order, said in rows]


def mentioning(connection: Connection, message_ids: Sequence[str], subject: str) -> Sequence[str]:
    """The orders of which some mail speaks of one of these mails, about the same."""
    if not message_ids:
        return []
    asked = {"hashes": _hashes(message_ids), "about": _hashed(subject)}
    return list(connection.execute(MENTIONING, asked).scalars())


def _hashed(text: str) -> str:
    """A Message-ID may be of any length, and indexes may not; a subject is nobody's business."""
    plain = text.strip().removeprefix("<").removesuffix(">")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _hashes(message_ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_hashed(each) for each in message_ids[:LOOKED_AT]))
