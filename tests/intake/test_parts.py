"""The parts of a mail are found and read, also where their boundaries or their order were spoilt."""

import pytest

from intake.parsing import problems, read_mail
from tests.intake.writing import PNG, file_part, multipart, part, plain


def test_a_picture_shown_in_the_text_is_inline() -> None:
    raw = multipart(
        "related",
        part("text/html", '<p>Hej</p><img src="cid:1@x">'),
        file_part("image/png", PNG, "Content-ID: <1@x>"),
    )
    (photo,) = read_mail(raw).attachments
    assert (photo.inline, photo.content_id) == (True, "1@x")


def test_the_plain_text_is_preferred_to_the_same_in_html() -> None:
    raw = multipart("alternative", part("text/plain", "Hej"), part("text/html", "<p>Hej!</p>"))
    assert read_mail(raw).text == "Hej"


def test_html_is_read_where_the_plain_text_only_points_to_it() -> None:
    raw = multipart(
        "alternative",
        part("text/plain", "Your mail client does not support HTML. View it online."),
        part("text/html", f"<p>Dörren stänger inte.</p>{'<p>Och lampan blinkar.</p>' * 9}"),
    )
    assert read_mail(raw).text.startswith("Dörren stänger inte.")


def test_html_is_read_where_the_plain_text_is_another_and_much_shorter() -> None:
    raw = multipart(
        "alternative",
        part("text/plain", "[cid:logo] Nyhetsbrev"),
        part("text/html", f"<p>Hissen står.</p>{'<p>Och lampan blinkar hela tiden.</p>' * 9}"),
    )
    assert read_mail(raw).text.startswith("Hissen står.")


@pytest.mark.parametrize("kind", ["related", "alternative"])
def test_html_before_the_plain_text_is_not_said_twice(kind: str) -> None:
    inner = multipart(
        "alternative", part("text/html", "<p>Hej!</p>"), part("text/plain", "Hej"), head=b"X-A: b"
    ).replace(b"grans", b"inre")
    assert read_mail(multipart(kind, inner)).text == "Hej"


def test_a_page_for_amp_is_not_read_beside_the_text() -> None:
    raw = multipart("alternative", part("text/plain", "Hej"), part("text/x-amp-html", "<p>Hå</p>"))
    mail = read_mail(raw)
    assert (mail.text, mail.attachments) == ("Hej", ())


def test_marks_of_enriched_text_are_left_out() -> None:
    text = "<bold>Hissen</bold> står\nstill\n\n<color><param>red</param>sedan</color> <<igår>"
    assert read_mail(multipart("mixed", part("text/enriched", text))).text == (
        "Hissen står still\nsedan <igår>"
    )


def test_rich_text_is_read_where_it_is_the_only_text() -> None:
    rtf = rb"{\rtf1\ansi Hissen st\'e5r\par}"
    mail = read_mail(multipart("mixed", file_part("application/rtf", rtf)))
    assert (mail.text, len(mail.attachments)) == ("Hissen står", 1)


def test_a_text_that_is_called_a_file_is_read_where_there_is_no_other() -> None:
    lone = part("text/plain", "Hissen", "Content-Disposition: attachment")
    assert read_mail(multipart("mixed", lone)).text == "Hissen"
    assert read_mail(multipart("mixed", part("text/plain", "Hej"), lone)).text == "Hej"


def test_text_after_a_picture_is_not_lost() -> None:
    raw = multipart(
        "mixed",
        part("text/plain", "Se här:"),
        file_part("image/png", PNG),
        part("text/plain", "och så låter det också."),
    )
    assert read_mail(raw).text == "Se här:\n\noch så låter det också."


def test_a_text_file_is_a_file_and_not_the_letter() -> None:
    raw = multipart(
        "mixed",
        part("text/plain", "Hej"),
        part("text/plain", "logg", 'Content-Disposition: attachment; filename="logg.txt"'),
    )
    mail = read_mail(raw)
    assert (mail.text, [one.name for one in mail.attachments]) == ("Hej", ["logg.txt"])


