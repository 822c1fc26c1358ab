"""Everything an order's page shows, looked up in one snapshot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from core import settings as s
from core.filters import OrderFilter
from core.lines import Line
from core.lists import Neighbours
from core.numbers import OrderNumber
from core.payers import Payer, payer_of
from core.people import Actor, User
from core.ports import UnitOfWork
from core.quotes import Quote
from core.registers import Article
from core.requirements import Standing
from core.self_checks import SelfCheckTemplate
from core.settings import Settings
from core.sheet import Sheet
from core.timers import Timer
from core.usecases.explaining import ExplainOrder, explain_order
from core.usecases.facility_articles import former_articles
from core.usecases.lists import WalkFrom, neighbours
from core.usecases.seeing_quotes import ListQuotes, list_quotes
from core.usecases.sheets import OpenOrder, open_order
from core.usecases.suggestions import (
    ArticleField,
    SuggestArticles,
    SuggestFastArticles,
    suggest_articles,
    suggest_fast_articles,
)
from core.usecases.totals import Costs, SeeTotals, see_totals
from core.views import prices_for
from core.work_order import WorkOrder
from web.office.desk import Desk
from web.office.order.offers import offered
from web.office.orders.asked import address_of, beside, list_behind

MOST_SUGGESTED = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """The order as this person sees it, and what he may do with it.

    ``can`` are the keys of ``offers``; ``suggested`` are articles by what they are looked for as;
    ``costs`` is None for whoever sees no sums; ``behind`` is the list that it was opened from.
    """

    sheet: Sheet
    can: frozenset[str]
    settings: Settings
    payer: Payer
    standings: tuple[Standing, ...]
    walk: Neighbours
    behind: OrderFilter | None
    people: tuple[User, ...]
    templates: Sequence[SelfCheckTemplate]
    costs: Costs | None
    quotes: Sequence[Quote]
    fast: tuple[Article, ...]
    suggested: Mapping[str, tuple[Article, ...]]
    timer: Timer | None
    asks_approval: bool
    former: tuple[Line, ...]

    @property
    def order(self) -> WorkOrder:
        """The order itself."""
        return self.sheet.order

    @property
    def beside(self) -> str:
        """What keeps the arrows in the list that the order was opened from (LS-05)."""
        return beside(self.behind)

    @property
    def list_address(self) -> str:
        """The way back to that list."""
        return address_of(self.behind)


async def opened(desk: Desk, number: OrderNumber) -> Opened:
    """Look at an order; raises NoSuchOrder."""
    return await desk.ask(partial(_opened, number, desk))


def _opened(number: OrderNumber, desk: Desk, uow: UnitOfWork) -> Opened:
    actor = desk.actor
    behind = list_behind(desk.query or _query_before(desk), actor, uow)
    sheet = open_order(OpenOrder(number), actor, uow)
    order = uow.work_orders.get(number)
    can, inside = offered(order, actor, uow), actor.customer_id is None
    return Opened(
        sheet=sheet,
        can=can,
        settings=uow.settings.all(),
        payer=payer_of(order, uow),
        standings=explain_order(ExplainOrder(number), actor, uow) if inside else (),
        walk=neighbours(WalkFrom(number, behind, desk.words.zone), actor, uow),
        behind=behind,
        people=_people(uow) if can & {"assign", "book"} else (),
        templates=uow.self_check_templates.all() if "check" in can else (),
        costs=_costs(number, actor, uow),
        quotes=list_quotes(ListQuotes(number), actor, uow) if inside else (),
        fast=_fast(number, can, actor, uow),
        suggested=_suggested(number, can, actor, uow),
        timer=uow.timers.of(actor.user_id) if actor.user_id and inside else None,
        former=former_articles(order) if "enter" in can else (),
        asks_approval=uow.settings.all()[s.APPROVAL_AMOUNT] is not None,
    )


def _query_before(desk: Desk) -> dict[str, str]:
    """What stood behind the address of the page that a form was sent from."""
    return dict(parse_qsl(urlsplit(desk.form.back).query))


def _people(uow: UnitOfWork) -> tuple[User, ...]:
    return tuple(sorted((u for u in uow.users.all() if u.works_here), key=lambda u: u.name))


def _costs(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> Costs | None:
    return see_totals(SeeTotals(number), actor, uow) if prices_for(actor).sums else None


def _fast(
    number: OrderNumber, can: frozenset[str], actor: Actor, uow: UnitOfWork
) -> tuple[Article, ...]:
    offers = "enter" in can and uow.settings.all()[s.FAST_ADD_ARTICLES]
    return suggest_fast_articles(SuggestFastArticles(number), actor, uow) if offers else ()


def _suggested(
    number: OrderNumber, can: frozenset[str], actor: Actor, uow: UnitOfWork
) -> Mapping[str, tuple[Article, ...]]:
    if "enter" not in can:
        return {}
    return {
        field.value: suggest_articles(
            SuggestArticles(number, field=field, limit=MOST_SUGGESTED), actor, uow
        )
        for field in (ArticleField.ARTICLES, ArticleField.TIME, ArticleField.TO_ORDER)
    }
