"""Receipts: one line for what was kept, with a button to undo it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from bot.actions import Action
from bot.acts import Gathered
from bot.keyboards import button, undo_line
from bot.phrases import amount, header, message, safe
from core.chat import Button, ChatMessage
from core.lines import ArticleToOrder, Line, Measure, ToOrderState
from core.numbers import OrderNumber
from core.order_papers import Document
from core.self_checks import SelfCheck
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder

ALBUM = "files-saved"


def for_measure(order: WorkOrder, measure: Measure, today: date, words: Words) -> ChatMessage:
    """*Tillagt på AO 421: Bytte dörrstängare.*"""
    sentence = N_("✓ Added to {order}: <i>{text}</i>")
    if measure.done_on != today:
        sentence = N_("✓ Added to {order}, {day}: <i>{text}</i>")
    html = words.text(
        sentence,
        order=header(order.number, words),
        text=safe(one_line(measure.text)),
        day=words.day(measure.done_on, today),
    )
    images = len(order.images_of(measure))
    if images:
        html += f" 📷 {images}"
    return _receipt(order.number, measure.id, html, (), words)


def for_changed(order: WorkOrder, measure: Measure, words: Words) -> ChatMessage:
    """A measure in its new words."""
    html = words.text(
        N_("✓ Changed on {order}: <i>{text}</i>"),
        order=header(order.number, words),
        text=safe(one_line(measure.text)),
    )
    return _receipt(order.number, measure.id, html, (), words)


def for_article(order: WorkOrder, line: Line, words: Words) -> ChatMessage:
    """What was used."""
    return _kept(N_("📦 Added to {order}: <i>{text}</i>"), order, line, words)


def for_time(order: WorkOrder, line: Line, words: Words) -> ChatMessage:
    """How long it took."""
    return _kept(N_("⏱ Added to {order}: <i>{text}</i>"), order, line, words)


def for_article_to_order(order: WorkOrder, row: ArticleToOrder, words: Words) -> ChatMessage:
    """What is to be ordered; *Done* says that there is nothing more."""
    html = words.text(
        N_("🛒 To order for {order}: <i>{text}</i>. The dispatcher sees it."),
        order=header(order.number, words),
        text=safe(amount(row, words)),
    )
    done = button(words.text(N_("✓ Done")), Action.TO_ORDER_DONE, order.number)
    return _receipt(order.number, row.id, html, (done,), words)


def for_sent_to_order(order: WorkOrder, row: ArticleToOrder, words: Words) -> ChatMessage:
    """What was sent to those who order; undone as long as nobody has ordered it."""
    html = words.text(
        N_("🛒 To order for {order}: <i>{text}</i>. Sent to those who order."),
        order=header(order.number, words),
        text=safe(amount(row, words)),
    )
    if row.state is ToOrderState.TO_ORDER:
        return _receipt(order.number, row.id, html, (), words)
    return ChatMessage(html, stands_for={"order": str(order.number)})


def sent_to_order(number: OrderNumber, words: Words) -> ChatMessage:
    """The same of a row that is no longer there."""
    return ChatMessage(
        words.text(N_("Sent to those who order.")), stands_for={"order": str(number)}
    )


def for_file(
    order: WorkOrder, document: Document, measure: Measure | None, words: Words
) -> ChatMessage:
    """A photo or a file, and what it belongs to."""
    sign = "📷" if document.is_image else "📎"
    sentence = (
        N_("{sign} Saved on {order}")
        if measure is None
        else N_("{sign} Saved on {order}: <i>{text}</i>")
    )
    html = words.text(
        sentence,
        sign=sign,
        order=header(order.number, words),
        text=safe(one_line(measure.text)) if measure else "",
    )
    stands_for = {"order": str(order.number)} | ({"line": str(measure.id)} if measure else {})
    return ChatMessage(html, stands_for=stands_for, silent=True)


def gathered(album: str, number: str) -> Gathered:
    """The one receipt for an album, said when its parts have had time to come."""
    return Gathered(album, ALBUM, number, {"album": album})


def for_files(order: WorkOrder, album: str, words: Words) -> ChatMessage | None:
    """An album: how many came, what they belong to."""
    sent = [d for d in order.documents if d.album == album]
    if not sent:
        return None
    shown = next((d.measure_id for d in sent if d.measure_id), None)
    measures = (m for a in order.assignments for m in a.measures)
    measure = next((m for m in measures if m.id == shown), None)
    html = words.plural(
        "📷 {count} photo saved on {order}",
        "📷 {count} photos saved on {order}",
        len(sent),
        order=header(order.number, words),
    )
    if measure is None:
        return ChatMessage(html, stands_for={"order": str(order.number)}, silent=True)
    html += f": <i>{safe(one_line(measure.text))}</i>"
    return _receipt(order.number, measure.id, html, (), words)


def for_comment(order: WorkOrder, words: Words) -> ChatMessage:
    """What colleagues should know."""
    html = words.text(
        N_("💬 Comment on {order}: <i>{text}</i>"),
        order=header(order.number, words),
        text=safe(one_line(order.comments[-1].text)),
    )
    return ChatMessage(html, stands_for={"order": str(order.number)}, silent=True)


def for_removed(
    order: WorkOrder, line: Measure | Line | SelfCheck | ArticleToOrder, words: Words
) -> ChatMessage:
    """What is no longer there."""
    html = words.text(
        N_("↩ Taken off {order}: <s>{text}</s>"),
        order=header(order.number, words),
        text=safe(words_of(line, words)),
    )
    return ChatMessage(html, stands_for={"order": str(order.number)})


def words_of(line: Measure | Line | SelfCheck | ArticleToOrder, words: Words) -> str:
    """A line in a few words."""
    match line:
        case Measure():
            return one_line(line.text)
        case SelfCheck():
            return line.name
    return amount(line, words)


def not_reworded(words: Words) -> ChatMessage:
    """An edited message that was no measure, or more than one line."""
    sentence = N_(
        "Only the words of a measure change when you edit your message. What you have changed now "
        "is kept as it was: undo it, and write it anew."
    )
    return message(words, sentence)


def refused_file(words: Words, name: str) -> ChatMessage:
    """A file that is too large for a bot to fetch."""
    return message(
        words,
        N_(
            "{name} is larger than 20 MB, and Telegram lets no bot fetch that. Send a smaller one."
        ),
        name=name,
    )


def _kept(sentence: str, order: WorkOrder, line: Line, words: Words) -> ChatMessage:
    html = words.text(sentence, order=header(order.number, words), text=safe(amount(line, words)))
    return _receipt(order.number, line.id, html, (), words)


def _receipt(
    number: OrderNumber, line_id: UUID, html: str, more: Iterable[Button], words: Words
) -> ChatMessage:
    return ChatMessage(
        html,
        ((undo_line(number, line_id, words), *more),),
        stands_for={"order": str(number), "line": str(line_id)},
        silent=True,
    )
