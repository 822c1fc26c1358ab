"""Mailed reports are sorted as it is typed: whose they are, and what becomes of them (XT-20)."""

import pytest

from core.settings import BLOCKED_SENDERS
from core.work_order import State
from tests.cli.features.town import CUSTOMER, Town

STRANGER = """\
From: Bo Ask <bo@ask.example>
To: fault@service.example
Subject: {subject}
Message-ID: <{name}@ask.example>
Content-Type: text/plain; charset=utf-8

{text}

-- 
Bo Ask
Ask Bygg AB
070-123 45 67
"""  # noqa: W291 - two dashes and a space begin a signature


def reported(
    town: Town, text: str = "Dörren på Storg. 5 stänger inte.", name: str = "one"
) -> None:
    """A stranger's mail has come."""
    mail = STRANGER.format(subject="Trasig dörr", text=text, name=name)
    town.must("mail", "receive", town.ordna.writes(f"{name}.eml", mail))


@pytest.mark.shows("L", "XT-20")
def test_an_order_says_why_it_is_so(town: Town) -> None:
    reported(town)
    shown = town.must("order", "show", "1").out
    assert "How it came in\n" in shown
    assert "Perhaps the facility Storgatan 5, by “Storg. 5”" in shown
    assert f"Perhaps {CUSTOMER}, by “Storg. 5”" in shown


@pytest.mark.shows("L", "XT-20")
def test_a_stranger_is_confirmed_under_another_name(town: Town) -> None:
    reported(town)
    said = town.must("order", "triage", "1", "confirm", "Ask Bygg AB", "--as", "Maja").out
    assert said == "Ask Bygg AB is a customer now, and has order 1.\n"
    assert town.work_order().customer.unconfirmed is False


@pytest.mark.shows("L", "XT-20", "CF-14")
def test_a_report_is_a_known_customer_s(town: Town) -> None:
    reported(town)
    said = town.must("order", "triage", "1", "customer", CUSTOMER, "--as", "Maja").out
    order = town.work_order()
    assert said == f"Order 1 is {CUSTOMER}'s.\n"
    assert order.contact is not None
    assert (order.customer.name, order.facility and order.facility.name, order.contact.phone) == (
        CUSTOMER,
        "Storgatan 5",
        "070-123 45 67",
    )
    assert "gave the report to Brf Eken, not Bo Ask" in town.must("order", "history", "1").out


@pytest.mark.shows("L", "XT-20")
def test_what_is_not_for_us_is_cancelled_and_its_sender_put_away(town: Town) -> None:
    reported(town)
    town.must("order", "triage", "1", "not-for-us", "--block", "address", "--as", "Maja")
    assert town.work_order().state is State.CANCELLED
    assert town.sees(lambda uow: uow.settings.all()[BLOCKED_SENDERS]) == ("bo@ask.example",)


@pytest.mark.shows("L", "XT-20", "RV-08")
def test_a_duplicate_is_merged_or_told_apart(town: Town) -> None:
    reported(town)
    reported(town, name="two")
    assert "Perhaps the same as order 1" in town.must("order", "show", "2").out
    assert town.must("order", "triage", "2", "apart").out == "Order 2 stands for itself.\n"
    reported(town, name="three")
    assert town.must("order", "triage", "3", "merge", "1").out == (
        "Order 3 was merged into order 1.\n"
    )


@pytest.mark.shows("L", "XT-20")
def test_an_order_like_no_other_is_not_told_apart(town: Town) -> None:
    reported(town)
    answer = town.ordna("order", "triage", "1", "apart")
    assert answer.err == "Order 1 has no likely duplicates. It stands for itself already.\n"


@pytest.mark.shows("L", "XT-20")
def test_a_report_is_given_to_nobody_who_is_not_in_the_register(town: Town) -> None:
    reported(town)
    answer = town.ordna("order", "triage", "1", "customer", "Brf Lönnen")
    assert "ordna register list customers" in answer.err


@pytest.mark.shows("L", "XT-12")
def test_mail_to_a_sticker_s_address_lands_on_its_object(town: Town) -> None:
    mail = STRANGER.format(subject="Trasig", text="Går inte", name="four")
    mail = mail.replace("fault@", "fel+D-014@")
    town.must("mail", "receive", town.ordna.writes("four.eml", mail))
    thing = town.work_order().assignments[0].service_object
    shown = town.must("order", "show", "1").out
    assert (thing and thing.code, f"Perhaps {CUSTOMER}, whose sticker was used" in shown) == (
        "D-014",
        True,
    )


@pytest.mark.shows("L", "WO-11")
def test_the_customer_s_order_number_is_read_from_the_mail(town: Town) -> None:
    reported(town, text="Dörren stänger inte. Er ref: A-4471")
    assert town.work_order().customer_order_number == "A-4471"


@pytest.mark.shows("L", "SE-71")
def test_somebody_in_danger_is_urgent_without_any_setting(town: Town) -> None:
    reported(town, text="Vi sitter fast i hissen!")
    assert town.work_order().urgent is True


def test_whoever_may_not_edit_orders_sorts_none(town: Town) -> None:
    reported(town)
    refused = town.ordna("order", "triage", "1", "customer", CUSTOMER, "--as", "Anna")
    assert (refused.code, town.work_order().customer.unconfirmed) == (1, True)
