"""A letter that did not arrive is sent once more, to the same address or to the right one."""

from datetime import timedelta
from uuid import UUID

import pytest

from core.deliveries import Channel, DeliveryState, NewDelivery, Sent
from core.events import LetterLost, LetterSentAgain
from core.links import Link, Purpose
from core.lists import LetterRow
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NoSuchOrder
from core.usecases.deliveries import NotAmongFailed
from core.usecases.losing import note_lost
from core.usecases.resending import (
    ForOneReaderAlone,
    NothingToSendAgain,
    SaidInChat,
    SendAgain,
    SendLostAgain,
    send_again,
    send_lost_again,
)
from tests.core.conftest import ONE, Company

WRONG, RIGHT = "karin@brfeken.exampel", "karin@brfeken.example"


async def _lost(
    company: Company,
    letter: str = "sign-request",
    state: DeliveryState = DeliveryState.FAILED,
    key: str = "link_id",
) -> UUID:
    """A letter with a link of its reader's own does not arrive."""
    await company.reports()

    def lose(command: None, actor: Actor, uow: UnitOfWork) -> UUID:
        link = Link(Purpose.SIGN, ONE, WRONG, uow.now + timedelta(days=30))
        uow.links.put(link)
        context = {key: str(link.id)}
        uow.outbox.put(NewDelivery(Channel.EMAIL, WRONG, letter, "sv", context, "1"), "x", "Maja")
        claimed = uow.outbox.claim(Channel.EMAIL, 9, timedelta(seconds=30))
        lost = next(each for each in claimed if each.recipient == WRONG)
        sent = Sent(state, error="550 no such user")
        uow.outbox.finish(lost.id, lost.token, sent)
        note_lost(lost, sent, uow)
        return lost.id

    return await company.door.do(lose, None, SYSTEM)


async def _rows(company: Company) -> list[LetterRow]:
    rows = await company.door.ask(lambda uow: uow.outbox.rows("1"))
    return [row for row in rows if row.letter == "sign-request"]


@pytest.mark.shows("U", "MS-04")
async def test_a_letter_that_is_given_up_stands_on_its_order(company: Company) -> None:
    letter = await _lost(company)
    (lost,) = company.told(LetterLost)
    assert (lost.order, lost.letter_id, lost.address) == ("1", str(letter), WRONG)
    assert (lost.why, lost.perhaps) == ("550 no such user", False)


async def test_one_that_perhaps_arrived_does_too(company: Company) -> None:
    await _lost(company, state=DeliveryState.MAYBE_SENT)
    assert [each.perhaps for each in company.told(LetterLost)] == [True]


@pytest.mark.shows("U", "CF-12")
async def test_it_goes_to_the_right_address_in_its_sender_s_name(company: Company) -> None:
    letter = await _lost(company)
    await company.does("Maja", send_again, SendAgain(letter, RIGHT))
    before, after = await _rows(company)
    assert (before.state, after.state) == (DeliveryState.DROPPED, DeliveryState.WAITING)
    assert (after.to, after.by) == (RIGHT, "Maja")
    assert [each.address for each in company.told(LetterSentAgain)] == [RIGHT]


@pytest.mark.parametrize("key", ["link_id", "answer_link_id"])
async def test_whoever_had_it_by_mistake_can_t_sign_any_more(company: Company, key: str) -> None:
    letter = await _lost(company, key=key)
    await company.does("Maja", send_again, SendAgain(letter, RIGHT))

    def links(uow: UnitOfWork) -> list[Link | None]:
        wrong = uow.links.standing(ONE, Purpose.SIGN, WRONG)
        return [wrong, uow.links.standing(ONE, Purpose.SIGN, RIGHT)]

    wrong, right = await company.door.ask(links)
    assert wrong is None
    assert right is not None


async def test_letters_that_share_a_link_share_the_right_reader_s_too(company: Company) -> None:
    """The second is not left without a link because the first was sent again before it."""
    letter = await _lost(company)
    await company.door.do(_lose_one_more, letter, SYSTEM)
    await company.does("Maja", send_lost_again, SendLostAgain(ONE, WRONG, RIGHT))
    rows = await company.door.ask(lambda uow: uow.outbox.rows("1"))
    again = [row.id for row in rows if row.to == RIGHT]

    def links(uow: UnitOfWork) -> set[Link | None]:
        letters = (uow.outbox.letter(each) for each in again)
        return {uow.links.get(UUID(each.context["link_id"])) for each in letters if each}

    (link,) = await company.door.ask(links)
    assert len(again) == 2
    assert link is not None
    assert (link.recipient, link.revoked) == (RIGHT, False)


