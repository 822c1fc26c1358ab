"""Mail and chat of one person are joined only by what was sent to the other (XT-19)."""

import random
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.deliveries import Channel
from core.events import ContactAsked, ContactEnded, ContactLinked
from core.linking import LinkedContact
from core.links import Link, Purpose
from core.people import SYSTEM, Actor
from core.refusals import NoSuchOrder, Refused
from core.settings import CONTACTS_IN_CHAT
from core.usecases.address_codes import (
    AskedTooOften,
    AskForCode,
    CodeHasEnded,
    GiveCode,
    NoAddress,
    WrongDigits,
    ask_for_code,
    give_code,
)
from core.usecases.linked_chats import ReportInChat, SayInChat, report_in_chat, say_in_chat
from core.usecases.linking import (
    AcceptOffer,
    DeclineOffer,
    EndByMail,
    LinkHasEnded,
    NotForOurOwn,
    NotOffered,
    accept_offer,
    decline_offer,
    end_by_mail,
    wrote_from,
    wrote_in_chat,
)
from core.usecases.settings import SetSetting, set_setting
from tests.core.conftest import ONE, Company

pytestmark = pytest.mark.shows("U", "XT-19")
HERS, KARIN, EVE = "karin@brfeken.example", 501, 666
SOMEBODY = Actor("Somebody")


@pytest.fixture
async def open_company(company: Company) -> Company:
    """A company that writes to customers in chat, to which Karin has reported a door."""
    await company.door.do(set_setting, SetSetting(CONTACTS_IN_CHAT.key, "yes"), SYSTEM)
    await company.reports()
    return company


async def offer(company: Company, **changes: Any) -> Link:
    """The link in a mail to Karin."""
    words = {"purpose": Purpose.CHANNEL, "order": ONE, "recipient": HERS, "name": "Karin Ek"}
    link = Link(**{**words, "expires_at": company.now + timedelta(days=30), **changes})
    await company.door.do(lambda _, __, uow: uow.links.put(link), None, SYSTEM)
    return link


async def accepts(company: Company, link_id: UUID, chat: int = KARIN) -> LinkedContact:
    """Somebody in that chat says yes."""
    return await company.door.do(accept_offer, AcceptOffer(link_id, chat, "Kaja", "sv"), SOMEBODY)


async def at(company: Company, address: str = HERS) -> LinkedContact | None:
    """What is known of the address."""
    return await company.door.ask(lambda uow: uow.linked.at(address))


async def asks(company: Company, address: str = HERS, chat: int = EVE) -> None:
    """Somebody in that chat says that he reads the mail of the address."""
    await company.door.do(ask_for_code, AskForCode(chat, "Eve", address, "en"), SOMEBODY)


async def gives(company: Company, digits: str, chat: int = EVE) -> LinkedContact | Refused:
    """Digits are written in the chat."""
    return await company.door.do(give_code, GiveCode(chat, "Eve", digits), SOMEBODY)


async def test_a_yes_links_the_address_of_the_link(open_company: Company) -> None:
    contact = await accepts(open_company, (await offer(open_company)).id)
    assert contact == await at(open_company)
    assert (contact.address, contact.telegram_id, contact.name) == (HERS, KARIN, "Karin Ek")
    assert contact.reads_in_chat


async def test_a_link_links_once(open_company: Company) -> None:
    link = await offer(open_company)
    await accepts(open_company, link.id)
    with pytest.raises(LinkHasEnded):
        await accepts(open_company, link.id, EVE)
    assert len(open_company.told(ContactLinked)) == 1


async def test_the_same_yes_again_changes_nothing(open_company: Company) -> None:
    link = await offer(open_company)
    first = await accepts(open_company, link.id)
    assert await accepts(open_company, link.id) == first
    assert len(open_company.told(ContactLinked)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": Purpose.ORDER_PAGE},
        {"purpose": Purpose.SIGN},
        {"revoked": True},
        {"expires_at": None},
    ],
)
async def test_no_other_link_links(open_company: Company, changes: dict[str, Any]) -> None:
    if "expires_at" in changes:
        changes = {"expires_at": open_company.now}
    link = await offer(open_company, **changes)
    with pytest.raises(LinkHasEnded):
        await accepts(open_company, link.id)


async def test_while_it_is_off_no_link_links(company: Company) -> None:
    await company.reports()
    link = await offer(company)
    with pytest.raises(NotOffered):
        await accepts(company, link.id)


async def test_one_of_the_company_s_own_is_not_linked(open_company: Company) -> None:
    anna = replace(open_company.people["Anna"], telegram_id=77)
    await open_company.door.do(lambda _, __, uow: uow.users.put(anna), None, SYSTEM)
    link = await offer(open_company)
    with pytest.raises(NotForOurOwn):
        await accepts(open_company, link.id, 77)


async def test_a_no_is_kept_and_ends_no_link_that_stands(open_company: Company) -> None:
    await accepts(open_company, (await offer(open_company)).id)
    second = await offer(open_company)
    await open_company.door.do(decline_offer, DeclineOffer(second.id, EVE, "Eve"), SOMEBODY)
    contact = await at(open_company)
    assert contact is not None
    assert contact.stands


