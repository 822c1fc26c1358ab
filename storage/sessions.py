"""Personal links to the office pages, and the browsers that opened them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, update

from core.sessions import Session
from storage import tables
from storage.statements import cells_of, columns_for, names_of, upsert

_session = tables.session

BY_ID = select(*columns_for(_session, Session)).where(_session.c.id == bindparam("key"))
OF = (
    select(*columns_for(_session, Session))
    .where(_session.c.user_id == bindparam("key"))
    .order_by(_session.c.made_at.desc(), _session.c.id)
)
PUT = upsert(_session)
END_ALL = (
    update(_session)
    .where(_session.c.user_id == bindparam("key"), _session.c.ended_at.is_(None))
    .values(ended_at=bindparam("now"))
)


class SqlSessions:
    """The sessions of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, session_id: UUID) -> Session | None:
        """The session with this ID."""
        row = self._connection.execute(BY_ID, {"key": session_id}).one_or_none()
        return Session(*row) if row else None

    def of(self, user_id: UUID) -> Sequence[Session]:
        """This person's, the latest first."""
        return [Session(*row) for row in self._connection.execute(OF, {"key": user_id})]

    def put(self, session: Session) -> None:
        """Keep it as it is now."""
        self._connection.execute(PUT, cells_of(session, names_of(Session)))

    def end_all(self, user_id: UUID, now: datetime) -> int:
        """End all of this person's that have not ended; gives how many."""
        return self._connection.execute(END_ALL, {"key": user_id, "now": now}).rowcount
