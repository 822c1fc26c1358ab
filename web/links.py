"""Opens a mailed link: a genuine token, a row that still holds, and the order it is for."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from aiohttp import web

from core.links import Link, Purpose
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import Settings
from core.taking_part import is_one_of_its_people
from core.usecases.article_mails import ADDRESSES
from core.work_order import WorkOrder
from web.parts import PARTS
from web.tries import WRONG_TRIES, address_of


class DeadLink(web.HTTPNotFound):
    """A link that opens nothing: never given out, copied in part, expired or withdrawn."""


class TooManyTries(web.HTTPTooManyRequests):
    """So many wrong links came from one address that it has to wait."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens, as it is at ``now``."""

    link: Link
    order: WorkOrder
    settings: Settings
    now: datetime

    @property
    def reader(self) -> str:
        """Whoever the link was given to."""
        usual = self.order.customer.name if self.speaks_for_customer else self.link.recipient
        return self.link.name or usual

    @property
    def speaks_for_customer(self) -> bool:
        """Whether what its reader answers is the customer's answer.

        Whoever gets the mails about articles only reads along (SE-01..03).
        """
        told = {(self.settings[each] or "").casefold() for each in ADDRESSES.values()}
        reads_along = self.link.recipient.casefold() in told
        return not reads_along or is_one_of_its_people(self.order, self.link.recipient)

    @property
    def actor(self) -> Actor:
        """The reader as one who acts on this order, and on no other."""
        return Actor.customer(self.reader, self.link.order, self.link.language)


async def open_link(request: web.Request, *purposes: Purpose) -> Opened:
    """What the link in the address opens; a genuine one opens whoever else guesses from there.

    One page may be opened by links for several purposes, as the order's own is for all of its;
    but what the customer answers there is opened only by one that speaks for him.
    """
    answers = purposes != (Purpose.ORDER_PAGE,)
    for purpose in purposes:
        opened = await _opened_for(request, purpose)
        if opened is not None and (opened.speaks_for_customer or not answers):
            return opened
    wrong_token(request)
    raise DeadLink


async def _opened_for(request: web.Request, purpose: Purpose) -> Opened | None:
    parts = request.app[PARTS]
    link_id = parts.signer.link_id(purpose, request.match_info["token"])
    if link_id is None:
        return None
    return await parts.door.ask(lambda uow: opened_by(link_id, purpose, uow))


def wrong_token(request: web.Request) -> None:
    """Count a link that opens nothing; raises TooManyTries from the twenty-first a minute on."""
    if request.app[WRONG_TRIES].too_many(address_of(request), request.app[PARTS].clock()):
        raise TooManyTries(headers={"Retry-After": "60"})


def opened_by(link_id: UUID, purpose: Purpose, uow: UnitOfWork) -> Opened | None:
    """The link's order while the link holds for this purpose."""
    link = uow.links.get(link_id)
    if link is None or link.purpose is not purpose or not link.holds(uow.now):
        return None
    order = uow.work_orders.get(link.order)
    seen = replace(order, comments=tuple(c for c in order.comments if c.visible_to_customer))
    return Opened(link, seen, uow.settings.all(), uow.now)
