"""Mails in envelopes: signed ones are read, locked ones are kept and said, nothing is lost."""

import zlib

import pytest
from asn1crypto import cms, core

from intake.parsing import ParsedMail, problems, read_mail
from tests.intake.writing import PNG, file_part, multipart, part, plain

INSIDE = multipart(
    "mixed",
    part("text/plain", "Dörren stänger inte."),
    file_part("image/png", PNG),
    head=b"X-A: b",
)
SMIME = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"


def signed(inside: bytes) -> bytes:
    content = {"content_type": "data", "content": inside}
    envelope = cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": {
                "version": "v1",
                "digest_algorithms": [],
                "encap_content_info": content,
                "signer_infos": [],
            },
        }
    )
    return bytes(envelope.dump())


def locked() -> bytes:
    envelope = cms.ContentInfo(
        {
            "content_type": "enveloped_data",
            "content": {
                "version": "v0",
                "recipient_infos": [],
                "encrypted_content_info": {
                    "content_type": "data",
                    "content_encryption_algorithm": {
                        "algorithm": "aes256_cbc",
                        "parameters": bytes(16),
                    },
                    "encrypted_content": b"x" * 32,
                },
            },
        }
    )
    return bytes(envelope.dump())


def packed(inside: bytes) -> bytes:
    envelope = cms.ContentInfo(
        {
            "content_type": "compressed_data",
            "content": {
                "version": "v0",
                "compression_algorithm": {"algorithm": "zlib"},
                "encap_content_info": {
                    "content_type": "data",
                    "content": core.OctetString(zlib.compress(inside)).native,
                },
            },
        }
    )
    return bytes(envelope.dump())


def in_envelope(content: bytes, kind: str = SMIME) -> ParsedMail:
    return read_mail(b"From: Karin Ek <karin@brfeken.se>\r\n" + file_part(kind, content))


@pytest.mark.parametrize("envelope", [signed(INSIDE), packed(INSIDE)], ids=["signed", "packed"])
def test_a_signed_or_packed_mail_is_read_as_if_it_were_not(envelope: bytes) -> None:
    mail = in_envelope(envelope)
    assert mail.text == "Dörren stänger inte."
    assert [one.content for one in mail.attachments] == [PNG]
    assert not mail.problems


def test_it_is_known_by_its_name_as_well() -> None:
    kind = 'application/octet-stream; name="smime.p7m"'
    assert in_envelope(signed(INSIDE), kind).text == "Dörren stänger inte."


def test_an_answer_to_a_booking_may_be_signed() -> None:
    inside = (
        b"Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n"
    )
    assert in_envelope(signed(inside)).kind == "calendar_reply"


def test_a_locked_mail_is_a_file_that_a_person_looks_at() -> None:
    mail = in_envelope(locked())
    assert ([one.name for one in mail.attachments], mail.incomplete) == (["smime.p7m"], True)
    assert problems.ENCRYPTED in mail.problems


@pytest.mark.parametrize(
    "content", [b"", b"hej", signed(b""), signed(INSIDE)[:-40], b"\x30\x80" * 9_000]
)
def test_an_envelope_that_cannot_be_opened_is_a_file(content: bytes) -> None:
    assert [one.name for one in in_envelope(content).attachments] == ["smime.p7m"]


def test_envelopes_in_envelopes_are_opened_to_a_depth() -> None:
    content = INSIDE
    for _ in range(30):
        content = file_part(SMIME, signed(content))
    mail = read_mail(b"From: a@b.se\r\n" + content)
    assert mail.problems == (problems.TOO_DEEP,)
    assert mail.incomplete


def test_a_packed_bomb_is_cut() -> None:
    bomb = packed(b"\r\n" + b"x" * 200_000_000)
    assert in_envelope(bomb).incomplete


def test_the_signature_beside_a_signed_text_is_told_from_a_document() -> None:
    signature = file_part("application/pkcs7-signature; name=smime.p7s", b"x" * 3_000)
    mail = read_mail(multipart("signed", part("text/plain", "Hej"), signature))
    assert (mail.text, [one.is_seal for one in mail.attachments]) == ("Hej", [True])


def test_a_mail_that_pgp_locked_is_kept_as_files() -> None:
    raw = multipart(
        "encrypted",
        part("application/pgp-encrypted", "Version: 1\r\n"),
        part("application/octet-stream; name=encrypted.asc", "-----BEGIN PGP MESSAGE-----\r\n"),
    )
    mail = read_mail(raw)
    assert (mail.problems, mail.incomplete, len(mail.attachments)) == (
        (problems.ENCRYPTED,),
        True,
        2,
    )


PGP_SIGNED = """Hej
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

Det läcker.
- - plan 2
- -----plan 3

-----BEGIN PGP SIGNATURE-----

iQEzBAEBCgAdFiEE
=abcd
-----END PGP SIGNATURE-----
Efter
"""


def test_a_text_that_pgp_signed_is_unwrapped() -> None:
    mail = read_mail(plain(PGP_SIGNED))
    assert "\n".join(filter(None, mail.text.split("\n"))) == (
        "Hej\nDet läcker.\n- plan 2\n-----plan 3\nEfter"
    )
    assert [one.name for one in mail.attachments] == ["signature.asc"]


def test_a_signed_text_without_its_signature_keeps_its_lines() -> None:
    torn = PGP_SIGNED[: PGP_SIGNED.index("-----BEGIN PGP SIGNATURE")]
    assert "- - plan 2" in read_mail(plain(torn)).text


def test_a_text_that_pgp_locked_is_said_to_be() -> None:
    mail = read_mail(plain("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"))
    assert problems.ENCRYPTED in mail.problems
