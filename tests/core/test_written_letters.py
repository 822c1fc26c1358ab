"""Letters to the customer's side: which, to whom, with what words, by e-mail or as a text."""

from dataclasses import replace
from typing import Any

import pytest

from core import permissions as may
from core.events import BookingConfirmationAsked, LetterAsked, ProtocolAsked
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.recipients import Whose, recipients_of
from core.refusals import BadInput, NotAllowed, OrderIsClosed
from core.registers import Customer, Facility, Person
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.messages import (
    Letter,
    MessageSent,
    NobodyToWriteTo,
    NoSelfChecks,
    NoSmsGateway,
    NothingBooked,
    OnlyMessagesAsSms,
    SendMessage,
    default_message,
    send_message,
)
from core.work_order import WorkOrder
from tests.core.booking import booked, books
from tests.core.checking import SHORT, begun
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

shows = pytest.mark.shows
KARIN = "karin@brfeken.example"
BOARD = "board@brfeken.example"


async def sends(company: Company, *letters: Letter, **about: Any) -> MessageSent:
    """Maja sends letters about the first order."""
    return await company.does("Maja", send_message, SendMessage(ONE, letters, **about))


async def has_no_address(company: Company) -> None:
    """An order of somebody who gave neither address nor phone."""
    order = await company.reports()

    def strip(command: None, actor: object, uow: UnitOfWork) -> None:
        nobody = replace(order.customer, email=None)
        uow.customers.put(nobody)
        uow.work_orders.save(replace(order, customer=nobody, contact=None, requester=None))

    await company.door.do(strip, None, SYSTEM)


@shows("U", "MS-01")
async def test_a_message_goes_to_everybody_named(company: Company) -> None:
    await company.reports()
    await sends(company, Letter.MESSAGE, recipients=(KARIN, BOARD), text="The door has come")
    (asked,) = company.told(LetterAsked)
    assert (asked.letter, asked.recipients, asked.text) == (
        "message",
        (KARIN, BOARD),
        "The door has come",
    )


@shows("U", "MS-01", "MS-05")
async def test_several_letters_are_sent_in_one_go(company: Company) -> None:
    await booked(company)
    await sends(company, Letter.BOOKING_CONFIRMATION, Letter.PROTOCOL, Letter.ORDER_CONFIRMATION)
    told = (BookingConfirmationAsked, ProtocolAsked, LetterAsked)
    assert [len(company.told(kind)) for kind in told] == [1, 1, 1]


@shows("U", "MS-01")
async def test_self_checks_are_sent_where_there_are_any(company: Company) -> None:
    await begun(company, SHORT)
    await sends(company, Letter.SELF_CHECKS)
    assert [asked.letter for asked in company.told(LetterAsked)] == ["self-checks"]


async def test_an_order_without_self_checks_sends_none(company: Company) -> None:
    await company.reports()
    with pytest.raises(NoSelfChecks):
        await sends(company, Letter.SELF_CHECKS)


@shows("U", "MS-04")
async def test_the_protocol_goes_to_each_by_himself(company: Company) -> None:
    await company.reports()
    await sends(company, Letter.PROTOCOL, recipients=(KARIN, BOARD))
    assert [asked.email for asked in company.told(ProtocolAsked)] == [KARIN, BOARD]


@shows("U", "MS-05", "BO-07")
async def test_every_coming_booking_is_confirmed_unless_one_is_named(company: Company) -> None:
    await booked(company)
    await books(company, "Erik")
    order = (await sends(company, Letter.BOOKING_CONFIRMATION, recipients=(BOARD,))).order
    assert [each.confirmation_sent_at for each in order.bookings] == [company.now] * 2
    assert [asked.recipients for asked in company.told(BookingConfirmationAsked)] == [(BOARD,)] * 2


async def test_without_a_coming_booking_there_is_nothing_to_confirm(company: Company) -> None:
    await booked(company)
    company.later(days=9)
    with pytest.raises(NothingBooked):
        await sends(company, Letter.BOOKING_CONFIRMATION)


async def test_without_a_name_it_goes_to_the_contact(company: Company) -> None:
    await company.reports()
    assert (await sends(company, Letter.MESSAGE, text="Hello")).recipients == (KARIN,)


async def test_an_address_written_twice_gets_one_letter(company: Company) -> None:
    await company.reports()
    sent = await sends(
        company, Letter.MESSAGE, recipients=(KARIN, KARIN.upper(), " "), text="Hello"
    )
    assert len(sent.recipients) == 1


@shows("U", "MS-03", "SE-56")
async def test_the_company_s_own_message_is_what_a_message_begins_with(company: Company) -> None:
    await company.reports()
    await company.sets("customer-message", "Your part can be picked up.")
    await sends(company, Letter.MESSAGE)
    assert [asked.text for asked in company.told(LetterAsked)] == ["Your part can be picked up."]


@shows("U", "MS-03", "SE-56")
async def test_it_may_be_changed_before_it_is_sent(company: Company) -> None:
    await company.reports()
    await company.sets("customer-message", "Your part can be picked up.")
    before = await company.door.ask(default_message)
    await sends(company, Letter.MESSAGE, text=before + " Until five.")
    (asked,) = company.told(LetterAsked)
    assert asked.text == "Your part can be picked up. Until five."


