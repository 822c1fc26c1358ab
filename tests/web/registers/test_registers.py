"""The registers as pages: found, looked at, kept, removed."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core import settings
from core.people import SYSTEM, Actor, Role, User
from core.permissions import VIEW
from core.ports import UnitOfWork
from core.registers import (
    Agreement,
    Article,
    Customer,
    InfoTemplate,
    Model,
    Person,
    Supplier,
)
from tests.web.offices import Office, office_of
from tests.web.orders import waiting
from tests.web.registers.rows import DOOR, EKEN, HINGE, YARD, kept, page_of, row_of
from tests.web.stage import Stage, text_of


async def sends_form(office: Office, path: str, **changes: str) -> str:
    """The form at a page, sent with these fields changed."""
    page = await office.get(path)
    form = page.split('class="rowform"')[-1].split("</form>")[0]
    form = form if 'class="card rowform"' not in page else page.split('card rowform"')[1]
    fields = re.findall(r'<input[^>]*name="(?!csrf)([^"]+)"[^>]*?value="([^"]*)"', form)
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', form)
    boxes = set(re.findall(r'name="([^"]+)" type="checkbox" value="yes">', form))
    sent = {name: value for name, value in [*fields, *areas] if name not in boxes}
    repeated = [pair for pair in fields if pair[0].startswith("info.")]
    named = {k: v for k, v in sent.items() if not k.startswith("info.")} | changes
    return await office.posts(path, fields=[*named.items(), *repeated])


@pytest.mark.shows("W", "CF-02")
async def test_customers_are_found_by_every_word_that_was_written(office: Office) -> None:
    page = text_of(await office.get("/office/registers/customers?q=eken+storgatan"))
    assert "Brf Eken" in page


async def test_a_search_that_finds_nothing_leads_back_to_everything(office: Office) -> None:
    page = await office.get("/office/registers/customers?q=zzz")
    assert "Show everything" in text_of(page)


async def test_a_long_register_has_pages(office: Office) -> None:
    await kept(office.stage, *(Supplier(f"Supplier {n:03}") for n in range(120)))
    page = text_of(await office.get("/office/registers/suppliers?page=2"))
    assert "Supplier 119" in page
    assert "Supplier 099" not in page
    assert "3 / 3" in page


@pytest.mark.parametrize(
    "row",
    [
        EKEN, YARD, DOOR, HINGE, Supplier("Beslag AB"), Agreement("Gold", EKEN.id), Model("TS 83"),
        Person("Karin Ek", customer_id=EKEN.id), InfoTemplate("Doors", ("Width",)),
    ],
    ids=lambda row: type(row).__name__,
)  # fmt: skip
async def test_every_row_has_a_page(office: Office, row: Any) -> None:
    await kept(office.stage, row)
    page = text_of(await office.get(page_of(row)))
    assert "What is kept" in page
    assert "Save" in page


@pytest.mark.shows("W", "CF-04")
async def test_a_customer_is_added_with_everything_there_is_to_say(office: Office) -> None:
    page = await sends_form(
        office, "/office/registers/customers/new", name="Sandgärdskolan", phone="08-1 23 45",
        comment="Ring first",
    )  # fmt: skip
    found = await office.stage.parts.door.ask(lambda uow: uow.customers.named("Sandgärdskolan"))
    assert found is not None
    assert found.comment == "Ring first"
    assert "Added." in text_of(page)


async def test_a_row_sent_twice_is_there_once(office: Office) -> None:
    await office.get("/office/registers/customers/new")
    row = "0b5c6b00-0000-4000-8000-000000000001"
    for _ in range(2):
        await office.posts("/office/registers/customers/new", row=row, name="Twice AB")
    page = text_of(await office.get("/office/registers/customers?q=twice"))
    assert page.count("Twice AB") == 1


@pytest.mark.shows("W", "CF-05")
async def test_a_customer_is_changed(office: Office) -> None:
    await sends_form(office, page_of(EKEN), phone="070-765 43 21")
    assert (await row_of(office.stage, EKEN)).phone == "070-765 43 21"


async def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(
    office: Office,
) -> None:
    page = await sends_form(office, page_of(EKEN), email="no address", phone="070-765 43 21")
    assert 'aria-invalid="true"' in page
    assert 'value="no address"' in page
    assert 'value="070-765 43 21"' in page


async def test_what_somebody_else_changed_meanwhile_stays(office: Office) -> None:
    page = await office.get(page_of(EKEN))
    assert "What is kept" in page
    fields = {
        "name": "Brf Eken",
        "seen.name": "Brf Eken",
        "phone": "1234",
        "seen.phone": EKEN.phone or "",
    }
    await kept(office.stage, Customer("Brf Eken", "new@eken.example", EKEN.phone, id=EKEN.id))
    await office.posts(page_of(EKEN), fields=list(fields.items()))
    now = await row_of(office.stage, EKEN)
    assert (now.email, now.phone) == ("new@eken.example", "1234")


async def test_two_who_change_the_same_see_both_values(office: Office) -> None:
    await office.get(page_of(EKEN))
    await kept(office.stage, Customer("Brf Eken", EKEN.email, "222", id=EKEN.id))
    fields = [("phone", "333"), ("seen.phone", EKEN.phone or "")]
    page = await office.posts(page_of(EKEN), fields=fields)
    assert "changed meanwhile to “222”. You wrote “333”" in text_of(page)
    assert 'name="seen.phone" value="222"' in page


@pytest.mark.shows("W", "CF-08", "CF-09", "CF-11")
async def test_a_facility_is_kept_with_who_pays_and_its_articles(office: Office) -> None:
    await kept(office.stage, Customer("Förvaltaren"))
    await sends_form(office, page_of(YARD), invoiced_to_id="Förvaltaren", articles="2 x 4711\nP12")
    now = await row_of(office.stage, YARD)
    assert [(str(a.quantity), a.number) for a in now.articles] == [("2", "4711"), ("1", "P12")]
    assert now.invoiced_to_id is not None


@pytest.mark.shows("W", "CF-12", "CF-13")
async def test_a_contact_is_added_to_the_place_it_belongs_to(office: Office) -> None:
    start = f"/office/registers/contacts/new?facility_id={YARD.id}"
    page = await office.get(start)
    assert 'value="Gården"' in page
    assert 'value="Brf Eken"' in page
    await office.posts(
        "/office/registers/contacts/new", row="0b5c6b00-0000-4000-8000-000000000002",
        name="Karin Ek", facility_id="Gården",
    )  # fmt: skip
    people = await office.stage.parts.door.ask(lambda uow: uow.contacts.of(EKEN.id, YARD.id))
    assert [(p.name, p.facility_id) for p in people] == [("Karin Ek", YARD.id)]


@pytest.mark.shows("W", "OB-03", "OB-05")
async def test_an_object_is_changed_with_agreement_place_and_map(office: Office) -> None:
    await kept(office.stage, Agreement("Gold", EKEN.id))
    await sends_form(office, page_of(DOOR), agreement_id="gold", serial_number="S-1")
    page = await office.get(page_of(DOOR))
    assert 'value="Gold"' in page
    assert "Show on a map" in page
    assert (await row_of(office.stage, DOOR)).serial_number == "S-1"


@pytest.mark.shows("W", "OB-04", "OB-08")
async def test_a_new_object_s_model_joins_the_models(office: Office) -> None:
    await office.stage.set(settings.ADD_MODELS, "yes")
    await office.posts(
        "/office/registers/objects/new", row="0b5c6b00-0000-4000-8000-000000000003",
        code="D-15", name="Port", customer_id="Brf Eken", model="Besam 9",
    )  # fmt: skip
    found = await office.stage.parts.door.ask(lambda uow: uow.models.named("besam 9"))
    assert found is not None


@pytest.mark.shows("W", "OB-07")
async def test_a_counter_that_was_read_is_in_its_readings(office: Office) -> None:
    await sends_form(office, page_of(DOOR), counter_unit="h", counter_reading="1204,5")
    page = text_of(await office.get(page_of(DOOR)))
    assert "Counter readings" in page
    assert "1204.5 h" in page


@pytest.mark.shows("W", "OB-09")
async def test_an_object_is_asked_what_its_template_asks(office: Office) -> None:
    await kept(office.stage, InfoTemplate("Doors", ("Width", "Fire class"), model="TS 83"))
    page = await office.get(page_of(DOOR))
    assert "Fire class" in text_of(page)
    pairs = [("info.name", "Width"), ("info.value", "90 cm"),
             ("info.name", "Fire class"), ("info.value", "")]  # fmt: skip
    await office.posts(page_of(DOOR), fields=[("seen.info", ""), *pairs])
    assert (await row_of(office.stage, DOOR)).info == (("Width", "90 cm"),)


@pytest.mark.shows("W", "OB-09")
async def test_an_info_template_has_a_line_for_each_question(office: Office) -> None:
    await office.posts(
        "/office/registers/info-templates/new",
        fields=[("row", "0b5c6b00-0000-4000-8000-000000000004"), ("name", "Doors"),
                ("fields", "Width\r\nFire class"), ("model", "TS 83")],
    )  # fmt: skip
    found = await office.stage.parts.door.ask(lambda uow: uow.info_templates.named("doors"))
    assert found is not None
    assert found.fields == ("Width", "Fire class")


@pytest.mark.parametrize("row", [EKEN, YARD, DOOR], ids=lambda row: type(row).__name__)
async def test_a_row_leads_to_its_orders_and_to_a_new_one(office: Office, row: Any) -> None:
    order = waiting(office.stage.number())
    work = replace(order.assignments[0], service_object=DOOR)
    await office.stage.keep(
        replace(order, customer=EKEN, facility=YARD, assignments=(work,), contact=None)
    )
    page = await office.get(page_of(row))
    assert f"AO {order.number}" in text_of(page)
    assert "/office/orders/new?customer=Brf+Eken" in page


@pytest.mark.shows("W", "OB-09", "SE-47")
@pytest.mark.parametrize("wanted", ["yes", "no"])
async def test_an_object_s_information_stands_on_its_order_where_that_is_wanted(
    office: Office, wanted: str
) -> None:
    await kept(office.stage, InfoTemplate("Doors", ("Fire class",), model="TS 83"))
    await office.stage.set(settings.SHOW_CUSTOM_INFO, wanted)
    order = waiting(office.stage.number())
    work = replace(order.assignments[0], service_object=DOOR)
    await office.stage.keep(
        replace(order, customer=EKEN, facility=YARD, assignments=(work,), contact=None)
    )
    page = text_of(await office.get(f"/office/orders/{order.number}"))
    assert ("Fire class" in page) == (wanted == "yes")


async def test_what_others_name_is_not_removed_and_one_is_told(office: Office) -> None:
    page = await office.posts(f"{page_of(EKEN)}/remove", back=page_of(EKEN))
    assert "can't be removed" in text_of(page)
    assert await row_of(office.stage, EKEN) is not None


async def test_a_row_that_nobody_names_is_removed(office: Office) -> None:
    await office.posts(f"{page_of(HINGE)}/remove", back=page_of(HINGE))
    assert await row_of(office.stage, HINGE) is None


async def test_a_customer_from_a_mail_is_confirmed_or_made_one_with_another(
    office: Office,
) -> None:
    stranger = Customer("BRF Eken", unconfirmed=True)
    await kept(office.stage, stranger)
    assert "It is Brf Eken" in text_of(await office.get(page_of(stranger)))
    await office.posts(f"{page_of(stranger)}/merge", into=str(EKEN.id))
    assert await row_of(office.stage, stranger) is None


@pytest.mark.shows("W", "PE-24", "AR-06")
async def test_prices_are_shown_to_whoever_sees_prices(stage: Stage) -> None:
    await kept(stage, Article("9", "Lås", price=Decimal(1234)))
    technician = await office_of(stage, "Anna Berg", Role.TECHNICIAN)
    assert "1234" not in await technician.get("/office/registers/articles")
    assert "1234" not in await technician.get("/office/registers/articles.csv")


@pytest.mark.shows("W", "PE-25", "PE-26", "PE-27")
@pytest.mark.parametrize("row", [DOOR, EKEN, YARD], ids=lambda row: type(row).__name__)
async def test_who_may_not_keep_a_register_only_looks(stage: Stage, row: Any) -> None:
    await kept(stage, EKEN, YARD, DOOR)

    def comes(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.users.put(User("Vera", Role.TECHNICIAN, rights=(VIEW.key,), language="en"))

    await stage.parts.door.do(comes, None, SYSTEM)
    vera = await office_of(stage, "Vera")
    page = await vera.get(page_of(row))
    assert "What is kept" in page
    assert ">Save<" not in page
    assert "Remove" not in page
    await vera.posts(page_of(row), name="Else", back=page_of(row))
    assert await row_of(stage, row) == row


async def test_who_sees_only_his_own_orders_has_no_registers(stage: Stage) -> None:
    sven = await office_of(stage, "Sven", Role.SUBCONTRACTOR)
    answer = await stage.client.get("/office/registers/customers")
    assert answer.status == 403
    assert "/office/registers" not in await sven.get("/office/me")


@pytest.mark.shows("W", "CF-04")
async def test_it_is_all_there_in_swedish(stage: Stage) -> None:
    office = await office_of(stage, language="sv")
    page = text_of(await office.get("/office/registers/customers"))
    assert "Kunder" in page
