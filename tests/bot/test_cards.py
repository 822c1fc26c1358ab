"""What a card says: in the words, the order and the signs that everybody knows by heart."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.shown.cards import card
from core.chat import ChatMessage, Hand, Place
from core.lines import ArticleToOrder, Line, Measure, ToOrderState
from core.numbers import OrderNumber
from core.order_papers import Assigned, Booking, Kinship, Related
from core.people import Role, User
from core.ports import CardPlace, UnitOfWork
from core.registers import Agreement, Facility, Person, ServiceObject
from core.usecases.deleting import DeleteOrder, delete_order
from core.work_order import Assignment, State, WorkOrder
from sandbox.client import PersonHandle
from sandbox.telegram.html import parse_html
from tests.bot.acting import sees, taps
from tests.bot.stage import Company
from tests.notifications.spoken import speech

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
TODAY = date(2026, 11, 24)
CLOSER = Line(
    "Dörrstängare TS 83", Decimal(2), "Anna Berg", NOON, number="4711", price=Decimal(1240)
)
HINGE = ArticleToOrder(
    "Gångjärn", Decimal(1), "Anna Berg", NOON, number="P12", state=ToOrderState.ORDERED
)
ANNA = User("Anna Berg", Role.TECHNICIAN, telegram_id=7)
SEES_ALL = User("Maja Lind", Role.DISPATCHER, telegram_id=8)


def text_of(shown: ChatMessage) -> str:
    """What a reader sees."""
    return parse_html(shown.html).text


class Drawing:
    """An order as it is to be drawn, and by whom it is read."""

    def __init__(self, company: Company, order: WorkOrder) -> None:
        self._company, self.order = company, order

    async def card(self, reader: User = ANNA, language: str = "sv") -> ChatMessage:
        """The card in this reader's chat."""

        def drawn(uow: UnitOfWork) -> ChatMessage:
            place = CardPlace(Place(reader.telegram_id or 0), "421", language, reader.id)
            return card(place, self.order, uow, speech(language))

        await self._company.writes(lambda uow: uow.users.put(reader))
        return await self._company.bot.door.ask(drawn)

    async def text(self, reader: User = ANNA, language: str = "sv") -> str:
        return text_of(await self.card(reader, language))


@pytest.fixture
async def drawing(company: Company) -> Drawing:
    """An order as `WORDS.md` shows it."""
    reported = await company.reports()
    entrance = ServiceObject("D-014", "Entrédörr")
    return Drawing(
        company,
        replace(
            reported,
            number=OrderNumber(421),
            state=State.BEGUN,
            urgent=True,
            arrival=None,
            customer=replace(reported.customer, name="Brf Eken", unconfirmed=False),
            facility=Facility("Port 2", reported.customer.id, address="Storgatan 5"),
            contact=Person("Karin Ek", phone="070-123 45 67"),
            requester=None,
            assigned=(Assigned(ANNA.id, ANNA.name),),
            bookings=(
                Booking(
                    ANNA.id,
                    ANNA.name,
                    datetime(2026, 11, 26, 7, tzinfo=UTC),
                    datetime(2026, 11, 26, 9, tzinfo=UTC),
                ),
            ),
            assignments=(
                replace(
                    reported.assignments[0],
                    description="Dörren stänger inte",
                    error="",
                    service_object=entrance,
                    measures=(Measure("Bytte dörrstängare", TODAY, "Anna Berg"),),
                    articles=(CLOSER,),
                    to_order=(HINGE,),
                ),
            ),
            comments=(),
        ),
    )  # fmt: skip


@pytest.mark.shows("C", "XT-01", "ME-01", "AO-01", "AR-02")
async def test_the_card_is_as_everybody_knows_it(drawing: Drawing) -> None:
    """The example of the house, sign by sign; AR-02: who added an article is seen."""
    folded = "Skapad idag 10.00 från ett mejl av Karin Ek"
    assert (await drawing.text()).split("\n") == [
        "🔧 AO 421 · Påbörjad · akut",
        "Dörren stänger inte",
        "📍 Brf Eken, Port 2, Storgatan 5",
        "👤 Karin Ek · 070-123 45 67",
        "🗓 tor 26 nov 8–10 · Anna",
        "",
        "1 · Entrédörr D-014",
        "   ✓ Bytte dörrstängare · idag, Anna",
        "   2 st 4711 Dörrstängare TS 83 · Anna",
        "🛒 1 st P12 Gångjärn · beställd",
        "",
        folded,
    ]


