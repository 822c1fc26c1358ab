"""New text is told from quotes and signatures, in the ways that mail programs write them."""

import tomllib

import pytest

from core.mail_marks import WRITE_ABOVE
from intake.parsing.html_text import html_to_text
from intake.parsing.replies import split_reply
from tests.intake.answers import FOLDER

QUOTES = {
    "gmail sv": "Den tis 24 nov. 2026 kl 08:00 skrev Anna <anna@x.se>:\n\n> Hej\n> Tid",
    "gmail en": "On Tue, Nov 24, 2026 at 8:00 AM Anna <anna@service.example> wrote:\n\n> Hi",
    "gmail en wrapped": "On Tue, Nov 24, 2026 at 8:00 AM Anna Alm <\nanna@x.se> wrote:\n\n> Hi",
    "gmail da": "Den tirs. 24. nov. 2026 kl. 08.00 skrev Anna <anna@x.dk>:\n\n> Hej",
    "gmail nb": "tir. 24. nov. 2026 kl. 08:00 skrev Anna <anna@x.no>:\n\n> Hei",
    "gmail de": "Am Di., 24. Nov. 2026 um 08:00 Uhr schrieb Anna <anna@x.de>:\n\n> Hallo",
    "gmail de name first": "Anna Alm <anna@x.de> schrieb am Di., 24. Nov. 2026, 08:00:\n\n> Hallo",
    "gmail fr": "Le mar. 24 nov. 2026 à 08:00, Anna <anna@x.fr> a écrit :\n\n> Bonjour",
    "gmail nl": "Op di 24 nov. 2026 om 08:00 schreef Anna <anna@x.nl>:\n\n> Hallo",
    "gmail fi": "ti 24. marrask. 2026 klo 8.00 Anna (anna@x.fi) kirjoitti:\n\n> Hei",
    "gmail es": "El mar, 24 nov 2026 a las 8:00, Anna (<anna@x.es>) escribió:\n\n> Hola",
    "gmail it": "Il giorno mar 24 nov 2026 alle ore 08:00 Anna <anna@x.it> ha scritto:\n\n> Ciao",
    "gmail pl": "wt., 24 lis 2026 o 08:00 Anna <anna@x.pl> napisał(a):\n\n> Witam",
    "apple sv": "24 nov. 2026 kl. 08:00 skrev Anna <anna@service.example>:\n\nHej\nTid",
    "apple sv quoted": "> 24 nov. 2026 kl. 08:00 skrev Anna <anna@service.example>:\n> \n> Hej",
    "apple en": "On Nov 24, 2026, at 08:00, Anna <anna@service.example> wrote:\n\nHi",
    "thunderbird sv": "Den 2026-11-24 kl. 08:00, skrev Anna:\n> Hej",
    "thunderbird en": "On 2026-11-24 08:00, Anna Andersson wrote:\n> Hi",
    "outlook mac sv": 'Den 2026-11-24 08:00 skrev "Anna" <anna@service.example> följande:\n\n Hej',
    "outlook sv": "Från: Anna <anna@x.se>\nSkickat: den 24 november 2026 08:00\n"
    "Till: Karin\nÄmne: Tid\n\nHej",
    "outlook sv bold": "*Från:* Anna\n*Skickat:* den 24 november 2026 08:00\n*Till:* Karin\n"
    "*Ämne:* Tid\n\nHej",
    "outlook rule": "________________________________\nFrån: Anna <anna@x.se>\n"
    "Skickat: den 24 november 2026 08:00\nTill: Karin\nÄmne: Tid\n\nHej",
    "outlook en": "From: Anna <anna@x.se>\nSent: Tuesday, November 24, 2026 8:00 AM\n"
    "To: Karin\nSubject: Time\n\nHi",
    "outlook da": "Fra: Anna <anna@x.dk>\nSendt: 24. november 2026 08:00\nTil: Karin\n"
    "Emne: Tid\n\nHej",
    "outlook nb": "Fra: Anna <anna@x.no>\nSendt: tirsdag 24. november 2026 08:00\nTil: Karin\n"
    "Emne: Tid\n\nHei",
    "outlook de": "Von: Anna <anna@x.de>\nGesendet: Dienstag, 24. November 2026 08:00\n"
    "An: Karin\nBetreff: Zeit\n\nHallo",
    "outlook blank lines": "Från: Anna <anna@x.se>\n\nSkickat: den 24 november 2026\n\n"
    "Till: Karin\n\nÄmne: Tid\n\nHej",
    "original sv": "-----Ursprungligt meddelande-----\nFrån: Anna\n\nHej",
    "original en": "-----Original Message-----\n\nHi",
    "original de": "-----Ursprüngliche Nachricht-----\n\nHallo",
    "original da": "-----Oprindelig meddelelse-----\n\nHej",
    "original nb": "-----Opprinnelig melding-----\n\nHei",
    "our line": f"{WRITE_ABOVE}\n\nHej Karin, din bokning är bekräftad.",
    "our line quoted": f"Den tis 24 nov. 2026 kl 08:00 skrev A <a@x.se>:\n> {WRITE_ABOVE}\n> Hej",
    "bare quote": "> Hej Karin\n> Passar torsdag?",
}


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_only_what_is_new_is_the_reply(quote: str) -> None:
    """The quote below an answer is cut, with the line that introduces it."""
    split = split_reply(f"Ja, torsdag passar bra.\nKom efter nio.\n\n{quote}\n")
    assert split.reply == "Ja, torsdag passar bra.\nKom efter nio."


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_what_was_cut_is_kept(quote: str) -> None:
    """Every word of the mail is in one of the three pieces."""
    text = f"Ja, torsdag passar bra.\n\n{quote}\n"
    split = split_reply(text)
    kept = f"{split.reply} {split.quoted} {split.signature}".split()
    assert sorted(kept) == sorted(text.split())


