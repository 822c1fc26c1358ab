"""The papers that go with letters: which, made for whom, and what the file is called."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from core.papers import CONFIRMATION, INVOICE, SELF_CHECKS
from core.people import SYSTEM
from core.words import N_
from notifications.letter_facts import LetterFacts
from notifications.papers import Papers
from notifications.papers.kinds import PROTOCOL
from notifications.papers.press import Reader
from notifications.papers.quote import quote_paper


@dataclass(frozen=True, slots=True)
class EnclosedPapers:
    """Makes the paper of a letter, as its reader may see prices."""

    papers: Papers

    async def with_letter(
        self, letter: str, facts: LetterFacts, language: str
    ) -> tuple[str, bytes] | None:
        """The letter's paper as a PDF under its file name; None for a letter without one."""
        if letter not in PAPERS:
            return None
        file_name, made = PAPERS[letter]
        words = self.papers.press.speech(language)
        return words.text(file_name, number=_number(facts)), await made(self, facts, language)

    async def of_order(self, kind: str, facts: LetterFacts, language: str) -> bytes:
        """A paper of the order itself."""
        return await self.papers.pdf(kind, facts.order.number, language, facts.prices)

    async def of_quote(self, facts: LetterFacts, language: str) -> bytes:
        """The quote that the letter carries."""
        subject = (_number(facts), SYSTEM)
        return await self.papers.of(quote_paper, subject, Reader(language, facts.prices))


def _number(facts: LetterFacts) -> str:
    return facts.quote.number if facts.quote else facts.number


Made = Callable[[EnclosedPapers, LetterFacts, str], Awaitable[bytes]]
PAPERS: Mapping[str, tuple[str, Made]] = {
    "protocol": (
        N_("AO-{number}.pdf"),
        lambda self, facts, language: self.of_order(PROTOCOL, facts, language),
    ),
    "order-confirmation": (
        N_("Order-confirmation-{number}.pdf"),
        lambda self, facts, language: self.of_order(CONFIRMATION, facts, language),
    ),
    "self-checks": (
        N_("Self-checks-{number}.pdf"),
        lambda self, facts, language: self.of_order(SELF_CHECKS, facts, language),
    ),
    "invoice": (
        N_("Invoice-{number}.pdf"),
        lambda self, facts, language: self.of_order(INVOICE, facts, language),
    ),
    "quote": (
        N_("Quote-{number}.pdf"),
        lambda self, facts, language: self.of_quote(facts, language),
    ),
}
"""Each letter's paper: what its file is called, and how it is made."""
