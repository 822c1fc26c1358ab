"""What a company may change: one declaration each (SE); menus, checks and docs follow from it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from core.refusals import BadInput, Refused
from core.words import N_

T = TypeVar("T")
_ADDRESS = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]{1,190}\.[^\s@<>,;\".]{2,63}")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting: feature ID, group, key, label, how it is read from what people write, default."""

    feature: str
    group: str
    key: str
    label: str
    read: Callable[[str], T]
    default: T

    def written(self, value: T) -> str:
        """The value as ``read`` takes it; empty for none."""
        match value:
            case None:
                return ""
            case bool():
                return "on" if value else "off"
            case tuple():
                return ", ".join(str(each) for each in value)
            case _:
                return str(value)


class NoSuchSetting(Refused):
    sentence = N_("There is no setting {key}. See them all with: ordna setting list")


class Settings:
    """The company's values, read by their declarations; what was never set has its default."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def __getitem__(self, setting: Setting[T]) -> T:
        if setting.key not in self._values:
            return setting.default
        return setting.read(self._values[setting.key])


def yes_or_no(text: str) -> bool:
    """Read a switch."""
    word = text.strip().casefold()
    if word in {"on", "yes", "true", "1", "på", "ja"}:
        return True
    if word in {"off", "no", "false", "0", "av", "nej"}:
        return False
    raise BadInput(N_("Write on or off."))


def text_or_none(text: str) -> str | None:
    """Read a line of text of at most 500 characters; empty is none."""
    if len(text) > 500:
        raise BadInput(N_("At most 500 characters, please."))
    return text.strip() or None


def address_or_none(text: str) -> str | None:
    """Read one e-mail address; empty is none."""
    address = text.strip()
    if address and not re.fullmatch(_ADDRESS, address):
        raise BadInput(N_("Write one e-mail address, such as parts@example.com, or nothing."))
    return address or None


def whole_number(text: str) -> int:
    """Read a number from 1 up to a thousand million."""
    if not re.fullmatch(r"\s*\d{1,9}\s*", text) or int(text) == 0:
        raise BadInput(N_("Write a whole number, 1 or more."))
    return int(text)


NO_NAMES: tuple[str, ...] = ()


def names(text: str) -> tuple[str, ...]:
    """Read a list with commas between, each name once and at most 60 characters."""
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if any(len(name) > 60 for name in found) or len(found) > 30:
        raise BadInput(N_("Write at most 30 names of at most 60 characters, with commas between."))
    return found


CATALOGUE: dict[str, Setting[Any]] = {}


def declare(
    feature: str, group: str, key: str, label: str, read: Callable[[str], T], default: T
) -> Setting[T]:
    """Add one setting to the catalogue."""
    CATALOGUE[key] = Setting(feature, group, key, label, read, default)
    return cast(Setting[T], CATALOGUE[key])


def setting_called(key: str) -> Setting[Any]:
    """The setting with this key; raises NoSuchSetting."""
    if key not in CATALOGUE:
        raise NoSuchSetting(key=key)
    return CATALOGUE[key]


_ARTICLES, _PRINT, _SIGNING = N_("Articles"), N_("Print"), N_("Signing")
_ORDERS, _COMPANY = N_("Orders"), N_("Company")

ARTICLES_TO_ORDER_EMAIL = declare(
    "SE-01",
    _ARTICLES,
    "articles-to-order-email",
    N_("Articles to be ordered email"),
    address_or_none,
    None,
)
BEGUN_ON_ARTICLES = declare(
    "SE-12", _ARTICLES, "begun-on-articles", N_("Set begun on added articles"), yes_or_no, True
)
DISABLE_READY_WITH_TO_ORDER = declare(
    "SE-18", _ARTICLES, "disable-ready-with-articles-to-order",
    N_("Disable ready if there are articles to be ordered"), yes_or_no, False
)  # fmt: skip
PRINT_SIGNATURES = declare(
    "SE-06", _PRINT, "print-signatures", N_("Show signatures on print"), yes_or_no, True
)
PRINT_IMAGES = declare(
    "SE-07", _PRINT, "print-images", N_("Show images on print"), yes_or_no, True
)
REMOVE_PRICES = declare(
    "SE-09", _PRINT, "remove-prices-from-print", N_("Remove prices from print"), yes_or_no, False
)
CUSTOM_STATUSES = declare(
    "SE-14", _ORDERS, "custom-statuses", N_("Custom statuses"), names, NO_NAMES
)
CUSTOMER_SIGNATURES = declare(
    "SE-48", _SIGNING, "customer-signatures", N_("Use customer signatures"), yes_or_no, True
)
REQUIRE_CUSTOMER_SIGNATURES = declare(
    "SE-49",
    _SIGNING,
    "require-customer-signatures",
    N_("Require customer signatures"),
    yes_or_no,
    False,
)
CUSTOMER_LINKS = declare(
    "SE-63", _ORDERS, "customer-links", N_("Customers get a link to their order"), yes_or_no, True
)
FIRST_ORDER_NUMBER = declare(
    "SE-70", _ORDERS, "first-order-number", N_("First order number"), whole_number, 1
)
COMPANY_NAME = declare("SE-73", _COMPANY, "company-name", N_("Company name"), text_or_none, None)
COMPANY_ADDRESS = declare(
    "SE-73", _COMPANY, "company-address", N_("Company address"), text_or_none, None
)
COMPANY_PHONE = declare(
    "SE-73", _COMPANY, "company-phone", N_("Company phone"), text_or_none, None
)
COMPANY_EMAIL = declare(
    "SE-73", _COMPANY, "company-email", N_("Company e-mail"), address_or_none, None
)
COMPANY_NUMBER = declare(
    "SE-73", _COMPANY, "company-organisation-number", N_("Organisation number"), text_or_none, None
)
COMPANY_VAT_NUMBER = declare(
    "SE-73", _COMPANY, "company-vat-number", N_("VAT number"), text_or_none, None
)
COMPANY_F_TAX = declare(
    "SE-73", _COMPANY, "company-f-tax", N_("Approved for F-tax"), yes_or_no, False
)
COMPANY_BANKGIRO = declare(
    "SE-73", _COMPANY, "company-bankgiro", N_("Bankgiro"), text_or_none, None
)
