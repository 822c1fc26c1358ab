"""Our letters are signed by DKIM: another's library believes them, until a word of them is changed."""

import base64
import hashlib
import subprocess
from email import message_from_bytes
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from notifications import ed25519
from notifications.dkim_keys import NoDkimKey, ShortDkimKey, dkim_key
from notifications.dkim_signing import Signing

MAIL = (
    b"From: Nordport <service@nordport.example>\r\nTo: karin@brfeken.example\r\n"
    b"Subject: =?utf-8?q?D=C3=B6rren?=\r\n =?utf-8?q?_st=C3=A4nger_inte?=\r\n"
    b"Date: Tue, 24 Nov 2026 08:00:00 +0000\r\nMessage-ID: <1@ao.nordport.example>\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
    b"Hej,  \t hej \r\n\r\n-- \r\n.dot\r\n\r\n\r\n"
)

EMPTY = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"


def made(*arguments: str) -> bytes:
    """What openssl makes."""
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def rsa() -> Signing:
    key = dkim_key(made("genrsa", "2048"), "dkim.pem")
    return Signing("nordport.example", "ordna", key)


@pytest.fixture(scope="module")
def edwards() -> Signing:
    key = dkim_key(made("genpkey", "-algorithm", "ed25519"), "dkim.pem")
    return Signing("nordport.example", "ordna", key)


def is_believed(mail: bytes, signing: Signing) -> bool:
    def record(name: bytes, timeout: float = 0) -> bytes:
        return signing.record.encode() if name.decode().rstrip(".") == signing.name else b""

    try:
        return bool(dkim.DKIM(mail).verify(dnsfunc=record))
    except dkim.ValidationError:
        return False


@pytest.mark.shows("E", "MS-04")
def test_a_signed_mail_is_believed(rsa: Signing) -> None:
    assert is_believed(rsa.signed(MAIL), rsa)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"hej", b"hoj"),
        (b"karin@brfeken", b"eve@brfeken"),
        (b"\r\nTo:", b"\r\nSubject: Pay here\r\nTo:"),
        (b"\r\nTo:", b"\r\nFrom: Eve <eve@evil.example>\r\nTo:"),
        (b"\r\nTo:", b"\r\nReply-To: eve@evil.example\r\nTo:"),
    ],
)
def test_one_that_was_changed_on_its_way_is_not(rsa: Signing, before: bytes, after: bytes) -> None:
    assert not is_believed(rsa.signed(MAIL).replace(before, after, 1), rsa)


def test_what_hosts_do_to_blanks_on_the_way_changes_nothing(rsa: Signing) -> None:
    signed = rsa.signed(MAIL)
    for before, after in ((b"Hej,  \t hej \r\n", b"Hej, hej\r\n"), (b"From: ", b"From:   ")):
        signed = signed.replace(before, after, 1)
    assert is_believed(signed, rsa)


@pytest.mark.parametrize("body", [b"", b"\r\n", b"x", b"x\r\n", b" \r\nx \r\n \r\n"])
def test_a_body_of_any_shape_is_signed_as_others_read_it(rsa: Signing, body: bytes) -> None:
    head, _, _ = MAIL.partition(b"\r\n\r\n")
    assert is_believed(rsa.signed(head + b"\r\n\r\n" + body), rsa)


def test_no_line_of_the_signature_is_too_long_for_any_host(rsa: Signing) -> None:
    signed = rsa.signed(MAIL)
    assert max(len(line) for line in signed.split(b"\r\n")) < 78
    assert message_from_bytes(signed)["Subject"] == message_from_bytes(MAIL)["Subject"]


def test_an_old_style_key_of_openssl_is_read_too() -> None:
    key = dkim_key(made("genrsa", "-traditional", "2048"), "dkim.pem")
    assert key.record.startswith("v=DKIM1; k=rsa; p=MIIBIjANBg")


def test_an_ed25519_key_signs_what_its_record_checks(edwards: Signing) -> None:
    """RFC 8463 signs the hash; the public key is checked against another's implementation."""
    public = base64.b64decode(edwards.record.partition("p=")[2])
    signed = b"a mail, as it is signed"
    made_here = edwards.key.sign(signed)
    Ed25519PublicKey.from_public_bytes(public).verify(made_here, hashlib.sha256(signed).digest())
    assert b"a=ed25519-sha256" in edwards.signed(MAIL)


def test_ed25519_gives_what_its_rfc_says() -> None:
    """RFC 8032, section 7.1, test 2."""
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert ed25519.public_key(seed).hex() == key
    assert ed25519.signature(seed, b"\x72").hex() == signature


@pytest.mark.parametrize(
    "content", [b"", b"x", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_what_is_no_key_is_refused_with_the_file_s_name(content: bytes) -> None:
    with pytest.raises(NoDkimKey):
        dkim_key(content, "/etc/ordna/dkim.pem")


def test_a_key_that_nobody_believes_is_refused() -> None:
    with pytest.raises(ShortDkimKey):
        dkim_key(made("genrsa", "512"), "dkim.pem")


def test_a_certificate_is_no_key(tmp_path: Path) -> None:
    public = made("genrsa", "2048")
    (tmp_path / "key.pem").write_bytes(public)
    with pytest.raises(NoDkimKey):
        dkim_key(made("rsa", "-in", str(tmp_path / "key.pem"), "-pubout"), "dkim.pem")