@pytest.mark.shows("C", "AR-06", "AS-11", "AR-11", "PE-24", "PE-29")
async def test_money_is_shown_to_who_may_see_it(drawing: Drawing) -> None:
    """AR-06: each line's; AR-11: what it costs in all."""
    dear = await drawing.text(SEES_ALL)
    assert "2 st 4711 Dörrstängare TS 83 · Anna · 2\u00a0480\u00a0kr" in dear
    assert "Totalt 2\u00a0480\u00a0kr, med moms 3\u00a0100\u00a0kr" in dear
    assert "kr" not in (await drawing.text()).split()


@pytest.mark.shows("C", "PE-29", "PE-30")
async def test_who_sees_prices_and_no_sums_sees_the_price_each(drawing: Drawing) -> None:
    reader = replace(SEES_ALL, rights=("view", "edit", "see-price"))
    told = await drawing.text(reader)
    assert "· 1\u00a0240\u00a0kr/st" in told
    assert "Totalt" not in told


@pytest.mark.shows("C", "AS-11")
async def test_each_of_several_assignments_has_its_sum(drawing: Drawing) -> None:
    drawing.order = _with_another(drawing.order)
    assert "   tillsammans 2\u00a0480\u00a0kr" in await drawing.text(SEES_ALL)


@pytest.mark.shows("C", "CF-15", "CF-16", "OB-06", "SE-15", "SE-16", "SE-17")
async def test_what_is_to_be_known_stands_where_it_belongs(
    company: Company, drawing: Drawing
) -> None:
    """Customer, facility and object comment, each by its setting."""
    drawing.order = _remarked(drawing.order)
    told = (await drawing.text()).split("\n")
    place = told.index("📍 Brf Eken, Port 2, Storgatan 5")
    assert told[place + 1 : place + 3] == ["   Ring alltid först", "   Portkod 1234"]
    assert told[told.index("1 · Entrédörr D-014") + 1] == "   Klämmer i kyla"
    for key in ("customer", "facility", "object"):
        await company.sets(f"show-{key}-comment", "off")
    bare = await drawing.text()
    assert not any(each in bare for each in ("Ring alltid", "Portkod", "Klämmer"))


@pytest.mark.shows("C", "CF-17", "SE-30")
async def test_the_address_opens_a_map(company: Company, drawing: Drawing) -> None:
    shown = await drawing.card()
    assert 'api=1&query=Storgatan+5">Storgatan 5</a>' in shown.html
    await company.sets("show-address", "off")
    assert "Storgatan" not in await drawing.text()


@pytest.mark.shows("C", "SE-35", "CF-14")
async def test_who_asked_for_it_is_named_beside_the_contact(
    company: Company, drawing: Drawing
) -> None:
    drawing.order = replace(drawing.order, requester=Person("Lars Ek", phone="08-1"))
    await company.sets("show-requester", "on")
    assert "👤 Beställt av Lars Ek · 08-1" in await drawing.text()
    await company.sets("show-requester", "off")
    assert "Lars Ek" not in await drawing.text()


@pytest.mark.shows("C", "LS-18", "LS-19", "SE-14", "SE-58")
async def test_status_and_type_have_the_company_s_colours(
    company: Company, drawing: Drawing
) -> None:
    await company.sets("custom-statuses", "Väntar på del #e0c000")
    await company.sets("order-types", "Reparation #c00000")
    drawing.order = replace(
        drawing.order, custom_status="Väntar på del", order_type="Reparation", subgroup="Norr"
    )
    told = (await drawing.text()).split("\n")
    assert told[1:3] == ["🟨 Väntar på del", "🔴 Reparation · Norr"]


@pytest.mark.shows("C", "WO-08", "SE-39")
async def test_the_planned_day_is_told(company: Company, drawing: Drawing) -> None:
    await company.sets("use-planned-date", "on")
    drawing.order = replace(drawing.order, planned_on=date(2026, 11, 25))
    assert "🗓 planerad imorgon" in await drawing.text()


@pytest.mark.shows("C", "CF-09", "WO-13", "WO-14", "BK-01")
async def test_the_rest_is_folded_in(company: Company, drawing: Drawing) -> None:
    """Who pays, custom fields, related orders, when it was made: one tap away, below the work."""
    await company.sets("show-invoiced-to", "on")
    payer = replace(drawing.order.customer, name="Försäkring AB")
    drawing.order = replace(
        drawing.order,
        invoiced_to=payer,
        custom_fields=(("Lås", "Kaba"),),
        related=(Related(OrderNumber(7), Kinship.BACKORDER_OF),),
    )
    shown = await drawing.card()
    folded = shown.html.partition("<blockquote expandable>")[2]
    assert folded.startswith("Faktureras till Försäkring AB (vald på ordern)\nLås: Kaba\n")
    assert "Restorder till AO 7" in folded


@pytest.mark.shows("C", "WO-18")
async def test_the_object_s_agreement_is_told(company: Company, drawing: Drawing) -> None:
    agreement = Agreement("Serviceavtal 2026", drawing.order.customer.id)
    await company.writes(lambda uow: uow.agreements.put(agreement))
    drawing.order = _on_object(drawing.order, agreement_id=agreement.id)
    assert "Serviceavtal 2026" in await drawing.text()


