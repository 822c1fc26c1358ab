"""Settings on pages: each kind of value is kept as it was meant, and each requirement tells whom it stops."""

from dataclasses import replace
from typing import Any

import pytest

from core.lines import Line
from core.self_checks import SelfCheck
from core.settings import setting_called
from core.work_order import WorkOrder
from tests.web.offices import Office, office_of
from tests.web.orders import ARTICLE, reported
from tests.web.stage import Stage, text_of

shows = pytest.mark.shows


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


def lacking(office: Office) -> WorkOrder:
    """An order that lacks whatever may be required."""
    order = reported(office.stage.number())
    free: Line = replace(ARTICLE, number=None, price=None)
    order = order.with_article(None, free).with_self_check(None, SelfCheck("Door"))
    return replace(order, contact=None)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("require-object-to-sign", marks=shows("W", "SE-24", "SE-50")),
        pytest.param("require-status-to-sign", marks=shows("W", "SE-26", "SE-51")),
        pytest.param("require-self-checks-to-sign", marks=shows("W", "SE-52")),
        pytest.param("require-status-to-save", marks=shows("W", "SE-27")),
        pytest.param("require-contact", marks=shows("W", "SE-32")),
        pytest.param("require-price", marks=shows("W", "SE-29")),
        pytest.param("require-register-articles", marks=shows("W", "SE-33")),
        pytest.param("require-measure-to-send", marks=shows("W", "SE-23")),
    ],
)
async def test_a_requirement_names_the_order_that_it_would_stop(office: Office, key: str) -> None:
    await office.stage.keep(lacking(office))
    page = text_of(await office.posts(f"/office/settings/{key}", seen="off", value="on"))
    assert "One open order would get stuck with that. It would be: on." in page


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        pytest.param(
            "articles-to-order-email", "p@x.example", "p@x.example", marks=shows("W", "SE-01")
        ),
        pytest.param(
            "articles-ordered-email", "o@x.example", "o@x.example", marks=shows("W", "SE-02")
        ),
        pytest.param(
            "articles-delivered-email", "d@x.example", "d@x.example", marks=shows("W", "SE-03")
        ),
        pytest.param(
            "description-suggestions",
            "Stuck\r\nBroken",
            ("Stuck", "Broken"),
            marks=shows("W", "SE-04"),
        ),
        pytest.param("subgroups", "Lifts\r\nDoors", ("Lifts", "Doors"), marks=shows("W", "SE-62")),
        pytest.param("first-order-number", "5000", 5000, marks=shows("W", "SE-70")),
        pytest.param("approval-amount", "2 500,50", "2500.5", marks=shows("W", "SE-68")),
        pytest.param("quiet-hours", "22-6", "22:00-06:00", marks=shows("W", "SE-71")),
        pytest.param("group-topics", "order", "order", marks=shows("W", "XT-02")),
        pytest.param(
            "blocked-senders", "A@x.example\r\n@y.example", ("a@x.example", "@y.example")
        ),
    ],
)
async def test_a_value_is_kept_as_it_was_meant(
    office: Office, key: str, written: str, meant: Any
) -> None:
    await office.posts(f"/office/settings/{key}", value=written)
    setting = setting_called(key)
    values = await office.stage.parts.door.ask(lambda uow: uow.settings.all())
    assert meant in (values[setting], setting.written(values[setting]))


@pytest.mark.shows("W", "SE-45", "SE-33")
async def test_settings_that_contradict_each_other_are_refused_in_words(office: Office) -> None:
    await office.posts("/office/settings/require-register-articles", seen="off", value="on")
    page = await office.posts("/office/settings/add-articles-to-register", seen="off", value="on")
    assert "Turn that off first." in text_of(page)


@pytest.mark.shows("W", "SE-58")
async def test_an_order_type_has_its_colour_in_the_list(office: Office) -> None:
    fields = [("name", "Service"), ("place", "1"), ("colour", "#2f6fd0"), ("coloured", "0")]
    await office.posts("/office/settings/order-types", fields=fields)
    assert 'value="#2f6fd0"' in await office.get("/office/settings/order-types")


@pytest.mark.shows("W", "SE-55")
async def test_a_template_is_ticked_to_be_on_every_new_order(office: Office) -> None:
    await office.posts("/office/settings/self-check-templates", name="Door", points="Hinges")
    fields = [("name", "Door"), ("place", "1"), ("chosen", "0")]
    await office.posts("/office/settings/mandatory-self-checks", fields=fields)
    assert "Door" in text_of(await office.get("/office/settings?q=mandatory-self-checks"))
