"""The history of an order says who changed what, when, from what and to what; to whom it may."""

from datetime import date
from decimal import Decimal

import pytest

from core import permissions as may
from core.changes import Change, differences
from core.history_words import Told, told
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.refusals import NoSuchOrder, NotAllowed
from core.usecases.history import Edit, LookBack, history_of, last_edits
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import signed
from tests.core.listed import customers_user, edits, some_orders
from tests.core.spoken import ENGLISH
from tests.core.staff import may_only
from tests.storage.orders import full_order

TODAY = date(2026, 11, 24)


async def history(company: Company, name: str, number: OrderNumber = ONE) -> list[HistoryRow]:
    """What this person sees of the order's history."""
    actor = company.actor(name)
    return list(await company.door.ask(lambda uow: history_of(LookBack(number), actor, uow)))


async def said(company: Company, name: str = "Maja") -> list[Told]:
    """The changes of the latest happening, in words."""
    rows = await history(company, name)
    return list(told(rows[-1].changes, ENGLISH, company.now))


@pytest.mark.shows("U", "WO-25")
async def test_a_change_is_told_with_what_was_before_and_after(company: Company) -> None:
    await company.assigned()
    await edits(company, 1, "planned", "2026-11-25")
    first = await said(company)
    await edits(company, 1, "planned", "2026-12-24")
    assert Told("Planned date", None, "tomorrow") in first
    assert await said(company) == [Told("Planned date", "tomorrow", "Thu 24 Dec")]


@pytest.mark.shows("U", "WO-25")
async def test_who_and_when_stands_with_each_change(company: Company) -> None:
    await company.assigned()
    company.later(hours=1)
    await company.does("Anna", add_measure, AddMeasure(ONE, "Replaced the closer", TODAY))
    rows = await history(company, "Maja")
    assert (rows[-1].by, rows[-1].at) == ("Anna", company.now)
    assert Told("Measure", None, "Replaced the closer · today · Anna") in await said(company)


async def test_money_is_told_to_those_who_see_prices(company: Company) -> None:
    await company.assigned()
    await company.door.do(add_article, AddArticle(ONE, "4711", Decimal(2)), SYSTEM)
    priced = await said(company)
    await may_only(company, "Erik", may.VIEW)
    bare = await said(company, "Erik")
    assert Told("Article", None, "2 pcs 4711 Door closer TS 83 · 1 240 kr") in priced
    assert Told("Article", None, "2 pcs 4711 Door closer TS 83") in bare
    plain = str(await history(company, "Erik"))
    assert "1240" not in plain


async def test_nobody_sees_the_history_of_what_he_does_not_see(company: Company) -> None:
    await some_orders(company)
    await customers_user(company)
    with pytest.raises(NoSuchOrder):
        await history(company, "Sven")
    with pytest.raises(NotAllowed):
        await history(company, "Karin")


@pytest.mark.shows("U", "WO-15", "SE-31")
async def test_edits_are_listed_with_their_time_and_person_while_the_company_wants_it(
    company: Company,
) -> None:
    await company.reports()
    maja = company.actor("Maja")

    async def edited() -> list[Edit]:
        return list(await company.door.ask(lambda uow: last_edits(LookBack(ONE), maja, uow)))

    fresh = await edited()
    company.later(hours=1)
    await company.does("Maja", add_measure, AddMeasure(ONE, "Looked at it", TODAY))
    first = Edit(company.now, "Maja")
    company.later(hours=1)
    await edits(company, 1, "cost-centre", "77")
    both = await edited()
    await company.sets("show-last-edit", "off")
    assert (fresh, both) == ([], [Edit(company.now, "Ordna"), first])
    assert await edited() == []


async def test_signing_tells_no_line_anew(company: Company) -> None:
    await signed(company)
    assert {each.what for each in await said(company)} == {"State", "Signature"}


def every_change(order: WorkOrder) -> list[Change]:
    """All that differs between nothing and the order."""
    return list(differences(None, order))


def test_everything_that_stands_on_an_order_is_told() -> None:
    found = list(told(every_change(full_order()), ENGLISH, full_order().created_at))
    assert all(each.before is None and each.after for each in found)
    labels = {each.what for each in found}
    assert {"Customer", "Custom fields", "Self-check", "Booking", "Comes again"} <= labels
