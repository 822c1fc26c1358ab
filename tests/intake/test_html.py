"""HTML mail becomes the text that its reader saw."""

import time

import pytest

from intake.parsing.html_text import html_to_text

PAGES = {
    "a hidden opening": ('<div style="display:none">Förhandsvisning</div><p>Hej</p>', "Hej"),
    "hidden in words": ('<span style="DISPLAY: none">x</span>Hej', "Hej"),
    "hidden in hidden": (
        '<div style="display:none">a<div>b</div>c</div><div style="display:block">Hej</div>',
        "Hej",
    ),
    "hidden without an end": ('<div style="display:none">Hissen<p>står</p>', "Hissen\n\nstår"),
    "styles and scripts": ("<style>p{}</style><script>x</script><!-- y -->Hej", "Hej"),
    "a link": ('<a href="https://x.se/a">Bilder</a>', "Bilder <https://x.se/a>"),
    "a link twice": (
        '<a href="https://x.se/a">ett</a>, <a href="https://x.se/a">två</a>',
        "ett <https://x.se/a>, två",
    ),
    "a link in its own words": ('<a href="http://www.x.se/">www.x.se</a>', "www.x.se"),
    "a link to mail": ('<a href="mailto:a@x.se">Anna</a>', "Anna"),
    "a link that does things": ('<a href="javascript:x()">Klicka</a>', "Klicka"),
    "a link round a picture": ('<a href="https://x.se/t"><img src="x"></a>Hej', "Hej"),
    "a table of outlook's": (
        "<table><tr><td><p class=MsoNormal>Plan<o:p></o:p></p></td>"
        "<td><p class=MsoNormal>2</p></td></tr><tr><td><p>Hiss</p></td><td><p>B</p></td></tr>"
        "</table>",
        "Plan 2\nHiss B",
    ),
    "a table without ends": ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a b\nc d"),
    "a list in a list": ("<ol><li>ett<li>två<ul><li>tre</ul></ol>", "- ett\n- två\n\n- tre"),
    "quotes in quotes": (
        "<blockquote><blockquote>inre</blockquote>yttre</blockquote>ute",
        "> > inre\n> yttre\nute",
    ),
    "entities": ("a&nbsp;b &aring;&#228;&#x1F6E0; &euro;", "a b åä🛠 €"),
    "from right to left": ("<div dir=rtl>שלום <b>עולם</b></div>", "שלום עולם"),
    "chinese": ("<p>電梯<br>停了</p>", "電梯\n停了"),
    "kept as typed": ("<pre>a  b\n c</pre>", "a  b\n c"),
    "lines": ("rad<br/>rad<br><br>rad", "rad\nrad\n\nrad"),
}


@pytest.mark.parametrize(("html", "text"), PAGES.values(), ids=PAGES.keys())
def test_a_page_is_read_as_it_looks(html: str, text: str) -> None:
    assert html_to_text(html) == text


ENDLESS = [
    "<div style=display:none>", "<td>", "<a href=https://x.se/>", "<a href=https://x.se/>x",
    "<td><p>x</p></td>", "<a href=http://x.se/q>x<b>", "<table><tr><td>", "<li>", "<",
]  # fmt: skip


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_page_without_end_is_read_in_bounded_time(piece: str) -> None:
    start = time.process_time()
    html_to_text(piece * (256 * 1024 // len(piece)))
    assert time.process_time() - start < 2.0
