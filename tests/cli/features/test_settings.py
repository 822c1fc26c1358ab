"""The company's settings by command: listed, set, tried, and refused with what to do."""

import pytest

from core.people import Actor
from core.ports import UnitOfWork
from core.self_checks import SelfCheckTemplate
from core.settings import CATALOGUE, GROUPS
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


def test_every_setting_is_listed_under_its_heading(ordna: Ordna) -> None:
    lines = ordna("setting", "list").lines
    assert lines[0] == "Company"
    assert len(lines) == len(CATALOGUE) + len(GROUPS)
    assert any(line.split() == ["vat-rate", "25", "VAT", "rate"] for line in lines)


def test_a_long_value_is_cut_in_the_list_and_whole_where_it_is_shown(ordna: Ordna) -> None:
    urgent = next(line for line in ordna("setting", "list").lines if "urgent-words" in line)
    assert "flooding" not in urgent
    assert "flooding" in ordna("setting", "get", "urgent-words").out


def test_the_list_for_machines_says_what_each_is_and_does(ordna: Ordna) -> None:
    listed = {each["key"]: each for each in ordna("setting", "list", "--json").json()}
    assert set(listed) == set(CATALOGUE)
    assert listed["require-object-to-sign"] == {
        "key": "require-object-to-sign",
        "feature": "SE-24, SE-50",
        "group": "Signing",
        "label": "Require service object to sign",
        "help": "An order without any service object can't be signed.",
        "value": "off",
        "default": "off",
    }


@pytest.mark.shows("L", "SE-14", "SE-53", "SE-56", "SE-58", "SE-61", "SE-62", "SE-73")
@pytest.mark.parametrize(
    ("key", "written", "kept"),
    [
        ("custom-statuses", "Väntar på del #E0A000,Klar", "Väntar på del #e0a000, Klar"),
        ("order-types", "Akut #f00000", "Akut #f00000"),
        ("subgroups", "Hissar ,Portar", "Hissar, Portar"),
        ("fast-add-list", "4711;Hissar:P12", "4711; Hissar: P12"),
        ("custom-fields", '[ {"name":"Portkod"} ]', '[{"name": "Portkod"}]'),
        ("customer-message", "Dörren är lagad.", "Dörren är lagad."),
        ("quiet-hours", "22:00-6:00", "22:00-06:00"),
        ("on-call", "Anna,Erik", "Anna, Erik"),
        ("company-organisation-number", "5566778899", "556677-8899"),
        ("company-bankgiro", "50501055", "5050-1055"),
        ("vat-rate", "12", "12"),
    ],
)
def test_a_value_is_kept_as_it_is_written_best(
    town: Town, key: str, written: str, kept: str
) -> None:
    assert town.must("setting", "set", key, written).out == f"{kept}\n"
    assert town.must("setting", "get", key).out == f"{kept}\n"


@pytest.mark.shows("L", "SE-61")
def test_hours_are_answered_as_people_say_them_and_kept_as_programs_read_them(
    town: Town,
) -> None:
    said = town.must("setting", "set", "working-hours", "mån-fre 7.00-16.00").out
    kept = town.must("setting", "get", "working-hours").out
    assert (said, kept) == ("Mon–Fri 7–16\n", "mon-fri 07:00-16:00\n")


@pytest.mark.parametrize(
    ("key", "written", "says"),
    [
        ("custom-statuses", "Klar #green", "Write it after the name as #e0a000"),
        ("custom-fields", "Portkod", "JSON list"),
        ("company-bankgiro", "5050-1056", "no bankgiro number"),
        ("working-hours", "fredag", "07:00-16:00"),
        ("fast-add-list", "X9", "X9 can't be found in the register"),
        ("no-such-setting", "on", "ordna setting list"),
    ],
)
def test_what_can_t_be_so_is_refused_with_what_would_do(
    town: Town, key: str, written: str, says: str
) -> None:
    answer = town.ordna("setting", "set", key, written)
    assert (answer.code, says in answer.err) == (1, True)


def test_a_refusal_is_said_in_swedish(ordna: Ordna) -> None:
    answer = ordna("setting", "set", "vat-rate", "200", ORDNA_LANGUAGE="sv")
    assert answer.err == "Skriv ett tal från 0 till 100 med högst två decimaler.\n"


def test_an_empty_value_takes_it_away(ordna: Ordna) -> None:
    ordna("setting", "set", "custom-statuses", "Klar")
    ordna("setting", "set", "custom-statuses", "")
    assert ordna("setting", "get", "custom-statuses").out == "\n"


@pytest.mark.shows("L", "SE-33", "SE-45")
def test_two_settings_that_contradict_each_other_are_not_both_on(ordna: Ordna) -> None:
    """SE-33 against SE-45: the first one wins."""
    ordna("setting", "set", "require-register-articles", "on")
    answer = ordna("setting", "set", "add-articles-to-register", "on")
    assert (answer.code, "Require articles from the register" in answer.err) == (1, True)


@pytest.mark.shows("L", "XT-07")
def test_before_a_requirement_is_set_it_says_whom_it_stops(town: Town) -> None:
    """XT-07: tried first, then set, with the same list."""
    number = town.order()
    tried = town.must("setting", "try", "require-contact", "on")
    done = town.must("setting", "set", "require-contact", "on")
    assert tried.lines[0] == "1 order under way is stopped by that:"
    assert tried.lines[1].split()[0] == number
    assert (done.out, done.err) == ("on\n", tried.out)


