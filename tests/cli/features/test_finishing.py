"""Ready for invoicing and the way to the accounting software, as it is typed."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.lines import AddTime, add_time
from core.work_order import State
from tests.cli.features.finished import ready, signed
from tests.cli.features.town import Town

ONE = OrderNumber(1)


def _may_not(town: Town, *words: str, who: str) -> bool:
    """Whether it is refused because this person may not."""
    answer = town.ordna(*words, "--as", who)
    return answer.code == 1 and answer.err.startswith("You may not do that on order 1.")


@pytest.mark.shows("L", "IN-01", "PE-19")
def test_a_signed_order_is_set_to_ready(town: Town) -> None:
    number = signed(town)
    assert town.must("order", "ready", number, "--as", "Anna").out == (
        "Order 1 is ready for invoicing.\n"
    )
    assert town.work_order().state is State.READY


@pytest.mark.shows("L", "IN-01")
def test_an_order_that_is_not_signed_is_refused_with_what_to_do(town: Town) -> None:
    answer = town.ordna("order", "ready", town.order())
    assert (answer.code, answer.err) == (1, "Order 1 is not signed yet. Sign it first.\n")


@pytest.mark.shows("L", "PE-19")
def test_ready_needs_the_right(town: Town) -> None:
    number = signed(town)
    town.must("user", "rights", "Erik", "--revoke", "set-ready")
    assert _may_not(town, "order", "ready", number, who="Erik")


@pytest.mark.shows("L", "AO-11", "SE-18")
def test_articles_left_to_order_are_asked_about_and_may_be_a_hard_stop(town: Town) -> None:
    number = signed(town)
    town.does(ask_for_article, AskForArticle(ONE, "P12", Decimal(1)))
    asked = town.ordna("order", "ready", number, "--no-send")
    town.must("setting", "set", "disable-ready-with-articles-to-order", "on")
    stopped = town.ordna("order", "ready", number, "--yes", "--no-send")
    assert "still has articles to be ordered: Hinge 3248" in asked.err
    assert "can't be set to ready" in stopped.err


@pytest.mark.shows("L", "IN-05", "PE-08")
def test_whoever_may_send_is_asked_whether_to(town: Town) -> None:
    number = signed(town)
    asked = town.ordna("order", "ready", number, "--as", "Olle")
    assert asked.code == 1
    assert asked.err == (
        "Send order 1 to the accounting software now?\n"
        "Write the same once more with your answer: --send / --no-send\n"
    )
    assert town.must("order", "ready", number, "--send", "--as", "Olle").lines == [
        "Order 1 is ready for invoicing.",
        "Order 1 goes to the accounting software.",
    ]


@pytest.mark.shows("L", "IN-04", "SE-46")
def test_the_setting_sends_at_once(town: Town) -> None:
    number = signed(town)
    town.must("setting", "set", "send-on-ready", "on")
    assert "goes to the accounting software" in town.must("order", "ready", number).out


@pytest.mark.shows("L", "IN-02", "PE-08")
def test_a_ready_order_is_sent_once(town: Town) -> None:
    number = ready(town)
    sent = town.must("order", "send-to-accounting", number, "--as", "Olle")
    again = town.ordna("order", "send-to-accounting", number, "--as", "Olle")
    assert sent.out == "Order 1 goes to the accounting software.\n"
    assert "was sent to the accounting software already" in again.err


@pytest.mark.shows("L", "IN-02", "PE-08")
def test_sending_needs_the_right(town: Town) -> None:
    assert _may_not(town, "order", "send-to-accounting", ready(town), who="Maja")


@pytest.mark.shows("L", "IN-07", "ME-04", "SE-23")
def test_without_a_measure_nothing_is_sent_if_one_is_required(town: Town) -> None:
    town.must("setting", "set", "customer-signatures", "off")
    town.must("setting", "set", "require-measure-to-send", "on")
    number = town.order()
    town.does(add_time, AddTime(ONE, Decimal(1)))
    town.must("order", "sign", number)
    town.must("order", "ready", number, "--no-send")
    answer = town.ordna("order", "send-to-accounting", number)
    assert answer.err == (
        "Order 1 can't be sent to accounting: it has no measure. Write what was done.\n"
    )


@pytest.mark.shows("L", "IN-02")
def test_what_the_accounting_software_answers_stands_on_the_order(town: Town) -> None:
    number = ready(town)
    town.must("order", "send-to-accounting", number)
    words = ("accounting-answer", number, "refused", "--answer", "No such customer")
    town.must("order", *words)
    shown = town.must("order", "show", number).out
    assert "Refused by the accounting software" in shown
    assert "It answered: No such customer" in shown


@pytest.mark.shows("L", "IN-01")
def test_ready_is_taken_back(town: Town) -> None:
    number = ready(town)
    assert town.must("order", "withdraw-ready", number, "--as", "Anna").out == (
        "Order 1 is not ready any more.\n"
    )
