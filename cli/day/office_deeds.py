"""Deeds of the office: people's addresses, articles that come, what is taken back, what is due now."""

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from cli.day.actors import DISPATCHER, person
from core.deliveries import Channel
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import DueRow, UnitOfWork
from core.usecases import digests, outages, watching
from core.usecases.article_mails import SaveArticlesToOrder, save_articles_to_order
from core.usecases.articles_to_order import SetArticleState, set_article_state
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.outages import NoteOutage, note_outage
from core.usecases.rejecting import Rejection, RejectMail, reject_mail
from core.usecases.sessions import MailLink, mail_link
from core.usecases.undoing import Undo, undo
from core.usecases.user_changes import ChangeUser, change_user
from notifications.channels.telegram_outcomes import AWAY

Facts = Mapping[str, Any]


def _address(facts: Facts, number: OrderNumber | None, zone: ZoneInfo, uow: UnitOfWork) -> None:
    for name, address in facts["address"].items():
        change_user(ChangeUser(name, email=address, mails=True), SYSTEM, uow)


def _article_state(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    row, maja = _asked_for(number, uow), person(DISPATCHER, uow)
    state = ToOrderState(facts["state"])
    set_article_state(SetArticleState(number, row.id, state), maja, uow)
    save_articles_to_order(SaveArticlesToOrder(number, maja.user_id), maja, uow)


def _recount(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    """Another quantity than was mailed."""
    row, maja = _asked_for(number, uow), person(DISPATCHER, uow)
    edits = (LineEdit("quantity", facts["quantity"]),)
    edit_line(EditLine(number, row.id, edits), maja, uow)
    save_articles_to_order(SaveArticlesToOrder(number, maja.user_id), maja, uow)


def _asked_for(number: OrderNumber, uow: UnitOfWork) -> ArticleToOrder:
    return uow.work_orders.get(number).to_order[-1]


def _undo(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    undo(Undo(number, despite_letters=True), SYSTEM, uow)


def _reject(facts: Facts, number: OrderNumber | None, zone: ZoneInfo, uow: UnitOfWork) -> None:
    told = facts["reject"]
    why = Rejection(told["why"])
    reject_mail(RejectMail(told["to"], why, told["subject"], told["language"]), SYSTEM, uow)


def _office_link(
    facts: Facts, number: OrderNumber | None, zone: ZoneInfo, uow: UnitOfWork
) -> None:
    for address in facts["office_link"]:
        mail_link(MailLink(address), SYSTEM, uow)


def _due(facts: Facts, number: OrderNumber | None, zone: ZoneInfo, uow: UnitOfWork) -> None:
    """What would be due later is due now: a round of reminders, the morning letter."""
    for kind in facts["due"]:
        _DUE_NOW[kind](uow)


def _round(uow: UnitOfWork) -> None:
    uow.due.put(DueRow(watching.DUE, "", uow.now))


def _morning(uow: UnitOfWork) -> None:
    uow.due.put(DueRow(digests.DUE, "", uow.now))


def _silent(uow: UnitOfWork) -> None:
    """Telegram takes nothing; it is asked again at once, when there is something to say."""
    note_outage(NoteOutage(Channel.TELEGRAM, AWAY, uow.now), uow)
    uow.due.put(DueRow(outages.DUE, Channel.TELEGRAM, uow.now))


_DUE_NOW: Mapping[str, Callable[[UnitOfWork], None]] = {
    "reminders": _round,
    "digest": _morning,
    "chat-silent": _silent,
}

OFFICE_DEEDS = {
    "address": _address,
    "article_state": _article_state,
    "recount": _recount,
    "undo": _undo,
    "reject": _reject,
    "office_link": _office_link,
    "due": _due,
}
