"""The plain kinds of values: switches, texts, addresses, numbers, amounts, names."""

import re
from decimal import Decimal

from core.refusals import BadInput
from core.settings.declaring import Kind
from core.text import tidy
from core.words import N_

NO_NAMES: tuple[str, ...] = ()
MOST_NAMES = 30
MOST_SUGGESTIONS = 200
_ADDRESS = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]{1,190}\.[^\s@<>,;\".]{2,63}")
_CENT = Decimal("0.01")


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
    line = " ".join(tidy(text).split())
    if len(line) > 500:
        raise BadInput(N_("At most 500 characters, please."))
    return line or None


def paragraphs_or_none(text: str) -> str | None:
    """Read a text of several lines, at most 4 000 characters; empty is none."""
    whole = tidy(text)
    if len(whole) > 4000:
        raise BadInput(N_("That is too long. At most {limit} characters, please."), limit=4000)
    return whole or None


def address_or_none(text: str) -> str | None:
    """Read one e-mail address; empty is none."""
    address = text.strip()
    if address and not re.fullmatch(_ADDRESS, address):
        raise BadInput(N_("Write one e-mail address, such as parts@example.com, or nothing."))
    return address or None


def whole_number(text: str) -> int:
    """Read a number from 1 up to a thousand million."""
    if not re.fullmatch(r"\s*[0-9]{1,9}\s*", text) or int(text) == 0:
        raise BadInput(N_("Write a whole number, 1 or more."))
    return int(text)


def at_most(most: int) -> Kind[int | None]:
    """A whole number from 1 to ``most``; empty is none."""

    def read(text: str) -> int | None:
        if not text.strip():
            return None
        if not re.fullmatch(r"\s*[0-9]{1,9}\s*", text) or not 1 <= int(text) <= most:
            raise BadInput(N_("Write a whole number from 1 to {most}, or nothing."), most=most)
        return int(text)

    return Kind(N_("a whole number, or nothing"), read, str)


def amount_or_none(text: str) -> Decimal | None:
    """Read an amount of money with at most two decimals; empty is none."""
    return _decimal(text, Decimal(100_000_000)) if text.strip() else None


def percent(text: str) -> Decimal:
    """Read a percentage from 0 to 100 with at most two decimals."""
    return _decimal(text.strip().removesuffix("%"), Decimal(100))


def names(text: str) -> tuple[str, ...]:
    """Read a list with commas between, each name once and at most 60 characters."""
    return listed(text.split(","), MOST_NAMES, 60)


def suggestions(text: str) -> tuple[str, ...]:
    """Read texts with semicolons or line breaks between, each once, at most 200 characters."""
    return listed(re.split(r"[;\n]", text), MOST_SUGGESTIONS, 200)


def listed(parts: list[str], most: int, longest: int) -> tuple[str, ...]:
    """The parts tidied, none empty and none twice; raises BadInput beyond the bounds."""
    found = tuple(dict.fromkeys(line for part in parts if (line := " ".join(tidy(part).split()))))
    if len(found) > most or any(len(each) > longest for each in found):
        raise BadInput(
            N_("Write at most {most} names of at most {longest} characters, with commas between."),
            most=most,
            longest=longest,
        )
    return found


def one_of(*choices: str) -> Kind[str]:
    """One of a few words."""

    def read(text: str) -> str:
        word = text.strip().casefold()
        if word not in choices:
            known = ", ".join(choices)
            raise BadInput(N_("Write one of: {known}."), known=known)
        return word

    return Kind(N_("one of a few words"), read, str, choices)


def _decimal(text: str, most: Decimal) -> Decimal:
    plain = re.sub(r"\s", "", text).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", plain) or Decimal(plain) > most:
        raise BadInput(N_("Write a number from 0 to {most} with at most two decimals."), most=most)
    return Decimal(plain)


def _plain_decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _as_is(value: str | None) -> str:
    return value or ""


SWITCH: Kind[bool] = Kind(N_("on or off"), yes_or_no, lambda value: "on" if value else "off")
LINE: Kind[str | None] = Kind(N_("a line of text, or nothing"), text_or_none, _as_is)
PARAGRAPHS: Kind[str | None] = Kind(N_("a text, or nothing"), paragraphs_or_none, _as_is)
ADDRESS: Kind[str | None] = Kind(N_("one e-mail address, or nothing"), address_or_none, _as_is)
NUMBER: Kind[int] = Kind(N_("a whole number, 1 or more"), whole_number, str)
AMOUNT: Kind[Decimal | None] = Kind(N_("an amount, or nothing"), amount_or_none, _plain_decimal)
PERCENT: Kind[Decimal] = Kind(N_("a percentage"), percent, _plain_decimal)
NAMES: Kind[tuple[str, ...]] = Kind(N_("names with commas between"), names, ", ".join)
SUGGESTIONS: Kind[tuple[str, ...]] = Kind(
    N_("texts with semicolons between"), suggestions, "; ".join
)
DAYS = at_most(3650)
HOURS = at_most(24 * 365)
MINUTES = at_most(24 * 60)