def _lose_one_more(letter: UUID, actor: Actor, uow: UnitOfWork) -> None:
    first = uow.outbox.letter(letter)
    assert first is not None
    lost = NewDelivery(Channel.EMAIL, WRONG, "protocol", "sv", first.context, "1")
    uow.outbox.put(lost, "y", "Maja")
    (claimed,) = (
        each
        for each in uow.outbox.claim(Channel.EMAIL, 9, timedelta(seconds=30))
        if each.recipient == WRONG
    )
    uow.outbox.finish(claimed.id, claimed.token, Sent(DeliveryState.FAILED, error="550"))


async def test_links_of_other_letters_stay_with_whoever_has_them(company: Company) -> None:
    """A full mailbox is no stranger's: what its reader has elsewhere still opens."""
    letter = await _lost(company)
    other = Link(Purpose.ORDER_PAGE, ONE, WRONG, company.now + timedelta(days=30))
    await company.door.do(lambda link, _, uow: uow.links.put(link), other, SYSTEM)
    await company.does("Maja", send_again, SendAgain(letter, RIGHT))
    kept = await company.door.ask(lambda uow: uow.links.get(other.id))
    assert kept is not None
    assert not kept.revoked


@pytest.mark.shows("U", "XT-19")
async def test_nobody_is_joined_with_the_address_of_another_reader(company: Company) -> None:
    """The link to the chat proves whose mail one reads, so it does not go along."""
    letter = await _lost(company, "receipt", key="chat_link_id")
    await company.does("Maja", send_again, SendAgain(letter, RIGHT))

    def context(uow: UnitOfWork) -> list[str]:
        rows = [row for row in uow.outbox.rows("1") if row.to == RIGHT]
        return [key for row in rows if (a := uow.outbox.letter(row.id)) for key in a.context]

    assert await company.door.ask(context) == []


@pytest.mark.parametrize("letter", ["office-link", "chat-code", "chat-linked"])
async def test_what_opens_something_for_one_reader_goes_to_no_other(
    company: Company, letter: str
) -> None:
    """Else whoever sends mail could send himself the way in of an administrator."""
    lost = await _lost(company, letter)
    with pytest.raises(ForOneReaderAlone):
        await company.does("Maja", send_again, SendAgain(lost, RIGHT))
    with pytest.raises(NothingToSendAgain):
        await company.does("Maja", send_lost_again, SendLostAgain(ONE, WRONG, RIGHT))


async def test_what_was_said_in_chat_goes_to_no_address(company: Company) -> None:
    await company.reports()
    lost = await company.door.do(_lose_in_chat, None, SYSTEM)
    with pytest.raises(SaidInChat):
        await company.does("Maja", send_again, SendAgain(lost, RIGHT))


def _lose_in_chat(command: None, actor: Actor, uow: UnitOfWork) -> UUID:
    card = NewDelivery(Channel.TELEGRAM, "4711", "order-card", "sv", {}, "1")
    uow.outbox.put(card, "z", "Maja")
    claimed = uow.outbox.claim(Channel.TELEGRAM, 9, timedelta(seconds=30))
    lost = next(each for each in claimed if each.recipient == "4711")
    uow.outbox.finish(lost.id, lost.token, Sent(DeliveryState.FAILED, error="400"))
    return lost.id


async def test_it_goes_to_the_same_address_as_the_same_mail(company: Company) -> None:
    letter = await _lost(company)
    await company.does("Maja", send_again, SendAgain(letter))
    (row,) = await _rows(company)
    assert (row.id, row.state) == (letter, DeliveryState.WAITING)


async def test_it_is_sent_again_once(company: Company) -> None:
    letter = await _lost(company)
    await company.does("Maja", send_again, SendAgain(letter, RIGHT))
    with pytest.raises(NotAmongFailed):
        await company.does("Maja", send_again, SendAgain(letter, RIGHT))


async def test_all_that_was_lost_goes_to_the_right_address(company: Company) -> None:
    await _lost(company)
    await company.does("Maja", send_lost_again, SendLostAgain(ONE, WRONG.upper(), RIGHT))
    assert [row.to for row in await _rows(company)] == [WRONG, RIGHT]
    with pytest.raises(NothingToSendAgain):
        await company.does("Maja", send_lost_again, SendLostAgain(ONE, WRONG, RIGHT))


async def test_nobody_sends_it_who_does_not_see_the_order(company: Company) -> None:
    letter = await _lost(company)
    with pytest.raises(NoSuchOrder):
        await company.does("Sven", send_again, SendAgain(letter, RIGHT))


async def test_it_goes_to_an_address_only(company: Company) -> None:
    letter = await _lost(company)
    with pytest.raises(BadInput):
        await company.does("Maja", send_again, SendAgain(letter, "Karin"))
