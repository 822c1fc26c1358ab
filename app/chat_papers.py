"""Prints the papers that are asked for in chats, as their readers may see them."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.listing import LISTS, listing_of
from bot.steps.labels import AskLabels, chosen
from core.labels import read_format
from core.numbers import OrderNumber
from core.papers import LABELS, ORDER_LIST, ORDER_PAPER_LABELS, PURCHASE, QUOTE
from core.people import Actor
from core.ports import Door
from core.refusals import Refused
from core.usecases.seeing import SeeOrder, see_order
from core.views import prices_for
from notifications.labels import Labels
from notifications.papers import Papers, Reader
from notifications.papers.order_list import WantedList, order_list
from notifications.papers.purchase import purchase_paper
from notifications.papers.quote import quote_paper

log = logging.getLogger(__name__)

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class ChatPapers:
    """Makes a paper when its message is sent; what its reader may not see any more is not made."""

    door: Door
    papers: Papers
    labels: Labels

    async def file(self, paper: Sequence[str], reader: UUID, language: str) -> File | None:
        """What to call the paper and what is in it; None where it, or the right to it, is gone."""
        user = await self.door.ask(lambda uow: uow.users.get(reader))
        if user is None:
            return None
        kind, *of = paper
        try:
            return await KINDS[kind](self, of, Actor.of(user), language)
        except Refused as refused:
            log.info("a paper for a chat is not made: %s", type(refused).__name__)
            return None


async def _labels(press: ChatPapers, of: Sequence[str], actor: Actor, language: str) -> File:
    what, row_id, on = of
    asked = chosen(AskLabels(what, UUID(row_id)))
    pdf = await press.labels.pdf(asked, actor, language, read_format(on))
    return f"{LABELS}-{on}.pdf", pdf


async def _of_order(
    press: ChatPapers, kind: str, of: Sequence[str], actor: Actor, to: str
) -> File:
    number = OrderNumber.parse(of[0])
    await press.door.ask(lambda uow: see_order(SeeOrder(number), actor, uow))
    pdf = await press.papers.pdf(kind, number, to, prices_for(actor))
    return f"AO-{number}-{kind}.pdf", pdf


async def _quote(press: ChatPapers, of: Sequence[str], actor: Actor, language: str) -> File:
    reader = Reader(language, prices_for(actor))
    return f"{QUOTE}-{of[0]}.pdf", await press.papers.of(quote_paper, (of[0], actor), reader)


async def _purchase(press: ChatPapers, of: Sequence[str], actor: Actor, language: str) -> File:
    reader, subject = Reader(language, prices_for(actor)), (int(of[0]), actor)
    return f"{PURCHASE}-{of[0]}.pdf", await press.papers.of(purchase_paper, subject, reader)


async def _list(press: ChatPapers, of: Sequence[str], actor: Actor, language: str) -> File:
    listing = listing_of({LISTS: of[0]})
    wanted = WantedList(actor, listing.filter if listing else None)
    reader = Reader(language, prices_for(actor))
    return f"{ORDER_LIST}.pdf", await press.papers.of(order_list, wanted, reader)


Print = Callable[[ChatPapers, Sequence[str], Actor, str], Awaitable[File]]


def _order_paper(kind: str) -> Print:
    async def made(press: ChatPapers, of: Sequence[str], actor: Actor, language: str) -> File:
        return await _of_order(press, kind, of, actor, language)

    return made


KINDS: Mapping[str, Print] = {
    LABELS: _labels,
    QUOTE: _quote,
    PURCHASE: _purchase,
    ORDER_LIST: _list,
    **{kind: _order_paper(kind) for kind in ORDER_PAPER_LABELS},
}
