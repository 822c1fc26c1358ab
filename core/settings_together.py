"""What settings must agree on with each other and with the registers before one is set."""

from collections.abc import Callable, Iterable
from typing import Any

from core import settings
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.settings import FastAdd, Setting
from core.words import N_, Label

Check = Callable[[Any, UnitOfWork], None]


class AgainstRegisterArticles(Refused):
    sentence = N_(
        "Articles come only from the register while {setting} is on, so none can be added to it "
        "by an order. Turn that off first."
    )


class AgainstAddedArticles(Refused):
    sentence = N_(
        "Articles in free words are added to the register while {setting} is on. Turn that off "
        "first."
    )


class CustomersMustSign(Refused):
    sentence = N_("Customers must sign while {setting} is on. Turn that off first.")


class CustomersDoNotSign(Refused):
    sentence = N_("Customers can only be made to sign while {setting} is on. Turn that on first.")


class NotInRegister(BadInput):
    sentence = N_("{names} can't be found in the register. Add it there first, or check the name.")


def refuse_unless_fitting(setting: Setting[Any], value: Any, uow: UnitOfWork) -> None:
    """Refuse a value that contradicts another setting, or names what is not there."""
    check = _CHECKS.get(setting.key)
    if check is not None:
        check(value, uow)


def _against(other: Setting[bool], refusal: type[Refused], *, wanted: bool, stops: bool) -> Check:
    """Refuse the value ``wanted`` while the other setting is ``stops``."""

    def check(value: bool, uow: UnitOfWork) -> None:
        if value is wanted and uow.settings.all()[other] is stops:
            raise refusal(setting=Label(other.label))

    return check


def _templates(names: tuple[str, ...], uow: UnitOfWork) -> None:
    _refuse_missing(name for name in names if uow.self_check_templates.named(name) is None)


def _people(names: tuple[str, ...], uow: UnitOfWork) -> None:
    _refuse_missing(name for name in names if uow.users.by_name(name) is None)


def _articles(lists: tuple[FastAdd, ...], uow: UnitOfWork) -> None:
    numbers = dict.fromkeys(number for each in lists for number in each.articles)
    _refuse_missing(number for number in numbers if uow.articles.by_number(number) is None)


def _refuse_missing(names: Iterable[str]) -> None:
    missing = ", ".join(names)
    if missing:
        raise NotInRegister(names=missing)


_CHECKS: dict[str, Check] = {
    settings.ADD_ARTICLES_TO_REGISTER.key: _against(
        settings.REQUIRE_REGISTER_ARTICLES, AgainstRegisterArticles, wanted=True, stops=True
    ),
    settings.REQUIRE_REGISTER_ARTICLES.key: _against(
        settings.ADD_ARTICLES_TO_REGISTER, AgainstAddedArticles, wanted=True, stops=True
    ),
    settings.CUSTOMER_SIGNATURES.key: _against(
        settings.REQUIRE_CUSTOMER_SIGNATURES, CustomersMustSign, wanted=False, stops=True
    ),
    settings.REQUIRE_CUSTOMER_SIGNATURES.key: _against(
        settings.CUSTOMER_SIGNATURES, CustomersDoNotSign, wanted=True, stops=False
    ),
    settings.MANDATORY_SELF_CHECKS.key: _templates,
    settings.FAST_ADD_LIST.key: _articles,
    settings.URGENT_ALERT.key: _people,
    settings.ON_CALL.key: _people,
}
