"""What a mail says is read right, however its sender's program wrote it."""

import pickle
from datetime import UTC, datetime

import pytest

from core.mail_marks import mark
from intake.parsing import as_json, problems, read_mail
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


def test_flowed_lines_are_joined() -> None:
    raw = plain("Dörren \nstänger inte.\n> gammalt \n> text\n-- \nKarin", *_flowed())
    assert read_mail(raw).text == "Dörren stänger inte.\n> gammalt text\n-- \nKarin"


def _flowed() -> tuple[str, ...]:
    return ("Content-Type: text/plain; charset=utf-8; format=flowed",)


CHARSETS = {
    "utf-8": ("utf-8", "utf-8"),
    "latin-1": ("iso-8859-1", "latin-1"),
    "windows-1252": ("windows-1252", "cp1252"),
    "latin-9": ("iso-8859-15", "iso-8859-15"),
    "utf-8 called latin-1": ("iso-8859-1", "utf-8"),
    "latin-1 called utf-8": ("utf-8", "latin-1"),
    "latin-1 called ascii": ("us-ascii", "latin-1"),
    "unknown name": ("x-unknown", "utf-8"),
    "unknown name, latin-1": ("x-okänd", "latin-1"),
    "not on the list": ("punycode", "utf-8"),
    "utf-16": ("utf-16", "utf-16"),
    "no name": ("", "latin-1"),
    "utf-16, no mark, low first": ("utf-16", "utf-16-le"),
    "utf-16, no mark, high first": ("utf-16", "utf-16-be"),
    "utf-8 called utf-16": ("utf-16", "utf-8"),
    "utf-8 called japanese": ("shift_jis", "utf-8"),
    "utf-8 called russian": ("koi8-r", "utf-8"),
    "latin-1 called japanese": ("euc-jp", "latin-1"),
    "utf-8 called utf-7": ("utf-7", "utf-8"),
    "utf-7": ("utf-7", "utf-7"),
    "a codec that is no charset": ("unicode_escape", "utf-8"),
    "a codec that may run for ever": ("idna", "latin-1"),
}


@pytest.mark.parametrize(("declared", "used"), CHARSETS.values(), ids=CHARSETS.keys())
def test_swedish_letters_come_through_whatever_is_declared(declared: str, used: str) -> None:
    head = f"From: a@b.se\r\nContent-Type: text/plain; charset={declared}\r\n\r\n".encode()
    assert read_mail(head + "Läcker på golvet".encode(used)).text == "Läcker på golvet"


JAPANESE = "エレベーターが停止"
KOREAN, CHINESE = "엘리베이터 똠", "电梯停了镕"
FAR_AWAY = {
    "japanese": ("iso-2022-jp", JAPANESE.encode("iso-2022-jp"), JAPANESE),
    "japanese of another sort": ("iso-2022-jp", JAPANESE.encode("cp932"), JAPANESE),
    "japanese of a third sort": ("iso-2022-jp", JAPANESE.encode("euc-jp"), JAPANESE),
    "japanese with a sign of its own": ("iso-2022-jp", b"\x1b$B-!3,\x1b(B", "①階"),
    "japanese with a stray byte": ("iso-2022-jp", b"\x1b$B3,\x1b(B \xe5 x", "階 å x"),
    "chinese beyond what it says": ("gb2312", CHINESE.encode("gb18030"), CHINESE),
    "korean beyond what it says": ("ks_c_5601-1987", KOREAN.encode("cp949"), KOREAN),
}


@pytest.mark.parametrize(("declared", "content", "said"), FAR_AWAY.values(), ids=FAR_AWAY.keys())
def test_letters_of_the_east_come_through(declared: str, content: bytes, said: str) -> None:
    head = f"From: a@b.se\r\nContent-Type: text/plain; charset={declared}\r\n\r\n".encode()
    assert read_mail(head + content).text == said


def test_utf8_with_stray_western_bytes_is_read() -> None:
    raw = b"From: a@b.se\r\n\r\n" + "Läcker på".encode() + b" och \xe5ngrar"
    assert read_mail(raw).text == "Läcker på och ångrar"


def test_letters_encoded_twice_are_restored_where_that_is_certain() -> None:
    twice = "Läcker på golvet – “mycket".encode().decode("cp1252")
    assert read_mail(plain(twice)).text == "Läcker på golvet – “mycket"


@pytest.mark.parametrize("text", ["SÃO PAULO är en stad", "Â"])
def test_what_may_be_meant_so_is_left_alone(text: str) -> None:
    assert read_mail(plain(text)).text == text


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


def test_the_writer_behind_a_list_is_the_sender() -> None:
    raw = plain("Hej", "From: Karin via Styrelsen <styrelsen@x.se>", "List-Id: <styrelsen.x.se>",
                "X-Original-From: Karin Ek <karin@x.se>")  # fmt: skip
    sender = read_mail(raw).sender
    assert sender is not None
    assert sender.email == "karin@x.se"


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


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_text_that_is_what_it_says_was_not_repaired(charset: str) -> None:
    assert read_mail(plain("Dörren stänger inte.", charset=charset)).problems == ()
