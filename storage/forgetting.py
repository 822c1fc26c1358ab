"""Removes what is kept no longer: mails as they came, scans, persons on finished orders (SE-69)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from core.numbers import OrderNumber
from core.states import CLOSED
from storage import tables

_mail, _raw, _scan = tables.received_mail, tables.raw_mail, tables.scan
_order, _log = tables.work_order, tables.event_log
PERSONS = ("contact", "requester", "arrival")

OLD_MAILS = (
    select(_mail.c.id)
    .join(_raw, _raw.c.mail_id == _mail.c.id)
    .where(_mail.c.state.in_(("done", "discarded")), _mail.c.received_at <= bindparam("before"))
    .order_by(_mail.c.position)
    .limit(bindparam("most"))
)
EMPTY_MAILS = (
    update(_mail)
    .where(_mail.c.id.in_(bindparam("these", expanding=True)))
    .values(
        envelope_from="",
        recipients=[],
        sender=None,
        subject=None,
        peer=None,
        helo=None,
        detail=None,
        name=None,
        beginning=None,
        files=None,
        choice=None,
    )
)
FORGET_MAILS = delete(_raw).where(_raw.c.mail_id.in_(bindparam("these", expanding=True)))
OLD_SCANS = select(_scan.c.id).where(_scan.c.at <= bindparam("before")).limit(bindparam("most"))
FORGET_SCANS = delete(_scan).where(_scan.c.id.in_(bindparam("these", expanding=True)))
FINISHED = (
    select(_order.c.id)
    .where(
        _order.c.state.in_(CLOSED),
        _order.c.changed_at <= bindparam("before"),
        or_(
            _order.c.contact_id.is_not(None),
            _order.c.requester_id.is_not(None),
            _order.c.arrival.is_not(None),
        ),
    )
    .order_by(_order.c.changed_at, _order.c.id)
    .limit(bindparam("most"))
)
FORGET_PERSONS = (
    update(_order)
    .where(_order.c.id.in_(bindparam("these", expanding=True)))
    .values(contact_id=None, requester_id=None, arrival=None, version=_order.c.version + 1)
)
TOLD = select(_log.c.id, _log.c.changes).where(
    _log.c.order_number.in_(bindparam("numbers", expanding=True)), _log.c.changes.is_not(None)
)
RETELL = update(_log).where(_log.c.id == bindparam("this")).values(changes=bindparam("told"))


class SqlForgetting:
    """Forgets within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mails(self, before: datetime, most: int) -> int:
        """The mails that are done; that they came stays known, or they would be taken in anew."""
        these = self._old(OLD_MAILS, before, most)
        if these:
            self._connection.execute(FORGET_MAILS, {"these": these})
            self._connection.execute(EMPTY_MAILS, {"these": these})
        return len(these)

    def scans(self, before: datetime, most: int) -> int:
        """Who was where."""
        these = self._old(OLD_SCANS, before, most)
        if these:
            self._connection.execute(FORGET_SCANS, {"these": these})
        return len(these)

    def persons(self, before: datetime, most: int) -> Sequence[OrderNumber]:
        """Contact and requester, as they are and as they were."""
        these = self._old(FINISHED, before, most)
        numbers = [OrderNumber.of_id(each) for each in these]
        if these:
            self._connection.execute(FORGET_PERSONS, {"these": these})
            self._retell([str(each) for each in numbers])
        return numbers

    def _old(self, statement: Any, before: datetime, most: int) -> list[Any]:
        asked = {"before": before, "most": most}
        return list(self._connection.execute(statement, asked).scalars())

    def _retell(self, numbers: list[str]) -> None:
        for identity, changes in self._connection.execute(TOLD, {"numbers": numbers}).all():
            left = [each for each in changes if each[0] not in PERSONS]
            if left != changes:
                self._connection.execute(RETELL, {"this": identity, "told": left or None})
