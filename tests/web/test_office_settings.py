"""The company's settings as an administrator changes them on pages."""

import re
from html import unescape
from typing import Any

import pytest
from aiohttp import FormData

from core.people import Role
from core.settings import (
    CATALOGUE,
    COMPANY_LOGO,
    COMPANY_PHONE,
    CUSTOM_FIELDS,
    CUSTOM_STATUSES,
    CUSTOMER_MESSAGE,
    FAST_ADD_LIST,
    MEASURE_SUGGESTIONS,
    ON_CALL,
    PAPER_TEMPLATES,
    PRINT_IMAGES,
    REQUIRE_MEASURE_TO_SEND,
    WORKING_HOURS,
    Setting,
)
from core.settings.coloured import Coloured
from tests.web.offices import Office, office_of
from tests.web.orders import reported
from tests.web.stage import Stage, text_of


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


async def value(office: Office, setting: Setting[Any]) -> Any:
    return await office.stage.parts.door.ask(lambda uow: uow.settings.all()[setting])


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


@pytest.mark.shows("W", "PE-28")
async def test_every_setting_says_what_it_does_and_its_value(office: Office) -> None:
    page = text_of(await office.get("/office/settings?group=0"))
    assert "The telephone number that letters, pages and papers give." in page


@pytest.mark.shows("W", "PE-28")
async def test_a_setting_is_found_by_a_word(office: Office) -> None:
    assert "Hours before a visit to remind" in text_of(
        await office.get("/office/settings?q=remind")
    )


@pytest.mark.shows("W", "PE-28")
async def test_who_does_not_administrate_sees_none(stage: Stage) -> None:
    office = await office_of(stage, "Tea Tek", Role.TECHNICIAN)
    assert "You may not do that" in text_of(await office.get("/office/settings"))


@pytest.mark.shows("W", "SE-07")
async def test_a_switch_is_turned_off_where_it_stands(office: Office) -> None:
    await office.posts("/office/settings/print-images", seen="on", value="off")
    assert await value(office, PRINT_IMAGES) is False


@pytest.mark.shows("W", "SE-73")
async def test_a_line_is_changed(office: Office) -> None:
    await office.posts("/office/settings/company-phone", seen="08-123 45 67", value="08-99 99 99")
    assert await value(office, COMPANY_PHONE) == "08-99 99 99"


async def test_what_another_changed_meanwhile_is_shown_beside_ones_own(office: Office) -> None:
    page = await office.posts("/office/settings/company-phone", seen="08-1", value="08-99 99 99")
    assert "“08-123 45 67”. You wrote “08-99 99 99”" in text_of(page)


@pytest.mark.shows("W", "SE-56")
async def test_a_text_of_several_lines_is_kept_and_changed_again(office: Office) -> None:
    await office.posts("/office/settings/customer-message", seen="", value="Hello\r\nyou")
    await office.posts("/office/settings/customer-message", seen="Hello\r\nyou", value="Hi")
    assert await value(office, CUSTOMER_MESSAGE) == "Hi"


@pytest.mark.shows("W", "SE-05")
async def test_a_list_is_written_one_a_line(office: Office) -> None:
    await office.posts("/office/settings/measure-suggestions", value="Oiled, tested\nCleaned\n\n")
    assert await value(office, MEASURE_SUGGESTIONS) == ("Oiled, tested", "Cleaned")


@pytest.mark.shows("W", "SE-14")
async def test_statuses_have_names_colours_and_an_order(office: Office) -> None:
    fields = [("name", "Waits"), ("name", "Done"), ("name", ""), ("place", "2"), ("place", "1")]
    fields += [("colour", "#e0a000"), ("colour", "#2e8b57"), ("coloured", "0")]
    await office.posts("/office/settings/custom-statuses", fields=fields)
    assert await value(office, CUSTOM_STATUSES) == (Coloured("Done"), Coloured("Waits", "#e0a000"))


@pytest.mark.shows("W", "SE-54")
async def test_a_field_of_the_companys_own_is_added(office: Office) -> None:
    fields = [("name", "Door code"), ("subgroup", ""), ("place", "1"), ("suggestions", "12\n34")]
    await office.posts("/office/settings/custom-fields", fields=[*fields, ("required", "0")])
    (field,) = await value(office, CUSTOM_FIELDS)
    assert (field.name, field.required, field.suggestions) == ("Door code", True, ("12", "34"))


@pytest.mark.shows("W", "SE-53")
async def test_articles_that_are_not_in_the_register_are_refused(office: Office) -> None:
    await office.posts(
        "/office/settings/fast-add-list", fields=[("subgroup", ""), ("articles", "X9")]
    )
    assert await value(office, FAST_ADD_LIST) == ()


@pytest.mark.shows("W", "SE-61")
async def test_working_hours_are_written_day_by_day(office: Office) -> None:
    fields = [("starts", "07:00"), ("ends", "16:00"), ("starts", ""), ("ends", "")]
    await office.posts("/office/settings/working-hours", fields=fields)
    (monday,) = await value(office, WORKING_HOURS)
    assert (monday.weekday, monday.starts_at.hour) == (0, 7)


@pytest.mark.shows("W", "SE-71")
async def test_who_is_on_call_is_ticked(office: Office) -> None:
    fields = [("name", "Doris Dal"), ("place", "1"), ("chosen", "0")]
    await office.posts("/office/settings/on-call", fields=fields)
    assert await value(office, ON_CALL) == ("Doris Dal",)


async def test_what_will_not_do_stays_in_the_form_with_why(office: Office) -> None:
    page = await office.posts("/office/settings/company-email", seen="", value="nobody at home")
    assert "Write one e-mail address" in text_of(page)
    assert 'value="nobody at home"' in page


