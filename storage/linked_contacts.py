"""Contacts who are written to in chat, and the digits that are to prove an address."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from core.linking import AddressCode, LinkedContact, plain_address
from storage import tables
from storage.quick import quick
from storage.statements import cells_of, columns_for, names_of, upsert

_linked, _code = tables.linked_contact, tables.address_code

AT = select(*columns_for(_linked, LinkedContact)).where(_linked.c.address_key == bindparam("key"))
IN_CHAT = (
    select(*columns_for(_linked, LinkedContact))
    .where(_linked.c.telegram_id == bindparam("chat"), _linked.c.ended_at.is_(None))
    .order_by(_linked.c.address_key)
)
PUT = upsert(_linked)
CODE = select(*columns_for(_code, AddressCode)).where(_code.c.telegram_id == bindparam("chat"))
PUT_CODE = upsert(_code)
DROP_CODE = delete(_code).where(_code.c.telegram_id == bindparam("chat"))


class SqlLinkedContacts:
    """The linked contacts of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def at(self, address: str) -> LinkedContact | None:
        """What is known of this address, also where it has ended."""
        row = quick(AT).one(self._connection, {"key": plain_address(address)})
        return LinkedContact(*row) if row else None

    def in_chat(self, telegram_id: int) -> Sequence[LinkedContact]:
        """Who is linked with this chat now, by address."""
        rows = quick(IN_CHAT).all(self._connection, {"chat": telegram_id})
        return [LinkedContact(*row) for row in rows]

    def put(self, contact: LinkedContact) -> None:
        """Keep it instead of what was known of its address."""
        cells = cells_of(contact, names_of(LinkedContact))
        self._connection.execute(PUT, cells | {"address_key": plain_address(contact.address)})

    def code(self, telegram_id: int) -> AddressCode | None:
        """The digits that this chat is asked for."""
        row = self._connection.execute(CODE, {"chat": telegram_id}).one_or_none()
        return AddressCode(*row) if row else None

    def put_code(self, code: AddressCode) -> None:
        """Keep it instead of what the chat was asked for before."""
        self._connection.execute(PUT_CODE, cells_of(code, names_of(AddressCode)))

    def drop_code(self, telegram_id: int) -> None:
        """Ask this chat for none any more."""
        self._connection.execute(DROP_CODE, {"chat": telegram_id})
