"""A fault that a customer's own user reports where he is logged in (RV-09, PE-02)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.matching.findings import NOTHING, Findings
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor, User
from core.ports import UnitOfWork
from core.recognising import row_on_sticker
from core.refusals import NotAllowedAtAll
from core.register_kinds import NoSuchRow
from core.registers import Facility, ServiceObject
from core.stickers import start_word
from core.text import said
from core.usecases.faults import ReportFault
from core.usecases.sticker_reports import order_reported, reported_once
from core.work_order import Origin

MOST_OFFERED = 500


@dataclass(frozen=True, slots=True)
class ReportOwnFault:
    """What is wrong at one of the customer's own places.

    ``word`` names the facility or object as its sticker does; empty leaves it to the text.
    ``report_id`` is the form's own, so that one sent twice is one order.
    """

    report_id: UUID
    text: str
    word: str = ""
    documents: tuple[Document, ...] = ()
    company_language: str = "sv"


def own_places(
    actor: Actor, uow: UnitOfWork
) -> tuple[Sequence[Facility], Sequence[ServiceObject]]:
    """The customer's facilities and objects by name, a bounded part of each."""
    customer_id = _customer_of(actor)
    facilities = uow.facilities.of_customer(customer_id)
    objects = uow.service_objects.of_customer(customer_id)
    by_name = sorted(facilities, key=lambda each: each.name)
    by_code = sorted(objects, key=lambda each: (each.name, each.code))
    return by_name[:MOST_OFFERED], by_code[:MOST_OFFERED]


def report_own_fault(command: ReportOwnFault, actor: Actor, uow: UnitOfWork) -> OrderNumber:
    """Make an order of it for his customer; raises NoSuchRow for another's place."""
    customer_id = _customer_of(actor)
    _refuse_anothers(command.word, customer_id, uow)
    if made := order_reported(command.report_id, uow):
        return made
    user = uow.users.get(actor.user_id) if actor.user_id else None
    return reported_once(command.report_id, _report(command, actor, customer_id, user), actor, uow)


def _report(
    command: ReportOwnFault, actor: Actor, customer_id: UUID, user: User | None
) -> ReportFault:
    email, phone = (user.email, user.phone) if user else (None, None)
    return ReportFault(
        sender_name=actor.name,
        sender_email=(email or "").casefold(),
        subject="",
        text=said(command.text),
        language=actor.language,
        company_language=command.company_language,
        documents=command.documents,
        receipt=bool(email),
        place_words=command.word,
        origin=Origin.WEB,
        findings=Findings(phones=(phone,)) if phone else NOTHING,
        customer_id=customer_id,
    )


def _customer_of(actor: Actor) -> UUID:
    if actor.customer_id is None:
        raise NotAllowedAtAll
    return actor.customer_id


def _refuse_anothers(word: str, customer_id: UUID, uow: UnitOfWork) -> None:
    """What is another's is not there for him, as what is nobody's."""
    row = row_on_sticker(word, uow) if word else None
    if word and (row is None or row.customer_id != customer_id or start_word(row) != word):
        raise NoSuchRow(name=word)
