"""Extra work that waits for the customer: what it is, what it costs, his yes or no (RV-12)."""

from uuid import UUID

from aiohttp import web

from core.links import Purpose
from core.order_papers import Approval
from core.refusals import BadInput
from core.usecases.approvals import LONGEST, AnswerApproval, AnsweredAlready, answer_approval
from core.words import N_
from web.forms import posted
from web.links import DeadLink, Opened, open_link
from web.pages import Company, here, order_page_of, page, words_for
from web.parts import PARTS
from web.shown import place_of, title_of

OPENED_BY = (Purpose.APPROVE, Purpose.ORDER_PAGE)
ANSWERS = {"yes": True, "no": False}


async def show_approval(request: web.Request) -> web.StreamResponse:
    """The question, or what was answered to it; looking answers nothing."""
    opened = await open_link(request, *OPENED_BY)
    asked = _asked(request, opened)
    words = words_for(request, opened.link.language, opened.order.language)
    answered_at = asked.answered_at
    return page(
        "approve.html",
        words,
        company=Company.of(opened.settings),
        number=str(opened.order.number),
        title=title_of(opened.order, words),
        place=place_of(opened.order),
        asked=asked,
        costs=words.money(asked.amount),
        asked_when=words.when(asked.asked_at, opened.now),
        answered_when=words.when(answered_at, opened.now) if answered_at else "",
        is_closed=opened.order.is_closed,
        action=here(request),
        longest=LONGEST,
        order_page=order_page_of(request, opened.link.purpose),
    )


async def answer_approval_form(request: web.Request) -> web.StreamResponse:
    """Keep the answer; one that was given before stands, and is shown."""
    opened = await open_link(request, *OPENED_BY)
    form = await posted(request)
    approved = ANSWERS.get(form.get("answer", ""))
    if approved is None:
        raise BadInput(N_("Answer yes or no."))
    asked = _asked(request, opened)
    command = AnswerApproval(opened.link.order, asked.id, approved, form.get("note", ""))
    try:
        await request.app[PARTS].door.do(answer_approval, command, opened.actor)
    except AnsweredAlready:
        raise web.HTTPSeeOther(here(request)) from None
    raise web.HTTPSeeOther(here(request))


def _asked(request: web.Request, opened: Opened) -> Approval:
    """The question in the address; one that is on the order no more is a dead link."""
    found = {str(each.id): each for each in opened.order.approvals}
    try:
        return found[str(UUID(request.match_info["approval"]))]
    except (ValueError, KeyError):
        raise DeadLink from None
