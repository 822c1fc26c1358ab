"""Articles to be ordered as they are typed: asked for, ordered, delivered, used, listed."""

import pytest

from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from tests.cli.features.command import Ordna
from tests.cli.features.finished import signed
from tests.cli.features.town import Town

PARTS = "parts@nordport.example"


@pytest.fixture
def job(town: Town) -> Town:
    """Anna has order 1, and parts are ordered at an address of their own."""
    town.order()
    town.does(assign, Assign(OrderNumber(1), town.person("Anna").id), "Maja")
    town.must("setting", "set", "articles-to-order-email", PARTS)
    return town


def mails(ordna: Ordna) -> list[tuple[str, str]]:
    """The letters about order 1 that are sent by mail: which, to whom."""
    log = ordna("order", "show", "1", "--json").json()["mail_log"]
    return [(each["letter"], each["to"]) for each in log]


def rows(ordna: Ordna) -> list[tuple[object, object]]:
    found = ordna("order", "to-order", "1", "--json").json()
    return [(each["name"], each["state"]) for each in found]


@pytest.mark.shows("L", "AO-01", "AO-03", "SE-01")
def test_an_article_is_asked_for_and_mailed_when_that_was_all(ordna: Ordna, job: Town) -> None:
    job.must("order", "order-article", "1", "P12", "--as", "Anna")
    before = mails(ordna)
    told = job.must("order", "order-article", "1", "oil", "-q", "2", "--done", "--as", "Anna").out
    assert (before, mails(ordna)) == ([], [("articles-to-order", PARTS)])
    assert told == "To order for order 1: 2 st oil.\n"


@pytest.mark.shows("L", "AO-03")
def test_the_same_is_not_mailed_again_and_a_change_is_corrected(ordna: Ordna, job: Town) -> None:
    job.must("order", "order-article", "1", "P12", "--done")
    for state in ("ordered", "to_order"):
        job.must("order", "article-state", "1", "P12", state, "--done")
    job.must("order", "edit-line", "1", "P12", "quantity=3")
    job.must("order", "article-state", "1", "P12", "ordered", "--done")
    assert mails(ordna) == [("articles-to-order", PARTS), ("articles-corrected", PARTS)]


@pytest.mark.shows("L", "AO-02", "AO-07", "AO-08", "SE-02", "SE-03")
@pytest.mark.parametrize("state", ["ordered", "delivered"])
def test_a_new_state_is_mailed_to_its_address(ordna: Ordna, job: Town, state: str) -> None:
    job.must("setting", "set", f"articles-{state}-email", "boss@nordport.example")
    job.must("order", "order-article", "1", "P12")
    job.must("order", "article-state", "1", "P12", state, "--done", "--as", "Maja")
    assert rows(ordna) == [("Hinge 3248", state)]
    assert mails(ordna) == [(f"articles-{state}", "boss@nordport.example")]


@pytest.mark.shows("L", "AO-09")
def test_what_was_fitted_becomes_a_used_article(ordna: Ordna, job: Town) -> None:
    job.must("order", "order-article", "1", "P12", "-q", "2")
    told = job.must("order", "use-article", "1", "P12").out
    (line,) = ordna("order", "lines", "1", "--json").json()
    assert (line["kind"], line["number"], line["quantity"]) == ("article", "P12", "2")
    assert (told, rows(ordna)) == ("Hinge 3248 is used on order 1.\n", [])


@pytest.mark.shows("L", "AO-10")
@pytest.mark.parametrize("state", ["to_order", "ordered", "delivered"])
def test_what_is_to_be_ordered_costs_nothing(ordna: Ordna, job: Town, state: str) -> None:
    job.must("order", "order-article", "1", "P12")
    job.must("order", "article-state", "1", "P12", state)
    assert ordna("order", "totals", "1", "--json").json()["order"]["all"]["net"] == "0.00"


@pytest.mark.shows("L", "AO-11", "SE-18")
def test_ready_asks_or_refuses_while_an_article_is_left(ordna: Ordna, town: Town) -> None:
    signed(town)
    town.must("order", "order-article", "1", "P12")
    asked = ordna("order", "ready", "1", "--no-send")
    town.must("setting", "set", "disable-ready-with-articles-to-order", "on")
    stopped = ordna("order", "ready", "1", "--no-send")
    assert ("anyway?" in asked.err, "can't be set to ready" in stopped.err) == (True, True)


@pytest.mark.shows("L", "AO-06")
def test_the_articles_are_saved_as_a_list(ordna: Ordna, job: Town) -> None:
    job.must("order", "order-article", "1", "P12", "--as", "Anna")
    job.must("order", "to-order", "1", "--csv", "list.csv")
    first, second = (ordna.folder / "list.csv").read_text("utf-8-sig").splitlines()
    assert first.startswith("Order,Number,Article")
    assert second == "1,P12,Hinge 3248,1,pcs,to order,Anna,"


@pytest.mark.shows("L", "SE-37")
@pytest.mark.parametrize(
    ("language", "beginning"),
    [("en", "Articles to be ordered are not"), ("sv", "Artiklar att beställa används inte")],
)
def test_nothing_is_ordered_where_that_is_not_used(
    ordna: Ordna, job: Town, language: str, beginning: str
) -> None:
    job.must("setting", "set", "show-articles-to-order", "off")
    answer = ordna("order", "order-article", "1", "P12", ORDNA_LANGUAGE=language)
    assert (answer.code, answer.err.startswith(beginning)) == (1, True)


def test_only_what_is_to_be_ordered_has_a_state(ordna: Ordna, job: Town) -> None:
    job.must("order", "article", "1", "4711")
    answer = ordna("order", "article-state", "1", "4711", "ordered")
    assert (answer.code, "There is no 4711 on order 1" in answer.err) == (1, True)