async def test_the_right_digits_link(open_company: Company) -> None:
    await asks(open_company, chat=KARIN)
    (asked,) = open_company.told(ContactAsked)
    contact = await gives(open_company, asked.digits, KARIN)
    assert contact == await at(open_company)


async def test_digits_are_of_the_chat_that_asked(open_company: Company) -> None:
    """Told over the shoulder they do not help in another chat."""
    await asks(open_company, chat=KARIN)
    (asked,) = open_company.told(ContactAsked)
    assert isinstance(await gives(open_company, asked.digits, EVE), CodeHasEnded)


async def test_an_address_nobody_knows_is_mailed_nothing(open_company: Company) -> None:
    await asks(open_company, "nobody@else.example")
    assert open_company.told(ContactAsked) == []
    assert isinstance(await gives(open_company, "000000"), WrongDigits)


async def test_three_codes_an_hour_and_no_more(open_company: Company) -> None:
    for _ in range(3):
        await asks(open_company)
    with pytest.raises(AskedTooOften):
        await asks(open_company)


async def test_an_address_is_mailed_three_codes_an_hour_whoever_asks(
    open_company: Company,
) -> None:
    for chat in range(700, 705):
        await asks(open_company, chat=chat)
    assert len(open_company.told(ContactAsked)) == 3


@pytest.mark.parametrize(
    "text", ["", "karin", "karin@", "a@b c.example", "a@b.example,c@d.example"]
)
async def test_what_is_no_address_is_asked_again(open_company: Company, text: str) -> None:
    with pytest.raises(NoAddress):
        await asks(open_company, text)


async def test_another_who_reads_the_mail_takes_it_over(open_company: Company) -> None:
    await accepts(open_company, (await offer(open_company)).id)
    await accepts(open_company, (await offer(open_company)).id, 502)
    (ended,) = open_company.told(ContactEnded)
    assert (ended.telegram_id, ended.tell) == (KARIN, True)


async def test_letters_follow_where_he_wrote_last(open_company: Company) -> None:
    await accepts(open_company, (await offer(open_company)).id)
    await open_company.door.do(lambda _, __, uow: wrote_from(HERS.upper(), uow), None, SYSTEM)
    by_mail = await at(open_company)
    await open_company.door.do(lambda _, __, uow: wrote_in_chat(KARIN, uow), None, SYSTEM)
    in_chat = await at(open_company)
    assert by_mail is not None
    assert in_chat is not None
    assert (by_mail.last_channel, in_chat.last_channel) == (Channel.EMAIL, Channel.TELEGRAM)


async def test_ended_by_mail_nothing_is_said_there_any_more(open_company: Company) -> None:
    await accepts(open_company, (await offer(open_company)).id)
    assert await open_company.door.do(end_by_mail, EndByMail(HERS), SYSTEM)
    assert not await open_company.door.do(end_by_mail, EndByMail(HERS), SYSTEM)
    contact = await at(open_company)
    assert contact is not None
    assert not contact.reads_in_chat


async def test_he_says_nothing_on_another_s_order(open_company: Company) -> None:
    """As if there were none."""
    await accepts(open_company, (await offer(open_company)).id)
    other = await open_company.reports(sender_email="ola@other.example")
    command = SayInChat(other.number, KARIN, "Let me in")
    with pytest.raises(NoSuchOrder):
        await open_company.door.do(say_in_chat, command, SOMEBODY)


async def test_what_he_reports_is_his_as_a_mail_would_be(open_company: Company) -> None:
    await accepts(open_company, (await offer(open_company)).id)
    command = ReportInChat(KARIN, "The lift stands still")
    order = await open_company.door.do(report_in_chat, command, SOMEBODY)
    first = await open_company.order()
    assert order.customer == first.customer
    assert order.contact == first.contact


@dataclass
class Eve:
    """Who reads only her own mail, and tries whatever there is to try for Karin's."""

    company: Company
    chance: random.Random
    seen: list[UUID] = field(default_factory=list)

    async def tries(self) -> None:
        """One thing more; what is refused is refused."""
        acts = (self._guesses_a_link, self._uses_hers, self._asks, self._guesses_digits, self._no)
        try:
            await self.chance.choice(acts)()
        except Refused:
            return

    async def _guesses_a_link(self) -> None:
        await accepts(self.company, UUID(int=self.chance.getrandbits(128)), EVE)

    async def _uses_hers(self) -> None:
        purpose = self.chance.choice(list(Purpose))
        hers = await offer(self.company, recipient="eve@else.example", purpose=purpose)
        await accepts(self.company, hers.id, EVE)

    async def _asks(self) -> None:
        await asks(self.company, self.chance.choice((HERS, HERS.upper(), f" <{HERS}>")))

    async def _guesses_digits(self) -> None:
        await gives(self.company, f"{self.chance.randrange(10**6):06}")

    async def _no(self) -> None:
        self.company.now += timedelta(minutes=self.chance.randrange(30))


@pytest.mark.parametrize("seed", range(8))
async def test_nobody_links_an_address_whose_mail_he_does_not_read(
    open_company: Company, seed: int
) -> None:
    """Whatever is tried, in whatever order."""
    eve = Eve(open_company, random.Random(seed))
    for _ in range(25):
        await eve.tries()
    assert await at(open_company) is None
