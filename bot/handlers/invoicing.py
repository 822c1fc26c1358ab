"""Invoicing: sent to accounting, an invoice made, marked as invoiced, restored (IN, RS)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import button, open_card
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.invoicing import (
    InvoiceInChat,
    MakesAnInvoice,
    RestoreInChat,
    RestoresInvoiced,
    invoice_in_chat,
    restore_in_chat,
)
from bot.tapped import order_of
from core import permissions as may
from core.chat import Button, ChatMessage
from core.invoices import Invoice, InvoiceLine
from core.text import one_line
from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.finishing import READY_MAKERS, AsksToInvoiceAgain
from core.usecases.invoicing import MarkInvoiced, mark_invoiced
from core.words import N_, Words
from core.work_order import State, WorkOrder

MOST_LINES = 40


def send(said: Said, known: Known) -> Acts:
    """To the accounting software (IN-02)."""
    again = known.agreed(AsksToInvoiceAgain)
    return (Act(send_to_accounting, SendToAccounting(order_of(said), again), _sent),)


def invoice(said: Said, known: Known) -> Acts:
    """An invoice of ours, asked about first (IN-03)."""
    sure, today = known.agreed(MakesAnInvoice), known.words.today(known.now)
    return (Act(invoice_in_chat, InvoiceInChat(order_of(said), sure, today), _made),)


def invoiced(said: Said, known: Known) -> Acts:
    """The order was invoiced, here or elsewhere (IN-06)."""
    return (Act(mark_invoiced, MarkInvoiced(order_of(said)), _marked),)


def restore(said: Said, known: Known) -> Acts:
    """Open an invoiced order again, after its warning (RS-01)."""
    command = RestoreInChat(order_of(said), known.agreed(RestoresInvoiced))
    return (Act(restore_in_chat, command, _restored),)


def _sent(order: WorkOrder, known: Known) -> Answer:
    note = say(
        known.words,
        N_("AO {number} is on its way to accounting. What comes back shows on the card."),
        number=order.number,
    )
    return Answer(card=order.number, in_place=True, note=note)


def _made(made: Invoice, known: Known) -> Answer:
    words = known.words
    about = {"order": str(made.order)}
    shown = ChatMessage(
        invoice_said(made, known), ((open_card(made.order, words),),), stands_for=about
    )
    return Answer(card=made.order, in_place=True, say=(shown,))


def invoice_said(made: Invoice, known: Known) -> str:
    """The invoice as a message: for whom, until when, every line, and what is to be paid."""
    words, today = known.words, known.words.today(known.now)
    return lines(
        say(
            words,
            N_("📎 <b>Invoice {invoice}</b> of AO {number} to {payer}, to be paid by {day}."),
            invoice=made.number,
            number=made.order,
            payer=one_line(made.payer.name, 120),
            day=words.day(made.due_on, today),
        ),
        "",
        *(_line(each, words) for each in made.lines[:MOST_LINES]),
        *_totals(made, words),
    )


def _line(line: InvoiceLine, words: Words) -> str:
    what = f"{words.quantity(line.quantity)} {line.unit} {one_line(line.name, 60)}"
    price = f" · {words.money(line.amounts.net)}" if line.amounts else ""
    return safe(f"{what}{price}")


def _totals(made: Invoice, words: Words) -> Iterable[str]:
    hidden = len(made.lines) - MOST_LINES
    if hidden > 0:
        yield words.plural("… and {count} more line", "… and {count} more lines", hidden)
    if made.totals is None:
        return
    if made.totals.unpriced:
        count = made.totals.unpriced
        yield words.plural("⚠️ {count} line has no price.", "⚠️ {count} lines have no price.", count)
    yield ""
    yield say(
        words,
        N_("Net {net}, VAT {vat}, to pay <b>{total}</b>."),
        net=words.money(made.totals.net),
        vat=words.money(made.totals.vat),
        total=words.money(made.totals.total),
    )


def _marked(order: WorkOrder, known: Known) -> Answer:
    note = say(known.words, N_("✓ AO {number} is invoiced."), number=order.number)
    return Answer(card=order.number, in_place=True, note=note, undo=True)


def _restored(order: WorkOrder, known: Known) -> Answer:
    sentence = N_(
        "AO {number} is open again. When you are done, set it to ready and mark it as invoiced."
    )
    note = say(known.words, sentence, number=order.number)
    return Answer(card=order.number, in_place=True, note=note, undo=True)


def offer(shown: Shown) -> Iterable[Button]:
    """What comes after *Ready*, as far as this person may do it (PE-07, PE-08)."""
    order, actor, words = shown.order, shown.actor, shown.words
    if order.state is State.READY:
        yield from _of_ready(shown)
    elif order.state is State.SIGNED and actor.may_on(order, *READY_MAKERS):
        yield button(words.text(N_("Ready for invoicing")), Action.READY, order.number)
    elif order.state is State.INVOICED and actor.may(may.ADMIN):
        yield button(words.text(N_("Restore")), Action.RESTORE, order.number)


def _of_ready(shown: Shown) -> Iterable[Button]:
    order, actor, words = shown.order, shown.actor, shown.words
    if actor.may(may.GENERATE_INVOICE) and not order.restored and not order.was_sent:
        if order.invoice_number is None:
            yield button(words.text(N_("Generate invoice")), Action.INVOICE, order.number)
        label = words.text(N_("Send to accounting"))
        yield button(label, Action.SEND_ACCOUNTING, order.number)
    if actor.may(may.INVOICE):
        yield button(words.text(N_("Mark as invoiced")), Action.INVOICED, order.number)


ROUTES = Routes(
    taps={
        Action.SEND_ACCOUNTING: send,
        Action.INVOICE: invoice,
        Action.INVOICED: invoiced,
        Action.RESTORE: restore,
    },
    more={Section.MONEY: offer},
)
