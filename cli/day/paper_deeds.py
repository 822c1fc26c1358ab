"""Deeds that papers come of: the work, what is checked and asked for, and what is sent to whom."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from cli.day.actors import DISPATCHER, given, person
from core.numbers import OrderNumber
from core.people import Actor
from core.point_answers import Answer
from core.ports import UnitOfWork
from core.self_checks import Point
from core.usecases.approvals import AskApproval, ask_approval
from core.usecases.customer_signing import (
    AskCustomerSignature,
    SignAsCustomer,
    ask_customer_signature,
    sign_as_customer,
)
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.invoicing import GenerateInvoice, generate_invoice
from core.usecases.lines import AddArticle, AddTime, add_article, add_time
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.messages import Letter, SendMessage, send_message
from core.usecases.quotes import CreateQuote, MailQuote, create_quote, mail_quote
from core.usecases.self_checks import (
    AddSelfCheck,
    AnswerPoint,
    CompleteSelfCheck,
    add_self_check,
    answer_point,
    complete_self_check,
)
from core.usecases.signing import Sign, sign

Facts = Mapping[str, Any]


def _work(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    who, today = given(facts["who"], number, uow), uow.now.astimezone(zone).date()
    for measure in facts["measures"]:
        add_measure(AddMeasure(number, measure, today), who, uow)
    for article, quantity in facts.get("articles", {}).items():
        add_article(AddArticle(number, article, Decimal(quantity)), who, uow)
    if "hours" in facts:
        add_time(AddTime(number, Decimal(facts["hours"]), article=facts.get("time")), who, uow)


def _check(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    who, template = given(facts["who"], number, uow), uow.self_check_templates.named(facts["list"])
    if template is None:
        raise LookupError(facts["list"])
    check = add_self_check(AddSelfCheck(number, template.id), who, uow).check
    for point in check.points:
        answer_point(AnswerPoint(number, check.id, point.id, _fine(point)), who, uow)
    complete_self_check(CompleteSelfCheck(number, check.id), who, uow)


def _fine(point: Point) -> Answer:
    """The answer that all is as it should be."""
    approved = next((each.text for each in point.asks.choices if each.approved), None)
    if approved is not None:
        return Answer(choice=approved)
    return Answer(value="4", approved=True) if point.asks.unit else Answer(approved=True)


def _ask_signature(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    who = given(facts["who"], number, uow)
    sign(Sign(number), who, uow)
    ask_customer_signature(AskCustomerSignature(number), who, uow)


def _customer_signs(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    name = facts["name"]
    signed = SignAsCustomer(number, name, image_sha256=None)
    sign_as_customer(signed, Actor.customer(name, number), uow)


def _ask_approval(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    asked = AskApproval(number, facts["text"], Decimal(facts["amount"]))
    ask_approval(asked, given(facts["who"], number, uow), uow)


def _quote(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    maja, today = person(DISPATCHER, uow), uow.now.astimezone(zone).date()
    made = create_quote(CreateQuote(number, today=today), maja, uow)
    mail_quote(MailQuote(made.number, text=facts.get("text", "")), maja, uow)


def _invoice(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    office, today = person(facts["who"], uow), uow.now.astimezone(zone).date()
    mark_ready(MarkReady(number, send=False, today=today), office, uow)
    generate_invoice(GenerateInvoice(number, today=today), office, uow)
    send_message(SendMessage(number, (Letter.INVOICE,)), office, uow)


def _send(facts: Facts, number: OrderNumber, zone: ZoneInfo, uow: UnitOfWork) -> None:
    letters = tuple(Letter(each) for each in facts["letters"])
    to, text = tuple(facts.get("to", ())), facts.get("text")
    send_message(SendMessage(number, letters, to, text), person(DISPATCHER, uow), uow)


PAPER_DEEDS = {
    "work": _work,
    "check": _check,
    "ask_signature": _ask_signature,
    "customer_signs": _customer_signs,
    "ask_approval": _ask_approval,
    "quote": _quote,
    "invoice": _invoice,
    "send": _send,
}