@pytest.mark.shows("L", "XT-07")
def test_trying_is_for_machines_too_and_changes_nothing(town: Town) -> None:
    town.order()
    (stuck,) = town.must("setting", "try", "require-contact", "on", "--json").json()
    assert (stuck["order"], stuck["moment"]) == ("1", "save")
    assert town.must("setting", "get", "require-contact").out == "off\n"


def test_what_stops_nothing_says_so(town: Town) -> None:
    answer = town.must("setting", "try", "require-contact", "on")
    assert answer.out == "No order would be stopped by that.\n"


@pytest.mark.shows("L", "PE-28")
@pytest.mark.parametrize(("who", "code"), [("Olle", 0), ("Maja", 1), ("Anna", 1)])
def test_only_administrators_change_settings(town: Town, who: str, code: int) -> None:
    """PE-28."""
    words = ("setting", "set", "company-name", "Hiss AB", "--as", who)
    assert town.ordna(*words).code == code


@pytest.mark.shows("L", "SE-73")
def test_a_logo_is_kept_and_named(ordna: Ordna) -> None:
    """SE-73."""
    kept = ordna("setting", "logo", ordna.writes("logo.png", PNG)).out
    assert ordna("setting", "get", "company-logo").out == kept
    assert len(kept.strip()) == 64


@pytest.mark.parametrize("content", [b"", b"GIF89a", PNG + bytes(2_000_001)])
def test_what_is_no_logo_is_refused(ordna: Ordna, content: bytes) -> None:
    answer = ordna("setting", "logo", ordna.writes("logo.png", content))
    assert (answer.code, "logo.png is no PNG or JPEG picture" in answer.err) == (1, True)


AGAINST = {
    "add-articles-to-register": "require-register-articles",
    "customer-signatures": "require-customer-signatures",
}
"""What can't be so while the other one is."""
VALUES = {
    "one e-mail address, or nothing": "parts@example.com",
    "a whole number, 1 or more": "400",
    "a whole number, or nothing": "12",
    "an amount, or nothing": "1500",
    "a percentage": "12",
    "a line of text, or nothing": "Hiss AB",
    "a text, or nothing": "Your door is mended.",
    "an organisation number, or nothing": "556677-8899",
    "a VAT number, or nothing": "SE556677889901",
    "a bankgiro number, or nothing": "5050-1055",
    "a picture, kept as a file": "ab" * 32,
    "names with commas between": "Anna",
    "texts with semicolons between": "The door; The lift",
    "addresses and domains such as @example.com, with commas between": "@example.com",
    "endings and types of files with commas between": "exe, video/*",
    "a JSON list of fields": '[{"name": "Door code"}]',
    "article numbers, then those of subgroups: 4711, G4; Lifts: K300": "4711",
    "hours of weekdays, such as mon-fri 07:00-16:00": "mon-fri 07:00-16:00",
    "times of day, such as 22:00-06:00, or nothing": "22:00-06:00",
    "a time of day, such as 07:00, or nothing": "07:00",
    "labels across and down a sheet, such as 3x8, or one label's millimetres, such as 62x29": "62x29",
    "four numbers in millimetres, or nothing": "10 8 3 0",
    "a JSON list of templates": '[{"name": "Service", "starred": true}]',
}
"""A value of each kind, by how it is said to be written."""


@pytest.mark.shows(
    "A",
    "SE-01", "SE-02", "SE-03", "SE-04", "SE-05", "SE-06", "SE-07", "SE-08", "SE-09", "SE-10",
    "SE-11", "SE-12", "SE-13", "SE-14", "SE-15", "SE-16", "SE-17", "SE-18", "SE-19", "SE-20",
    "SE-21", "SE-22", "SE-23", "SE-24", "SE-25", "SE-26", "SE-27", "SE-28", "SE-29", "SE-30",
    "SE-31", "SE-32", "SE-33", "SE-34", "SE-35", "SE-36", "SE-37", "SE-38", "SE-39", "SE-40",
    "SE-41", "SE-42", "SE-43", "SE-44", "SE-45", "SE-46", "SE-47", "SE-48", "SE-49", "SE-50",
    "SE-51", "SE-52", "SE-53", "SE-54", "SE-55", "SE-56", "SE-57", "SE-58", "SE-59", "SE-60",
    "SE-61", "SE-62", "SE-63", "SE-64", "SE-65", "SE-66", "SE-67", "SE-68", "SE-69", "SE-70",
    "SE-71", "SE-72", "SE-73",
)  # fmt: skip
def test_every_setting_is_set_and_listed(town: Town) -> None:
    """Each is another than its default afterwards, on the list of them all."""
    town.does(_a_template_called_anna, None)
    for key in (key for key in CATALOGUE if key not in AGAINST):
        town.must("setting", "set", key, _other_value(key))
    assert _at_default(town) == set(AGAINST)
    for key, other in AGAINST.items():
        town.must("setting", "set", other, "off")
        town.must("setting", "set", key, _other_value(key))
    assert _at_default(town) == set(AGAINST.values())


def _at_default(town: Town) -> set[str]:
    listed = town.must("setting", "list", "--json").json()
    return {each["key"] for each in listed if each["value"] == each["default"]}


def _other_value(key: str) -> str:
    setting = CATALOGUE[key]
    if isinstance(setting.default, bool):
        return "off" if setting.default else "on"
    others = [each for each in setting.kind.choices if each != setting.default]
    return others[0] if others else VALUES.get(setting.kind.form, "Urgent #ff0000")


def _a_template_called_anna(_: None, actor: Actor, uow: UnitOfWork) -> None:
    uow.self_check_templates.put(SelfCheckTemplate("Anna"))