async def test_rows_that_will_not_do_stay_in_the_form(office: Office) -> None:
    fields = [("name", "Waits"), ("name", "waits"), ("place", "1"), ("place", "2")]
    page = await office.posts("/office/settings/custom-statuses", fields=fields)
    assert "Write each name only once." in text_of(page)
    assert 'value="waits"' in page


@pytest.mark.shows("W", "XT-07")
async def test_the_orders_that_would_get_stuck_are_named_before_a_requirement_is_on(
    office: Office,
) -> None:
    await office.stage.keep(reported(office.stage.number()))
    page = text_of(
        await office.posts("/office/settings/require-measure-to-send", seen="off", value="on")
    )
    assert "One open order would get stuck" in page
    assert "AO 421" in page
    assert await value(office, REQUIRE_MEASURE_TO_SEND) is False


@pytest.mark.shows("W", "XT-07")
async def test_it_is_turned_on_all_the_same_once_somebody_is_sure(office: Office) -> None:
    await office.stage.keep(reported(office.stage.number()))
    await office.posts(
        "/office/settings/require-measure-to-send", seen="off", value="on", sure="1"
    )
    assert await value(office, REQUIRE_MEASURE_TO_SEND) is True


@pytest.mark.shows("W", "SE-57")
async def test_a_template_of_papers_has_its_parts_in_another_order(office: Office) -> None:
    await office.posts("/office/settings/paper-templates", name="Service", paper="protocol")
    fields = [("part", "total"), ("part", "parties"), ("place-total", "1"), ("place-parties", "2")]
    where = "/office/settings/paper-templates/0"
    await office.posts(where, name="Service", above="Thank you", starred="on", fields=fields)
    (template,) = await value(office, PAPER_TEMPLATES)
    assert (template.parts, template.above) == (("total", "parties"), "Thank you")


async def test_a_template_without_parts_stays_in_the_form_with_why(office: Office) -> None:
    await office.posts("/office/settings/paper-templates", name="Service", paper="protocol")
    where = "/office/settings/paper-templates/0"
    page = await office.posts(where, name="Service", above="Thank you")
    assert "A paper has at least one part" in text_of(page)
    assert "Thank you</textarea>" in page


@pytest.mark.shows("W", "SE-57")
async def test_only_one_template_of_a_kind_is_for_all_other_orders(office: Office) -> None:
    for nth, name in enumerate(("First", "Second")):
        await office.posts("/office/settings/paper-templates", name=name, paper="protocol")
        where = f"/office/settings/paper-templates/{nth}"
        await office.posts(where, name=name, starred="on", fields=[("part", "total")])
    assert [each.starred for each in await value(office, PAPER_TEMPLATES)] == [False, True]


@pytest.mark.shows("W", "SE-57")
async def test_a_template_of_papers_is_opened_and_taken_away(office: Office) -> None:
    await office.posts("/office/settings/paper-templates", name="Service", paper="quote")
    page = await office.get("/office/settings/paper-templates/0")
    assert "Code to check the signatures" in text_of(page)
    await office.posts("/office/settings/paper-templates/0/drop")
    assert await value(office, PAPER_TEMPLATES) == ()


@pytest.mark.shows("W", "SC-01")
async def test_a_template_of_self_checks_is_made_changed_and_taken_away(office: Office) -> None:
    where = "/office/settings/self-check-templates"
    page = await office.posts(where, name="Door", points="Hinges\nLock")
    assert "Hinges" in page
    (made,) = await office.stage.parts.door.ask(lambda uow: uow.self_check_templates.all())
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen is not None
    fields = [("point", "Hinges"), ("point", "Gap"), ("place", "2"), ("place", "1")]
    fields += [("unit", ""), ("unit", "mm"), ("value", "1"), ("photo", "0"), ("choices", "")]
    fields += [("choices", "Fits\n- Too wide")]
    await office.posts(f"{where}/{made.id}", name="Door", seen=unescape(seen[1]), fields=fields)
    (after,) = await office.stage.parts.door.ask(lambda uow: uow.self_check_templates.all())
    assert [(each.name, each.unit, each.photo) for each in after.points] == [
        ("Gap", "mm", False),
        ("Hinges", None, True),
    ]
    assert [each.approved for each in after.points[0].choices] == [True, False]
    await office.agrees(await office.posts(f"{where}/{made.id}/drop"))
    assert not await office.stage.parts.door.ask(lambda uow: uow.self_check_templates.all())


@pytest.mark.shows("W", "SE-73")
async def test_a_logo_is_a_picture(office: Office) -> None:
    await office.get("/office/settings/company-logo")
    form = FormData({"csrf": office.csrf, "back": "/office/settings/company-logo"})
    form.add_field("file", PNG, filename="logo.png", content_type="image/png")
    await office.stage.client.post("/office/settings/company-logo/picture", data=form)
    assert await value(office, COMPANY_LOGO) is not None


@pytest.mark.shows("W", "SE-73")
async def test_what_is_no_picture_is_refused_as_a_logo(office: Office) -> None:
    await office.get("/office/settings/company-logo")
    form = FormData({"csrf": office.csrf, "back": "/office/settings/company-logo"})
    form.add_field("file", b"<svg>", filename="logo.svg", content_type="image/png")
    answer = await office.stage.client.post("/office/settings/company-logo/picture", data=form)
    assert "logo.svg is no PNG or JPEG picture" in text_of(await answer.text())


async def test_every_setting_has_a_page(office: Office) -> None:
    answers = {
        key: (await office.stage.client.get(f"/office/settings/{key}")).status for key in CATALOGUE
    }
    assert {key: status for key, status in answers.items() if status != 200} == {}