@pytest.mark.parametrize("text", [None, "", "  ", "x" * 5000])
async def test_a_message_says_something_of_bounded_length(
    company: Company, text: str | None
) -> None:
    await company.reports()
    with pytest.raises(BadInput):
        await sends(company, Letter.MESSAGE, text=text)


@pytest.mark.parametrize("wrong", ["not an address", "a@b.example, c@d.example", "@"])
async def test_what_is_no_address_gets_no_letter(company: Company, wrong: str) -> None:
    await company.reports()
    with pytest.raises(BadInput):
        await sends(company, Letter.PROTOCOL, recipients=(KARIN, wrong))


async def test_to_nobody_nothing_can_be_sent(company: Company) -> None:
    await has_no_address(company)
    with pytest.raises(NobodyToWriteTo):
        await sends(company, Letter.PROTOCOL)


async def test_a_letter_goes_to_a_bounded_number(company: Company) -> None:
    await company.reports()
    many = tuple(f"{number}@brfeken.example" for number in range(21))
    with pytest.raises(BadInput, match="20"):
        await sends(company, Letter.PROTOCOL, recipients=many)


async def test_nothing_chosen_is_nothing_sent(company: Company) -> None:
    await company.reports()
    with pytest.raises(BadInput):
        await sends(company)


async def test_a_cancelled_order_is_not_confirmed(company: Company) -> None:
    await company.reports()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await sends(company, Letter.ORDER_CONFIRMATION)


@shows("U", "PE-12", "PE-13")
@pytest.mark.parametrize(
    ("right", "sent", "refused"),
    [
        (may.EMAIL_PROTOCOL, Letter.PROTOCOL, Letter.BOOKING_CONFIRMATION),
        (may.SEND_CONFIRMATION, Letter.BOOKING_CONFIRMATION, Letter.PROTOCOL),
    ],
)
async def test_each_letter_takes_its_own_right(
    company: Company, right: may.Permission, sent: Letter, refused: Letter
) -> None:
    await booked(company)
    await may_only(company, "Maja", may.VIEW, right)
    await sends(company, sent)
    with pytest.raises(NotAllowed):
        await sends(company, refused)


@shows("U", "MS-06")
async def test_without_a_gateway_no_text_is_sent_and_it_is_said_what_to_do(
    company: Company,
) -> None:
    await company.reports()
    with pytest.raises(NoSmsGateway, match="by e-mail instead"):
        await sends(company, Letter.MESSAGE, text="Hello", by_sms=True)


@shows("U", "MS-06")
async def test_with_a_gateway_a_message_goes_to_phones(company: Company) -> None:
    await company.reports()
    phones = ("070-123 45 67", "+46 70 123 45 68")
    await sends(company, Letter.MESSAGE, text="Hi", recipients=phones, by_sms=True, gateway=True)
    (asked,) = company.told(LetterAsked)
    assert (asked.channel, asked.recipients) == ("sms", ("0701234567", "+46701234568"))


@pytest.mark.parametrize("phone", [KARIN, "12", "call me", "+" + "1" * 16])
async def test_what_is_no_phone_gets_no_text(company: Company, phone: str) -> None:
    await company.reports()
    with pytest.raises(BadInput):
        await sends(
            company, Letter.MESSAGE, text="Hi", recipients=(phone,), by_sms=True, gateway=True
        )


async def test_only_a_message_goes_as_a_text(company: Company) -> None:
    await company.reports()
    with pytest.raises(OnlyMessagesAsSms):
        await sends(company, Letter.PROTOCOL, by_sms=True, gateway=True)


async def full_house(company: Company) -> WorkOrder:
    """An order with people on every side of it."""
    customer, payer = (
        Customer("Brf Eken", "mail@eken.example"),
        Customer("Payer AB", "p@ab.example"),
    )
    facility = Facility("Storgatan 5", customer.id, invoiced_to_id=payer.id)
    contact = Person("Karin Ek", KARIN, customer_id=customer.id)
    people = (
        contact,
        Person("Board", BOARD, customer_id=customer.id),
        Person("Caretaker", None, "070-1", customer_id=customer.id, facility_id=facility.id),
        Person("Silent", customer_id=customer.id),
        Person("Accountant", "a@ab.example", customer_id=payer.id),
    )
    order = await company.reports()

    def keep(command: None, actor: object, uow: UnitOfWork) -> WorkOrder:
        for each in (customer, payer):
            uow.customers.put(each)
        uow.facilities.put(facility)
        for person in people:
            uow.contacts.put(person)
        changed = replace(
            order, customer=customer, facility=facility, contact=contact, requester=contact
        )
        uow.work_orders.save(changed)
        return changed

    return await company.door.do(keep, None, SYSTEM)


@shows("U", "MS-02")
async def test_the_recipients_offered_are_those_of_order_customer_place_and_payer(
    company: Company,
) -> None:
    order = await full_house(company)
    found = await company.door.ask(lambda uow: recipients_of(order, uow))
    assert [(each.name, each.email or each.phone, each.whose) for each in found] == [
        ("Karin Ek", KARIN, Whose.ORDER),
        ("Brf Eken", "mail@eken.example", Whose.CUSTOMER),
        ("Caretaker", "070-1", Whose.FACILITY),
        ("Board", BOARD, Whose.CUSTOMER),
        ("Payer AB", "p@ab.example", Whose.PAYER),
        ("Accountant", "a@ab.example", Whose.PAYER),
    ]