INNER = plain("Hissen står", "From: Bo <bo@x.se>", "Subject: Hiss")


@pytest.mark.parametrize(
    "kind",
    ["message/rfc822", "message/global", "application/octet-stream; name=brev.eml"],
)
def test_an_attached_mail_is_read_and_kept(kind: str) -> None:
    mail = read_mail(multipart("mixed", part("text/plain", "Se nedan"), file_part(kind, INNER)))
    assert mail.text.startswith("Se nedan\n\n---------- Forwarded message")
    assert mail.text.endswith("Hissen står")
    assert [one.content for one in mail.attachments] == [INNER]
    assert mail.forwarded_from is not None
    assert mail.forwarded_from.email == "bo@x.se"


def test_each_mail_of_a_digest_is_read() -> None:
    mail = read_mail(multipart("digest", b"\r\n" + INNER, b"\r\n" + INNER))
    assert (mail.text.count("Hissen står"), len(mail.attachments)) == (2, 2)


ELSEWHERE = {
    "message/partial; id=a; number=1; total=2": problems.PARTIAL,
    "message/external-body; access-type=URL": problems.ELSEWHERE,
}


@pytest.mark.parametrize(("kind", "problem"), ELSEWHERE.items())
def test_a_mail_that_is_not_all_here_is_for_a_person_to_look_at(kind: str, problem: str) -> None:
    mail = read_mail(multipart("mixed", part("text/plain", "Hej"), part(kind, "Subject: x")))
    assert (mail.text, mail.problems, mail.incomplete) == ("Hej", (problem,), True)


def test_a_missing_end_boundary_loses_nothing() -> None:
    raw = multipart("mixed", part("text/plain", "Hej"), file_part("image/png", PNG))
    mail = read_mail(raw[: raw.rfind(b"--grans--")])
    assert (mail.text, mail.attachments[0].content) == ("Hej", PNG)


def test_a_wrong_boundary_shows_the_text_as_it_is() -> None:
    raw = multipart("mixed", b"\r\nHissen").replace(b"--grans", b"--grens")
    mail = read_mail(raw)
    assert "Hissen" in mail.text
    assert mail.problems == (problems.BOUNDARY_MISSING,)


def test_a_boundary_that_is_not_told_is_guessed() -> None:
    raw = multipart("mixed", part("text/plain", "Hissen"), file_part("image/png", PNG))
    mail = read_mail(raw.replace(b"--grans", b"--grens"))
    assert (mail.text, mail.attachments[0].content) == ("Hissen", PNG)
    assert mail.problems == (problems.BOUNDARY_GUESSED,)


def test_parts_after_what_is_called_the_end_are_read() -> None:
    raw = multipart("mixed", part("text/plain", "Hissen"), part("text/plain", "står"))
    assert read_mail(raw.replace(b"\r\n--grans\r\n", b"\r\n--grans--\r\n--grans\r\n")).text == (
        "Hissen\n\nstår"
    )


def test_a_part_whose_boundary_was_spoilt_is_read() -> None:
    raw = multipart("mixed", part("text/plain", "Hissen"), part("text/plain", "står"))
    assert read_mail(raw.replace(b"--grans", b"x-grans", 1)).text == "Hissen\n\nstår"


def test_a_text_outside_of_the_parts_is_kept_but_for_the_usual_notice() -> None:
    raw = multipart("mixed", part("text/plain", "Hissen"))
    told = raw.replace(b"\r\n\r\n", b"\r\n\r\nThis is a multi-part message in MIME format.\r\n", 1)
    spoken = raw.replace(b"\r\n\r\n", b"\r\n\r\nStorgatan 5\r\n", 1)
    assert [read_mail(told).text, read_mail(spoken).text] == ["Hissen", "Storgatan 5\n\nHissen"]


def test_torn_base64_gives_what_is_there() -> None:
    head = b"From: a@b.se\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert read_mail(head + b"SGVqIGhlag").text == "Hej hej"
