"""Mails that wait for somebody, and what did not arrive, as the office takes care of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from core.deliveries import Channel, DeliveryState, NewDelivery, Outage, Sent
from core.people import SYSTEM, Actor, Role
from core.ports import MailGist, UnitOfWork, WaitingMail
from tests.web.offices import Office, office_of
from tests.web.orders import reported
from tests.web.stage import Stage, text_of

SUSPICIOUS = "<script>alert(1)</script> the door is stuck"


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


async def work(office: Office, deed: Callable[[UnitOfWork], Any]) -> Any:
    def done(_: None, __: Actor, uow: UnitOfWork) -> Any:
        return deed(uow)

    return await office.stage.parts.door.do(done, None, SYSTEM)


async def held(office: Office) -> UUID:
    """A mail that waits for somebody."""
    mail = WaitingMail(
        id=uuid4(),
        identity="karin|<1@example.com>",
        raw=b"Subject: Door\r\n\r\nstuck",
        envelope_from="karin@example.com",
        recipients=("fault@ordna.example",),
        source="smtp",
        received_at=office.stage.clock.now,
    )

    def keep(uow: UnitOfWork) -> None:
        uow.mails.add(mail)
        gist = MailGist("karin@example.com", "Door", "report", beginning=SUSPICIOUS)
        uow.mails.describe(mail.id, gist)
        uow.mails.failed(mail.id, "Nobody knows who this is.", None)

    await work(office, keep)
    return mail.id


async def lost(office: Office) -> UUID:
    """A letter that did not arrive."""
    letter = NewDelivery(Channel.EMAIL, "karin@example.com", "receipt", "en")

    def lose(uow: UnitOfWork) -> UUID:
        uow.outbox.put(letter, cause="x", by="Ordna")
        (claimed,) = uow.outbox.claim(Channel.EMAIL, 1, timedelta(minutes=1))
        uow.outbox.finish(claimed.id, claimed.token, Sent(DeliveryState.FAILED, error="No such"))
        return claimed.id

    found: UUID = await work(office, lose)
    return found


@pytest.mark.shows("W", "WO-03")
async def test_a_held_mail_says_why_it_waits_and_is_shown_as_text_alone(office: Office) -> None:
    mail = await held(office)
    assert "Nobody knows who this is." in text_of(await office.get("/office/mail"))
    page = await office.get(f"/office/mail/{mail}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; the door is stuck" in page


@pytest.mark.shows("W", "WO-03")
async def test_a_held_mail_is_said_to_be_a_new_order(office: Office) -> None:
    mail = await held(office)
    page = await office.posts(f"/office/mail/{mail}/new")
    assert "It becomes a new order" in text_of(page)
    row = await work(office, lambda uow: uow.mails.row(mail))
    assert row.choice.as_new


@pytest.mark.shows("W", "WO-03")
async def test_a_held_mail_goes_onto_an_order(office: Office) -> None:
    await office.stage.keep(reported(office.stage.number()))
    mail = await held(office)
    page = await office.posts(f"/office/mail/{mail}/order", order="421")
    assert "It goes onto AO 421." in text_of(page)


async def test_a_held_mail_does_not_go_onto_an_order_that_is_not_there(office: Office) -> None:
    mail = await held(office)
    page = await office.posts(f"/office/mail/{mail}/order", order="999", back="/office/mail")
    assert "There is no order 999" in text_of(page)


@pytest.mark.shows("W", "WO-03")
async def test_a_held_mail_is_put_away_and_waits_again(office: Office) -> None:
    mail = await held(office)
    page = await office.posts(f"/office/mail/{mail}/discard")
    assert "Put away. Nobody is answered." in text_of(page)
    assert "It waits again." in text_of(await office.posts(f"/office/mail/{mail}/back"))


async def test_who_is_second_hears_that_somebody_was_faster(office: Office) -> None:
    mail = await held(office)
    await office.posts(f"/office/mail/{mail}/discard")
    page = await office.posts(f"/office/mail/{mail}/retry")
    assert "Somebody was faster" in text_of(page)


async def test_a_technician_does_not_read_held_mail(stage: Stage) -> None:
    office = await office_of(stage, "Tea Tek", Role.TECHNICIAN)
    assert "You may not do that" in text_of(await office.get("/office/mail"))


async def test_what_did_not_arrive_is_sent_to_another_address(office: Office) -> None:
    letter = await lost(office)
    assert "mail to karin@example.com" in text_of(await office.get("/office/mail"))
    await office.posts(f"/office/deliveries/{letter}/again", to="karin.ek@example.com")
    rows = await work(office, lambda uow: uow.outbox.rows())
    assert {(each.to, each.state) for each in rows} == {
        ("karin@example.com", DeliveryState.DROPPED),
        ("karin.ek@example.com", DeliveryState.WAITING),
    }


async def test_what_did_not_arrive_is_let_be(office: Office) -> None:
    letter = await lost(office)
    page = await office.posts(f"/office/deliveries/{letter}/drop", back="/office/mail")
    assert "Everything has arrived." in text_of(page)


async def test_a_channel_that_is_down_is_told(office: Office) -> None:
    now = office.stage.clock.now
    await work(office, lambda uow: uow.outages.put(Outage(Channel.EMAIL, now, "It rests.", now)))
    assert "Mail: nothing can be sent since" in text_of(await office.get("/office/mail"))
