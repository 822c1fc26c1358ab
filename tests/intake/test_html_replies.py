"""What mail programs say by the structure of their HTML is believed, in any language."""

import pytest

from intake.parsing import read_mail
from intake.parsing.html_text import html_to_text
from intake.parsing.replies import split_reply
from tests.intake.writing import multipart, part

SAID = "<div>Ja, torsdag passar.</div>"
ATTRIBUTION = "Aatami tokerdas 24 Anna:"
"""In a language that no list of ours knows."""

QUOTES = {
    "gmail container": '<div class="gmail_quote gmail_quote_container"><div dir="ltr" '
    f'class="gmail_attr">{ATTRIBUTION}<br></div><blockquote class="gmail_quote">Gammalt'
    "</blockquote></div>",
    "outlook, classic": "<div><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt "
    "0cm 0cm 0cm'><p><b>Ülö:</b> Anna<br><b>Xyz:</b> idag</p></div></div><p>Gammalt</p>",
    "outlook, new": '<div id="appendonsend"></div><div id="divRplyFwdMsg"><b>Ülö:</b> Anna</div>'
    "<div>Gammalt</div>",
    "outlook, telephone": '<div id="mail-editor-reference-message-container"><div>'
    "<div style='border-width:1pt medium medium;border-style:solid none none;border-color:"
    "rgb(225,225,225)'><b>Ülö: </b>Anna</div><div>Gammalt</div></div></div>",
    "outlook, old": '<div class="OutlookMessageHeader"><b>Ülö:</b> Anna</div><div>Gammalt</div>',
    "outlook, mac": '<span id="OLK_SRC_BODY_SECTION"><div><b>Ülö: </b>Anna</div>Gammalt</span>',
    "thunderbird": f'<div class="moz-cite-prefix">{ATTRIBUTION}<br></div><blockquote type="cite" '
    'cite="mid:x">Gammalt</blockquote>',
    "apple": f'<blockquote type="cite"><div>{ATTRIBUTION}</div><br><div>Gammalt</div></blockquote>',
    "proton": f'<div class="protonmail_quote">{ATTRIBUTION}<br><blockquote '
    'class="protonmail_quote" type="cite">Gammalt</blockquote></div>',
    "yahoo": f'<div id="ydp1" class="yahoo_quoted"><div>{ATTRIBUTION}</div><div>Gammalt</div></div>',
    "zoho": f'<div class="zmail_extra"><div>{ATTRIBUTION}</div><blockquote>Gammalt</blockquote></div>',
    "zimbra": '<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>Ülö: </b>'
    "Anna<br></div><div data-marker=\"__QUOTED_TEXT__\">Gammalt</div>",
    "gmx": f'<div class="gmx_quote">{ATTRIBUTION}<div>Gammalt</div></div>',
    "front": f'<blockquote class="front-blockquote">{ATTRIBUTION}<div>Gammalt</div></blockquote>',
    "tutanota": f'{ATTRIBUTION}<br><blockquote class="tutanota_quote">Gammalt</blockquote>',
    "windows mail": "<div style='border-top-color: rgb(229, 229, 229); border-top-width: 1px; "
    "border-top-style: solid;'><b>Ülö:</b> Anna</div><div>Gammalt</div>",
}  # fmt: skip


def mail(html: str, plain: str = "") -> bytes:
    """Write an answer of HTML alone, or beside plain text."""
    pieces = [part("text/html", html)]
    if plain:
        pieces.insert(0, part("text/plain", plain))
    return multipart("alternative", *pieces, head=b"From: a@b.se\r\nIn-Reply-To: <a@x>")


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_a_quote_is_known_by_its_structure(quote: str) -> None:
    found = read_mail(mail(f"<html><body>{SAID}<br>{quote}</body></html>"))
    assert found.reply.removesuffix(ATTRIBUTION).strip() == "Ja, torsdag passar."


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_a_quote_is_kept_as_one(quote: str) -> None:
    assert "Gammalt" in read_mail(mail(f"{SAID}<br>{quote}")).quoted


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_a_quote_that_the_plain_text_hides_is_found_in_the_html(quote: str) -> None:
    """The plain text beside it shows no sign of where the old text begins."""
    plain = f"Ja, torsdag passar.\r\n\r\n{ATTRIBUTION}\r\n\r\nGammalt"
    assert "Gammalt" in read_mail(mail(f"{SAID}<br>{quote}", plain)).quoted


SIGNATURES = {
    "gmail": '<div class="gmail_signature" data-smartmail="gmail_signature">{}</div>',
    "thunderbird": '<pre class="moz-signature" cols="72">{}</pre>',
    "outlook, telephone": '<div id="ms-outlook-mobile-signature">{}</div>',
    "outlook on the web": '<div id="Signature"><div>{}</div></div>',
    "outlook, forwarded on": '<div id="x_Signature">{}</div>',
    "proton": '<div class="protonmail_signature_block"><div>{}</div></div>',
}


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES.keys())
def test_a_signature_is_known_by_its_structure(signature: str) -> None:
    signed = signature.format("Karin Ek<br>Brf Eken")
    found = read_mail(mail(f"{SAID}<br>{signed}<br>{QUOTES['apple']}"))
    assert (found.reply, found.signature.split()) == (
        "Ja, torsdag passar.", ["Karin", "Ek", "Brf", "Eken"],
    )  # fmt: skip


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES.keys())
def test_a_signature_that_the_plain_text_hides_is_found_in_the_html(signature: str) -> None:
    signed = signature.format("Karin Ek<br>Brf Eken")
    found = read_mail(
        mail(f"{SAID}<br>{signed}", "Ja, torsdag passar.\r\n\r\nKarin Ek\r\nBrf Eken")
    )
    assert (found.reply, found.signature) == ("Ja, torsdag passar.", "Karin Ek\nBrf Eken")


def test_a_letter_written_inside_the_signature_is_no_signature() -> None:
    """Some write where their telephone has put the cursor: inside it."""
    html = '<div id="ms-outlook-mobile-signature">Dörren stänger inte</div>'
    assert read_mail(mail(html)).reply == "Dörren stänger inte"


def test_our_own_signs_in_a_mail_mean_nothing() -> None:
    assert split_reply(html_to_text("<p>\ue0f1</p><p>Hissen</p>\ue0f2")).reply == "Hissen"


def test_answers_between_the_pieces_of_a_quote_are_kept() -> None:
    html = (
        '<div class="moz-cite-prefix">Den 24/11 2026 08:00 skrev Anna:</div><blockquote type="cite">'
        "Passar torsdag?</blockquote><p>Ja</p><blockquote type=cite>Har du nyckel?</blockquote>"
        "<p>Nej</p>"
    )
    assert {"Ja", "Nej"} <= set(read_mail(mail(html)).reply.split("\n"))
