"""Who wrote a mail, what it is about, and whether one can be sure."""

import pytest

from intake.parsing import problems, read_mail
from tests.intake.writing import plain

SUBJECTS = {
    "q words": (b"=?utf-8?q?D=C3=B6rren_st=C3=A4nger?=", "Dörren stänger"),
    "b words": (b"=?UTF-8?B?RMO2cnJlbg==?=", "Dörren"),
    "letter torn between words": (b"=?utf-8?q?D=C3?=\r\n =?utf-8?q?=B6rren?=", "Dörren"),
    "latin-1 words": (b"=?iso-8859-1?q?D=F6rren?=", "Dörren"),
    "raw utf-8": ("Dörren".encode(), "Dörren"),
    "raw latin-1": ("Dörren".encode("latin-1"), "Dörren"),
    "spaces inside words": (b"=?utf-8?q?D=C3=B6rren st=C3=A4nger?=", "Dörren stänger"),
    "unfinished word": (b"=?utf-8?q?D=C3=B6rren", "Dörren"),
    "stray question mark": (b"=?utf-8?q?D=C3=B6rren??=", "Dörren?"),
    "unknown charset": (b"=?x-okand?q?D=C3=B6rren?=", "Dörren"),
    "broken base64": (b"=?utf-8?b?RMO2cnJlbg?=", "Dörren"),
    "text between words": (
        b"=?utf-8?q?D=C3=B6rren?= (2) =?utf-8?q?st=C3=A4nger?=",
        "Dörren (2) stänger",
    ),
    "folded": (b"Door\r\n is\r\n\tstuck", "Door is stuck"),
    "a hidden line break": (b"=?utf-8?q?a=0D=0ABcc:_e@x.se?=", "a Bcc: e@x.se"),
    "control signs": (b"a\x00b\x1bc", "a b c"),
    "encoded twice": ("Dörren".encode().decode("cp1252").encode(), "Dörren"),
    "two charsets": (b"=?utf-8?b?RMO2?= =?iso-8859-1?q?r=E4?=", "Dörä"),
    "with a language": (b"=?utf-8*sv?q?D=C3=B6rren?=", "Dörren"),
    "raw and encoded": (b"D\xf6rren =?utf-8?q?st=C3=A4nger?=", "Dörren stänger"),
}


@pytest.mark.parametrize(("raw", "said"), SUBJECTS.values(), ids=SUBJECTS.keys())
def test_subjects_are_decoded_and_kept_on_one_line(raw: bytes, said: str) -> None:
    assert read_mail(b"From: a@b.se\r\nSubject: " + raw + b"\r\n\r\nHej").subject == said


SENDERS = {
    "name and address": ("Karin Ek <karin@x.se>", "Karin Ek", "karin@x.se"),
    "quoted comma": ('"Ek, Karin" <karin@x.se>', "Ek, Karin", "karin@x.se"),
    "encoded": ("=?utf-8?q?Karin_=C3=96?= <karin@x.se>", "Karin Ö", "karin@x.se"),
    "encoded comma": ("=?utf-8?q?Ek=2C_Karin?= <karin@x.se>", "Ek, Karin", "karin@x.se"),
    "all encoded": ("=?utf-8?q?Karin_=3Ckarin=40x=2Ese=3E?=", "Karin", "karin@x.se"),
    "comment": ("karin@x.se (Karin Ek)", "Karin Ek", "karin@x.se"),
    "bare": ("karin@x.se", "", "karin@x.se"),
    "spaces": ("Karin < karin @ x.se >", "Karin", "karin@x.se"),
    "unclosed angle": ("Karin <karin@x.se", "Karin", "karin@x.se"),
    "unclosed quote": ('"Karin <karin@x.se>', "Karin", "karin@x.se"),
    "upper case": ("Karin <Karin@X.SE>", "Karin", "Karin@x.se"),
    "address as a name": ("boss@ours.se <evil@x.se>", "boss@ours.se", "evil@x.se"),
    "two": ("Karin <karin@x.se>, Eva <eva@x.se>", "Karin", "karin@x.se"),
    "group": ("Styrelsen: Karin <karin@x.se>;", "Karin", "karin@x.se"),
    "nothing but a name": ("Karin Ek", "Karin Ek", ""),
    "raw 8-bit": ("Åsa Öberg <asa@x.se>", "Åsa Öberg", "asa@x.se"),
    "telephone link": ("Karin <mailto:karin@x.se>", "Karin", "karin@x.se"),
    "outlook's link": ("Karin Ek [mailto:karin@x.se]", "Karin Ek", "karin@x.se"),
    "no brackets": ("Karin Ek karin@x.se", "Karin Ek", "karin@x.se"),
    "a route": ("<@a.se,@b.se:karin@x.se>", "", "karin@x.se"),
    "comment first": ("(Karin) karin@x.se", "Karin", "karin@x.se"),
    "two signs": ("a@b@c.se", "a@b@c.se", ""),
    "international": ("Åsa <åsa@föreningen.se>", "Åsa", "åsa@föreningen.se"),
}


@pytest.mark.parametrize(("raw", "name", "email"), SENDERS.values(), ids=SENDERS.keys())
def test_senders_are_read(raw: str, name: str, email: str) -> None:
    sender = read_mail(f"From: {raw}\r\n\r\nHej".encode()).sender
    assert sender is not None
    assert (sender.name, sender.email) == (name, email)


UNCLEAR = [
    "boss@ours.se <evil@x.se>", '"boss@ours.se" <evil@x.se>', "boss@ours.se, evil@x.se",
    "alice@example.org)bob@example.com", "a@b@c.se", "undisclosed-recipients:;",
    "a@x.se\r\nFrom: b@x.se",
]  # fmt: skip


@pytest.mark.parametrize("raw", UNCLEAR)
def test_a_sender_who_may_be_two_is_said_to_be_unclear(raw: str) -> None:
    assert problems.SENDER_UNCLEAR in read_mail(f"From: {raw}\r\n\r\nHej".encode()).problems


def test_an_address_that_is_also_the_name_is_clear() -> None:
    assert not read_mail(b"From: karin@x.se <Karin@x.se>\r\n\r\nHej").problems


def test_without_a_sender_the_mail_is_still_read() -> None:
    mail = read_mail(b"Subject: Hissen\r\n\r\nHissen st\xe5r")
    assert (mail.sender, mail.text, mail.unanswerable) == (None, "Hissen står", ("no-sender",))


def test_the_writer_behind_a_list_is_the_sender() -> None:
    raw = plain("Hej", "From: Karin via Styrelsen <styrelsen@x.se>", "List-Id: <styrelsen.x.se>",
                "X-Original-From: Karin Ek <karin@x.se>")  # fmt: skip
    sender = read_mail(raw).sender
    assert sender is not None
    assert sender.email == "karin@x.se"
