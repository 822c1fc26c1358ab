"""Signing and declining through a link: once, and only for the lines that were shown."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from core.links import Purpose
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.customer_signing import (
    DeclineToSign,
    SignAsCustomer,
    decline_to_sign,
    sign_as_customer,
)
from core.words import N_
from web.links import opened_by
from web.sign_view import fingerprint_of, is_used_up


class Answer(Enum):
    """What came of an answer."""

    KEPT = "kept"
    ANSWERED_BEFORE = "answered before"
    LINES_CHANGED = "lines changed"


class LinkEnded(Refused):
    sentence = N_("This link has ended. Open the link in our latest e-mail.")


@dataclass(frozen=True, slots=True)
class SignByLink:
    """A signature under the lines with this fingerprint: drawn, or by name alone with None."""

    link_id: UUID
    name: str
    image_sha256: str | None
    lines: str


@dataclass(frozen=True, slots=True)
class DeclineByLink:
    """A no, with its reason."""

    link_id: UUID
    reason: str


def sign_by_link(command: SignByLink, actor: Actor, uow: UnitOfWork) -> Answer:
    """Sign unless the link was answered before, or other lines stand there now."""
    opened = opened_by(command.link_id, Purpose.SIGN, uow)
    if opened is None:
        raise LinkEnded
    if is_used_up(opened) or not opened.order.waits_for_customer:
        return Answer.ANSWERED_BEFORE
    if fingerprint_of(opened.order) != command.lines:
        return Answer.LINES_CHANGED
    number, link_id = opened.order.number, command.link_id
    sign_as_customer(
        SignAsCustomer(number, command.name, command.image_sha256, link_id), actor, uow
    )
    uow.links.mark_used(link_id, uow.now)
    return Answer.KEPT


def decline_by_link(command: DeclineByLink, actor: Actor, uow: UnitOfWork) -> Answer:
    """Keep the no unless the link was answered before."""
    opened = opened_by(command.link_id, Purpose.SIGN, uow)
    if opened is None:
        raise LinkEnded
    if is_used_up(opened) or not opened.order.waits_for_customer:
        return Answer.ANSWERED_BEFORE
    number, link_id = opened.order.number, command.link_id
    decline_to_sign(DeclineToSign(number, command.reason, link_id), actor, uow)
    uow.links.mark_used(link_id, uow.now)
    return Answer.KEPT
