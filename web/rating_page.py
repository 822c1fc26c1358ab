"""How the customer liked the work: five numbers and a word, kept when he sends them (RV-06)."""

from aiohttp import web

from core.links import Purpose
from core.ratings import LOW, SCORES
from core.usecases.rating import DONE, LONGEST, RateOrder, may_rate, rate_order
from web.forms import posted
from web.links import open_link
from web.pages import Company, here, order_page_of, page, words_for
from web.parts import PARTS
from web.shown import place_of, title_of

OPENED_BY = (Purpose.RATE, Purpose.ORDER_PAGE)


async def show_rating(request: web.Request) -> web.StreamResponse:
    """The form with the number of the link chosen; looking keeps nothing."""
    opened = await open_link(request, *OPENED_BY)
    order = opened.order
    words = words_for(request, opened.link.language, order.language)
    rating = order.rating
    return page(
        "rate.html",
        words,
        company=Company.of(opened.settings),
        number=str(order.number),
        title=title_of(order, words),
        place=place_of(order),
        scores=SCORES,
        chosen=_score(request.query.get("score", "")) or (rating.score if rating else None),
        rating=rating,
        is_low=rating is not None and rating.score <= LOW,
        is_done=order.state in DONE,
        may_rate=may_rate(order, opened.now),
        action=here(request),
        longest=LONGEST,
        order_page=order_page_of(request, opened.link.purpose),
    )


async def answer_rating(request: web.Request) -> web.StreamResponse:
    """Keep it; sent twice, it is kept once."""
    opened = await open_link(request, *OPENED_BY)
    form = await posted(request)
    command = RateOrder(opened.link.order, _score(form.get("score", "")), form.get("note", ""))
    await request.app[PARTS].door.do(rate_order, command, opened.actor)
    raise web.HTTPSeeOther(here(request))


def _score(text: str) -> int:
    """The number that was chosen; 0 for anything else."""
    return int(text) if text in {str(each) for each in SCORES} else 0
