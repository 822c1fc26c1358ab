"""A whole mail leads to its customer, place and object, and tells a stranger nothing of them."""

from base64 import encodebytes
from pathlib import Path

import pytest

from core.arrival import About, By
from core.deliveries import Channel, Delivery
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.registers import Customer, Facility, Person, ServiceObject
from notifications.gathering import gather
from tests.intake.clues.test_codes import LINK, photo
from tests.intake.desk import NOW, Office, mail, open_office

EKEN = Customer("Brf Eken", "info@brfeken.example", address="Box 5, Ekeby")
PORT = Facility("Eken port 2", EKEN.id, "Storgatan 5, Ekeby")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id)
KARIN = Person("Karin Ek", "karin@brfeken.example", customer_id=EKEN.id)
PHOTO = (
    "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTrasig\r\n--b\r\n"
    "Content-Type: image/jpeg; name=dorr.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n{}--b--"
)
FORWARDED = (
    "Se nedan.\n\n---------- Forwarded message ----------\n"
    "From: Karin Ek <karin@brfeken.example>\nDate: tis 24 nov 2026 kl 07:00\n"
    "Subject: Dörren\nTo: Bo Ask <bo@ask.example>\n\nDörren på Storgatan 5 stänger inte.\n"
)


@pytest.fixture
async def office(tmp_path: Path) -> Office:
    """An office that knows Brf Eken."""
    made = await open_office(tmp_path)

    def keep(command: None, actor: object, uow: UnitOfWork) -> None:
        uow.customers.put(EKEN)
        uow.facilities.put(PORT)
        uow.service_objects.put(DOOR)
        uow.contacts.put(KARIN)

    await made.door.do(keep, None, SYSTEM)
    return made


def with_photo(**headers: str) -> bytes:
    """A mail with a photo of the door's sticker."""
    body = PHOTO.format(encodebytes(photo(LINK)).decode())
    raw = mail(body, Content_Type="multipart/mixed; boundary=b", **headers)
    head, _, rest = raw.partition(b"Content-Type: text/plain; charset=utf-8\r\n\r\n")
    return head + b"\r\n" + rest


async def receipt_of(office: Office) -> tuple[str, str]:
    """What the last receipt says of the place, and its link's ID."""

    def told(uow: UnitOfWork) -> tuple[str, str]:
        row = next(each for each in uow.outbox.rows() if each.letter == "receipt")
        letter = uow.outbox.letter(row.id)
        assert letter is not None
        sent = (Channel.EMAIL, letter.recipient, letter.letter, "sv", letter.context)
        delivery = Delivery(letter.id, *sent, letter.order, "Ordna", NOW)
        facts = gather(delivery, uow)
        assert facts is not None
        return facts.place, str(letter.context.get("order_link_id", ""))

    return await office.door.ask(told)


@pytest.mark.shows("E", "XT-12")
async def test_a_sticker_in_a_photo_leads_to_its_object(office: Office) -> None:
    await office.gets(with_photo())
    (order,) = await office.orders()
    assert (order.assignments[0].service_object, order.facility) == (DOOR, PORT)
    assert order.arrival is not None
    assert (About.OBJECT, By.QR) in {(each.about, each.by) for each in order.arrival.took}


@pytest.mark.shows("E", "XT-12", "XT-20")
async def test_a_stranger_at_a_sticker_is_told_nothing_of_whose_it_is(office: Office) -> None:
    await office.gets(with_photo(From="Bo Ask <bo@ask.example>"))
    (order,) = await office.orders()
    assert (order.facility, order.customer.name, await receipt_of(office)) == (
        PORT,
        "Bo Ask",
        ("", ""),
    )


async def test_the_customer_himself_is_told_where_it_is(office: Office) -> None:
    await office.gets(with_photo())
    place, link = await receipt_of(office)
    assert (place, bool(link)) == ("Eken port 2, Storgatan 5, Ekeby", True)


async def test_who_passes_on_another_s_words_is_not_told_where_that_is(office: Office) -> None:
    await office.gets(mail(FORWARDED, From="Bo Ask <bo@ask.example>", Subject="Fwd: Dörren"))
    (order,) = await office.orders()
    assert (order.customer, order.facility, await receipt_of(office)) == (EKEN, PORT, ("", ""))


@pytest.mark.shows("E", "WO-11", "CF-14")
async def test_signature_and_numbers_reach_the_order(office: Office) -> None:
    text = "Dörren stänger inte.\nPO 4500123\n\n-- \nKarin Ek\n070-123 45 67"
    await office.gets(mail(text))
    (order,) = await office.orders()
    assert order.contact is not None
    assert (order.customer_order_number, order.contact.phone) == ("4500123", "070-123 45 67")


async def test_where_a_mail_came_from_is_kept(office: Office) -> None:
    await office.gets(mail(Date=NOW.strftime("%a, %d %b %Y %H:%M:%S +0000")))
    (order,) = await office.orders()
    assert order.arrival is not None
    assert (order.arrival.sender, order.arrival.mail_id is not None) == (
        "karin@brfeken.example",
        True,
    )


@pytest.mark.shows("E", "SE-71")
async def test_what_is_urgent_may_stand_above_a_forwarded_mail(office: Office) -> None:
    await office.gets(mail(FORWARDED, Subject="Fwd: Fast i hissen"))
    (order,) = await office.orders()
    assert order.urgent is True