@pytest.mark.shows("C", "OB-09", "SE-47")
async def test_what_is_known_of_the_object_stands_under_it(
    company: Company, drawing: Drawing
) -> None:
    drawing.order = _on_object(drawing.order, info=(("Dörrblad", "Ek"),))
    await company.sets("show-custom-info", "on")
    assert "   Dörrblad: Ek" in await drawing.text()
    await company.sets("show-custom-info", "off")
    assert "Dörrblad" not in await drawing.text()


@pytest.mark.shows("C", "AR-08", "SE-36")
async def test_other_articles_have_a_part_of_their_own(company: Company, drawing: Drawing) -> None:
    other = Line("Trasor", Decimal(1), "Anna Berg", NOON)
    drawing.order = replace(drawing.order, other_articles=(other,))
    await company.sets("show-other-articles", "on")
    assert "📦 Övriga artiklar\n   1 st Trasor · Anna" in await drawing.text()


@pytest.mark.shows("C", "AS-06")
async def test_of_several_assignments_the_one_in_hand_is_named_at_the_top(
    company: Company, drawing: Drawing
) -> None:
    drawing.order = _with_another(drawing.order)
    meant = drawing.order.assignments[1]
    hand = Hand("421", meant.id)
    await company.writes(lambda uow: uow.chats.take_in_hand(7, Place(7), hand))
    told = (await drawing.text()).split("\n")
    assert told[1] == "2 · Smörj porten"
    assert "▸ 2 · Smörj porten" in told


@pytest.mark.shows("C", "WO-22")
async def test_a_cancelled_order_has_a_red_cross(drawing: Drawing) -> None:
    drawing.order = replace(drawing.order, state=State.CANCELLED)
    assert (await drawing.text()).startswith("❌ AO 421 · Makulerad")


async def test_nothing_that_people_wrote_is_markup(drawing: Drawing) -> None:
    """Everything is escaped; else Telegram would refuse the card."""
    evil = "<b>&amp;</i> <a href='x'>"
    drawing.order = _remarked(replace(drawing.order, custom_fields=((evil, evil),)), evil)
    shown = await drawing.card()
    assert text_of(shown).count(evil) == 5


async def test_an_order_full_of_work_still_fits(drawing: Drawing) -> None:
    first = drawing.order.assignments[0]
    many = tuple(replace(first, description=f"Port {nth}" * 9, service_object=None)
                 for nth in range(90))  # fmt: skip
    drawing.order = replace(drawing.order, assignments=many)
    shown = await drawing.card()
    assert len(text_of(shown)) <= 4096
    assert "🗓 tor 26 nov" in text_of(shown)


@pytest.mark.shows("C", "WO-21")
async def test_the_card_of_a_deleted_order_says_so(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Wherever it stands, and with no button left of it."""
    await company.has_order("Anna Berg")
    before = await sees(anna, "AO 1", button="Article")
    await sees(maja, "AO 1")
    await company.does("Maja Lind", delete_order, DeleteOrder(OrderNumber(1), sure=True))
    after = await sees(anna, "AO 1 is deleted, by Maja Lind.")
    assert (after.message_id, after.labels) == (before.message_id, ["Open orders"])
    await sees(maja, "AO 1 is deleted")


def _with_another(order: WorkOrder) -> WorkOrder:
    return replace(order, assignments=(*order.assignments, Assignment("Smörj porten")))


def _on_object(order: WorkOrder, **changes: Any) -> WorkOrder:
    first = order.assignments[0]
    assert first.service_object is not None
    thing = replace(first.service_object, **changes)
    return replace(order, assignments=(replace(first, service_object=thing),))


def _remarked(order: WorkOrder, words: str = "") -> WorkOrder:
    assert order.facility is not None
    order = replace(
        order,
        customer=replace(order.customer, comment=words or "Ring alltid först"),
        facility=replace(order.facility, comment=words or "Portkod 1234"),
    )
    return _on_object(order, comment=words or "Klämmer i kyla")


@pytest.mark.shows("C", "CF-17")
async def test_a_button_opens_the_address_on_a_map(company: Company, maja: PersonHandle) -> None:
    order = await company.reports()
    at = replace(order.customer, address="Storgatan 5, Solna")
    await company.writes(lambda uow: uow.customers.put(at))
    await taps(maja, "⋯ More")
    await taps(maja, "Customer and place")
    shown = await maja.hears(button="📍 Map")
    (link,) = [each.url for each in shown.buttons if each.text == "📍 Map"]
    assert str(link).endswith("query=Storgatan+5%2C+Solna")
