"""The statements of the inbox of mail, built once."""

from sqlalchemy import and_, bindparam, func, insert, select, update

from storage import tables
from storage.statements import insert_new, one_of, upsert

_mail, _raw, _seen = tables.received_mail, tables.raw_mail, tables.seen_mail

ADD = insert_new(_mail).returning(_mail.c.id)
ADD_RAW = insert(_raw)
_MAILS = select(
    _mail.c.id,
    _mail.c.identity,
    _raw.c.raw,
    _mail.c.envelope_from,
    _mail.c.recipients,
    _mail.c.source,
    _mail.c.received_at,
    _mail.c.attempts,
    func.coalesce(_mail.c.peer, ""),
    func.coalesce(_mail.c.helo, ""),
    _mail.c.choice,
).join(_raw)
WAITING = (
    select(_mail.c.id, func.length(_raw.c.raw))
    .join(_raw)
    .where(one_of(_mail.c.state, "waiting"), _mail.c.due_at <= bindparam("now"))
    .order_by(_mail.c.due_at, _mail.c.position)
    .limit(bindparam("limit"))
)
THESE = _MAILS.where(_mail.c.id.in_(bindparam("these", expanding=True))).order_by(
    _mail.c.due_at, _mail.c.position
)
OF_ORDERS = (
    select(
        _mail.c.id,
        func.coalesce(_mail.c.subject, ""),
        _mail.c.received_at,
        func.length(_raw.c.raw),
    )
    .join(_raw)
    .where(
        _mail.c.order_number.in_(bindparam("orders", expanding=True)),
        one_of(_mail.c.state, "done"),
    )
    .order_by(_mail.c.received_at, _mail.c.position)
)
BY_ID = _MAILS.where(_mail.c.id == bindparam("this"))
DONE = (
    update(_mail)
    .where(_mail.c.id == bindparam("this"), _mail.c.state.not_in(("done", "discarded")))
    .values(state="done", reason=None, detail=None)
)
FAILED = (
    update(_mail)
    .where(_mail.c.id == bindparam("this"), one_of(_mail.c.state, "waiting"))
    .values(attempts=_mail.c.attempts + 1)
)
PUT_OFF = update(_mail).where(_mail.c.id == bindparam("this"), one_of(_mail.c.state, "waiting"))
RETRY = (
    update(_mail)
    .where(_mail.c.id == bindparam("this"), one_of(_mail.c.state, "quarantined"))
    .values(state="waiting", attempts=0)
)
CHOOSE = (
    update(_mail)
    .where(_mail.c.id == bindparam("this"), one_of(_mail.c.state, "quarantined"))
    .values(state="waiting", attempts=0)
)
BRING_BACK = (
    update(_mail)
    .where(
        _mail.c.id == bindparam("this"),
        one_of(_mail.c.state, "discarded"),
        _mail.c.outcome == "discarded",
    )
    .values(state="quarantined", outcome=None, settled_at=None, settled_by=None)
)
DESCRIBE = update(_mail).where(_mail.c.id == bindparam("this"))
DISCARD = (
    update(_mail)
    .where(_mail.c.id == bindparam("this"), _mail.c.state.in_(("waiting", "quarantined")))
    .values(state="discarded")
)
QUARANTINED = select(func.count()).select_from(_mail).where(one_of(_mail.c.state, "quarantined"))
OLDEST = select(func.min(_mail.c.received_at)).where(one_of(_mail.c.state, "quarantined"))
STORED = select(func.coalesce(func.sum(_mail.c.stored_bytes), 0)).where(
    _mail.c.sender == bindparam("who"), _mail.c.received_at >= bindparam("since")
)
_ANY = select(
    _mail.c.id,
    _mail.c.received_at,
    _mail.c.state,
    _mail.c.reason,
    _mail.c.attempts,
    _mail.c.order_number,
    _mail.c.outcome,
    _mail.c.sender,
    _mail.c.subject,
    _mail.c.kind,
    _mail.c.verdict,
    _mail.c.settled_at,
    _mail.c.settled_by,
    _mail.c.detail,
    _mail.c.name,
    _mail.c.beginning,
    _mail.c.files,
    _mail.c.choice,
)
ROW = _ANY.where(_mail.c.id == bindparam("this"))
_ROWS = _ANY.order_by(_mail.c.position.desc()).limit(bindparam("limit"))
ROWS = {True: _ROWS.where(one_of(_mail.c.state, "quarantined")), False: _ROWS}

LAST_SEEN = select(_seen.c.uid).where(
    and_(_seen.c.folder == bindparam("folder"), _seen.c.uidvalidity == bindparam("uidvalidity"))
)
REMEMBER_SEEN = upsert(_seen)
