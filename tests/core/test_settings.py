"""Every setting reads what people write, keeps what it wrote, and refuses the rest kindly."""

import pytest

from core import settings
from core.refusals import BadInput
from core.settings import CATALOGUE, Settings


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_default_is_read_back_as_it_is_written(key: str) -> None:
    setting = CATALOGUE[key]
    assert (
        setting.read(setting.written(setting.default)) == setting.default
        if setting.written(setting.default)
        else setting.default in {None, ()}
    )


def test_what_was_never_set_has_its_default() -> None:
    assert Settings({})[settings.CUSTOMER_SIGNATURES] is True


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
