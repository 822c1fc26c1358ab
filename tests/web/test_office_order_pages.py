"""An order's edit mode, its letters, history, papers and quotes, and the way through the list."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core import settings
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.registers import Article
from core.usecases.editing import Edit, EditOrder, edit_order
from tests.web.offices import Office, office_of
from tests.web.offices_orders import at, known, now, ready
from tests.web.orders import CUSTOMER, reported, worked_on
from tests.web.stage import Stage, StageFor, text_of


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


async def edits(office: Office, path: str, **changed: tuple[str, str]) -> str:
    """What was seen of each field and what it is to be; gives the page it leads to."""
    fields = [(f"was:{key.replace('_', '-')}", seen) for key, (seen, _) in changed.items()]
    fields += [(key.replace("_", "-"), value) for key, (_, value) in changed.items()]
    return await office.posts(f"{path}/edit", fields=fields)


@pytest.mark.shows("W", "WO-17", "WO-10", "WO-11", "WO-08")
async def test_an_edit_keeps_everything_that_was_filled_in(office: Office) -> None:
    path = await at(office)
    await edits(
        office, path,
        cost_centre=("", "K7"), customer_order_number=("", "PO 9"), planned=("", "2026-12-01"),
    )  # fmt: skip
    order = await now(office, path)
    assert (order.cost_centre, order.customer_order_number) == ("K7", "PO 9")
    assert order.planned_on is not None


@pytest.mark.shows("W", "WO-17", "AS-03")
async def test_the_words_of_an_assignment_are_edited_with_the_order(office: Office) -> None:
    path = await at(office)
    home = (await now(office, path)).assignments[0].id
    seen, key = "The door does not close", f"{home}:description"
    await office.posts(f"{path}/edit", fields=[(f"was:{key}", seen), (key, "It slams")])
    assert (await now(office, path)).title == "It slams"


@pytest.mark.shows("W", "WO-17")
async def test_what_another_changed_meanwhile_is_shown_beside_what_one_wrote(
    office: Office,
) -> None:
    path = await at(office)
    number = OrderNumber(421)
    meanwhile = EditOrder(number, (Edit("cost-centre", "K8"),))
    await office.stage.parts.door.do(edit_order, meanwhile, SYSTEM)
    page = text_of(await edits(office, path, cost_centre=("", "K7")))
    assert "“K8”" in page
    assert "“K7”" in page
    assert (await now(office, path)).cost_centre == "K8"


@pytest.mark.shows("W", "CF-03")
async def test_an_unknown_customer_is_asked_about_and_added_by_a_yes(office: Office) -> None:
    path = await at(office)
    await office.agrees(await edits(office, path, customer=("Brf Eken", "Brf Linden")))
    assert (await now(office, path)).customer.name == "Brf Linden"


@pytest.mark.shows("W", "WO-28", "PE-03")
async def test_who_may_only_look_has_no_button_to_edit_with(stage: Stage) -> None:
    office = await office_of(stage, "Anna Berg", Role.TECHNICIAN)
    page = await office.get(await at(office, worked_on))
    assert "/edit" not in page
    assert "/measures" not in page


@pytest.mark.shows("W", "AS-01", "AS-09")
async def test_an_assignment_is_added_and_taken_off(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/assignments", description="Replace the lock")
    more = (await now(office, path)).assignments
    await office.posts(f"{path}/assignments/remove", assignment=str(more[1].id))
    assert (len(more), len((await now(office, path)).assignments)) == (2, 1)


@pytest.mark.shows("W", "OB-04", "OB-07")
async def test_a_new_object_is_on_the_order_and_its_counter_is_read(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/objects", code="P-1", name="Pump", counter_unit="h")
    await office.posts(f"{path}/counter", value="120")
    home = (await now(office, path)).assignments[0]
    assert home.service_object is not None
    assert (home.service_object.code, home.counter) == ("P-1", Decimal(120))


@pytest.mark.shows("W", "CF-09", "SE-40")
async def test_the_order_says_who_is_invoiced_and_where_that_comes_from(office: Office) -> None:
    await office.stage.set(settings.SHOW_INVOICED_TO, "on")
    path = await at(office)
    await edits(office, path, invoiced_to=("", "Brf Eken"))
    assert "chosen on the order" in text_of(await office.get(path))


@pytest.mark.shows("W", "CF-05")
async def test_the_customers_comment_stands_under_the_customer(office: Office) -> None:
    await office.stage.set(settings.SHOW_CUSTOMER_COMMENT, "on")
    path = await at(
        office,
        lambda number: replace(reported(number), customer=replace(CUSTOMER, comment="Ring first")),
    )
    assert "Ring first" in text_of(await office.get(path))


@pytest.mark.shows("W", "LS-04", "LS-05")
async def test_one_goes_on_to_the_previous_and_the_next_in_the_list(office: Office) -> None:
    await at(office)
    path = await at(office)
    await at(office)
    page = await office.get(path)
    assert 'rel="prev"' in page
    assert 'rel="next"' in page


@pytest.mark.shows("W", "WO-15", "WO-25")
async def test_the_history_says_who_did_what_when(office: Office) -> None:
    path = await at(office)
    await edits(office, path, cost_centre=("", "K7"))
    page = text_of(await office.get(f"{path}/history"))
    assert "Doris Dal" in page
    assert "K7" in page


@pytest.mark.shows("W", "MS-01", "MS-02", "PE-12")
async def test_a_message_is_written_to_those_one_chooses(office: Office) -> None:
    path = await at(office)
    page = await office.posts(
        f"{path}/letters",
        fields=[("letter", "message"), ("to", "karin@example.com"), ("text", "We come at 8")],
    )
    assert "Message: on its way to karin@example.com." in text_of(page)


async def test_a_message_to_nobody_is_kept_while_one_is_told_so(office: Office) -> None:
    path = await at(office)
    page = await office.posts(f"{path}/letters", letter="message", other="x", text="We come at 8")
    assert "We come at 8" in page


@pytest.mark.shows("W", "PE-24")
async def test_a_paper_has_the_prices_that_its_reader_sees(stage: Stage) -> None:
    office = await office_of(stage, "Anna Berg", Role.TECHNICIAN)
    path = await at(office)
    paper = await office.get(f"{path}/papers/protocol.pdf")
    assert paper == "%PDF protocol 421 en prices=False"


async def test_an_invoice_is_handed_to_nobody_who_makes_none(stage: Stage) -> None:
    office = await office_of(stage, "Anna Berg", Role.TECHNICIAN)
    path = await at(office, ready)
    assert (await stage.client.get(f"{path}/papers/invoice.pdf")).status == 404


@pytest.mark.shows("W", "QU-01")
async def test_a_quote_is_made_of_the_order_and_accepted(office: Office) -> None:
    path = await at(office, worked_on)
    await office.posts(f"{path}/quotes")
    page = await office.posts(f"{path}/quotes/1/accept")
    assert "is made of the quote" in text_of(page)


@pytest.mark.shows("W", "PE-02")
async def test_what_one_may_not_see_is_not_there(stage: Stage) -> None:
    office = await office_of(stage, "Sub Contractor", Role.SUBCONTRACTOR)
    path = await at(office)
    assert (await stage.client.get(path)).status == 404


async def test_the_page_speaks_swedish(stage: Stage) -> None:
    office = await office_of(stage, language="sv")
    page = await office.get(await at(office, worked_on))
    assert '<html lang="sv">' in page


@pytest.mark.shows("W", "AR-03", "AR-04")
async def test_the_register_is_searched_and_what_is_found_is_added(office: Office) -> None:
    await known(office, Article("4711", "Closer TS 83"))
    path = await at(office)
    assert "Closer TS 83" in await office.get(f"{path}/articles?q=clos&as=to-order")
    await office.posts(f"{path}/to-order", article="4711", quantity="1")
    assert (await now(office, path)).to_order[0].number == "4711"


@pytest.mark.shows("W", "MS-06")
@pytest.mark.parametrize("texts", [False, True])
async def test_texts_are_offered_only_where_a_gateway_sends_them(
    stage_for: StageFor, *, texts: bool
) -> None:
    office = await office_of(await stage_for(texts=texts))
    page = await office.get(f"{await at(office)}/letters")
    assert ("As a text message instead" in page) is texts


@pytest.mark.shows("W", "PE-02", "CO-02")
async def test_a_customer_sees_his_order_and_nothing_that_is_the_companys(stage: Stage) -> None:
    office = await office_of(stage)
    path = await at(office, worked_on)

    def comes(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.users.put(User("Karin Ek", Role.CUSTOMER, language="en", customer_id=CUSTOMER.id))

    await stage.parts.door.do(comes, None, SYSTEM)
    page = text_of(await (await office_of(stage, "Karin Ek")).get(path))
    assert "Replaced the door closer" in page
    assert "He never pays in time" not in page
    assert "History" not in page
