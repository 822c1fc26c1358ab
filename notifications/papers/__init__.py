"""Papers: every PDF that a company gives out, made of the same blocks.

The kit, for whoever makes another paper:

- ``papers.blocks``: what a paper is made of, plain and picklable, every text already in the
  reader's language. ``Paper(language, document, number, title, company, notices, blocks, style)``
  with blocks ``Title``, ``Particulars`` (pairs three abreast), ``Section`` (a ruled heading),
  ``Prose``, ``Log``, ``Listed`` (a table), ``Sums``, ``Remarks``, ``Gallery``, ``Signatures``,
  ``Scannable`` (a QR code with words).
- ``papers.company``: ``company_head(settings, words, logo)``, ``notices(words, now)``.
- ``papers.dates``: ``full_date``, ``full_day``, ``full_moment``.
- ``papers.orders``: what papers say of an order: ``parties.about``, ``lines.used_on``,
  ``lines.used_otherwise``, ``lines.articles_to_order``, ``lines.priced_total``,
  ``checks.full_checks``, ``checks.short_checks``, ``chosen.chosen_particulars``.
- ``papers.press``: ``Press`` reads the store (``press.door.ask``), readies images
  (``press.photos``, ``press.drawing``, ``press.logo``) and prints (``press.printed``).
- ``papers.scannable``: ``draw_qr(canvas, text, x, y, side)`` and the flowable ``QrCode``.
- ``papers.look``: measures, styles and fonts; ``look.glyphs()`` registers the fonts.
- ``papers.text``: ``settable`` and ``pieces``: all text goes through them, so that none hurts.
- ``papers.printing``: what runs in a child process; ``render(paper)`` is the PDF.

A kind of paper is one function ``async (press, subject, reader) -> Paper``. Those of orders have
a name in ``papers.kinds.ORDER_PAPERS`` and are had by ``Papers.pdf(kind, number, ...)``; all
others by ``Papers.of(function, subject, reader)``.
"""

from dataclasses import dataclass

from core.numbers import OrderNumber
from core.views import Prices
from notifications.papers.kinds import ORDER_PAPERS, Gather, Subject
from notifications.papers.press import Press, Reader

__all__ = ["OnePaper", "Papers", "Press", "Reader"]


@dataclass(frozen=True, slots=True)
class Papers:
    """Makes papers, for mail, chat, pages and the command line."""

    press: Press

    async def pdf(
        self, kind: str, number: OrderNumber, language: str | None, prices: Prices
    ) -> bytes:
        """An order's paper of this kind as it stands now; raises NoSuchOrder, or TookTooLong."""
        return await self.of(ORDER_PAPERS[kind], number, Reader(language, prices))

    async def of(self, gather: Gather[Subject], subject: Subject, reader: Reader) -> bytes:
        """Any paper that this function gathers; raises what it raises, or TookTooLong."""
        return await self.press.printed(await gather(self.press, subject, reader))

    def only(self, kind: str) -> "OnePaper":
        """The papers of one kind alone."""
        return OnePaper(self, kind)


@dataclass(frozen=True, slots=True)
class OnePaper:
    """Makes papers of one kind, for what gives out no other."""

    papers: Papers
    kind: str

    async def pdf(self, number: OrderNumber, language: str | None, prices: Prices) -> bytes:
        """An order's paper as it stands now; raises NoSuchOrder, or TookTooLong."""
        return await self.papers.pdf(self.kind, number, language, prices)
