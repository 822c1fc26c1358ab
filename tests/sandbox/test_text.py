"""Formatted text: whatever is written, Telegram's parsers answer with text or a complaint."""

import html
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.telegram.entities import Formatted, found_in, trimmed, utf16
from sandbox.telegram.errors import ApiError
from sandbox.telegram.html import parse_html
from sandbox.telegram.markdown import parse_markdown, parse_markdown_v2

TEXT = st.text(st.sampled_from("ab å😀<>/&;=\"'_*[]()~`|\\.-\n") | st.characters(codec="utf-8"))
RESERVED = "_*[]()~`>#+-=|{}.!\\"
Parser = Callable[[str], Formatted]


@pytest.mark.parametrize("parse", [parse_html, parse_markdown, parse_markdown_v2])
@given(text=TEXT)
def test_any_text_is_parsed_or_refused(parse: Parser, text: str) -> None:
    try:
        made = parse(text)
    except ApiError:
        return
    for entity in made.entities:
        assert entity["offset"] >= 0
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= utf16(made.text)


@given(text=st.text())
def test_escaped_html_comes_back_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)) == Formatted(text)


@given(text=st.text())
def test_escaped_markdown_comes_back_as_it_was(text: str) -> None:
    escaped = "".join("\\" + letter if letter in RESERVED else letter for letter in text)
    assert parse_markdown_v2(escaped).text == text


@given(text=st.text(), before=st.text(" \n"), after=st.text(" \n"))
def test_trimming_keeps_entities_on_their_words(text: str, before: str, after: str) -> None:
    core = text.strip()
    whole = {"type": "bold", "offset": utf16(before), "length": utf16(core)}
    made = trimmed(Formatted(before + core + after, (whole,) if core else ()))
    assert made.text == core
    assert all(e["offset"] == 0 and e["length"] == utf16(core) for e in made.entities)


def test_tags_nest_and_count_in_utf16() -> None:
    made = parse_html(
        '😀 <b>bold <i>both</i></b> <a href="https://ordna.se/x?a=1&amp;b=2">link</a>'
    )
    assert made.text == "😀 bold both link"
    assert [(e["type"], e["offset"], e["length"]) for e in made.entities] == [
        ("bold", 3, 9),
        ("italic", 8, 4),
        ("text_link", 13, 4),
    ]
    assert made.entities[2]["url"] == "https://ordna.se/x?a=1&b=2"


def test_code_inside_pre_becomes_one_block_with_its_language() -> None:
    made = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert made.entities == ({"type": "pre", "offset": 0, "length": 5, "language": "python"},)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/start x", ["bot_command"]),
        ("see https://ordna.se/o/abc.", ["url"]),
        ("http://127.0.0.1:8080/o/x", ["url"]),
        ("mail karin@example.com", ["email"]),
        ("call +46 70 123 45 67", ["phone_number"]),
        ("@ordna_bot #urgent", ["mention", "hashtag"]),
        ("2 x 4711, 08-123 45 67", []),
        ("either/or and 1/2", []),
    ],
)
def test_links_and_commands_are_found_in_plain_text(text: str, kinds: list[str]) -> None:
    assert [entity["type"] for entity in found_in(text)] == kinds
