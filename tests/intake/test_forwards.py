"""A mail passed on tells who first wrote it, and about what."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from intake.parsing import Forwarded, Kind, read_mail
from tests.intake.answers import FOLDER
from tests.intake.writing import PNG, file_part, multipart, part, plain

BO = Forwarded("Bo Ek", "bo@x.se", "Hissen står")
TEXTS = {
    "gmail": "---------- Forwarded message ---------\nFrån: Bo Ek <bo@x.se>\nDate: tis 24 nov. "
    "2026 kl 08:00\nSubject: Hissen står\nTo: <karin@x.se>\n\nDen rör sig inte",
    "apple": "Vidarebefordrat brev:\n\n> Från: Bo Ek <bo@x.se>\n> Ämne: Hissen står\n> Datum: 24 "
    "november 2026 08:00:00 CET\n> Till: karin@x.se\n> \n> Den rör sig inte",
    "thunderbird": "-------- Vidarebefordrat meddelande --------\nÄmne: \tHissen står\nDatum: \t"
    "Tue, 24 Nov 2026 08:00:00 +0100\nFrån: \tBo Ek <bo@x.se>\nTill: \tkarin@x.se\n\nDen rör sig inte",
    "outlook": "Från: Bo Ek <bo@x.se>\nSkickat: den 24 november 2026 08:00\nTill: Karin Ek\n"
    "Ämne: Hissen står\n\nDen rör sig inte",
    "old outlook": "Från: Bo Ek [mailto:bo@x.se]\nSkickat: den 24 november 2026 08:00\n"
    "Till: Karin Ek\nÄmne: Hissen står\n\nDen rör sig inte",
    "bold": "*Från:* Bo Ek <bo@x.se>\n*Skickat:* idag\n*Till:* Karin\n*Ämne:* Hissen står\n\nDen",
    "yahoo": '----- Vidarebefordrat meddelande ----- Från: Bo Ek <bo@x.se>Till: "karin@x.se" '
    "<karin@x.se>Skickat: tisdag 24 november 2026 08:00:00 CETÄmne: Hissen står\nDen rör sig inte",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_first_writer_and_subject_are_found(text: str) -> None:
    mail = read_mail(
        plain(f"Kan ni ta det här?\n\n{text}", "Subject: VB: =?utf-8?q?Hissen_st=C3=A5r?=")
    )
    assert (mail.forwarded_from, mail.reply) == (BO, "Kan ni ta det här?")


def test_outlooks_short_form_is_read_where_the_subject_says_forward() -> None:
    text = 'Den 2026-11-24 08:00 skrev "Bo Ek" <bo@x.se> följande:\n\nDen rör sig inte'
    mail = read_mail(plain(text, "Subject: VB: =?utf-8?q?Hissen_st=C3=A5r?="))
    assert mail.forwarded_from == BO


def test_an_answer_that_quotes_a_header_is_no_forward() -> None:
    raw = plain(f"Ja\n\n{TEXTS['outlook']}", "Subject: SV: Hissen", "In-Reply-To: <a@x>")
    assert read_mail(raw).forwarded_from is None


def test_a_mail_forwarded_as_a_file_is_read_and_kept() -> None:
    """Its text and photo are as good as if they had been sent here at once."""
    inside = multipart(
        "mixed",
        part("text/plain", "Den rör sig inte"),
        file_part("image/png", PNG, "Content-Disposition: attachment; filename=hiss.png"),
        head="From: Bo Ek <bo@x.se>\r\nSubject: Hissen står".encode(),
    ).replace(b"grans", b"inre")
    raw = multipart(
        "mixed", part("text/plain", "Se bifogat"), b"Content-Type: message/rfc822\r\n\r\n" + inside
    )
    mail = read_mail(raw)
    assert mail.forwarded_from == BO
    assert [one.name for one in mail.attachments] == ["Hissen står.eml", "hiss.png"]
    assert (mail.reply, "Den rör sig inte" in mail.text) == ("Se bifogat", True)


PREFIXES = {
    "VB: Hissen": "forward", "Fwd: Hissen": "forward", "FW: Hissen": "forward",
    "WG: Hissen": "forward", "SV: Hissen": "reply", "Re: Hissen": "reply", "AW: Hissen": "reply",
    "Re[2]: Hissen": "reply", "SV: VB: Hissen": "reply", "[EXTERN] Re: Hissen": "reply",
    "Hissen": "", "Fel: Hissen": "", "Svarar inte: Hissen": "",
}  # fmt: skip


@pytest.mark.parametrize(("subject", "prefix"), PREFIXES.items())
def test_prefixes_of_subjects_are_known(subject: str, prefix: str) -> None:
    from intake.parsing.subjects import subject_of

    assert subject_of(subject).prefix == prefix


FORWARDS = tomllib.loads((FOLDER / "forwards.toml").read_text())


def _shapes(words: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each mark over a header, plain, quoted, in bold and in another order."""
    sender, date, to, subject = words["labels"]
    values = {sender: "Bo Ek <bo@x.se>", date: "24 nov. 2026", to: "karin@x.se", subject: "Hissen"}
    lines = [f"{label}: {value}" for label, value in values.items()]
    old = ["", "Den rör sig inte"]
    for mark in words["marks"]:
        yield f"{mark} plain", "\n".join([mark, *lines, *old])
        yield f"{mark} spaced", "\n".join([mark, "", *lines, *old])
        quoted = [f"> {line}" for line in [*lines, *old]]
        yield f"{mark} quoted", "\n".join([mark, "", *quoted])
        bold = [f"*{label}:* {value}" for label, value in values.items()]
        yield f"{mark} bold", "\n".join([mark, *bold, *old])
        yield f"{mark} turned", "\n".join([mark, lines[3], lines[1], lines[0], lines[2], *old])
    yield "no mark", "\n".join([*lines, *old])
    yield "rule", "\n".join(["_" * 32, *lines, *old])


