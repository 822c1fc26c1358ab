"""An order's papers as PDF: its protocol, confirmation, self-checks, articles to order, invoice (PR)."""

from functools import partial

from aiohttp import web

from core import permissions as may
from core.papers import ARTICLES_TO_ORDER, CONFIRMATION, INVOICE, ORDER_PAPER_LABELS, SELF_CHECKS
from core.ports import UnitOfWork
from core.usecases.seeing import SeeOrder, see_order
from core.views import prices_for
from core.words import N_
from core.work_order import WorkOrder
from web.office.desk import Desk
from web.office.order.at import number_of
from web.office.order.files import file
from web.parts import PARTS

PROTOCOL = "protocol"


def papers_of(order: WorkOrder, can: frozenset[str], *, inside: bool) -> list[tuple[str, str]]:
    """The papers that there is something to print on, by name, with what people call them.

    A customer has the protocol once it is signed, and nothing that is the company's own.
    """
    if not inside:
        return [(PROTOCOL, N_("Protocol"))] if order.signatures else []
    there = {
        CONFIRMATION: True,
        SELF_CHECKS: any(each.self_checks for each in order.assignments),
        ARTICLES_TO_ORDER: bool(order.to_order),
        INVOICE: "invoice-paper" in can,
    }
    kinds = [(kind, ORDER_PAPER_LABELS[kind]) for kind, is_there in there.items() if is_there]
    return [(PROTOCOL, N_("Protocol")), *kinds]


async def hand_out(desk: Desk) -> web.StreamResponse:
    """One paper, with the prices that this person sees."""
    number, kind = number_of(desk), desk.request.match_info["kind"]
    if not await desk.ask(partial(_is_his, desk, kind)):
        raise web.HTTPNotFound
    papers, language = desk.request.app[PARTS].papers, desk.words.language
    content = await papers.pdf(kind, number, language, prices_for(desk.actor))
    return file(content, "application/pdf", f"AO-{number}-{kind}.pdf", "no-store")


def _is_his(desk: Desk, kind: str, uow: UnitOfWork) -> bool:
    order = see_order(SeeOrder(number_of(desk)), desk.actor, uow)
    if desk.actor.customer_id is not None:
        return kind == PROTOCOL and bool(order.signatures)
    if kind == INVOICE:
        return desk.actor.may_on(order, may.GENERATE_INVOICE)
    return kind in {PROTOCOL, CONFIRMATION, SELF_CHECKS, ARTICLES_TO_ORDER}


PAGES = {"/papers/{kind}.pdf": hand_out}
