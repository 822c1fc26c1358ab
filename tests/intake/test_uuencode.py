"""Files that were written into the text come out of it, and the text round them stays."""

import binascii

import pytest

from intake.parsing import read_mail
from tests.intake.writing import PNG, plain


def uuencoded(content: bytes, name: str = "bild.png") -> str:
    lines = [binascii.b2a_uu(content[at : at + 45]).decode() for at in range(0, len(content), 45)]
    return f"begin 644 {name}\n{''.join(lines)}`\nend\n"


def test_files_in_the_text_are_taken_out_and_the_text_is_kept() -> None:
    raw = plain(f"Före\n{uuencoded(PNG)}Mellan\n{uuencoded(b'hej', 'två.txt')}Efter")
    mail = read_mail(raw)
    assert mail.text == "Före\nMellan\nEfter"
    assert [(one.name, one.content_type, one.content) for one in mail.attachments] == [
        ("bild.png", "image/png", PNG), ("två.txt", "text/plain", b"hej"),
    ]  # fmt: skip


def test_lines_that_lost_their_last_spaces_are_read() -> None:
    content = b"a" * 44 + b"\0" + b"\0" * 45
    spaced = uuencoded(content).replace("`", " ")
    stripped = "\n".join(line.rstrip(" ") for line in spaced.split("\n"))
    (file,) = read_mail(plain(stripped)).attachments
    assert file.content[:44] == b"a" * 44


def test_a_torn_file_gives_what_there_is() -> None:
    torn = uuencoded(PNG * 3).split("`")[0]
    (file,) = read_mail(plain("Hej\n" + torn)).attachments
    assert file.content == PNG * 3


@pytest.mark.parametrize("text", ["begin 644 things\nthat I wrote\nend", "begin 644 a\nMx\nend"])
def test_a_text_that_only_begins_so_is_left_alone(text: str) -> None:
    mail = read_mail(plain(text))
    assert (mail.text, mail.attachments) == (text, ())


def test_base64_in_the_text_is_read_too() -> None:
    text = f"begin-base64 644 a.bin\n{binascii.b2a_base64(PNG).decode()}====\nHej"
    mail = read_mail(plain(text))
    assert (mail.text, mail.attachments[0].content) == ("Hej", PNG)


@pytest.mark.parametrize("encoding", ["x-uuencode", "uuencode", "X-UUE"])
def test_a_part_may_be_encoded_so(encoding: str) -> None:
    head = f"From: a@b.se\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    raw = head.encode() + uuencoded("Läcker".encode()).encode()
    assert read_mail(raw).text == "Läcker"


def test_a_part_that_says_so_but_is_not_stays_as_it_is() -> None:
    raw = b"From: a@b.se\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nHissen"
    assert read_mail(raw).text == "Hissen"
