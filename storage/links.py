"""The rows behind signed links."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select, update

from core.links import Link, Purpose
from core.numbers import OrderNumber
from storage import tables
from storage.keys import folded
from storage.statements import cells_of, names_of, upsert

_link = tables.link
NAMES = names_of(Link, without=("order",))
_CELLS = (_link.c.order_id, *(_link.c[name] for name in NAMES))

BY_ID = select(*_CELLS).where(_link.c.id == bindparam("id"))
STANDING = (
    select(*_CELLS)
    .where(
        _link.c.order_id == bindparam("order_id"),
        _link.c.purpose == bindparam("purpose"),
        _link.c.revoked.is_(False),
        _link.c.expires_at > bindparam("now"),
    )
    .order_by(_link.c.expires_at.desc(), _link.c.id)
)
PUT = upsert(_link)
MARK_USED = update(_link).where(_link.c.id == bindparam("link_id")).values(used_at=bindparam("at"))
REVOKE = (
    update(_link)
    .where(_link.c.order_id == bindparam("of_order"), _link.c.purpose == bindparam("of_purpose"))
    .values(revoked=True)
)

OF_READERS = select(_link.c.id, _link.c.recipient).where(
    _link.c.revoked.is_(False), _link.c.expires_at > bindparam("now")
)
END = update(_link).where(_link.c.id == bindparam("link_id")).values(revoked=True)

MOVE = (
    update(_link)
    .where(_link.c.order_id == bindparam("source"))
    .values(order_id=bindparam("target"))
)


class SqlLinks:
    """The links of one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def put(self, link: Link) -> None:
        """Keep a link."""
        row = cells_of(link, NAMES) | {"order_id": link.order.identity}
        self._connection.execute(PUT, row)

    def get(self, link_id: UUID) -> Link | None:
        """The link with this ID."""
        row = self._connection.execute(BY_ID, {"id": link_id}).one_or_none()
        return _link_of(row) if row else None

    def standing(self, order: OrderNumber, purpose: Purpose, recipient: str) -> Link | None:
        """A link of this kind that this recipient has and that still holds, the longest first."""
        asked = {"order_id": order.identity, "purpose": purpose, "now": self._now}
        links = (_link_of(row) for row in self._connection.execute(STANDING, asked).all())
        return next((each for each in links if folded(each.recipient) == folded(recipient)), None)

    def mark_used(self, link_id: UUID, at: datetime) -> None:
        """Record when the link did what it is for."""
        self._connection.execute(MARK_USED, {"link_id": link_id, "at": at})

    def revoke(self, order: OrderNumber, purpose: Purpose) -> None:
        """End every link of this kind to the order."""
        self._connection.execute(REVOKE, {"of_order": order.identity, "of_purpose": purpose})

    def revoke_of(self, recipient: str) -> None:
        """End every link that was given to this address, in whatever case it is written."""
        links = self._connection.execute(OF_READERS, {"now": self._now}).all()
        his = [{"link_id": each} for each, to in links if folded(to) == folded(recipient)]
        if his:
            self._connection.execute(END, his)

    def move(self, source: OrderNumber, target: OrderNumber) -> None:
        """Every link to one order opens another from now on."""
        numbers = {"source": source.identity, "target": target.identity}
        self._connection.execute(MOVE, numbers)


def _link_of(row: Row[*tuple[Any, ...]]) -> Link:
    order_id, *cells = row
    own: dict[str, Any] = dict(zip(NAMES, cells, strict=True))
    return Link(order=OrderNumber.of_id(order_id), **own)
