"""Setting a setting: who may, what it contradicts, and what orders keep of what is taken away."""

from collections.abc import Awaitable, Callable

import pytest

from core.events import SettingChanged
from core.people import SYSTEM
from core.refusals import BadInput, NotAllowedAtAll, OrderIsClosed, Refused
from core.self_checks import SelfCheckTemplate
from core.settings import NoSuchSetting, setting_called
from core.settings_together import (
    AgainstAddedArticles,
    AgainstRegisterArticles,
    CustomersDoNotSign,
    CustomersMustSign,
    NotInRegister,
)
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.orders import SetCustomStatus, set_custom_status
from core.usecases.settings import SetSetting, set_setting
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.finished import invoiced


async def _value(company: Company, key: str) -> str:
    setting = setting_called(key)
    values = await company.door.ask(lambda uow: uow.settings.all())
    return setting.written(values[setting])


@pytest.mark.shows("U", "PE-28")
async def test_only_administrators_change_settings(company: Company) -> None:
    """PE-28."""
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", set_setting, SetSetting("company-name", "Hiss AB"))


async def test_there_is_no_other_setting(company: Company) -> None:
    with pytest.raises(NoSuchSetting):
        await company.sets("colour", "red")


async def test_a_change_says_what_was_before(company: Company) -> None:
    await company.sets("company-name", "Hiss AB")
    await company.sets("company-name", "Dörr AB")
    told = [(event.before, event.after) for event in company.told(SettingChanged)]
    assert told == [("", "Hiss AB"), ("Hiss AB", "Dörr AB")]


@pytest.mark.shows("U", "SE-33", "SE-45")
@pytest.mark.parametrize(
    ("first", "second", "refusal"),
    [
        (("require-register-articles", "on"), ("add-articles-to-register", "on"), AgainstRegisterArticles),
        (("add-articles-to-register", "on"), ("require-register-articles", "on"), AgainstAddedArticles),
        (("require-customer-signatures", "on"), ("customer-signatures", "off"), CustomersMustSign),
        (("customer-signatures", "off"), ("require-customer-signatures", "on"), CustomersDoNotSign),
    ],
)  # fmt: skip
async def test_what_contradicts_a_setting_that_stands_is_refused(
    company: Company, first: tuple[str, str], second: tuple[str, str], refusal: type[Refused]
) -> None:
    """SE-33 against SE-45, SE-48 against SE-49: the first one wins until it is turned off."""
    await company.sets(*first)
    with pytest.raises(refusal):
        await company.sets(*second)
    await company.sets(first[0], "off" if first[1] == "on" else "on")
    await company.sets(*second)


@pytest.mark.parametrize("first", ["require-register-articles", "add-articles-to-register"])
async def test_what_is_on_already_can_be_set_again(company: Company, first: str) -> None:
    await company.sets(first, "on")
    await company.sets(first, "on")
    assert await _value(company, first) == "on"


@pytest.mark.shows("U", "SE-53", "SE-55", "SE-71")
@pytest.mark.parametrize(
    ("key", "known", "unknown"),
    [
        ("fast-add-list", "4711; Lifts: 4711", "4711, X9"),
        ("mandatory-self-checks", "Lift", "Lift, Ladder"),
        ("on-call", "Anna, Erik", "Anna, Bo"),
        ("urgent-alert", "Maja", "Bo"),
    ],
)
async def test_what_a_setting_names_is_in_the_register(
    company: Company, key: str, known: str, unknown: str
) -> None:
    """SE-53 articles, SE-55 templates, SE-71 people."""
    template = SelfCheckTemplate("Lift")
    await company.door.do(lambda put, _, uow: uow.self_check_templates.put(put), template, SYSTEM)
    await company.sets(key, known)
    with pytest.raises(NotInRegister):
        await company.sets(key, unknown)
    assert await _value(company, key) == known


async def _edited(company: Company, field: str, value: str) -> WorkOrder:
    return await company.does("Maja", edit_order, EditOrder(ONE, (Edit(field, value),)))


@pytest.mark.shows("U", "SE-14", "WO-12")
async def test_a_status_that_is_taken_off_the_list_stays_on_its_orders(company: Company) -> None:
    """SE-14: old orders keep it; no other order gets it."""
    await company.sets("custom-statuses", "Waits #e0a000, Done")
    await company.assigned()
    await company.does("Anna", set_custom_status, SetCustomStatus(ONE, "Waits"))
    await company.sets("custom-statuses", "Done")
    kept = await company.does("Anna", set_custom_status, SetCustomStatus(ONE, "Waits"))
    second = (await company.reports()).number
    with pytest.raises(BadInput):
        await company.does("Maja", set_custom_status, SetCustomStatus(second, "Waits"))
    assert kept.custom_status == "Waits"


@pytest.mark.shows("U", "SE-54", "SE-58", "SE-62")
@pytest.mark.parametrize(
    ("key", "before", "after", "field", "value"),
    [
        ("order-types", "Urgent, Planned", "Planned", "type", "Urgent"),
        ("subgroups", "Lifts, Doors", "Doors", "subgroup", "Lifts"),
        (
            "custom-fields",
            '[{"name": "Rope"}]',
            '[{"name": "Rope", "removed": true}]',
            "field:Rope",
            "8 mm",
        ),
    ],
)
async def test_what_orders_have_stays_when_it_is_taken_off_its_list(
    company: Company, key: str, before: str, after: str, field: str, value: str
) -> None:
    """SE-54, SE-58, SE-62: the order is saved again as it is."""
    await company.sets(key, before)
    await company.reports()
    had = await _edited(company, field, value)
    await company.sets(key, after)
    has = await _edited(company, "cost-centre", "K7")
    assert (has.order_type, has.subgroup, has.custom_fields) == (
        had.order_type, had.subgroup, had.custom_fields
    )  # fmt: skip


async def _cancelled(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))


@pytest.mark.shows("U", "WO-12", "WO-22")
@pytest.mark.parametrize("over", [_cancelled, invoiced], ids=["cancelled", "invoiced"])
async def test_an_order_that_is_over_keeps_its_status(
    company: Company, over: Callable[[Company], Awaitable[object]]
) -> None:
    await company.sets("custom-statuses", "Waits #ff0000")
    await over(company)
    with pytest.raises(OrderIsClosed):
        await company.door.do(set_custom_status, SetCustomStatus(ONE, "Waits"), SYSTEM)