TRAPS = tomllib.loads((FOLDER / "kept.toml").read_text()) | {
    "the pump": "Den gamla pumpen skrev ut fel:\nE21 och sedan E4",
    "the pump with a time": "Den 24/11 kl 10.15 skrev pumpen ut fel E21:\nsedan dog den",
    "a display": "Displayen skrev:\nTRYCK LÅGT",
    "a day": "On Monday the machine wrote:\nerror 4711",
    "a list": "Felen är:\n- dörren\n- lampan\n- hissen",
    "an address": "Skicka till: Storgatan 5\nPortkod: 1234",
    "a form": "Namn: Karin Ek\nTelefon: 070-123 45 67\nÄmne: Hissen\nMeddelande: Den står still",
    "two labels": "Från: entrén\nTill: vind\nläcker det vatten",
    "a colon": "Tider som passar:\ntorsdag 8-10\nfredag 13-15",
    "a rule inside": "Plan 1:\n----------\nLampan blinkar\n\nPlan 2:\n----------\nAllt fungerar "
    "igen men dörren kärvar\noch låset är trögt\noch trycket är lågt\nsom det var förra veckan\n"
    "när ni var här\noch bytte delar\nsom ni hade med er\nfrån lagret i stan\noch sedan åkte\n"
    "utan att säga något\ntill oss som bor här\noch väntar på er\nigen",
    "a bullet": "-Dörren är trasig\n-Hissen står",
    "a slash": "Lampan är av/på hela tiden",
    "greeting words": "Hälsningar från styrelsen hade varit trevligt, men nu gäller det hissen.",
    "sent": "Skickat från mig ett paket med reservdelar till er i fredags, kom det fram?",
    "sent from the store": "Delen kom inte.\nSkickat från lagret i måndags.\nKan ni kolla?",
    "sent by a carrier": "It is missing.\nSent via UPS on Monday, tracking 123.\nPlease check.",
    "a rule between two matters": "Dörren kärvar\n-----\nPlan 2: lampan är trasig\nPorten låst",
    "a rule above a short list": "Fel:\n- dörr 1\n---\nHissen stannar mellan plan",
    "a list of names": "Trasigt:\n\n-Hiss Plan\n-Dörr Port",
    "a slash and a name": "Dörren\n/Karin Ek\nPort 3 är låst",
    "a polite word": "Dörren kärvar.\nVänligen\nåterkom med en tid.\nHissen står också.",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS.keys())
def test_text_that_only_looks_like_a_quote_is_kept(text: str) -> None:
    """A fault report that happens to use the words of mail programs loses nothing."""
    assert split_reply(text).reply == text


SIGNATURES = {
    "dashes": "-- \nKarin Ek\nBrf Eken",
    "mvh": "Mvh\nKarin Ek\n070-123 45 67",
    "mvh in one line": "Mvh Karin",
    "med vänlig hälsning": "Med vänlig hälsning,\n\nKarin Ek\nOrdförande",
    "hälsningar": "Hälsningar\nKarin",
    "danish": "Med venlig hilsen\nAnders Andersen",
    "norwegian": "Med vennlig hilsen\nOla Nordmann",
    "german": "Mit freundlichen Grüßen\nMax Mustermann",
    "english with telephone": "Best regards,\nJohn Smith\n+46 70 123 45 67",
    "iphone sv": "Skickat från min iPhone",
    "iphone en": "Sent from my iPhone",
    "iphone da": "Sendt fra min iPad",
    "iphone de": "Von meinem iPhone gesendet",
    "outlook sv": "Hämta Outlook för iOS",
    "outlook android": "Skickat från Outlook för Android",
    "samsung": "Skickat från min Samsung Galaxy-smartphone.",
    "slash": "/Karin",
}


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES.keys())
def test_the_signature_is_told_from_the_letter(signature: str) -> None:
    split = split_reply(f"Dörren stänger inte.\n\n{signature}\n")
    assert (split.reply, split.signature) == ("Dörren stänger inte.", signature)


