"""Quotes of an order: made, mailed, answered (QU)."""

from aiohttp import web

from core.usecases.quotes import (
    AcceptQuote,
    CreateQuote,
    DeclineQuote,
    MailQuote,
    accept_quote,
    create_quote,
    decline_quote,
    mail_quote,
)
from core.usecases.seeing_quotes import SeeQuote, see_quote
from core.words import N_
from core.work_order import Origin
from web.office.desk import Desk
from web.office.order.at import done, number_of, page_of


async def make(desk: Desk) -> web.StreamResponse:
    """What stands on the order, offered as it is now (QU-01)."""
    command = CreateQuote(number_of(desk), today=desk.words.today(desk.now))
    made = await desk.do(create_quote, command)
    return done(desk, N_("Quote {quote} is made."), quote=made.number)


async def mail(desk: Desk) -> web.StreamResponse:
    """To the contact, or to the address that is written."""
    quote, to = await _quote(desk), desk.form.text("to").strip()
    await desk.do(mail_quote, MailQuote(quote, (to,) if to else (), desk.form.text("text")))
    return done(desk, N_("Quote {quote} is sent."), quote=quote)


async def accept(desk: Desk) -> web.StreamResponse:
    """The customer said yes: an order is made of it."""
    command = AcceptQuote(await _quote(desk), desk.words.today(desk.now), Origin.WEB)
    order = await desk.do(accept_quote, command)
    return desk.back(N_("Order {number} is made of the quote."), to=page_of(order.number),
                     number=order.number)  # fmt: skip


async def decline(desk: Desk) -> web.StreamResponse:
    """The customer said no, and perhaps why."""
    quote, today = await _quote(desk), desk.words.today(desk.now)
    await desk.do(decline_quote, DeclineQuote(quote, desk.form.text("reason"), today))
    return done(desk, N_("Quote {quote} is declined."), quote=quote)


async def _quote(desk: Desk) -> str:
    """The quote that the address names, as far as he may see it; raises NoSuchQuote."""
    named = desk.request.match_info["quote"]
    found = await desk.ask(lambda uow: see_quote(SeeQuote(named), desk.actor, uow))
    return found.number


DEEDS = {
    "/quotes": make,
    "/quotes/{quote}/mail": mail,
    "/quotes/{quote}/accept": accept,
    "/quotes/{quote}/decline": decline,
}
