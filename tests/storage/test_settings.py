"""Settings are what was set last, and their defaults before."""

from core.ports import UnitOfWork
from core.settings import COMPANY_NAME, FIRST_ORDER_NUMBER
from tests.storage.conftest import House


async def test_a_setting_is_what_was_set_last(house: House) -> None:
    await house.do(lambda uow: uow.settings.put("company-name", "Hiss AB"))
    await house.do(lambda uow: uow.settings.put("company-name", "Dörr AB"))
    assert (await house.ask(lambda uow: uow.settings.all()))[COMPANY_NAME] == "Dörr AB"


async def test_what_was_never_set_has_its_default(house: House) -> None:
    assert (await house.ask(lambda uow: uow.settings.all()))[FIRST_ORDER_NUMBER] == 1


async def test_a_value_holds_at_once_in_its_own_transaction(house: House) -> None:
    def work(uow: UnitOfWork) -> int:
        before = uow.settings.all()[FIRST_ORDER_NUMBER]
        uow.settings.put("first-order-number", "400")
        return before + uow.settings.all()[FIRST_ORDER_NUMBER]

    assert await house.do(work) == 401