@pytest.mark.parametrize("mark", ["PS.", "P.S.", "Ps", "PS:", "OBS!"])
def test_an_afterthought_below_the_name_is_part_of_the_letter(mark: str) -> None:
    """What is added below the signature is said, not signed."""
    more = f"{mark} Hissen i port 3 står också."
    split = split_reply(f"Dörren stänger inte.\n\nMvh\nKarin Ek\n\n{more}\n")
    assert (split.reply, split.signature) == (f"Dörren stänger inte.\n\n{more}", "Mvh\nKarin Ek")


def test_an_english_name_below_regards_stays_with_the_letter() -> None:
    """A mere name is no loss to keep, but a cut letter is."""
    text = "The door is stuck.\n\nBest regards\n\nJohn"
    assert split_reply(text).reply == text


def test_an_answer_below_the_quote_is_found() -> None:
    text = (
        "Den tis 24 nov. 2026 kl 08:00 skrev Anna <a@x.se>:\n> Passar torsdag?\n\nJa det gör det"
    )
    assert split_reply(text).reply == "Ja det gör det"


def test_answers_between_quoted_lines_keep_what_they_answer() -> None:
    """Without the questions the answers would mean nothing."""
    text = (
        "Den tis 24 nov. 2026 kl 08:00 skrev Anna <a@x.se>:\n"
        "> Passar torsdag?\nJa\n> Har du nyckel?\nNej"
    )
    assert split_reply(text).reply == text


@pytest.mark.parametrize(
    "note", ["Hej, se mina svar nedan.", "Hi, see my comments in red.", "Siehe Antworten unten"]
)
@pytest.mark.parametrize("quote", [QUOTES["outlook sv"], QUOTES["gmail sv"], QUOTES["apple sv"]])
def test_whoever_says_that_he_answers_inside_the_quote_is_heard(note: str, quote: str) -> None:
    """Colours are gone in plain text, so nothing tells the answers from what they answer."""
    text = f"{note}\n\n{quote}\nPassar torsdag?\nJA, efter nio"
    assert "JA, efter nio" in split_reply(text).reply


def test_text_below_the_quote_is_added_to_that_above() -> None:
    text = (
        "Ja\n\nDen tis 24 nov. 2026 kl 08:00 skrev Anna <a@x.se>:\n> Passar det?\n\nPS ring först"
    )
    assert split_reply(text).reply == "Ja\n\n\nPS ring först"


HTML_QUOTES = {
    "gmail": '<div class="gmail_quote"><div>Den tis 24 nov. 2026 kl 08:00 skrev Anna &lt;a@x.se&gt;'
    ':</div><blockquote class="gmail_quote">Gammalt</blockquote></div>',
    "gmail, unknown language": '<div class="gmail_quote">Aatami tokerdas 24 Anna:<blockquote '
    'class="gmail_quote">Gammalt</blockquote></div>',
    "outlook border": "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm "
    "0cm 0cm'><p><b>Ülö:</b> Anna<br><b>Xyz:</b> idag</p></div><p>Gammalt</p>",
    "outlook web": '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Från:</b> Anna<br>'
    "<b>Skickat:</b> idag</div><div>Gammalt</div>",
    "thunderbird": '<div class="moz-cite-prefix">Den 24.11.2026 hyperskrev Anna:</div>'
    '<blockquote type="cite">Gammalt</blockquote>',
    "apple": '<div><blockquote type="cite"><div>24 nov. 2026 kl. 08:00 '
    "skrev Anna &lt;a@x.se&gt;:</div>"
    "<div>Gammalt</div></blockquote></div>",
    "yahoo": '<div class="yahoo_quoted"><div>Den tisdag 24 november 2026 08:00 skrev Anna:</div>'
    "<div>Gammalt</div></div>",
}


@pytest.mark.parametrize("quote", HTML_QUOTES.values(), ids=HTML_QUOTES.keys())
def test_quotes_marked_in_html_are_cut(quote: str) -> None:
    """What the mail program marks as a quote is one in any language."""
    html = f"<html><body><div>Ja, torsdag passar.</div><br>{quote}</body></html>"
    split = split_reply(html_to_text(html))
    assert split.reply == "Ja, torsdag passar."


@pytest.mark.parametrize("quote", HTML_QUOTES.values(), ids=HTML_QUOTES.keys())
def test_quotes_in_html_are_kept_as_quotes(quote: str) -> None:
    html = f"<div>Ja, torsdag passar.</div><br>{quote}"
    assert "Gammalt" in split_reply(html_to_text(html)).quoted
