"""Writes a letter: its subject, and its body once as plain text and once as HTML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from core.checks import checks_of
from core.deliveries import Delivery
from core.invoices import Invoice
from core.lines import ArticleToOrder
from core.linking import START
from core.links import Link, Purpose, Signer
from core.mail_marks import WRITE_ABOVE, mark
from core.quotes import Quote
from core.ratings import SCORES
from core.self_checks import SelfCheck
from core.status_words import state_said, waited_for
from core.text import one_line
from core.words import N_, Label, Speech, Words
from notifications.attachments import along_with
from notifications.digest_words import digest_said
from notifications.letter_facts import LetterFacts
from notifications.letterhead import Company, Letterhead
from notifications.papers.dates import full_date
from notifications.papers.orders.checks import outcome, point_line
from notifications.quantities import quantity
from notifications.spoken import Spoken, spoken

TEMPLATES = Path(__file__).parent / "templates"
PATHS = {
    Purpose.SIGN: "sign",
    **dict.fromkeys((Purpose.VISIT, Purpose.PICK, Purpose.RATE, Purpose.APPROVE), "a"),
}
"""Where a link leads that does not lead to a page under the order's."""
LETTER_NAMES = {
    "receipt": N_("The receipt of your report"),
    "booking-confirmation": N_("The booking confirmation"),
    "booking-cancelled": N_("The word that a booked time is off"),
    "on-my-way": N_("The word that somebody is on the way"),
    "status": N_("The word on how it stands"),
    "visit-reminder": N_("The reminder of the visit"),
    "articles-to-order": N_("The list of articles to be ordered"),
    "articles-ordered": N_("The list of ordered articles"),
    "articles-delivered": N_("The list of delivered articles"),
    "articles-corrected": N_("The changes to the articles"),
    "sign-request": N_("The link to sign"),
    "pick-a-time": N_("The link to pick a time"),
    "approval-request": N_("The question about extra work"),
    "protocol": N_("The protocol"),
    "message": N_("The message"),
    "order-confirmation": N_("The order confirmation"),
    "self-checks": N_("The self-checks"),
    "quote": N_("The quote"),
    "invoice": N_("The invoice"),
    "correction": N_("The correction"),
    "chat-news": N_("The word that there is news"),
    "digest": N_("The morning letter"),
    "office-link": N_("The link to the office"),
    "chat-silent": N_("The word that nothing can be said in chat"),
    "given": N_("The word that an order was given"),
    "order-off": N_("The word that an order is cancelled"),
    "alert": N_("The alert by mail"),
    "chat-code": N_("The code for the chat"),
    "chat-linked": N_("The word that letters go to Telegram"),
    "nothing-readable": N_("The answer to a mail that nobody could read"),
    "too-large": N_("The answer to a mail that was too large"),
    "files-refused": N_("The answer about files that were not taken"),
}
"""What each letter is called in a correction."""
_ANSWERS = re.compile(r"^\s*(?:(?:re|sv|fw|fwd|vb|aw)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in words, ready to become a mail."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Letters:
    """Writes letters from their facts, in the reader's language."""

    speech: Speech
    signer: Signer
    letterhead: Letterhead

    def write(self, delivery: Delivery, facts: LetterFacts) -> Letter:
        """The letter of this delivery."""
        words = self.speech(delivery.language)
        values = self._values(delivery, facts, words)
        subject = " ".join(_said("txt", f"{delivery.letter}/subject.jinja", values).split())
        values["subject"] = subject
        return Letter(
            subject,
            _body("txt", delivery.letter, values),
            _body("html", delivery.letter, values),
        )

    def in_chat(self, delivery: Delivery, facts: LetterFacts) -> Spoken:
        """The same as a message in its reader's chat, where links are buttons (XT-19)."""
        words = self.speech(delivery.language)
        values = {**self._values(delivery, facts, words), "in_chat": True, "thread": ""}
        subject = " ".join(_said("txt", f"{delivery.letter}/subject.jinja", values).split())
        values |= {"subject": subject, **_pieces("chat", values), "regards": _nothing_more}
        return spoken(subject, _said("chat", f"{delivery.letter}/body.jinja", values))

    def text_message(self, delivery: Delivery, facts: LetterFacts) -> str:
        """The same in the few words of a text message (MS-06)."""
        values = self._values(delivery, facts, self.speech(delivery.language))
        return _said("txt", f"{delivery.letter}/sms.jinja", values).strip()

    def _values(self, delivery: Delivery, facts: LetterFacts, words: Words) -> dict[str, Any]:
        token = self.signer.reply_token(facts.number, delivery.recipient)
        checks = checks_of(facts.about) if facts.about else ()
        booking, link = facts.booking, facts.sign_link
        return {
            "_": words.text,
            "words": words,
            "facts": facts,
            "company": Company.of(facts.settings, self.letterhead),
            "thread": thread_subject(delivery.context),
            "write_above": WRITE_ABOVE,
            "mark": mark(facts.number, token) if facts.about else "",
            "order_url": self._url(facts.order_link),
            "sign_url": self._url(facts.sign_link),
            "answer_url": self._url(facts.answer_link),
            "chat_url": self._chat_url(facts),
            "in_chat": False,
            "scores": tuple((each, words.text(N_("{score} of 5"), score=each)) for each in SCORES),
            "costs": words.money(facts.approval.amount) if facts.approval else "",
            "link_ends": _day(link.expires_at, words) if link else "",
            "slot": slot(words, booking.starts_at, booking.ends_at) if booking else "",
            "expected": _clock(facts, words),
            "articles": tuple(article_line(row, words) for row in facts.rows),
            "corrections": tuple(_corrections(facts, words)),
            "by": one_line(delivery.by, 80),
            "corrected": tuple(words.text(LETTER_NAMES[each]) for each in facts.corrected),
            "left_out": _left_out(delivery, facts, words),
            "paragraphs": paragraphs(facts.text),
            "checks": tuple(_checked(check, words) for check in checks),
            **(_standing(facts, words) if facts.about else {}),
            **(_offered(facts.quote, words) if facts.quote else {}),
            **(_billed(facts.invoice, words) if facts.invoice else {}),
            "office_url": self._office(facts.session_id),
            **(digest_said(facts.digest, words) if facts.digest else {}),
            "refused": tuple(_refused(*each, words) for each in facts.files),
        }

    def _chat_url(self, facts: LetterFacts) -> str | None:
        """What opens the chat in which its reader may say that he wants his letters there."""
        if facts.chat_link is None or not facts.bot:
            return None
        token = self.signer.token(facts.chat_link.purpose, facts.chat_link.id)
        return f"https://t.me/{facts.bot}?start={START}{token}"

    def _office(self, session_id: UUID | None) -> str | None:
        if session_id is None:
            return None
        return self.letterhead.page("office/in", self.signer.token(Purpose.OFFICE, session_id))

    def _url(self, link: Link | None) -> str | None:
        if link is None:
            return None
        token = self.signer.token(link.purpose, link.id)
        return self.letterhead.page(PATHS.get(link.purpose, "o"), token)


def _standing(facts: LetterFacts, words: Words) -> dict[str, Any]:
    """How the order stands, and its reader's others, a line each."""
    booking = facts.booking
    visit = (
        f"{slot(words, booking.starts_at, booking.ends_at)}, {booking.resource}" if booking else ""
    )
    return {
        "stands": state_said(facts.order, words),
        "visit": visit,
        "waits": tuple(waited_for(facts.order, words, facts.now)),
        "others": tuple(
            f"AO {each.number} · {one_line(each.title, 80)} · {state_said(each, words)}"
            for each in facts.others
        ),
    }


def _offered(quote: Quote, words: Words) -> dict[str, Any]:
    """Until when a quote holds."""
    return {"valid_until": full_date(quote.valid_until, words)}


def _billed(invoice: Invoice, words: Words) -> dict[str, Any]:
    """What is to be paid, and when."""
    total = words.money(invoice.totals.total) if invoice.totals else ""
    return {"to_pay": total, "due_on": full_date(invoice.due_on, words)}


def article_line(row: ArticleToOrder, words: Words) -> str:
    """An article to be ordered on one line: *1 st · P12 · Gångjärn*."""
    amount = quantity(row.quantity, row.unit, words)
    parts = (amount, one_line(row.number or "", 60), one_line(row.name))
    return " · ".join(part for part in parts if part)


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """What somebody wrote, as paragraphs of lines."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return tuple(tuple(part.splitlines()) for part in parts if part)


def _refused(name: str, why: str, words: Words) -> str:
    return words.text(N_("{name}: {why}"), name=one_line(name, 120), why=Label(why))


def _left_out(delivery: Delivery, facts: LetterFacts, words: Words) -> str:
    if facts.about is None:
        return ""
    count = along_with(delivery.letter, facts.order, facts.settings).left_out
    if not count:
        return ""
    return words.plural(
        "{count} file of the order was too large to go along. Reply if you need it.",
        "{count} files of the order were too large to go along. Reply if you need them.",
        count,
    )


def _checked(check: SelfCheck, words: Words) -> tuple[str, tuple[str, ...]]:
    return outcome(check, words), tuple(point_line(point, words) for point in check.points)


def _corrections(facts: LetterFacts, words: Words) -> Iterator[str]:
    """What is otherwise than its reader was told, a line each."""
    for now, before in zip(facts.rows, facts.before, strict=False):
        yield words.text(
            N_("{now} (before: {before})"),
            now=article_line(now, words),
            before=article_line(before, words),
        )
    for row in facts.gone:
        yield words.text(N_("Not to be ordered any more: {row}"), row=article_line(row, words))


def slot(words: Words, starts_at: datetime, ends_at: datetime) -> str:
    """A booked time with its date, since *tomorrow* is wrong when the mail is read later."""
    return words.slot(starts_at, ends_at, _long_before(starts_at))


def thread_subject(context: Mapping[str, Any]) -> str:
    """What the thread that the letter belongs to is called, without *Re:* and its like."""
    return one_line(_ANSWERS.sub("", str(context.get("subject") or "")), 100)


def _clock(facts: LetterFacts, words: Words) -> str:
    """The time at which somebody means to be there; empty where he said none."""
    expected = facts.stamp.expected_at if facts.stamp else None
    return words.clock(expected) if expected else ""


def _day(moment: datetime, words: Words) -> str:
    return words.day(words.local(moment).date(), words.today(_long_before(moment)))


def _long_before(moment: datetime) -> datetime:
    return moment - timedelta(days=3)


def _body(kind: str, letter: str, values: dict[str, Any]) -> str:
    values = {**values, **_pieces(kind, values)}
    body = _said(kind, f"{letter}/body.jinja", values)
    if kind == "html":
        # The body was escaped piece by piece by its own template.
        return _said(kind, "layout.html", {**values, "body": Markup(body)})  # noqa: S704
    whole = _said(kind, "layout.txt", {**values, "body": body.strip()})
    return re.sub(r"\n{3,}", "\n\n", whole).strip() + "\n"


def _pieces(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    environment = _environment(kind)
    said = {"_": values["_"], "left_out": "" if values["in_chat"] else values["left_out"]}
    phrases = environment.get_template("phrases.jinja").make_module(said)
    shared = {name: getattr(phrases, name) for name in ("greeting", "reach", "regards")}
    return {"kit": environment.get_template(f"kit.{kind}").module, **shared}


def _nothing_more(kit: object) -> str:
    """A message in a chat ends without regards."""
    return ""


def _said(kind: str, template: str, values: Mapping[str, Any]) -> str:
    return _environment(kind).get_template(template).render(values)


@cache
def _environment(kind: str) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=kind in {"html", "chat"},
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
