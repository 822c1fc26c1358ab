"""The mail host is read from one address, and no password crosses a network in the clear."""

import pytest

from notifications.smarthost import PasswordInTheClear, Smarthost, WrongSmarthost


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, False, None)),
        ("smtp://mail.example:2525", ("mail.example", 2525, False, None)),
        ("smtps://mail.example", ("mail.example", 465, True, False)),
        ("smtp://mail.example?starttls", ("mail.example", 587, False, True)),
        ("smtp://127.0.0.1:1025", ("127.0.0.1", 1025, False, False)),
        ("smtp://[::1]:1025", ("::1", 1025, False, False)),
        ("smtp://localhost", ("localhost", 25, False, False)),
    ],
)
def test_an_address_says_host_port_and_protection(
    url: str, expected: tuple[str, int, bool, bool | None]
) -> None:
    host = Smarthost.parse(url)
    assert (host.host, host.port, host.tls, host.upgrade) == expected


def test_name_and_password_may_hold_any_character() -> None:
    host = Smarthost.parse("smtps://me%40example.com:p%3Aa%2Fs@mail.example")
    assert (host.username, host.password) == ("me@example.com", "p:a/s")


@pytest.mark.parametrize(
    "url",
    ["", "mail.example", "http://mail.example", "smtp://", "smtp://h:99999", "smtp://h:x",
     "smtp://h?tls", "smtps://h?starttls"],
)  # fmt: skip
def test_anything_else_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(WrongSmarthost, match="ORDNA_SMARTHOST"):
        Smarthost.parse(url)


def test_a_password_that_would_cross_the_network_in_the_clear_is_refused() -> None:
    with pytest.raises(PasswordInTheClear, match="starttls"):
        Smarthost.parse("smtp://me:secret@mail.example")


def test_a_password_for_this_very_machine_is_fine() -> None:
    assert Smarthost.parse("smtp://me:secret@127.0.0.1:1025").username == "me"


def test_a_password_is_never_shown() -> None:
    assert "secret" not in repr(Smarthost.parse("smtps://me:secret@mail.example"))
