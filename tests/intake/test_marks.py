"""Our own marks in letters are found again in answers to them."""

import pytest

from core.mail_marks import WRITE_ABOVE, above_the_line, find_marks, mark
from intake.parsing.html_text import html_to_text
from intake.parsing.replies import split_reply


def test_a_mark_is_found_in_a_quote() -> None:
    """What a letter prints is found when it comes back quoted."""
    assert find_marks(f"Tack\n\n> {mark('421-1', 'k3x-9_Q')}\n") == ("421-1.k3x-9_Q",)


@pytest.mark.parametrize(
    "torn", ["[AO:421/k3x-\n9_Q]", "> [AO:421/\n> k3x-9_Q]", ">> [AO:421/k3x\r\n>> -9_Q]"]
)
def test_a_mark_that_was_broken_over_two_lines_is_found(torn: str) -> None:
    assert find_marks(torn) == ("421.k3x-9_Q",)


@pytest.mark.parametrize(
    "line",
    [
        "--- Skriv ovanför den\nhär raden · Write above this line ---",
        "> --- Skriv ovanför den här raden ·\n> Write above this line ---",
        "Skriv ovanför den här raden · Write above this line",
        "--- Bitte oberhalb dieser Zeile schreiben ---",
        "*--- Skriv ovanför den här raden · Write above this line ---*",
    ],
)
def test_our_line_broken_translated_or_without_dashes_is_the_end_of_the_answer(line: str) -> None:
    split = split_reply(f"Ja tack\n\n{line}\n\nDin bokning är bekräftad")
    assert (split.reply, "bekräftad" in split.quoted) == ("Ja tack", True)


def test_an_answer_below_our_quoted_letter_is_found() -> None:
    """Whoever answers below the quote has not seen the line, but has answered."""
    text = f"Den tis 24 nov. 2026 kl 08:00 skrev A <a@x.se>:\n> {WRITE_ABOVE}\n> Passar det?\n\nJa"
    assert split_reply(text).reply == "Ja"


def test_our_line_in_html_is_the_end_of_the_answer() -> None:
    html = f"<p>Ja tack</p><div>{WRITE_ABOVE}</div><p>Din bokning är bekräftad</p>"
    split = split_reply(html_to_text(html))
    assert (split.reply, "bekräftad" in split.quoted) == ("Ja tack", True)


def test_every_mark_is_given_once_and_in_order() -> None:
    assert find_marks("[AO:2/b] [AO:1/a] [AO:2/b]") == ("2.b", "1.a")


@pytest.mark.parametrize("text", ["", "[AO:421]", "[AO:421/]", "AO:421/abc", "[AO:4 2/abc]"])
def test_what_is_no_mark_gives_no_token(text: str) -> None:
    assert find_marks(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        WRITE_ABOVE,
        f"> {WRITE_ABOVE}",
        f"> > {WRITE_ABOVE.replace(' ', '  ')}",
        "—— Write above this line ——",
        "--- Skriv ovanför den här raden",
    ],
)
def test_what_stands_above_our_line_is_kept(line: str) -> None:
    """The line is known also when a mail program has quoted or re-spaced it."""
    assert above_the_line(f"Ja tack\n\n{line}\nGammalt") == "Ja tack\n\n"


def test_without_our_line_all_is_kept() -> None:
    assert above_the_line("Jag kan inte write above this line") == (
        "Jag kan inte write above this line"
    )
