"""Signs that nobody sees, and that no database takes, never leave the parser."""

from intake.parsing import read_mail

HEAD = "To: service@x.se\nSubject: Hissen\nMessage-ID: <1@x.se>\n"


def test_an_address_with_a_sign_that_nobody_sees_is_none() -> None:
    """Shown to a person it would look like another's, and PostgreSQL takes no NUL."""
    senders = [
        read_mail(f"From: Karin <karin{sign}ek@x.se>\n{HEAD}\nHej".encode()).sender
        for sign in ("\0", "\x1b", "\u202e", "\u200b")
    ]
    assert [sender.email if sender else "" for sender in senders] == [""] * 4


def test_no_half_of_a_sign_comes_out_of_a_text() -> None:
    raw = f"From: karin@x.se\n{HEAD}Content-Type: text/plain; charset=utf-7\n\nHej +2AA- du"
    assert read_mail(raw.encode()).text == "Hej ? du"


def test_a_file_inside_a_text_can_t_turn_its_name_round() -> None:
    raw = f"From: karin@x.se\n{HEAD}\nHej\nbegin 644 foto\u202egpj.exe\n#86)C\n`\nend\n"
    (file,) = read_mail(raw.encode()).attachments
    assert file.name == "foto gpj.exe"


def test_a_host_s_reason_has_no_signs_that_nobody_sees() -> None:
    raw = (
        "From: mailer-daemon@x.se\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x.se\n\n"
        "Final-Recipient: rfc822; karin@x.se\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 \0\x1bunknown\n--b--\n"
    )
    assert read_mail(raw.encode()).bounce_said == "5.1.1 smtp; 550 unknown"