@pytest.mark.parametrize("language", FORWARDS)
def test_every_language_and_program_passes_on(language: str) -> None:
    """The first writer is found, and what is written above stays the forwarder's own."""
    words = FORWARDS[language]
    wrong = [
        f"{prefix} {name}"
        for prefix in words["prefixes"]
        for name, text in _shapes(words)
        if not _passes_on(prefix, text)
    ]
    assert not wrong


def _passes_on(prefix: str, text: str) -> bool:
    encoded = "".join(f"={byte:02X}" for byte in f"{prefix}: Hissen".encode())
    mail = read_mail(plain(f"Kan ni ta det?\n\n{text}", f"Subject: =?utf-8?q?{encoded}?="))
    told = ("Den rör sig inte" in mail.told, mail.kind, mail.note)
    found = mail.forwarded_from
    return found == Forwarded("Bo Ek", "bo@x.se", "Hissen") and told == (
        True, Kind.REPORT, "Kan ni ta det?",
    )  # fmt: skip


def test_of_a_mail_passed_on_twice_the_last_letter_counts() -> None:
    """Whoever wrote the letter that our customer passes on can answer; those before are in it."""
    inner = "---------- Forwarded message ---------\nFrom: Lo <lo@x.se>\nSubject: A\nDate: x\n\nAj"
    mark = "---------- Forwarded message ---------"
    text = f"{mark}\nFrom: Bo Ek <bo@x.se>\nSubject: B\nDate: x\n\nSe\n{inner}"
    mail = read_mail(plain(text, "Subject: Fwd: Fwd: A"))
    assert (mail.forwarded_from, "Aj" in mail.told) == (Forwarded("Bo Ek", "bo@x.se", "B"), True)


def test_a_mail_that_passes_nothing_on_has_no_note() -> None:
    assert read_mail(plain("Hissen")).note == ""


def test_a_mail_that_was_only_redirected_is_its_writers() -> None:
    raw = plain("Hissen", "From: Bo Ek <bo@x.se>", "Resent-From: Karin Ek <karin@x.se>")
    mail = read_mail(raw)
    assert (mail.sender and mail.sender.email, mail.forwarded_from) == ("bo@x.se", None)
