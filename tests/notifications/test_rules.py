"""Who is told what: every event against the letters it brings about."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core import events
from core.chat import Place
from core.deliveries import Channel, Delivery, DeliveryState, NewDelivery
from core.events import Event
from core.lists import LetterRow
from core.people import Role, User
from core.ports import CardPlace
from core.shapes import shape
from core.states import State
from notifications.gathering import gather
from notifications.rules import RULES, Rules
from tests.notifications.example import (
    ANNA,
    BOOKING,
    COMPANY,
    DAVID,
    EKEN,
    EVERYBODY,
    KARIN,
    NILS,
    NOW,
    ORDER,
    SIGN_LINK,
    an_id,
)
from tests.notifications.records import ChatRows, LinkRows, Records, SentRows

GROUP = ChatRows(group=Place(-100500))
RULE = Rules("sv")
ROW = str(an_id(24))
ROW_AS_IT_WAS = shape(ORDER.to_order[0])

Told = tuple[str, str, str]
"""Recipient, letter and language."""


def told(event: Event, records: Records | None = None) -> set[Told]:
    letters = RULE(event, (records or Records(chats=GROUP)).uow)
    return {(each.recipient, each.letter, each.language) for each in letters}


def only(event: Event, letter: str, records: Records | None = None) -> NewDelivery:
    letters = RULE(event, (records or Records(chats=GROUP)).uow)
    (one,) = (each for each in letters if each.letter == letter)
    return one


MAJA = User("Maja Lind", Role.DISPATCHER, "maja@nordport.example", language="en", id=an_id(41))
MAILED = replace(ANNA, mails=True)


def told_by_mail(event: Event, *people: User) -> set[Told]:
    letters = RULE(event, Records(people=people, chats=GROUP).uow)
    mails = (each for each in letters if each.channel is Channel.EMAIL)
    return {(each.recipient, each.letter, each.language) for each in mails}


def test_the_morning_letter_goes_to_whoever_plans_and_has_an_address() -> None:
    event = events.DigestDue(by="Ordna", day="2026-11-26", zone="Europe/Stockholm")
    assert told_by_mail(event, MAJA, DAVID, ANNA) == {("maja@nordport.example", "digest", "en")}


def test_those_who_plan_hear_by_mail_that_nothing_can_be_said_in_chat() -> None:
    event = events.ChannelDown(
        by="Ordna", channel="telegram", since="2026-11-24T07:00:00Z", why=""
    )
    assert told_by_mail(event, MAJA, DAVID, ANNA) == {
        ("maja@nordport.example", "chat-silent", "en")
    }


def given(user: User) -> events.OrderAssigned:
    return events.OrderAssigned(order="421", by="David Dahl", user_id=str(user.id))


def test_what_somebody_is_given_is_mailed_too_where_he_wants_it() -> None:
    assert told_by_mail(given(MAILED), MAILED) == {("anna@nordport.example", "given", "sv")}
    assert told_by_mail(given(ANNA), ANNA) == set()


def test_a_time_that_is_another_s_by_now_is_told_to_nobody_as_his_own() -> None:
    delivery = Delivery(
        an_id(1), Channel.EMAIL, str(MAILED.email), "given", "sv",
        {"booking_id": str(BOOKING.id)}, "421", "", NOW,
    )  # fmt: skip
    others = replace(ORDER, bookings=(replace(BOOKING, user_id=an_id(78)),))
    told_now = gather(delivery, Records(orders=(ORDER,), people=(MAILED,)).uow)
    assert told_now is not None
    assert gather(delivery, Records(orders=(others,), people=(MAILED,)).uow) is None


def test_who_has_not_joined_in_chat_is_told_by_mail_what_he_is_given() -> None:
    nils = replace(NILS, email="nils@nordport.example")
    assert told_by_mail(given(nils), nils) == {("nils@nordport.example", "given", "sv")}


@pytest.mark.shows("E", "XT-15")
def test_our_own_hear_in_their_own_language_that_a_letter_holds_no_more() -> None:
    """Whatever language the fault was reported in."""
    event = events.ActionUndone(
        order="421", by="David Dahl", unit="u", undone=(), letters=((str(MAILED.email), "given"),)
    )
    heard = told_by_mail(event, replace(MAILED, language="en"))
    assert heard == {("anna@nordport.example", "correction", "en")}


@pytest.mark.shows("E", "WO-22")
def test_who_was_booked_for_a_cancelled_order_is_told_by_mail_too() -> None:
    event = events.OrderCancelled(
        order="421", by="David Dahl", reason="Mended", booked=(str(ANNA.id),)
    )
    assert ("anna@nordport.example", "order-off", "sv") in told_by_mail(event, ANNA)


def test_who_was_booked_and_has_left_is_told_of_nothing() -> None:
    event = events.OrderCancelled(
        order="421", by="David Dahl", reason="Mended", booked=(str(ANNA.id),)
    )
    assert told_by_mail(event, replace(ANNA, active=False)) == set()


@pytest.mark.shows("E", "XT-10", "WO-21")
def test_each_time_that_is_off_is_told_of_to_the_calendar_that_holds_it() -> None:
    """One reader may hold several; each entry leaves his calendar by a word of its own."""
    times = (BOOKING, replace(BOOKING, id=an_id(77)))
    was = shape(replace(ORDER, state=State.CANCELLED))
    told_off = tuple((KARIN, shape(each)) for each in (*times, BOOKING))
    event = events.OrderDeleted(order="421", was=was, told=told_off)
    letters = RULE(event, Records(chats=GROUP).uow)
    off = [(each.context["booking"]["id"], each.nth) for each in letters]
    assert off == [(str(BOOKING.id), 0), (str(an_id(77)), 1)]


def test_who_holds_a_time_of_a_deleted_order_hears_that_nothing_comes_of_it() -> None:
    """Nothing of the order is kept, so the letter carries all it says (WO-21, XT-10)."""
    was = shape(replace(ORDER, state=State.CANCELLED))
    event = events.OrderDeleted(order="421", was=was, told=((KARIN, shape(BOOKING)),))
    letter = only(event, "booking-cancelled")
    assert (letter.recipient, letter.order) == (KARIN, None)
    found = gather(
        Delivery(
            an_id(1), Channel.EMAIL, KARIN, letter.letter, "sv", letter.context, None, "", NOW
        ),
        Records(orders=()).uow,
    )
    assert found is not None
    assert (found.number, found.booking) == ("421", BOOKING)


def reported(**changes: Any) -> events.FaultReported:
    event = events.FaultReported(
        order="421",
        by="Karin Ek",
        reply_to=KARIN,
        language="en",
        subject="The door",
        in_reply_to="<a@b>",
    )
    return replace(event, **changes)


def on_order(kind: type[Any], by: str = "David Dahl", **fields: Any) -> Any:
    return kind(order="421", by=by, **fields)


def answered(answer: str, **changes: Any) -> Event:
    about = {"booking_id": str(BOOKING.id), "user_id": str(ANNA.id), "answer": answer}
    return events.BookingAnswered(order="421", by="Karin Ek", **{**about, **changes})


BOARD = "styrelsen@brfeken.example"
WHEN = {"starts_at": "2026-11-26T07:00:00+00:00", "ends_at": "2026-11-26T09:00:00+00:00"}
MOVED = {
    "booking_id": str(BOOKING.id),
    "before_user_id": str(ANNA.id),
    **{f"before_{key}": value for key, value in WHEN.items()},
}
GROUP_CARD = ("-100500", "order-card", "sv")
LEFT = ((KARIN, "protocol"), (KARIN, "self-checks"))
TABLE: dict[str, tuple[Event, set[Told]]] = {
    "somebody in chat who says that he reads this mail": (
        events.ContactAsked(
            by="Karin", address=KARIN, language="en", until=NOW.isoformat(), digits="012345"
        ),
        {(KARIN, "chat-code", "en")},
    ),
    "a customer who wants his letters in chat": (
        on_order(events.ContactLinked, "Karin Ek", address=KARIN, telegram_id=501, called="Kaja"),
        {(KARIN, "chat-linked", "sv")},
    ),
    "a customer who wants his letters by mail again": (
        events.ContactEnded(by="Karin Ek", address=KARIN, telegram_id=501, tell=True),
        {("501", "contact-ended", "sv")},
    ),
    "a fault report": (reported(), {(KARIN, "receipt", "en"), GROUP_CARD}),
    "an automatic mail": (reported(reply_to=None), {GROUP_CARD}),
    "an order made by hand": (on_order(events.OrderCreated), {GROUP_CARD}),
    "an order made of another": (
        on_order(events.OrderMadeFrom, other="420", how="backorder_of"),
        {GROUP_CARD},
    ),
    "something undone after its mail had left": (
        on_order(events.ActionUndone, unit="u", undone=("OrderSigned",), letters=LEFT),
        {(KARIN, "correction", "sv")},
    ),
    "extra work that waits for a yes": (
        on_order(events.ApprovalAsked, ANNA.name, approval_id="a", text="A motor", amount="8000"),
        {(KARIN, "approval-request", "sv")},
    ),
    "a customer who may pick a time": (
        on_order(events.TimesOffered),
        {(KARIN, "pick-a-time", "sv")},
    ),
    "a time that the customer picked": (
        on_order(events.TimePicked, "Karin Ek", booking_id=str(BOOKING.id), user_id=str(ANNA.id)),
        {("-100500", "time-picked", "sv")},
    ),
    "work that the customer is not content with": (
        on_order(events.OrderRated, "Karin Ek", score=2),
        {("-100500", "rated-low", "sv")},
    ),
    "work that the customer likes": (on_order(events.OrderRated, "Karin Ek", score=3), set()),
    "a yes to extra work": (
        on_order(
            events.ApprovalAnswered,
            approval_id="a",
            text="A motor",
            approved=True,
            asked_by="Anna",
            note="",
        ),
        {("101", "approval-answered", "sv")},
    ),
    "a cancelled order that somebody else is booked for": (
        on_order(
            events.OrderCancelled, "Doris Dunn", reason="Not for us", booked=(str(DAVID.id),)
        ),
        {("101", "order-cancelled", "sv"), ("102", "order-cancelled", "en")},
    ),
    "a cancellation taken back": (
        on_order(events.CancellationReversed),
        {("101", "order-card", "sv")},
    ),
    "an assignment": (
        on_order(events.OrderAssigned, user_id=str(ANNA.id)),
        {("101", "order-card", "sv")},
    ),
    "an assignment of somebody who has not joined": (
        on_order(events.OrderAssigned, user_id=str(an_id(4))),
        set(),
    ),
    "a booking": (
        on_order(events.OrderBooked, booking_id=str(BOOKING.id), user_id=str(ANNA.id)),
        {("101", "booked", "sv"), ("101", "order-card", "sv")},
    ),
    "a booking by the technician himself": (
        on_order(events.OrderBooked, ANNA.name, booking_id=str(BOOKING.id), user_id=str(ANNA.id)),
        {("101", "order-card", "sv")},
    ),
    "a booking that moved": (
        on_order(events.BookingChanged, **MOVED, user_id=str(ANNA.id)),
        {("101", "booking-changed", "sv")},
    ),
    "a booking given to another": (
        on_order(events.BookingChanged, "Doris Dunn", **MOVED, user_id=str(DAVID.id)),
        {
            ("101", "booking-removed", "sv"),
            ("102", "booked", "en"),
            ("102", "order-card", "en"),
        },
    ),
    "a booking taken away": (
        on_order(events.BookingRemoved, booking_id=str(BOOKING.id), user_id=str(ANNA.id), **WHEN),
        {("101", "booking-removed", "sv")},
    ),
    "a yes to a booked time": (answered("accepted"), set()),
    "a maybe to a booked time": (answered("tentative"), {("-100500", "booking-answered", "sv")}),
    "a no to a booked time": (
        answered("declined"),
        {("-100500", "booking-answered", "sv"), ("101", "booking-answered", "sv")},
    ),
    "a no to a time that has moved since": (answered("declined", counts=False), set()),
    "a confirmation to others than the contact": (
        on_order(
            events.BookingConfirmationAsked,
            booking_id=str(BOOKING.id),
            recipients=(BOARD, "k@x.example"),
        ),
        {(BOARD, "booking-confirmation", "sv"), ("k@x.example", "booking-confirmation", "sv")},
    ),
    "a message": (
        on_order(events.LetterAsked, letter="message", recipients=(KARIN, BOARD), text="Hello"),
        {(KARIN, "message", "sv"), (BOARD, "message", "sv")},
    ),
    "a text message": (
        on_order(
            events.LetterAsked,
            letter="message",
            recipients=("0701234567",),
            text="Hello",
            channel="sms",
        ),
        {("0701234567", "message", "sv")},
    ),
    "a confirmation": (
        on_order(events.BookingConfirmationAsked, booking_id=str(BOOKING.id)),
        {(KARIN, "booking-confirmation", "sv")},
    ),
    "an order that somebody can't take": (
        on_order(
            events.AssignmentTurnedDown,
            ANNA.name,
            user_id=str(ANNA.id),
            reason="Ill",
            booked=False,
        ),
        {("-100500", "turned-down", "sv")},
    ),
    "an offered order": (
        on_order(events.OrderOffered, user_ids=(str(ANNA.id),)),
        {("101", "order-card", "sv")},
    ),
    "somebody on the way": (
        on_order(events.TechnicianSetOut, ANNA.name, user_id=str(ANNA.id), stamp_id=ROW),
        {(KARIN, "on-my-way", "sv")},
    ),
    "somebody on the way without a word": (
        on_order(
            events.TechnicianSetOut, ANNA.name, user_id=str(ANNA.id), stamp_id=ROW, tell=False
        ),
        set(),
    ),
    "a visit that nobody tells of": (
        on_order(events.VisitSilent, "Ordna", booking_id=str(BOOKING.id), user_id=str(ANNA.id)),
        {("101", "visit-silent", "sv")},
    ),
    "a visit that nobody in chat tells of": (
        on_order(events.VisitSilent, "Ordna", booking_id=str(BOOKING.id), user_id=str(NILS.id)),
        {("-100500", "visit-silent", "sv")},
    ),
    "a visit that is late": (
        on_order(
            events.VisitTold,
            ANNA.name,
            booking_id=str(BOOKING.id),
            user_id=str(ANNA.id),
            word="delayed",
        ),
        {("-100500", "visit-told", "sv")},
    ),
    "a visit that is done": (
        on_order(
            events.VisitTold,
            ANNA.name,
            booking_id=str(BOOKING.id),
            user_id=str(ANNA.id),
            word="done",
        ),
        set(),
    ),
    "somebody who needs help": (
        on_order(events.HelpAsked, ANNA.name, user_id=str(ANNA.id), text="A ladder"),
        {("-100500", "help-asked", "sv")},
    ),
    "an urgent report": (
        on_order(events.UrgentReported, "Karin Ek", alerted=(str(ANNA.id),)),
        {("101", "urgent", "sv")},
    ),
    "an urgent report with nobody named for it": (
        on_order(events.UrgentReported, "Karin Ek"),
        {("-100500", "urgent", "sv")},
    ),
    "an order that nobody touched": (
        on_order(events.OrderUntouched, "Ordna", hours=8),
        {("101", "untouched", "sv")},
    ),
    "an order that its people did not touch either": (
        on_order(events.OrderUntouched, "Ordna", hours=8, again=True),
        {("-100500", "untouched", "sv")},
    ),
    "a visit to come": (
        on_order(events.VisitReminded, "Ordna", booking_id=str(BOOKING.id)),
        {(KARIN, "visit-reminder", "sv")},
    ),
    "a cancelled order": (
        on_order(events.OrderCancelled, reason="Not for us"),
        {("101", "order-cancelled", "sv")},
    ),
    "an article to order": (
        on_order(events.ArticleToOrderAdded, ANNA.name, row_id=ROW),
        {("-100500", "articles-to-order", "sv")},
    ),
    "a save of articles without an address": (
        on_order(events.ArticlesToOrderSaved, ANNA.name, rows=(ROW_AS_IT_WAS,)),
        set(),
    ),
    "a day that a supplier has promised": (
        on_order(
            events.ArticlePromised, KARIN, row_id=ROW, name="Hinge", promised_on="2026-12-05"
        ),
        {("101", "article-promised", "sv")},
    ),
    "an answer of a supplier's that was understood": (
        on_order(events.SupplierAnswered, KARIN, comment_id="c", understood=True),
        set(),
    ),
    "an answer of a supplier's that was not": (
        on_order(events.SupplierAnswered, KARIN, comment_id="c", understood=False),
        {("-100500", "supplier-answered", "sv")},
    ),
    "a correction of what was told": (
        on_order(events.ArticlesCorrected, email=KARIN, rows=(), before=(), gone=()),
        {(KARIN, "articles-corrected", "sv")},
    ),
    "an ordered article": (
        on_order(events.ArticleStateChanged, row_id=ROW, name="Gångjärn", state="ordered"),
        {("101", "article-state", "sv")},
    ),
    "an article set back": (
        on_order(events.ArticleStateChanged, row_id=ROW, name="Gångjärn", state="to_order"),
        set(),
    ),
    "an article that its asker ordered himself": (
        on_order(
            events.ArticleStateChanged, ANNA.name, row_id=ROW, name="Gångjärn", state="ordered"
        ),
        set(),
    ),
    "a customer's comment": (
        on_order(events.CommentAdded, "Karin Ek", comment_id="c", from_customer=True),
        {("101", "customer-commented", "sv"), ("-100500", "customer-commented", "sv")},
    ),
    "a comment among ourselves": (
        on_order(events.CommentAdded, comment_id="c", from_customer=False),
        set(),
    ),
    "a wish for the customer's signature": (
        on_order(events.CustomerSignatureAsked, email=KARIN),
        {(KARIN, "sign-request", "sv")},
    ),
    "the technician's signature": (
        on_order(events.OrderSigned, ANNA.name, role="technician", completed=False),
        set(),
    ),
    "the technician's signature, which completes": (
        on_order(events.OrderSigned, ANNA.name, role="technician", completed=True),
        {(KARIN, "protocol", "sv"), ("101", "protocol", "sv")},
    ),
    "the customer's signature": (
        on_order(events.OrderSigned, "Karin Ek", role="customer", completed=True),
        {
            ("101", "customer-signed", "sv"),
            ("-100500", "customer-signed", "sv"),
            (KARIN, "protocol", "sv"),
            ("101", "protocol", "sv"),
        },
    ),
    "a customer who will not sign": (
        on_order(events.CustomerDeclinedToSign, "Karin Ek", reason="It squeaks"),
        {("101", "customer-declined", "sv"), ("-100500", "customer-declined", "sv")},
    ),
    "a wish for the protocol": (
        on_order(events.ProtocolAsked, email="styrelsen@brfeken.example"),
        {("styrelsen@brfeken.example", "protocol", "sv")},
    ),
    "somebody who joined": (
        events.UserJoined(by=ANNA.name, user_id=str(ANNA.id)),
        {("-100500", "joined", "sv")},
    ),
    "somebody who was let in": (
        events.RequestAnswered(by="Maja", telegram_id=ANNA.telegram_id or 0, yes=True),
        {(str(ANNA.telegram_id), "let-in", "sv")},
    ),
    "a timer that may be forgotten": (
        on_order(events.TimerRanLong, user_id=str(ANNA.id)),
        {(str(ANNA.telegram_id), "timer-ran-long", "sv")},
    ),
    "a stranger": (
        events.StrangerAsked(by="Eve", telegram_id=7, name="Eve", username=None, text="Hello"),
        {("-100500", "stranger-asked", "sv")},
    ),
    "an order that was deleted": (
        on_order(
            events.OrderDeleted,
            cards=(
                {"chat_id": 101, "thread_id": 0, "message_id": 7, "language": "sv"},
                {"chat_id": 102, "thread_id": 0, "message_id": None, "language": "sv"},
            ),
        ),
        {("101", "order-deleted", "sv")},
    ),
    "somebody whose chat is lost": (
        events.ChatLost(by="Ordna", user_id=str(ANNA.id), since="2026-11-24T07:00:00+00:00"),
        {("-100500", "chat-lost", "sv")},
    ),
    "the end of somebody's day": (
        events.DayEnded(by="Ordna", user_id=str(ANNA.id), day="2026-11-24"),
        {("101", "day-end", "sv")},
    ),
    "a group that the bot was put out of": (
        events.GroupLost(by="Ordna"),
        {("-100500", "group-lost", "sv")},
    ),
    "a mail in quarantine": (
        events.MailQuarantined(by="Ordna", mail_id="m", reason="too deep"),
        {("-100500", "mail-quarantined", "sv")},
    ),
    "a status that was asked for": (
        on_order(events.StatusTold, "Karin Ek", email=BOARD),
        {(BOARD, "status", "sv")},
    ),
    "a yes by mail that signed nothing": (
        on_order(
            events.ApprovalNotTaken, KARIN, reason="Approval by mail is off here.", fields={}
        ),
        {("-100500", "approval-not-taken", "sv")},
    ),
    "a mail that came back": (
        events.MailReturned(
            order="421", by="Ordna", address=KARIN, letter="protocol", cause="full", lasts=False
        ),
        {("-100500", "mail-returned", "sv")},
    ),
    "a letter that was lost": (
        events.LetterLost(
            order="421",
            by="Ordna",
            letter_id="1",
            letter="protocol",
            channel="email",
            address=KARIN,
            why="550 no such user",
        ),
        {("-100500", "letter-lost", "sv")},
    ),
    "an alert that nobody heard in chat": (
        on_order(events.AlertNotHeard, letter="urgent", user_ids=(str(ANNA.id),)),
        {("anna@nordport.example", "alert", "sv")},
    ),
    "a link to the office": (
        events.LinkAsked(by="Anna Berg", user_id=str(ANNA.id), session_id=str(an_id(5))),
        {("anna@nordport.example", "office-link", "sv")},
    ),
    "a morning": (
        events.DigestDue(by="Ordna", day="2026-11-26", zone="Europe/Stockholm"),
        set(),
    ),
    "mail that can't be sent": (
        events.ChannelDown(by="Ordna", channel="email", since="2026-11-24T07:00:00Z", why="Away"),
        {("-100500", "channel-down", "sv")},
    ),
    "chat in which nothing can be said": (
        events.ChannelDown(by="Ordna", channel="telegram", since="2026-11-24T07:00:00Z", why=""),
        set(),
    ),
    "mail that can be sent again": (
        events.ChannelBack(by="Ordna", channel="email", since="2026-11-24T07:00:00Z"),
        {("-100500", "channel-back", "sv")},
    ),
    "mails that pile up in quarantine": (
        events.QuarantineGrew(by="Ordna", count=20, since="2026-11-24T07:00:00+00:00"),
        {("-100500", "quarantine-grew", "sv")},
    ),
    "a mail that was not taken": (
        events.MailRejected(
            by="Ordna",
            to=KARIN,
            why="too-large",
            language="en",
            subject="Photos",
            in_reply_to="<1@brfeken.example>",
        ),
        {(KARIN, "too-large", "en")},
    ),
    "a measure": (on_order(events.MeasureAdded, measure_id="m", text="Done"), set()),
}


@pytest.mark.parametrize("name", TABLE)
def test_an_event_is_told_to_those_it_concerns(name: str) -> None:
    event, expected = TABLE[name]
    assert told(event) == expected


def test_every_rule_is_in_the_table() -> None:
    assert set(RULES) <= {type(event) for event, _ in TABLE.values()}


def test_without_a_group_each_dispatcher_is_told_in_his_own_language() -> None:
    event = events.MailQuarantined(by="Ordna", mail_id="m", reason="too deep")
    expected = {("102", "mail-quarantined", "en"), ("103", "mail-quarantined", "sv")}
    assert told(event, Records()) == expected


def test_a_dispatcher_is_not_told_of_his_own_act() -> None:
    assert told(on_order(events.OrderCreated, DAVID.name), Records()) == {
        ("103", "order-card", "sv")
    }


def test_a_customer_with_a_dispatchers_name_does_not_silence_him() -> None:
    event = on_order(events.CommentAdded, DAVID.name, comment_id="c", from_customer=True)
    assert ("102", "customer-commented", "en") in told(event, Records())


def test_who_left_is_not_told() -> None:
    people = tuple(replace(user, active=user is not ANNA) for user in EVERYBODY)
    event = on_order(events.OrderCancelled, reason="Not for us")
    assert told(event, Records(people=people)) == set()


def test_a_thread_of_the_group_is_named() -> None:
    event = on_order(events.OrderCreated)
    card = only(event, "order-card", Records(chats=ChatRows(group=Place(-100500, 7))))
    assert (card.recipient, card.context) == ("-100500", {"thread_id": 7})


def test_one_who_takes_an_order_from_its_card_gets_no_second_one() -> None:
    shown = ChatRows(cards=(CardPlace(Place(101), "421", "sv"),))
    event = on_order(events.OrderAssigned, ANNA.name, user_id=str(ANNA.id))
    assert told(event, Records(chats=shown)) == set()


def test_one_who_takes_an_order_elsewhere_gets_its_card() -> None:
    event = on_order(events.OrderAssigned, ANNA.name, user_id=str(ANNA.id))
    assert told(event, Records()) == {("101", "order-card", "sv")}


def test_a_booking_right_after_an_assignment_brings_no_second_card() -> None:
    waiting = LetterRow(
        an_id(91), "order-card", Channel.TELEGRAM, "101", "", NOW, DeliveryState.WAITING, "421"
    )
    event = on_order(events.OrderBooked, booking_id=str(BOOKING.id), user_id=str(ANNA.id))
    assert told(event, Records(outbox=SentRows((waiting,)))) == {("101", "booked", "sv")}


PARTS = "parts@nordport.example"


@pytest.mark.parametrize(
    ("setting", "state", "letter"),
    [
        pytest.param(
            "articles-to-order-email", "to_order", "articles-to-order",
            marks=pytest.mark.shows("E", "SE-01", "AO-03"),
        ),
        pytest.param(
            "articles-ordered-email", "ordered", "articles-ordered",
            marks=pytest.mark.shows("E", "SE-02", "AO-07"),
        ),
        pytest.param(
            "articles-delivered-email", "delivered", "articles-delivered",
            marks=pytest.mark.shows("E", "SE-03", "AO-08"),
        ),
    ],
)  # fmt: skip
def test_articles_are_mailed_once_the_company_has_an_address_for_their_state(
    setting: str, state: str, letter: str
) -> None:
    records = Records(values={**COMPANY, setting: PARTS})
    event = on_order(events.ArticlesToOrderSaved, ANNA.name, rows=(ROW_AS_IT_WAS,), state=state)
    mail = only(event, letter, records)
    assert (mail.channel, mail.recipient) == (Channel.EMAIL, PARTS)
    assert mail.context["rows"] == [ROW_AS_IT_WAS]


@pytest.mark.parametrize("state", ["ordered", "delivered"])
def test_the_address_for_one_state_hears_of_no_other(state: str) -> None:
    records = Records(values={**COMPANY, "articles-to-order-email": PARTS})
    event = on_order(events.ArticlesToOrderSaved, ANNA.name, rows=(ROW_AS_IT_WAS,), state=state)
    assert told(event, records) == set()


@pytest.mark.shows("E", "AO-03")
def test_a_correction_goes_to_whoever_was_told() -> None:
    event = on_order(
        events.ArticlesCorrected, email=PARTS, rows=(), before=(), gone=(ROW_AS_IT_WAS,)
    )
    assert told(event) == {(PARTS, "articles-corrected", "sv")}


def test_a_receipt_answers_in_the_thread_it_came_from() -> None:
    receipt = only(reported(), "receipt")
    assert receipt.context["reply_to_message_id"] == "<a@b>"
    assert receipt.context["subject"] == "The door"


@pytest.mark.shows("E", "SE-63")
def test_a_receipt_carries_a_link_to_the_order() -> None:
    records = Records()
    receipt = only(reported(), "receipt", records)
    (link,) = records.links.kept.values()
    assert receipt.context["order_link_id"] == str(link.id)
    assert (link.recipient, link.name, link.language) == (KARIN, "Karin Ek", "en")


@pytest.mark.shows("E", "SE-63")
def test_without_customer_links_a_receipt_carries_none() -> None:
    records = Records(values={**COMPANY, "customer-links": "off"})
    assert "order_link_id" not in only(reported(), "receipt", records).context


def test_a_link_that_still_holds_long_enough_is_given_again() -> None:
    records = Records(links=LinkRows((SIGN_LINK,)))
    event = on_order(events.CustomerSignatureAsked, email=KARIN)
    assert only(event, "sign-request", records).context["link_id"] == str(SIGN_LINK.id)


@pytest.mark.parametrize(
    "spent", [{"used_at": NOW}, {"revoked": True}, {"expires_at": NOW + timedelta(days=14)}]
)
def test_a_link_that_is_spent_or_nearly_so_is_replaced(spent: dict[str, Any]) -> None:
    records = Records(links=LinkRows((replace(SIGN_LINK, **spent),)))
    event = on_order(events.CustomerSignatureAsked, email=KARIN)
    assert only(event, "sign-request", records).context["link_id"] != str(SIGN_LINK.id)


@pytest.mark.shows("E", "BO-10")
def test_only_a_customer_with_a_login_gets_a_link_in_the_confirmation() -> None:
    event = on_order(events.BookingConfirmationAsked, booking_id=str(BOOKING.id))
    login = User("Karin Ek", Role.CUSTOMER, KARIN.upper(), customer_id=EKEN.id)
    with_login = only(event, "booking-confirmation", Records(people=(*EVERYBODY, login)))
    without = only(event, "booking-confirmation", Records())
    assert "order_link_id" in with_login.context
    assert "order_link_id" not in without.context


def test_without_a_contact_the_customer_gets_the_protocol() -> None:
    order = replace(ORDER, contact=None, requester=None)
    event = on_order(events.OrderSigned, "Karin Ek", role="technician", completed=True)
    assert (EKEN.email, "protocol", "sv") in told(event, Records(orders=(order,)))


def test_nobody_to_write_to_is_no_fault() -> None:
    order = replace(
        ORDER, contact=None, requester=None, customer=replace(EKEN, email=None), assigned=()
    )
    event = on_order(events.OrderSigned, "Karin Ek", role="technician", completed=True)
    assert told(event, Records(orders=(order,))) == set()


@pytest.mark.shows("E", "MS-01")
def test_a_message_carries_what_was_written_and_a_link_for_who_reported() -> None:
    event = on_order(events.LetterAsked, letter="message", recipients=(KARIN,), text="Hello")
    mail = only(event, "message")
    assert (mail.channel, mail.context["text"], "order_link_id" in mail.context) == (
        Channel.EMAIL,
        "Hello",
        True,
    )


@pytest.mark.shows("U", "MS-06")
def test_a_text_message_is_kept_apart_from_mail() -> None:
    event = on_order(
        events.LetterAsked, letter="message", recipients=("0701234567",), text="Hi", channel="sms"
    )
    assert only(event, "message").channel is Channel.SMS
