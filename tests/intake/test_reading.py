"""What a mail says is read right, however its sender's program wrote it."""

import pickle
from datetime import UTC, datetime

import pytest

from core.mail_marks import mark
from intake.parsing import as_json, read_mail
from tests.intake.writing import PNG, file_part, multipart, part, plain


def test_a_plain_fault_report_is_read() -> None:
    mail = read_mail(plain("Dörren stänger inte.\n\nMvh\nKarin"))
    assert (mail.kind, mail.subject, mail.reply, mail.signature, mail.language) == (
        "report", "Dörren stänger inte", "Dörren stänger inte.", "Mvh\nKarin", "sv",
    )  # fmt: skip


def test_the_printed_shape_is_exactly_what_is_promised() -> None:
    """`mail parse --json` prints these members and no others, in this shape."""
    printed = as_json(read_mail(plain("Hej")), "a.eml")
    assert printed == {
        "file": "a.eml",
        "kind": "report",
        "message_id": "1@brfeken.se",
        "from": {"name": "Karin Ek", "email": "karin@brfeken.se"},
        "reply_to": None,
        "to": ["felanmalan@service.example"],
        "subject": "Dörren stänger inte",
        "date": "2026-11-24T07:00:00Z",
        "text": "Hej",
        "reply": "Hej",
        "quoted": "",
        "signature": "",
        "forwarded_from": None,
        "in_reply_to": None,
        "references": [],
        "order_number": None,
        "attachments": [],
        "bounced": [],
        "problems": [],
    }


def test_a_read_mail_can_go_from_one_process_to_another() -> None:
    mail = read_mail(multipart("mixed", part("text/plain", "Hej"), file_part("image/png", PNG)))
    assert pickle.loads(pickle.dumps(mail)) == mail


def test_a_photo_comes_whole_with_its_name() -> None:
    raw = multipart(
        "mixed",
        part("text/plain", "Se bild"),
        file_part("image/png", PNG, 'Content-Disposition: attachment; filename="dörr.png"'),
    )
    (photo,) = read_mail(raw).attachments
    assert (photo.name, photo.content, photo.size, photo.inline) == (
        "dörr.png", PNG, len(PNG), False,
    )  # fmt: skip


NAMES = {
    "plain": ("Content-Disposition: attachment; filename=dorr.png", "dorr.png"),
    "raw utf-8": ('Content-Disposition: attachment; filename="dörr.png"', "dörr.png"),
    "rfc 2231": ("Content-Disposition: attachment; filename*=utf-8''d%C3%B6rr.png", "dörr.png"),
    "rfc 2231 pieces": (
        "Content-Disposition: attachment;\r\n filename*0*=iso-8859-1''d%F6r;\r\n filename*1=r.png",
        "dörr.png",
    ),
    "rfc 2047": (
        'Content-Disposition: attachment; filename="=?utf-8?q?d=C3=B6rr=2Epng?="',
        "dörr.png",
    ),
    "name only": (
        "Content-Description: x\r\nContent-Disposition: inline; name=x",
        "attachment-1.png",
    ),
    "a path": ('Content-Disposition: attachment; filename="../../etc/passwd"', "passwd"),
    "a windows path": (r'Content-Disposition: attachment; filename="C:\tmp\a.png"', "a.png"),
    "control signs": ('Content-Disposition: attachment; filename="a\x00\x1b<b>.png"', "a _b_.png"),
    "turned round": (
        "Content-Disposition: attachment; filename*=utf-8''a%E2%80%AEgnp.exe",
        "a gnp.exe",
    ),
    "only dots": ('Content-Disposition: attachment; filename="..."', "attachment-1.png"),
    "quoted semicolon": ('Content-Disposition: attachment; filename="a;b.png"', "a;b.png"),
    "unclosed quote": ('Content-Disposition: attachment; filename="a.png', "a.png"),
}


@pytest.mark.parametrize(("header", "name"), NAMES.values(), ids=NAMES.keys())
def test_file_names_are_read_and_made_harmless(header: str, name: str) -> None:
    mail = read_mail(
        multipart("mixed", part("text/plain", "Hej"), file_part("image/png", PNG, header))
    )
    assert [one.name for one in mail.attachments] == [name]


def test_a_very_long_file_name_keeps_its_ending() -> None:
    header = f"Content-Disposition: attachment; filename={'a' * 500}.png"
    (photo,) = read_mail(multipart("mixed", file_part("image/png", PNG, header))).attachments
    assert len(photo.name) == 150
    assert photo.name.endswith("aaa.png")


def test_html_alone_becomes_readable_lines() -> None:
    raw = multipart(
        "mixed",
        part(
            "text/html",
            "<style>p{}</style><p>Dörren   &amp; låset</p><ul><li>ett<li>två</ul>"
            "<table><tr><td>Plan</td><td>2</td></tr></table>rad<br>rad",
        ),
    )
    assert read_mail(raw).text == "Dörren & låset\n\n- ett\n- två\n\nPlan 2\n\nrad\nrad"


