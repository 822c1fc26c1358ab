"""Topics of chats: which thread is about what, and how it stands there (XT-02)."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select

from core.chat import Place
from core.ports import Topic
from storage import tables
from storage.statements import upsert

_topic = tables.topic
_CELLS = (
    _topic.c.chat_id,
    _topic.c.about,
    _topic.c.thread_id,
    _topic.c.name,
    _topic.c.closed,
)

ABOUT = select(*_CELLS).where(
    _topic.c.chat_id == bindparam("chat_id"), _topic.c.about == bindparam("meant")
)
AT = (
    select(*_CELLS)
    .where(_topic.c.chat_id == bindparam("chat_id"), _topic.c.thread_id == bindparam("thread_id"))
    .order_by(_topic.c.about)
    .limit(1)
)
PUT = upsert(_topic)
DROP = delete(_topic).where(
    _topic.c.chat_id == bindparam("chat_id"), _topic.c.thread_id == bindparam("thread_id")
)


class SqlTopics:
    """The topics of one transaction."""

    _connection: Connection

    def topic(self, chat_id: int, about: str) -> Topic | None:
        """The topic about this."""
        asked = {"chat_id": chat_id, "meant": about}
        return _topic_of(self._connection.execute(ABOUT, asked).one_or_none())

    def topic_at(self, place: Place) -> Topic | None:
        """The topic that is this thread."""
        return _topic_of(self._connection.execute(AT, _at(place)).one_or_none())

    def put_topic(self, topic: Topic) -> None:
        """Keep a topic as it stands in its chat."""
        row = {
            "chat_id": topic.chat_id,
            "about": topic.about,
            "thread_id": topic.thread_id,
            "name": topic.name,
            "closed": topic.closed,
        }
        self._connection.execute(PUT, row)

    def drop_topic(self, topic: Topic) -> None:
        """It is there no more."""
        self._connection.execute(DROP, _at(Place(topic.chat_id, topic.thread_id)))


def _at(place: Place) -> dict[str, int]:
    return {"chat_id": place.chat_id, "thread_id": place.thread_id}


def _topic_of(row: Row[*tuple[Any, ...]] | None) -> Topic | None:
    return Topic(*row) if row else None
