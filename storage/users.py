"""The company's people and their invitations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from core.people import JoinRequest, User
from storage import tables
from storage.keys import key_of
from storage.quick import quick
from storage.statements import cells_of, columns_for, names_of, upsert

_user, _invitation, _request = tables.user, tables.invitation, tables.join_request

ALL = select(*columns_for(_user, User)).order_by(_user.c.name, _user.c.id)
BY_ID = select(*columns_for(_user, User)).where(_user.c.id == bindparam("key"))
BY_TELEGRAM_ID = select(*columns_for(_user, User)).where(_user.c.telegram_id == bindparam("key"))
BY_CALENDAR = select(*columns_for(_user, User)).where(_user.c.calendar_id == bindparam("key"))
BY_NAME = select(*columns_for(_user, User)).where(_user.c.name_key == bindparam("key"))
PUT = upsert(_user)
LOCK = select(_user.c.id).order_by(_user.c.id).with_for_update()

END_INVITATIONS = delete(_invitation).where(_invitation.c.user_id == bindparam("user_id"))
INVITE = insert(_invitation)
ACCEPT = (
    update(_invitation)
    .where(
        _invitation.c.secret_hash == bindparam("secret"),
        _invitation.c.used_at.is_(None),
        _invitation.c.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("now"))
    .returning(_invitation.c.user_id)
)

ASK = upsert(_request)
ASKED = select(*columns_for(_request, JoinRequest)).where(
    _request.c.telegram_id == bindparam("key")
)
ALL_ASKED = (
    select(*columns_for(_request, JoinRequest))
    .order_by(_request.c.asked_at.desc())
    .limit(bindparam("limit"))
)
ANSWERED = delete(_request).where(_request.c.telegram_id == bindparam("key"))


class SqlUsers:
    """The users of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known = dict[int, User | None]()

    def get(self, user_id: UUID) -> User | None:
        """The user with this ID."""
        return self._one(BY_ID, user_id)

    def by_telegram_id(self, telegram_id: int) -> User | None:
        """The user whose Telegram account this is."""
        if telegram_id not in self._known:
            self._known[telegram_id] = self._one(BY_TELEGRAM_ID, telegram_id)
        return self._known[telegram_id]

    def by_name(self, name: str) -> User | None:
        """The user with this name, in whatever case it is written."""
        return self._one(BY_NAME, key_of(name))

    def by_calendar(self, calendar_id: UUID) -> User | None:
        """The user whose own calendar's address is made from this."""
        return self._one(BY_CALENDAR, calendar_id)

    def all(self) -> Sequence[User]:
        """Everybody, by name."""
        return [User(*row) for row in self._connection.execute(ALL)]

    def put(self, user: User) -> None:
        """Add or change a user."""
        row = cells_of(user, names_of(User)) | {"name_key": key_of(user.name)}
        self._connection.execute(PUT, row)
        self._known.clear()

    def lock(self) -> None:
        """Let nobody else change a user until this transaction ends."""
        self._connection.execute(LOCK).all()

    def invite(self, secret_hash: str, user_id: UUID, expires_at: datetime) -> None:
        """Keep an invitation; earlier ones of the same user end."""
        self.end_invitations(user_id)
        row = {"secret_hash": secret_hash, "user_id": user_id, "expires_at": expires_at}
        self._connection.execute(INVITE, row)

    def accept(self, secret_hash: str, now: datetime) -> User | None:
        """The invited user, once; None for an unknown, used or expired invitation."""
        asked = {"secret": secret_hash, "now": now}
        user_id = self._connection.execute(ACCEPT, asked).scalar_one_or_none()
        return None if user_id is None else self.get(user_id)

    def end_invitations(self, user_id: UUID) -> None:
        """Let no invitation of this user be accepted any more."""
        self._connection.execute(END_INVITATIONS, {"user_id": user_id})

    def keep_request(self, request: JoinRequest) -> None:
        """Somebody asks to be let in; the last time he asked counts."""
        self._connection.execute(ASK, cells_of(request, names_of(JoinRequest)))

    def request(self, telegram_id: int) -> JoinRequest | None:
        """What somebody asked, if he did and was not answered."""
        row = self._connection.execute(ASKED, {"key": telegram_id}).one_or_none()
        return JoinRequest(*row) if row else None

    def requests(self, limit: int) -> Sequence[JoinRequest]:
        """Those who ask and were not answered, the latest first."""
        return [JoinRequest(*row) for row in self._connection.execute(ALL_ASKED, {"limit": limit})]

    def drop_request(self, telegram_id: int) -> None:
        """He was answered."""
        self._connection.execute(ANSWERED, {"key": telegram_id})

    def _one(self, statement: Select[*tuple[Any, ...]], key: Any) -> User | None:
        row = quick(statement).one(self._connection, {"key": key})
        return User(*row) if row else None
