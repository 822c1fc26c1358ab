"""Letters of every alphabet come through, whatever a mail says of its character set."""

import pytest

from intake.parsing import read_mail
from tests.intake.writing import plain

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


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_text_that_is_what_it_says_was_not_repaired(charset: str) -> None:
    assert read_mail(plain("Dörren stänger inte.", charset=charset)).problems == ()
