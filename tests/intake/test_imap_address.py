"""IMAP URLs and folder names, as they are written and as IMAP wants them."""

import pytest

from intake.imap.address import (
    Encryption,
    PasswordIsMissing,
    WrongImapUrl,
    imap_place,
    imap_places,
)
from intake.imap.names import folder_name

URLS = {
    "imaps://karin%40x.se:p%2Fw@mail.x.se/Fel%20in": ("mail.x.se", 993, "karin@x.se", "p/w", ("Fel in",)),
    "imap://karin:pw@[::1]:1143": ("::1", 1143, "karin", "pw", ("INBOX",)),
    "imap://karin@x.se:pw@mail.x.se/": ("mail.x.se", 143, "karin@x.se", "pw", ("INBOX",)),
    "imaps://karin:pw@mail.x.se/Fel/Nya%2FAkuta": ("mail.x.se", 993, "karin", "pw", ("Fel", "Nya/Akuta")),
    "imaps://karin:pw@mail.x.se/Felanmälan": ("mail.x.se", 993, "karin", "pw", ("Felanmälan",)),
}  # fmt: skip


@pytest.mark.parametrize(("url", "parts"), URLS.items())
def test_addresses_are_taken_apart(url: str, parts: tuple[object, ...]) -> None:
    place = imap_place(url)
    assert (place.host, place.port, place.user, place.password, place.folder) == parts


WRONG = [
    "http://a:b@c", "imap://c", "karin", "", "imap://a:b@c:port", "imap://a:b@c?movee=x",
    "imap://a:b@c/x#y", "imap://a:b@[c", "imap://a:b@c:99999",
]  # fmt: skip


@pytest.mark.parametrize("url", WRONG)
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(WrongImapUrl):
        imap_places(url)


def test_a_missing_password_is_said() -> None:
    with pytest.raises(PasswordIsMissing):
        imap_places("imaps://karin@x.se")


def test_a_mailbox_that_is_opened_by_a_token_needs_no_password() -> None:
    assert imap_places("imaps://fel%40x.se@x.se", by_token=True)[0].password is None


def test_several_mailboxes_stand_with_commas_between() -> None:
    places = imap_places("imaps://a:b,c@x.se/Fel, imap+starttls://d:e@y.se/INBOX,")
    assert [(place.user, place.password, place.host) for place in places] == [
        ("a", "b,c", "x.se"),
        ("d", "e", "y.se"),
    ]


ENCRYPTED = {
    "imaps://a:b@x.se": Encryption.TLS,
    "imap://a:b@x.se": Encryption.STARTTLS,
    "imap+starttls://a:b@localhost": Encryption.STARTTLS,
    "imap://a:b@127.0.0.1?starttls": Encryption.STARTTLS,
    "imap://a:b@127.0.0.1": Encryption.NONE,
    "imap://a:b@localhost": Encryption.NONE,
}


@pytest.mark.parametrize(("url", "encryption"), ENCRYPTED.items())
def test_only_on_this_machine_is_a_password_sent_in_the_clear(
    url: str, encryption: Encryption
) -> None:
    assert imap_place(url).encryption is encryption


def test_a_folder_to_move_mails_to_may_be_named() -> None:
    assert imap_place("imaps://a:b@x.se/INBOX?move=Klara/Fel%20in").move_to == ("Klara", "Fel in")


def test_a_password_is_not_shown() -> None:
    assert "hemligt" not in repr(imap_place("imap://karin:hemligt@x.se"))


NAMES = {"INBOX": '"INBOX"', "Fel & sånt": '"Fel &- s&AOU-nt"', 'a"b\\c': '"a\\"b\\\\c"',
         "台北/日本": '"&U,BTFw-/&ZeVnLA-"'}  # fmt: skip


@pytest.mark.parametrize(("folder", "written"), NAMES.items())
def test_folders_are_named_as_imap_does(folder: str, written: str) -> None:
    assert folder_name(folder.split("/")) == written


def test_the_host_says_what_stands_between_folders() -> None:
    assert folder_name(("INBOX", "Fel"), ".") == '"INBOX.Fel"'
