"""Every setting reads what people write, keeps what it wrote, and refuses the rest kindly."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from core import settings
from core.refusals import BadInput
from core.settings import (
    CATALOGUE,
    Coloured,
    CustomField,
    FastAdd,
    Setting,
    Settings,
    setting_called,
)

FIELDS = (
    '[{"name": "Door code", "required": true, "suggestions": ["1234", "none"]}, '
    '{"name": "Rope", "subgroup": "Lifts", "in_list": true, "hidden_from_customers": true}]'
)
TEMPLATES = (
    '[{"name": "All", "starred": true}, '
    '{"name": "Service", "order_types": ["Service"], "layout": "compact", "colour": "#2e8b57", '
    '"above": "Thank you.", "parts": ["parties", "above", "signatures"]}]'
)
WRITTEN = {
    "articles-to-order-email": "parts@example.com",
    "customer-signatures": "off",
    "first-order-number": "400",
    "grace-days": "30",
    "approval-amount": "1500.5",
    "vat-rate": "12",
    "company-name": "Hiss & Dörr AB",
    "company-organisation-number": "556677-8899",
    "company-vat-number": "SE556677889901",
    "company-bankgiro": "5050-1055",
    "company-logo": "ab" * 32,
    "customer-message": "Your door is mended.\nFetch it when you like.",
    "custom-statuses": "Waits for a part #e0a000, Done",
    "order-types": "Urgent #ff0000",
    "subgroups": "Lifts, Doors",
    "description-suggestions": "The door will not close; Light, and more light",
    "custom-fields": FIELDS,
    "fast-add-list": "4711, G4; Lifts: K300, B22",
    "working-hours": "mon-thu 07:00-16:00; fri 07:00-15:00; sun 10:00-12:00",
    "quiet-hours": "22:00-06:00",
    "digest-at": "07:00",
    "protocol-template": "compact",
    "label-format": "62x29",
    "label-margins": "12.9 7.2 2.5 0",
    "paper-templates": TEMPLATES,
    "blocked-senders": "eva@spam.example, @spam.example, @*.spam.example",
    "refused-files": "exe, application/x-msdownload, video/*",
}
"""A value of every kind, as it is written."""


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_default_is_read_back_as_it_is_written(key: str) -> None:
    setting = CATALOGUE[key]
    assert (
        setting.read(setting.written(setting.default)) == setting.default
        if setting.written(setting.default)
        else setting.default in {None, ()}
    )


@pytest.mark.parametrize("key", WRITTEN)
def test_a_value_is_written_as_it_was_read(key: str) -> None:
    setting = setting_called(key)
    assert setting.written(setting.read(WRITTEN[key])) == WRITTEN[key]


def test_every_kind_of_value_is_tried() -> None:
    tried = {setting_called(key).kind.form for key in WRITTEN}
    assert tried == {each.kind.form for each in CATALOGUE.values()}


ABSURD = ("\x00", "ä" * 5000, "#", ";:,-", "9" * 40, "[[[", "NaN", "٣")


def _kept(setting: Setting[Any], text: str) -> str | None:
    """The text as it would be written back; None where it is refused with a whole sentence."""
    try:
        return setting.written(setting.read(text))
    except BadInput as refused:
        return None if refused.sentence.format(**refused.fields) else ""


@pytest.mark.parametrize("key", CATALOGUE)
def test_absurd_text_is_read_or_refused_and_never_more(key: str) -> None:
    setting = CATALOGUE[key]
    for kept in filter(None, (_kept(setting, text) for text in ABSURD)):
        assert _kept(setting, kept) == kept


def test_what_was_never_set_has_its_default() -> None:
    assert Settings({})[settings.CUSTOMER_SIGNATURES] is True


def test_what_can_t_be_read_by_todays_rules_stops_nothing() -> None:
    assert Settings({"company-bankgiro": "1234-5678"})[settings.COMPANY_BANKGIRO] is None


@pytest.mark.parametrize(("text", "value"), [("på", True), ("Off", False), (" ja ", True)])
def test_a_switch_is_read_in_both_languages(text: str, value: bool) -> None:
    assert settings.yes_or_no(text) is value


@pytest.mark.parametrize(
    "text", ["a@b", "two@a.example, b@c.example", "no address", "a@b.example\nBcc: x@y.se"]
)
def test_what_is_no_single_address_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        settings.address_or_none(text)


def test_names_are_kept_once_and_in_order() -> None:
    assert settings.names("Väntar, Klar ,Väntar,") == ("Väntar", "Klar")


def _read(key: str, text: str) -> object:
    return setting_called(key).read(text)


@pytest.mark.shows("U", "SE-14", "SE-58")
@pytest.mark.parametrize("key", ["custom-statuses", "order-types"])
def test_a_name_may_have_a_colour_after_it(key: str) -> None:
    """SE-14, SE-58: text, colour and order."""
    assert _read(key, "Väntar på del #E0A000, Klar") == (
        Coloured("Väntar på del", "#e0a000"),
        Coloured("Klar"),
    )


@pytest.mark.parametrize("text", ["Klar #e0a0", "Klar #green", "#e0a000", "Klar, klar #e0a000"])
def test_a_colour_that_is_none_or_a_name_twice_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        _read("custom-statuses", text)


@pytest.mark.shows("U", "SE-54")
def test_custom_fields_say_whose_they_are_and_how_they_are_shown() -> None:
    """SE-54."""
    assert _read("custom-fields", FIELDS) == (
        CustomField("Door code", required=True, suggestions=("1234", "none")),
        CustomField("Rope", "Lifts", in_list=True, hidden_from_customers=True),
    )


@pytest.mark.shows("U", "SE-54", "SE-62", "WO-07")
def test_an_order_has_the_fields_of_all_and_of_its_own_subgroup() -> None:
    """WO-07: a removed one is offered no more."""
    fields = (CustomField("A"), CustomField("B", "Lifts"), CustomField("C", removed=True))
    named = [[each.name for each in settings.fields_for(g, fields)] for g in ("Lifts", None)]
    assert named == [["A", "B"], ["A"]]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Door code", "JSON list"),
        ('{"name": "Door code"}', "JSON list"),
        ("[" * 100_000, "JSON list"),
        ('["Door code"]', "object with a name"),
        ('[{"required": true}]', "object with a name"),
        ('[{"name": " "}]', "1 to 60"),
        ('[{"name": "A", "color": "red"}]', "color"),
        ('[{"name": "A", "required": "yes"}]', "true or false"),
        ('[{"name": "A", "suggestions": "B"}]', "list of texts"),
        ('[{"name": "A", "subgroup": 7}]', "a name, or null"),
        ('[{"name": "A"}, {"name": "a"}]', "only once"),
    ],
)
def test_what_is_no_field_is_refused_with_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        _read("custom-fields", text)


@pytest.mark.shows("U", "SE-53", "AR-13")
def test_a_subgroups_fast_articles_come_before_those_of_all() -> None:
    """SE-53, AR-13: for all or chosen subgroups."""
    lists = (FastAdd(None, ("4711", "G4")), FastAdd("Hissar", ("K300", "G4")))
    assert _read("fast-add-list", "4711, G4; Hissar: K300, G4") == lists
    assert settings.offered(lists, "Hissar") == ("K300", "G4", "4711")
    assert settings.offered(lists, None) == ("4711", "G4")


@pytest.mark.parametrize("text", ["Hissar:", ": 4711", "4711; G4", "A: 1; A: 2"])
def test_a_fast_list_without_articles_or_twice_for_one_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        _read("fast-add-list", text)


@pytest.mark.shows("U", "SE-61")
@pytest.mark.parametrize(
    "text", ["mon-tue 07:00-16:00", "måndag–tis. 7.00–16.00", "Mon-Tues 7:00-16:00"]
)
def test_working_hours_are_read_in_both_languages(text: str) -> None:
    """SE-61."""
    hours = setting_called("working-hours").read(text)
    assert [(each.weekday, each.starts_at, each.ends_at) for each in hours] == [
        (0, time(7), time(16)), (1, time(7), time(16))
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["fri-mon 07:00-16:00", "mon 16:00-07:00", "mon 07:00", "someday 07:00-16:00",
     "mon 07:00-25:00", "mon 07:00-16:00; mon 17:00-18:00", "mon"],
)  # fmt: skip
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(BadInput):
        _read("working-hours", text)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [(time(23), True), (time(5, 59), True), (time(6), False), (time(12), False)],
)
def test_quiet_hours_go_over_midnight(clock: time, quiet: bool) -> None:
    hours = setting_called("quiet-hours").read("22:00-06:00")
    assert hours.holds(clock) is quiet


@pytest.mark.shows("U", "SE-73")
@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("company-organisation-number", "5566778899", "556677-8899"),
        ("company-organisation-number", "16556677-8899", "556677-8899"),
        ("company-vat-number", "se 5566778899 01", "SE556677889901"),
        ("company-vat-number", "DE123456789", "DE123456789"),
        ("company-bankgiro", "50501055", "5050-1055"),
        ("vat-rate", "12,5 %", Decimal("12.5")),
    ],
)
def test_the_companys_numbers_are_written_as_they_should_be(
    key: str, text: str, value: object
) -> None:
    """SE-73."""
    assert _read(key, text) == value


@pytest.mark.shows("U", "SE-73")
@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("company-organisation-number", "556677-8898"),
        ("company-organisation-number", "55667788"),
        ("company-vat-number", "SE556677889801"),
        ("company-vat-number", "556677889901"),
        ("company-bankgiro", "5050-1056"),
        ("company-bankgiro", "505-10"),
        ("company-logo", "logo.png"),
        ("vat-rate", "101"),
        ("vat-rate", "25.001"),
        ("approval-amount", "-1"),
        ("approval-amount", "1e9"),
        ("grace-days", "0"),
        ("protocol-template", "fancy"),
    ],
)
def test_a_number_that_can_t_be_right_is_refused(key: str, text: str) -> None:
    """SE-73: check digits are checked."""
    with pytest.raises(BadInput):
        _read(key, text)
