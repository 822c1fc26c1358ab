"""A customer is linked with his chat only by what was mailed to him, and says yes first (XT-19)."""

import pytest

from core.deliveries import Channel
from core.people import SYSTEM
from core.usecases.linking import EndByMail, end_by_mail
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.contacts.conftest import joins
from tests.bot.contacts.writing import HERS, digits_in, link_in, linked, mailed
from tests.bot.stage import Company

pytestmark = pytest.mark.shows("C", "XT-19")


async def test_the_link_in_a_mail_asks_first(open_company: Company) -> None:
    """Nothing is linked before the yes, and the bot says whose address it is."""
    await open_company.reports()
    karin = open_company.stranger("Karin")
    await karin.starts(await link_in(open_company))
    asked = await karin.hears(f"This link was mailed to {HERS}")
    assert "Shall Nordport write to you here" in asked.text
    assert asked.labels == ["Write to me here", "No, by mail"]
    assert await linked(open_company) is None


async def test_a_yes_links_and_the_mailbox_hears_of_it(open_company: Company) -> None:
    """With how to end it, since whoever reads the mail must be able to."""
    await open_company.reports()
    karin = await joins(open_company)
    shown = await sees(karin, "From now on I write to you here, Karin Ek, and not to")
    assert shown.labels == [
        "How does it stand", "New fault", "Write by mail instead", "End",
    ]  # fmt: skip
    contact = await linked(open_company)
    assert contact is not None
    assert contact.reads_in_chat
    assert len(await mailed(open_company, "chat-linked")) == 1


async def test_a_no_leaves_everything_as_it_was(open_company: Company) -> None:
    """And no later mail asks again."""
    await open_company.reports()
    karin = open_company.stranger("Karin")
    await karin.starts(await link_in(open_company))
    await taps(karin, "No, by mail")
    await karin.hears("Everything comes by mail, as before.")
    contact = await linked(open_company)
    assert contact is not None
    assert not contact.stands
    await open_company.reports(subject="Porten gnisslar", text="Den gnisslar.")
    later = await mailed(open_company, "receipt")
    assert sum("chat_link_id" in each.context for each in later) == 1


async def test_a_link_works_once(open_company: Company) -> None:
    """Passed on, or found by somebody else later, it links nobody."""
    await open_company.reports()
    link = await link_in(open_company)
    await joins(open_company)
    other = open_company.stranger("Other")
    await other.starts(link)
    await other.hears("That link has been used or has expired.")


async def test_a_yes_that_is_sent_twice_links_once(open_company: Company) -> None:
    """A tap comes again where the network is bad."""
    await open_company.reports()
    karin = open_company.stranger("Karin")
    await karin.starts(await link_in(open_company))
    await open_company.taps_twice(karin, "Write to me here")
    await karin.hears("From now on I write to you here", anew=False)
    assert len(await mailed(open_company, "chat-linked")) == 1


async def test_a_made_up_link_links_nobody(open_company: Company) -> None:
    """Nor does one that was made for another purpose."""
    await open_company.reports()
    eve = open_company.stranger("Eve")
    await eve.starts("k_" + "A" * 43)
    await eve.hears("That link has been used or has expired.")


async def test_one_of_the_company_s_own_is_not_a_customer(
    open_company: Company, anna: PersonHandle
) -> None:
    """His chat is his already, and shows him more than a customer may see."""
    await open_company.reports()
    await anna.starts(await link_in(open_company))
    await anna.hears("You are Anna Berg here, so this is not for you.")


async def test_while_the_setting_is_off_no_mail_offers_it(company: Company) -> None:
    """It is off until the company wants it."""
    await company.reports()
    (receipt,) = await mailed(company, "receipt")
    assert "chat_link_id" not in receipt.context