def test_flowed_lines_are_joined() -> None:
    raw = plain("Dörren \nstänger inte.\n> gammalt \n> text\n-- \nKarin", *_flowed())
    assert read_mail(raw).text == "Dörren stänger inte.\n> gammalt text\n-- \nKarin"


def _flowed() -> tuple[str, ...]:
    return ("Content-Type: text/plain; charset=utf-8; format=flowed",)


DATES = {
    "usual": ("Tue, 24 Nov 2026 08:00:00 +0100", datetime(2026, 11, 24, 7, tzinfo=UTC)),
    "no zone": ("24 Nov 2026 08:00:00", datetime(2026, 11, 24, 8, tzinfo=UTC)),
    "named zone": ("Tue, 24 Nov 2026 08:00:00 GMT", datetime(2026, 11, 24, 8, tzinfo=UTC)),
    "comment": ("Tue, 24 Nov 2026 08:00:00 +0100 (CET)", datetime(2026, 11, 24, 7, tzinfo=UTC)),
    "nonsense": ("igår", None),
    "no such day": ("Tue, 34 Nov 2026 08:00:00 +0100", None),
    "no such zone": ("Tue, 24 Nov 2026 08:00:00 +9999", None),
    "far away": ("Tue, 24 Nov 99999 08:00:00 +0100", None),
}


@pytest.mark.parametrize(("said", "date"), DATES.values(), ids=DATES.keys())
def test_dates_are_read_or_left_out(said: str, date: datetime | None) -> None:
    assert read_mail(plain("Hej", f"Date: {said}")).date == date


def test_threads_are_read() -> None:
    mail = read_mail(plain("Ja", "In-Reply-To: <b@x>", "References: <a@x>\r\n <b@x>,<b@x>"))
    assert (mail.in_reply_to, mail.references, mail.kind) == ("b@x", ("a@x", "b@x"), "reply")


def test_plus_addresses_are_found_wherever_it_was_delivered() -> None:
    raw = plain("Ja", "To: Service <ao+421.k3x@service.example>", "Delivered-To: x+d0@y.se",
                "Cc: <utan@plus.se>")  # fmt: skip
    assert read_mail(raw).plus_tokens == ("421.k3x", "d0")


def test_our_mark_in_the_quote_is_found() -> None:
    mail = read_mail(plain(f"Ja\n\n> {mark('421', 'k3x')}\n", "Subject: Tider"))
    assert (mail.marks, mail.kind) == (("421.k3x",), "reply")


def test_lines_that_end_with_a_bare_carriage_return_are_read() -> None:
    mail = read_mail(b"From: a@b.se\rSubject: Hissen\r\rHissen st\xe5r")
    assert (mail.subject, mail.text) == ("Hissen", "Hissen står")


def test_blank_lines_before_the_header_are_passed_over() -> None:
    assert read_mail(b"\r\n\r\nSubject: Hissen\r\n\r\nHej").subject == "Hissen"


def test_a_folded_line_that_lost_its_space_still_belongs_to_its_header() -> None:
    raw = multipart("mixed", part("text/plain", "Hej")).replace(b"; boundary", b";\r\nboundary")
    assert read_mail(raw).text == "Hej"


def test_a_lonely_mail_that_looks_like_a_quote_keeps_its_text() -> None:
    """It answers nothing, so what it says is all new."""
    raw = plain("> Hissen står still\n> sedan igår", "Subject: Hissen")
    assert read_mail(raw).reply == "> Hissen står still\n> sedan igår"


def test_quotes_that_only_the_html_shows_are_cut_too() -> None:
    raw = multipart(
        "alternative",
        part("text/plain", "Ja tack\nAatami tokerdas Anna\nGammalt"),
        part(
            "text/html",
            '<div>Ja tack</div><div class="gmail_quote">Aatami tokerdas Anna<blockquote '
            'class="gmail_quote">Gammalt</blockquote></div>',
        ),
        head=b"From: a@b.se\r\nIn-Reply-To: <a@x>",
    )
    assert read_mail(raw).reply == "Ja tack"


LANGUAGES = {
    "Dörren till tvättstugan går inte att stänga": "sv",
    "Hej, lampan är trasig": "sv",
    "The door to the laundry room will not close": "en",
    "Hello, please send someone": "en",
    "Die Tür zur Waschküche lässt sich nicht schließen": "en",
    "4711": None,
}


@pytest.mark.parametrize(("text", "language"), LANGUAGES.items())
def test_the_language_is_told_by_the_words(text: str, language: str | None) -> None:
    assert read_mail(plain(text, "Subject: x")).language == language
