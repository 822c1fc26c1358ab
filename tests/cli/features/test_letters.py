"""Which letters leave after what was done, as ``ordna delivery list`` shows them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from core.deliveries import Channel, DeliveryState, Sent
from core.links import Purpose, Signer
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork, Unreached
from core.reach import Cause
from core.usecases.articles_to_order import (
    AskForArticle,
    SaveArticlesToOrder,
    ask_for_article,
    save_articles_to_order,
)
from core.usecases.assigning import Assign, assign
from core.usecases.losing import note_lost
from notifications.channels.post_troubles import EXPIRED
from tests.cli.features.command import Ordna
from tests.cli.features.conftest import SECRET
from tests.cli.features.town import Town

ONE = OrderNumber(1)
ADDRESS = "parts@nordport.example"
MAIL = (
    "From: Karin Ek <karin@brfeken.example>\r\nTo: fel@ordna.example\r\nSubject: The door\r\n"
    "Message-ID: <one@brfeken.example>\r\n\r\nIt will not close.\r\n"
)


def _mailed(ordna: Ordna, letter: str) -> list[str]:
    rows = ordna("delivery", "list", "--json").json()
    return [row["to"] for row in rows if (row["letter"], row["channel"]) == (letter, "email")]


@pytest.fixture
def saved(town: Town) -> Town:
    """An order on which Anna asks for a hinge; she has still to save it."""
    town.order()
    anna = town.person("Anna")
    town.does(assign, Assign(ONE, anna.id), "Maja")
    town.does(ask_for_article, AskForArticle(ONE, "P12", Decimal(1)), "Anna")
    return town


@pytest.mark.shows("L", "SE-01", "AO-03")
@pytest.mark.parametrize(("value", "mailed"), [(ADDRESS, [ADDRESS]), ("", [])])
def test_articles_to_order_are_mailed_where_the_company_says(
    ordna: Ordna, saved: Town, value: str, mailed: list[str]
) -> None:
    ordna("setting", "set", "articles-to-order-email", value)
    save = SaveArticlesToOrder(ONE, saved.person("Anna").id)
    saved.does(save_articles_to_order, save, "Anna")
    assert _mailed(ordna, "articles-to-order") == mailed


@pytest.mark.shows("L", "WO-03", "CF-14")
def test_a_reported_fault_is_an_order_and_a_receipt(ordna: Ordna) -> None:
    ordna("mail", "receive", ordna.writes("fault.eml", MAIL))
    assert _mailed(ordna, "receipt") == ["karin@brfeken.example"]
    assert ordna("order", "show", "1", "--json").json()["requester"]["name"] == "Karin Ek"


@pytest.mark.shows("L", "CO-01")
def test_an_answer_to_a_letter_is_a_comment_on_its_order(ordna: Ordna) -> None:
    ordna("mail", "receive", ordna.writes("fault.eml", MAIL))
    token = Signer(SECRET.encode()).reply_token("1", "karin@brfeken.example")
    answer = MAIL.replace("<one@", "<two@").replace("It will not close", "It is the left one")
    answer = answer.replace("fel@ordna.example", f"fault+1.{token}@ordna.example")
    ordna("mail", "receive", ordna.writes("answer.eml", answer))
    comments = ordna("order", "show", "1", "--json").json()["comments"]
    assert [each["text"] for each in comments] == ["It is the left one."]


@pytest.mark.shows("L", "SE-70")
@pytest.mark.shows("A", "SE-70")
def test_the_first_order_has_the_number_the_company_wants(ordna: Ordna, town: Town) -> None:
    ordna("setting", "set", "first-order-number", "421")
    assert [town.order(), town.order()] == ["421", "422"]


@pytest.mark.shows("L", "SE-71")
@pytest.mark.shows("A", "SE-71")
def test_a_report_with_an_urgent_word_is_an_urgent_order(ordna: Ordna, town: Town) -> None:
    town.must("setting", "set", "urgent-words", "stuck in the lift")
    mail = MAIL.replace("It will not close", "Two people are stuck in the lift")
    ordna("mail", "receive", ordna.writes("fault.eml", mail))
    history = ordna("order", "history", "1").out
    assert ordna("order", "show", "1", "--json").json()["urgent"] is True
    assert "alerted of it as urgent" in history


@pytest.mark.shows("L", "SE-63")
@pytest.mark.shows("A", "SE-63")
@pytest.mark.parametrize("value", ["on", "off"])
def test_whoever_reports_gets_a_link_where_the_company_wants_it(
    ordna: Ordna, town: Town, value: str
) -> None:
    town.must("setting", "set", "customer-links", value)
    ordna("mail", "receive", ordna.writes("fault.eml", MAIL))
    link = town.sees(
        lambda uow: uow.links.standing(ONE, Purpose.ORDER_PAGE, "karin@brfeken.example")
    )
    assert (link is not None) == (value == "on")


@pytest.mark.shows("L", "WO-03")
def test_an_address_that_mail_comes_back_from_is_listed_until_it_is_mended(
    ordna: Ordna, town: Town
) -> None:
    unreached = Unreached(ADDRESS, datetime(2026, 11, 24, tzinfo=UTC), Cause.NO_MAILBOX)
    town.does(_marked, unreached, "Maja")
    listed = ordna("delivery", "unreachable", "--json").json()
    ordna("delivery", "reachable", ADDRESS)
    left = ordna("delivery", "unreachable", "--json").json()
    assert ([(row["address"], row["cause"]) for row in listed], left) == (
        [(ADDRESS, "no_mailbox")],
        [],
    )


def _marked(unreached: Unreached, actor: Actor, uow: UnitOfWork) -> None:
    uow.undeliverable.put(unreached)


@pytest.mark.shows("L", "XT-21")
@pytest.mark.parametrize(("value", "told"), [("on", ["karin@brfeken.example"]), ("off", [])])
def test_a_mail_that_asks_how_an_order_stands_is_answered_where_that_is_on(
    ordna: Ordna, value: str, told: list[str]
) -> None:
    ordna("mail", "receive", ordna.writes("fault.eml", MAIL))
    ordna("setting", "set", "mail-commands", value)
    asks = MAIL.replace("The door\r\n", "Status 1\r\n").replace("It will not close.", "")
    ordna("mail", "receive", ordna.writes("asks.eml", asks.replace("<one@", "<two@")))
    assert _mailed(ordna, "status") == told


@pytest.mark.shows("L", "XT-11")
def test_a_supplier_s_mail_sets_what_he_says(ordna: Ordna, saved: Town) -> None:
    ordna("setting", "set", "articles-to-order-email", ADDRESS)
    save = SaveArticlesToOrder(ONE, saved.person("Anna").id)
    saved.does(save_articles_to_order, save, "Anna")
    token = Signer(SECRET.encode()).reply_token("1", ADDRESS)
    answer = (
        f"From: Parts <{ADDRESS}>\r\nTo: fault+1.{token}@ordna.example\r\nSubject: Re: AO 1\r\n"
        "Message-ID: <p@nordport.example>\r\n\r\nLevererat\r\n"
    )
    ordna("mail", "receive", ordna.writes("answer.eml", answer))
    (assignment,) = ordna("order", "show", "1", "--json").json()["assignments"]
    assert [row["state"] for row in assignment["to_order"]] == ["delivered"]


@pytest.mark.shows("L", "WO-03")
def test_an_order_shows_whom_mail_does_not_reach(ordna: Ordna) -> None:
    ordna("mail", "receive", ordna.writes("fault.eml", MAIL))
    token = Signer(SECRET.encode()).reply_token("1", "karin@brfeken.example")
    back = (
        "From: MAILER-DAEMON@b.example\r\nTo: ordna@ordna.example\r\nReturn-Path: <>\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b@b.example>\r\n\r\n"
        f"<karin@brfeken.example>: user unknown\r\n\r\n--- Original ---\r\n[AO:1/{token}]\r\n"
    )
    ordna("mail", "receive", ordna.writes("back.eml", back))
    assert "karin@brfeken.example" in [
        row["address"] for row in ordna("delivery", "unreachable", "--json").json()
    ]
    assert "⚠️ karin@brfeken.example" in ordna("order", "show", "1").out


def _comes_back(nothing: None, actor: Actor, uow: UnitOfWork) -> str:
    """The receipt of order 1 was given up."""
    (letter,) = uow.outbox.claim(Channel.EMAIL, 1, timedelta(seconds=30))
    sent = Sent(DeliveryState.FAILED, error=EXPIRED)
    uow.outbox.finish(letter.id, letter.token, sent)
    note_lost(letter, sent, uow)
    return str(letter.id)


@pytest.mark.shows("L", "CF-12")
def test_a_letter_that_did_not_arrive_goes_to_the_right_address(ordna: Ordna, town: Town) -> None:
    ordna("mail", "receive", ordna.writes("fault.eml", MAIL))
    letter = town.does(_comes_back, None)
    assert EXPIRED in ordna("delivery", "list", "--failed").out
    assert ordna("delivery", "retry", letter, "--to", "karin.ek@brfeken.example").code == 0
    rows = ordna("delivery", "list", "--order", "1", "--json").json()
    told = [(row["to"], row["state"], row["by"]) for row in rows if row["letter"] == "receipt"]
    assert told == [
        ("karin@brfeken.example", "dropped", "Karin Ek"),
        ("karin.ek@brfeken.example", "waiting", "Ordna"),
    ]


@pytest.mark.shows("L", "MS-04")
def test_the_mail_log_of_an_order_says_who_sent_what_to_whom_and_how_it_went(
    ordna: Ordna, town: Town
) -> None:
    ordna("mail", "receive", ordna.writes("fault.eml", MAIL))
    town.does(_comes_back, None)
    (row,) = ordna("order", "show", "1", "--json").json()["mail_log"]
    assert (row["letter"], row["to"], row["by"]) == (
        "receipt",
        "karin@brfeken.example",
        "Karin Ek",
    )
    assert (row["state"], row["error"]) == ("failed", EXPIRED)