async def test_a_customer_who_writes_first_proves_his_address_by_a_code(
    open_company: Company, maja: PersonHandle
) -> None:
    """The code is mailed, and written back."""
    await open_company.reports()
    karin = open_company.stranger("Karin")
    await karin.says("Hello, when do you come?")
    await taps(karin, "I am a customer")
    await karin.hears("Write the e-mail address")
    await karin.says(HERS)
    await karin.hears("a code of six digits is on its way")
    await karin.says(await digits_in(open_company))
    await karin.hears("From now on I write to you here, Karin Ek")
    assert (await linked(open_company)) is not None


async def test_an_unknown_address_is_answered_the_same_and_nothing_is_mailed(
    open_company: Company,
) -> None:
    """Nobody learns who is a customer here."""
    eve = open_company.stranger("Eve")
    await eve.says("/start")
    await taps(eve, "I am a customer")
    await eve.says("nobody@else.example")
    told = await eve.hears("If we know nobody@else.example, a code of six digits")
    assert told.labels == ["Another address"]
    assert await mailed(open_company, "chat-code", "nobody@else.example") == []
    await eve.says("123456")
    await eve.hears("That is not the code. Look at it once more. Tries left: 4.")


async def test_five_wrong_codes_end_it(open_company: Company) -> None:
    """Then the right one does not help either."""
    await open_company.reports()
    eve = open_company.stranger("Eve")
    await eve.says("/start")
    await taps(eve, "I am a customer")
    await eve.says(HERS)
    await eve.hears("a code of six digits")
    right = await digits_in(open_company)
    wrong = f"{(int(right) + 1) % 10**6:06}"
    for _ in range(5):
        await eve.says(wrong)
        await eve.hears("code")
    await eve.says(right)
    await eve.hears("The code does not work any more.")
    assert await linked(open_company) is None


async def test_a_code_is_of_no_use_after_a_quarter_of_an_hour(open_company: Company) -> None:
    """Nor is it mailed any more by then."""
    await open_company.reports()
    eve = open_company.stranger("Eve")
    await eve.says("/start")
    await taps(eve, "I am a customer")
    await eve.says(HERS)
    await eve.hears("a code of six digits")
    open_company.clock.later(minutes=16)
    await eve.says(await digits_in(open_company))
    await eve.hears("The code does not work any more.")


async def test_who_reads_the_mail_next_takes_the_address_over(open_company: Company) -> None:
    """The first chat is told, and gets nothing more."""
    await open_company.reports()
    first = await joins(open_company)
    second = open_company.stranger("Bo")
    await second.says("/start")
    await taps(second, "I am a customer")
    await second.says(HERS)
    await second.hears("a code of six digits")
    await second.says(await digits_in(open_company))
    await second.hears("From now on I write to you here")
    await first.hears(f"We write to {HERS} by mail from now on", anew=False)


async def test_ended_by_mail_the_chat_hears_of_it(
    open_company: Company, karin: PersonHandle
) -> None:
    """It is the mailbox that decides."""
    await open_company.bot.door.do(end_by_mail, EndByMail(HERS), SYSTEM)
    await karin.hears(f"We write to {HERS} by mail from now on")


async def test_ended_in_chat_everything_comes_by_mail(
    open_company: Company, karin: PersonHandle
) -> None:
    """Asked first, since one tap is soon done by mistake."""
    await taps(karin, "End")
    await taps(karin, "End it")
    await karin.hears("I don't write to you here any more.", anew=False)
    contact = await linked(open_company)
    assert contact is not None
    assert contact.last_channel is Channel.EMAIL
    assert not contact.stands


async def test_in_swedish(open_company: Company) -> None:
    """As people say it."""
    await open_company.reports()
    karin = open_company.stranger("Karin", "sv")
    await karin.starts(await link_in(open_company))
    await taps(karin, "Skriv till mig här")
    shown = await karin.hears("Från och med nu skriver jag till dig här, Karin Ek", anew=False)
    assert shown.labels == ["Hur går det", "Nytt fel", "Skriv per mejl i stället", "Avsluta"]
