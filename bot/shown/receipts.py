"""Receipts: one line for what was kept, with a button to undo it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bot.actions import Action
from bot.acts import Gathered
from bot.keyboards import Rows, button
from bot.phrases import amount, header, message, safe
from bot.said import SentFile
from bot.shown import measure_shown
from bot.steps.document_list import NEITHER
from core.chat import Button, ChatMessage
from core.lines import ArticleToOrder, Line, Measure
from core.numbers import OrderNumber
from core.order_papers import Document, Stage
from core.self_checks import SelfCheck
from core.text import one_line
from core.usecases.staging import STAGE_LABELS
from core.words import N_, Words
from core.work_order import WorkOrder

ALBUM = "files-saved"
MEASURE, FILE = measure_shown.KIND, "file"
"""What kind of row a message stands for (XT-03)."""


def for_measure(
    order: WorkOrder, measure: Measure, today: date, words: Words, unit: UUID | None = None
) -> ChatMessage:
    """*Tillagt på AO 421: Bytte dörrstängare.*"""
    sentence = N_("✓ Added to {order}: <i>{text}</i>")
    if measure.done_on != today:
        sentence = N_("✓ Added to {order}, {day}: <i>{text}</i>")
    return measure_shown.receipt(order, measure, sentence, today, words, unit)


def for_changed(order: WorkOrder, measure: Measure, today: date, words: Words) -> ChatMessage:
    """A measure in its new words, or what was added to a signed one (XT-04)."""
    sentence = N_("✓ Changed on {order}: <i>{text}</i>")
    if measure.amends is not None:
        sentence = N_(
            "🔒 What you signed stays as it was. Added to it on {order}, for all to see: "
            "<i>{text}</i>"
        )
    return measure_shown.receipt(order, measure, sentence, today, words)


def for_file(
    order: WorkOrder,
    document: Document,
    measure: Measure | None,
    words: Words,
) -> ChatMessage:
    """A photo or a file, and what it belongs to."""
    sign = "📷" if document.is_image else "📎"
    html = words.text(
        N_("{sign} Saved on {order}")
        if measure is None
        else N_("{sign} Saved on {order}: <i>{text}</i>"),
        sign=sign,
        order=header(order.number, words),
        text=safe(one_line(measure.text)) if measure else "",
    )
    if not document.is_image:
        html += f" · {safe(document.name)}"
    rows = stages(order.number, document, words) if document.is_image else ()
    about = {"order": str(order.number), "document": str(document.id)} | _of(measure)
    return ChatMessage(
        html, (*rows, _taken_back(order.number, document, words)), stands_for=about, silent=True
    )


def _taken_back(number: OrderNumber, document: Document, words: Words) -> tuple[Button, ...]:
    return (button(words.text(N_("↩ Undo")), Action.FILE_UNDO, number, document.id),)


def stages(number: OrderNumber, document: Document, words: Words) -> Rows:
    """*Before* and *After*, what was said of the photo marked (RV-13)."""

    def choice(stage: Stage) -> Button:
        label = words.text(STAGE_LABELS[stage])
        if document.stage is stage:
            return button(f"✓ {label}", Action.STAGE, number, document.id, NEITHER)
        return button(label, Action.STAGE, number, document.id, stage.value)

    return (tuple(choice(stage) for stage in Stage),)


def _of(measure: Measure | None) -> dict[str, str]:
    return {"line": str(measure.id), "kind": MEASURE} if measure else {"kind": FILE}


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
    html = _how_many(sent, order.number, words)
    images = [each for each in sent if each.is_image]
    rows = stages(order.number, images[0], words) if images else ()
    about = {"order": str(order.number), "document": str(sent[0].id)} | _of(measure)
    if measure is None:
        undone = _taken_back(order.number, sent[0], words)
        return ChatMessage(html, (*rows, undone), stands_for=about, silent=True)
    html += f": <i>{safe(one_line(measure.text))}</i>"
    buttons = (*rows, *measure_shown.rows(order, measure, words))
    return ChatMessage(html, buttons, stands_for=about, silent=True)


def _how_many(sent: Sequence[Document], number: OrderNumber, words: Words) -> str:
    if all(each.is_image for each in sent):
        return words.plural(
            "📷 {count} photo saved on {order}",
            "📷 {count} photos saved on {order}",
            len(sent),
            order=header(number, words),
        )
    return words.plural(
        "📎 {count} file saved on {order}",
        "📎 {count} files saved on {order}",
        len(sent),
        order=header(number, words),
    )


def changed_row(order: WorkOrder, row: Line | ArticleToOrder, sentence: str, words: Words) -> str:
    """A row in its new quantity."""
    return words.text(sentence, order=header(order.number, words), text=safe(amount(row, words)))


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
    """An edited message that stands for no row, or for others than it says now."""
    sentence = N_(
        "The same rows follow when you edit your message. What you have changed now "
        "is kept as it was: undo it, and write it anew."
    )
    return message(words, sentence)


def refused_file(words: Words, file: SentFile) -> ChatMessage:
    """A file that is too large for a bot to fetch, and how it becomes small enough."""
    kind = "image" if file.content_type.startswith("image/") else file.kind
    sentence = TOO_LARGE.get(kind, OTHERWISE_LARGE)
    named = file.name or words.text(N_("That file"))
    return message(words, sentence, name=named)


TOO_LARGE = {
    "image": N_(
        "{name} is larger than 20 MB, and Telegram lets no bot fetch that. "
        "Send it as a photo instead of as a file; then the phone makes it smaller."
    ),
    "video": N_(
        "{name} is larger than 20 MB, and Telegram lets no bot fetch that. "
        "Send a shorter film, or choose a lower quality before you send it."
    ),
}
OTHERWISE_LARGE = N_(
    "{name} is larger than 20 MB, and Telegram lets no bot fetch that. "
    "Send a smaller one, or mail it to the order."
)
