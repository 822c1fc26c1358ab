"""Six digits prove to a chat whose mail its person reads: mailed, and written back in time (XT-19)."""

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from core.events import ContactAsked
from core.linking import (
    CODE_HOLDS,
    DIGITS,
    MOST_TRIES,
    AddressCode,
    LinkedContact,
    hashed_code,
    plain_address,
)
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.reach import in_the_way
from core.recognising import known_at
from core.refusals import BadInput, Refused
from core.settings import address_or_none
from core.text import one_line
from core.usecases.linking import (
    LONGEST_NAME,
    join,
    named,
    refuse_our_own,
    refuse_where_off,
)
from core.words import N_

ASKED = "contact-asked"
MOST_AN_HOUR = 3
CODE_LETTER = "chat-code"


class NoAddress(BadInput):
    sentence = N_("That is not an e-mail address. Write it like karin@example.com.")


class AskedTooOften(Refused):
    sentence = N_("You have asked for {count} codes within an hour. Try again later.")


class WrongDigits(BadInput):
    sentence = N_("That is not the code. Look at it once more. Tries left: {count}.")


class CodeHasEnded(Refused):
    sentence = N_(
        "The code does not work any more. Write your e-mail address again for a new one."
    )


@dataclass(frozen=True, slots=True)
class AskForCode:
    """Somebody in chat says that he reads the mail of this address."""

    telegram_id: int
    name: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class GiveCode:
    """The digits as he read them in the mail."""

    telegram_id: int
    name: str
    digits: str
    language: str | None = None


def ask_for_code(command: AskForCode, actor: Actor, uow: UnitOfWork) -> None:
    """Mail six digits to an address that the company knows; nobody learns whether it does.

    Raises NoAddress, AskedTooOften, NotOffered, NotForOurOwn.
    """
    refuse_where_off(uow)
    refuse_our_own(command.telegram_id, uow)
    address = _address_in(command.address)
    if not _once_more(f"chat:{command.telegram_id}", uow):
        raise AskedTooOften(count=MOST_AN_HOUR)
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    mailed = _may_be_mailed(address, uow) and _once_more(f"at:{plain_address(address)}", uow)
    hashed, until = hashed_code(command.telegram_id, digits), uow.now + CODE_HOLDS
    uow.linked.put_code(AddressCode(command.telegram_id, address, hashed if mailed else "", until))
    if mailed:
        uow.publish(
            ContactAsked(
                by=one_line(command.name, LONGEST_NAME), address=address, digits=digits,
                language=command.language, until=until.isoformat(),
            )
        )  # fmt: skip


def give_code(command: GiveCode, actor: Actor, uow: UnitOfWork) -> LinkedContact | Refused:
    """Link the address that the right digits were mailed to.

    What is wrong is given back instead of raised, so that the try is counted.
    """
    refuse_where_off(uow)
    refuse_our_own(command.telegram_id, uow)
    code = uow.linked.code(command.telegram_id)
    if code is None or code.expires_at <= uow.now or code.tries >= MOST_TRIES:
        uow.linked.drop_code(command.telegram_id)
        return CodeHasEnded()
    if not code.fits("".join(command.digits.split())):
        uow.linked.put_code(replace(code, tries=code.tries + 1))
        left = MOST_TRIES - code.tries - 1
        return WrongDigits(count=left) if left else CodeHasEnded()
    uow.linked.drop_code(command.telegram_id)
    person, customer = known_at(code.address, uow)
    known = next((each.name for each in (person, customer) if each), "")
    return join(code.address, command, named(known, command.name), None, uow)


def _may_be_mailed(address: str, uow: UnitOfWork) -> bool:
    """Whether a customer has it, or one of his people, and mail to it arrives."""
    if in_the_way(address, CODE_LETTER, uow) is not None:
        return False
    person, customer = known_at(address, uow)
    ours = any(
        user.active and plain_address(user.email or "") == plain_address(address)
        for user in uow.users.all()
    )
    return (person is not None or customer is not None) and not ours


def _once_more(key: str, uow: UnitOfWork) -> bool:
    """Count one code; False where an hour has had its share."""
    before = uow.due.get(ASKED, key)
    sent, until = 0, uow.now + timedelta(hours=1)
    if before is not None and before.at > uow.now:
        sent, until = int(before.context["sent"]), before.at
    uow.due.put(DueRow(ASKED, key, until, {"sent": sent + 1}))
    return sent < MOST_AN_HOUR


def _address_in(text: str) -> str:
    try:
        address = address_or_none(text.strip(" <>.,;"))
    except BadInput:
        raise NoAddress from None
    if address is None:
        raise NoAddress
    return address
