"""Measures, articles and time as they are typed, and every line changed, taken off and summed up."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.registers import Article, Facility, FacilityArticle
from core.usecases.assigning import Assign, assign
from core.usecases.registers import KeepArticle, KeepFacility, keep_article, keep_facility
from tests.cli.features.command import Answer, Ordna
from tests.cli.features.finished import ready
from tests.cli.features.town import CUSTOMER, FACILITY, Town, key

ONE = OrderNumber(1)


@pytest.fixture
def job(town: Town) -> Town:
    """Anna has order 1."""
    town.order()
    town.does(assign, Assign(ONE, town.person("Anna").id), "Maja")
    return town


def lines(ordna: Ordna, number: str = "1") -> list[dict[str, object]]:
    found: list[dict[str, object]] = ordna("order", "lines", number, "--json").json()
    return found


def refused(answer: Answer) -> str:
    """The sentence of a refusal."""
    assert (answer.code, answer.out) == (1, "")
    return answer.err.strip()


@pytest.mark.shows("L", "ME-01")
def test_a_measure_says_what_when_and_who(ordna: Ordna, job: Town) -> None:
    day = job.must("order", "measure", "1", "Oiled the hinges", "--as", "Anna")
    (line,) = lines(ordna)
    assert day.out == "Noted on order 1.\n"
    assert (line["kind"], line["text"], line["done_by"]) == ("measure", "Oiled the hinges", "Anna")


@pytest.mark.shows("L", "ME-02")
def test_a_measure_carries_pictures(ordna: Ordna, job: Town) -> None:
    photo = ordna.writes("hinge.jpg", b"\xff\xd8\xff\xe0 a picture")
    job.must("order", "measure", "1", "Oiled the hinges", "--photo", photo, "--as", "Anna")
    (measure,) = ordna("order", "show", "1", "--json").json()["assignments"][0]["measures"]
    assert measure["images"] == ["hinge.jpg"]


@pytest.mark.shows("L", "ME-01")
@pytest.mark.parametrize("day", ["1999-01-01", "2999-01-01"])
def test_a_day_of_work_that_can_t_be_is_refused(ordna: Ordna, job: Town, day: str) -> None:
    answer = ordna("order", "measure", "1", "Oiled", "--day", day)
    assert refused(answer).startswith("Write the day the work was done")


@pytest.mark.shows("L", "ME-03", "SE-28")
def test_without_quick_measures_the_order_is_edited_instead(ordna: Ordna, job: Town) -> None:
    job.must("setting", "set", "show-add-measure", "off")
    answer = ordna("order", "measure", "1", "Oiled")
    job.must("order", "measure", "1", "Oiled", "--save")
    assert refused(answer).endswith("Edit order 1 instead.")
    assert len(lines(ordna)) == 1


@pytest.mark.shows("L", "ME-03")
def test_a_quick_measure_is_kept_and_an_edit_meets_the_gates(ordna: Ordna, job: Town) -> None:
    job.must("setting", "set", "require-status-to-save", "on")
    job.must("order", "measure", "1", "Oiled")
    answer = ordna("order", "measure", "1", "Oiled again", "--save")
    assert (answer.code, len(lines(ordna))) == (1, 1)
    assert ordna("order", "show", "1", "--json").json()["incomplete"] is True


@pytest.mark.shows("L", "ME-05", "PE-18")
def test_another_is_named_as_who_did_it_by_those_with_the_right(ordna: Ordna, job: Town) -> None:
    job.must("order", "measure", "1", "Oiled", "--as", "Anna")
    answer = ordna("order", "measure-user", "1", "Oiled", "Erik", "--as", "Anna")
    job.must("order", "measure-user", "1", "1", "erik", "--as", "Maja")
    assert answer.code == 1
    assert lines(ordna)[0]["done_by"] == "Erik"


@pytest.mark.shows("L", "AR-01", "AR-05")
def test_an_article_has_the_register_s_price_and_a_changed_one_is_marked(
    ordna: Ordna, job: Town
) -> None:
    added = job.must("order", "article", "1", "4711", "-q", "1,5", "--as", "Anna")
    job.must("order", "article", "1", "P12", "--price", "99,50", "--discount", "10")
    assert added.out == "Added to order 1: 1.5 pcs Door closer TS 83.\n"
    assert [(each["price"], each["price_changed"], each["discount"]) for each in lines(ordna)] == [
        ("1240", False, None),
        ("99.50", True, "10"),
    ]


@pytest.mark.parametrize("quantity", ["0", "100001", "1,0001", "many"])
def test_an_absurd_quantity_is_refused(ordna: Ordna, job: Town, quantity: str) -> None:
    assert ordna("order", "article", "1", "4711", "-q", quantity).code == 1
    assert lines(ordna) == []


@pytest.mark.shows("L", "AR-02", "PE-24", "AR-06")
def test_who_added_it_is_seen_by_all_and_its_price_by_some(ordna: Ordna, job: Town) -> None:
    job.must("order", "article", "1", "4711", "--as", "Anna")
    anna, maja = (ordna("order", "lines", "1", "--as", who).out for who in ("Anna", "Maja"))
    assert ("Anna" in anna, "1\u00a0240" in anna, "1\u00a0240" in maja) == (True, False, True)


@pytest.mark.shows("L", "PE-24", "AR-06")
def test_who_sees_no_prices_writes_none_and_sums_nothing_up(ordna: Ordna, job: Town) -> None:
    answers = [
        ordna("order", "article", "1", "4711", "--price", "1", "--as", "Anna"),
        ordna("order", "totals", "1", "--as", "Anna"),
    ]
    assert [each.code for each in answers] == [1, 1]


@pytest.mark.shows("L", "AR-15", "SE-33")
@pytest.mark.parametrize(
    ("language", "beginning"),
    [("en", "There is no article grease in"), ("sv", "Artikeln grease finns inte i")],
)
def test_free_words_are_refused_where_only_the_register_counts(
    ordna: Ordna, job: Town, language: str, beginning: str
) -> None:
    job.must("setting", "set", "require-register-articles", "on")
    answer = ordna("order", "article", "1", "grease", ORDNA_LANGUAGE=language)
    assert refused(answer).startswith(beginning)


@pytest.mark.shows("L", "AR-16", "SE-45")
def test_free_words_join_the_register(ordna: Ordna, job: Town) -> None:
    job.must("setting", "set", "add-articles-to-register", "on")
    job.must("order", "article", "1", "grease", "--price", "95")
    known = ordna("register", "list", "articles", "--json").json()
    assert [each["number"] for each in known if each["name"] == "grease"] == ["A1"]


@pytest.mark.shows("L", "AR-14", "SE-29")
def test_an_article_without_a_price_stops_a_save_and_no_quick_entry(
    ordna: Ordna, job: Town
) -> None:
    job.must("setting", "set", "require-price", "on")
    answer = ordna("order", "article", "1", "grease")
    job.must("order", "fast-add", "1", "grease")
    assert "needs a price" in refused(answer)
    assert ordna("order", "show", "1", "--json").json()["incomplete"] is True


@pytest.mark.shows("L", "AR-12", "SE-42", "AR-13", "SE-53")
def test_the_fast_add_list_is_offered_and_added_without_an_edit(ordna: Ordna, job: Town) -> None:
    job.must("setting", "set", "fast-add-list", "P12")
    offered = ordna("order", "suggest", "1", "--for", "fast", "--json").json()
    job.must("order", "fast-add", "1", offered[0]["number"], "--as", "Anna")
    assert [each["number"] for each in lines(ordna)] == ["P12"]


@pytest.mark.shows("L", "SE-42")
def test_without_fast_adding_it_is_refused(ordna: Ordna, job: Town) -> None:
    job.must("setting", "set", "fast-add-articles", "off")
    assert refused(ordna("order", "fast-add", "1", "P12")).endswith("Edit order 1 instead.")


@pytest.mark.shows("L", "AR-17", "SE-12")
@pytest.mark.parametrize(("value", "status"), [("on", "begun"), ("off", "new")])
def test_an_article_begins_the_order_if_the_company_wants(
    ordna: Ordna, job: Town, value: str, status: str
) -> None:
    job.must("setting", "set", "begun-on-articles", value)
    job.must("order", "article", "1", "4711")
    assert ordna("order", "show", "1", "--json").json()["status"] == status


@pytest.mark.shows("L", "AR-07")
def test_hours_are_a_time_row(ordna: Ordna, job: Town) -> None:
    job.must("order", "time", "1", "1,5", "--as", "Anna")
    (line,) = lines(ordna)
    assert (line["kind"], line["quantity"], line["added_by"]) == ("time", "1.5", "Anna")


@pytest.mark.shows("L", "AR-08", "SE-36")
def test_other_articles_belong_to_the_order_while_they_are_used(ordna: Ordna, job: Town) -> None:
    job.must("order", "other-article", "1", "4711")
    job.must("setting", "set", "show-other-articles", "off")
    assert refused(ordna("order", "other-article", "1", "4711")).startswith("Articles without an")
    shown = ordna("order", "show", "1", "--json").json()
    assert [each["number"] for each in shown["other_articles"]] == ["4711"]


@pytest.mark.shows("L", "AR-09")
def test_a_facility_s_articles_come_along_and_are_taken_off(ordna: Ordna, job: Town) -> None:
    articles = (FacilityArticle("P12", Decimal(2)),)
    facility = Facility(FACILITY, key(CUSTOMER), articles=articles, id=key(FACILITY))
    job.does(keep_facility, KeepFacility(facility))
    job.must("order", "edit", "1", f"facility={FACILITY}")
    added = [each["number"] for each in lines(ordna)]
    job.must("order", "remove-line", "1", "P12")
    assert (added, lines(ordna)) == (["P12"], [])


@pytest.mark.shows("L", "AR-09")
def test_what_a_former_facility_left_is_taken_off_when_wanted(ordna: Ordna, job: Town) -> None:
    articles = (FacilityArticle("P12", Decimal(2)),)
    facility = Facility(FACILITY, key(CUSTOMER), articles=articles, id=key(FACILITY))
    job.does(keep_facility, KeepFacility(facility))
    for name in (FACILITY, "Nygatan 2"):
        job.must("order", "edit", "1", f"facility={name}")
    kept = len(lines(ordna))
    told = job.must("order", "remove-former-articles", "1").out
    assert (kept, told, lines(ordna)) == (1, "Taken off order 1: Hinge 3248.\n", [])


@pytest.mark.shows("L", "AR-03", "AR-04")
@pytest.mark.parametrize("field", ["articles", "to-order", "other"])
def test_what_one_used_lately_is_offered_first_in_every_field(
    ordna: Ordna, job: Town, field: str
) -> None:
    job.must("order", "article", "1", "P12", "--as", "Anna")
    words = ("order", "suggest", "1", "--for", field, "--as", "Anna", "--json")
    assert [each["number"] for each in ordna(*words).json()] == ["P12", "4711"]


@pytest.mark.shows("L", "SE-04", "SE-05", "AS-10")
@pytest.mark.parametrize("field", ["description", "measure"])
def test_suggestions_are_offered_as_one_writes(ordna: Ordna, job: Town, field: str) -> None:
    job.must("setting", "set", f"{field}-suggestions", "Oiled the hinges; Replaced the closer")
    assert ordna("order", "suggest", "1", "oiled", "--for", field).lines == ["Oiled the hinges"]


@pytest.mark.shows("L", "AR-01", "ME-01")
def test_a_line_is_changed_by_place_number_or_name(ordna: Ordna, job: Town) -> None:
    job.must("order", "measure", "1", "Oiled")
    job.must("order", "article", "1", "4711")
    job.must("order", "edit-line", "1", "1", "text=Greased the hinges")
    job.must("order", "edit-line", "1", "4711", "quantity=2,5", "discount=10 %")
    measure, article = lines(ordna)
    assert measure["text"] == "Greased the hinges"
    assert (article["quantity"], article["discount"]) == ("2.5", "10")


def test_the_second_of_two_who_change_a_line_sees_both_values(ordna: Ordna, job: Town) -> None:
    job.must("order", "article", "1", "4711")
    job.must("order", "edit-line", "1", "4711", "quantity=2", "--seen", "1")
    answer = ordna("order", "edit-line", "1", "4711", "quantity=3", "--seen", "1")
    assert "“2”" in refused(answer)
    assert "“3”" in refused(answer)


@pytest.mark.shows("L", "SG-05")
def test_a_signed_line_stays(ordna: Ordna, job: Town) -> None:
    job.must("order", "measure", "1", "Oiled", "--as", "Anna")
    job.must("order", "sign", "1", "--more-visits", "--as", "Anna")
    for words in (("edit-line", "1", "1", "text=No"), ("remove-line", "1", "1")):
        assert refused(ordna("order", *words)).startswith("That line is signed")


@pytest.mark.parametrize("line", ["9", "nothing such"])
def test_a_line_that_is_not_there_is_refused_with_those_that_are(
    ordna: Ordna, job: Town, line: str
) -> None:
    job.must("order", "measure", "1", "Oiled")
    assert refused(ordna("order", "remove-line", "1", line)).endswith("1 Oiled.")


@pytest.mark.shows("L", "SG-04")
@pytest.mark.parametrize(
    ("language", "beginning"),
    [("en", "Order 1 is ready for invoicing, and"), ("sv", "AO 1 är klar för fakturering, och")],
)
def test_a_line_on_a_ready_order_is_asked_about_first(
    ordna: Ordna, town: Town, language: str, beginning: str
) -> None:
    ready(town)
    words = ("order", "measure", "1", "Oiled")
    assert refused(ordna(*words, ORDNA_LANGUAGE=language)).startswith(beginning)
    town.must(*words, "--despite-ready")
    assert ordna("order", "show", "1", "--json").json()["status"] == "signed"


@pytest.mark.shows("L", "AS-11", "AR-11", "AR-10", "SE-59", "PE-29", "PE-30")
@pytest.mark.parametrize(("value", "apart"), [("on", 2), ("off", 0)])
def test_an_order_is_summed_up_with_time_apart_if_wanted(
    ordna: Ordna, job: Town, value: str, apart: int
) -> None:
    job.does(keep_article, KeepArticle(Article("T1", "Hour", "h", Decimal(850), is_time=True)))
    job.must("setting", "set", "separate-time", value)
    job.must("order", "article", "1", "4711", "--discount", "10")
    job.must("order", "time", "1", "2", "--article", "T1")
    told = ordna("order", "totals", "1", "--as", "Maja").lines
    assert told[0] == "1 · The door will not close: 2\u00a0816\u00a0kr"
    assert told[1 + apart :] == [
        "Gross: 2\u00a0940\u00a0kr",
        "Discount: 124\u00a0kr",
        "Net: 2\u00a0816\u00a0kr",
        "VAT 25 %: 704\u00a0kr",
        "To pay: 3\u00a0520\u00a0kr",
    ]


@pytest.mark.shows("L", "PE-30")
def test_who_may_not_see_discounts_sees_none_in_the_sums(ordna: Ordna, job: Town) -> None:
    job.must("order", "article", "1", "4711", "--discount", "10")
    job.must("user", "rights", "Maja", "--revoke", "see-discount")
    found = ordna("order", "totals", "1", "--as", "Maja", "--json").json()
    assert (found["order"]["all"]["net"], "discount" in found["order"]["all"]) == (
        "1116.00",
        False,
    )
