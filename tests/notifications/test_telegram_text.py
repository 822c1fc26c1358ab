"""A text too long for one message is parted where a reader would, and loses nothing."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.channels.telegram_text import LONGEST_RAW, MOST_ENTITIES, mended, parts_of
from sandbox.telegram.html import parse_html

WORDS = st.text(st.sampled_from("abcåäö .\n<>&\"'!?😀👩‍🔧é́"), max_size=60)
TAGS = ("b", "i", "code", "blockquote", "s", "u")


@st.composite
def _marked(draw: st.DrawFn, depth: int = 3) -> str:
    """Any text with any markup, nested as it comes."""
    pieces = []
    for _ in range(draw(st.integers(1, 5))):
        inner = _marked(depth - 1) if depth else WORDS.map(lambda t: escape(t, quote=False))
        inside, tag = draw(inner), draw(st.sampled_from((None, *TAGS)))
        pieces.append(f"<{tag}>{inside}</{tag}>" if tag else inside)
    return "".join(pieces)


def _bare(html: str) -> str:
    return "".join(parse_html(html).text.split())


def _tagged(html: str) -> list[tuple[str, frozenset[str]]]:
    """Each sign that is no blank, with the tags it stands in."""
    found: list[tuple[str, frozenset[str]]] = []
    open_: list[str] = []
    for token in re.findall(r"</?[a-z]+>|&[a-z]+;|.", html, re.DOTALL):
        if re.fullmatch(r"<[a-z]+>", token):
            open_.append(token)
        elif re.fullmatch(r"</[a-z]+>", token):
            open_.pop()
        elif unescape(token).strip():
            found.append((unescape(token), frozenset(open_)))
    return found


@given(_marked(), st.integers(1, 80), st.integers(1, 80))
def test_every_piece_is_valid_and_short_and_nothing_is_lost(
    html: str, first: int, others: int
) -> None:
    """Any text, any markup: Telegram takes each piece, and together they say all of it."""
    parts = parts_of(html, first, others)
    read = [parse_html(part) for part in parts]
    assert "".join(_bare(part) for part in parts) == _bare(html)
    if _bare(html):
        assert len(read[0].text) <= first
        assert all(len(each.text.strip()) > 0 for each in read)
        assert all(len(each.text) <= others for each in read[1:])


@given(_marked(), st.integers(1, 60))
def test_every_word_keeps_its_markup(html: str, most: int) -> None:
    parts = parts_of(html, most, most)
    assert [each for part in parts for each in _tagged(part)] == _tagged(html)


@given(_marked())
def test_a_valid_text_is_not_changed_by_mending(html: str) -> None:
    assert parse_html(mended(html)).text == parse_html(html).text


@given(st.text(st.sampled_from("<>/&;bia \"'=\n"), max_size=80))
def test_whatever_is_written_can_be_mended(html: str) -> None:
    """What is no markup is text, so no message is lost to a sign that was not escaped."""
    parse_html(mended(html))


def test_it_is_parted_between_sentences() -> None:
    parts = parts_of("The door sticks. It was oiled. Then it closed well.", 36, 36)
    assert parts == ["The door sticks. It was oiled.", "Then it closed well."]


def test_it_is_parted_between_lines_before_sentences() -> None:
    assert parts_of("One. Two.\nThree. Four.", 18, 18) == ["One. Two.", "Three. Four."]


def test_markup_is_closed_and_opened_again() -> None:
    parts = parts_of('<a href="https://a.example/?x=1&amp;y=2">one two three</a>', 8, 8)
    opened = '<a href="https://a.example/?x=1&amp;y=2">'
    assert parts == [f"{opened}one two</a>", f"{opened}three</a>"]


def test_what_is_escaped_counts_as_one_sign() -> None:
    """Telegram counts after it has read the markup."""
    assert parts_of("&amp;" * 4096) == ["&amp;" * 4096]


def test_a_hundred_entities_at_most() -> None:
    parts = parts_of(" ".join(f"<b>{nth}</b>" for nth in range(250)))
    assert all(len(parse_html(part).entities) <= MOST_ENTITIES for part in parts)
    assert _bare("".join(parts)) == "".join(str(nth) for nth in range(250))


def test_no_piece_is_too_long_before_it_is_read() -> None:
    link = "https://a.example/" + "x" * 1500
    html = " ".join(f'<a href="{link}">{nth}</a>' for nth in range(90))
    parts = parts_of(html)
    assert all(len(part.encode()) <= LONGEST_RAW for part in parts)
    assert len(parts) > 1


@pytest.mark.parametrize("sign", ["e\u0301", "👍🏽"])
def test_no_sign_is_torn(sign: str) -> None:
    assert all(part.startswith(sign[0]) for part in parts_of(sign * 40, 7, 7))
