"""The photos and files of an order in a chat: all of them, each sent with a tap (DO-01..05)."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import Action
from bot.choosing import turns
from bot.keyboards import Rows, back, button
from bot.phrases import header, lines, safe, say
from bot.steps.document_list import DocumentsSeen
from core.chat import Button, ChatMessage
from core.order_papers import Document, Stage
from core.text import one_line
from core.usecases.documents import shows_what_is_signed
from core.usecases.staging import STAGE_LABELS
from core.words import N_, Words

MOST = 8
LONGEST_LABEL = 32


def listing(seen: DocumentsSeen, page: int, now: datetime, words: Words) -> ChatMessage:
    """The newest first; a tap sends one, takes it off where this person may (DO-04)."""
    order, number = seen.order, seen.order.number
    newest = order.documents[::-1]
    pages = max(1, -(-len(newest) // MOST))
    page = min(max(page, 0), pages - 1)
    shown = newest[page * MOST : (page + 1) * MOST]
    html = lines(
        say(words, N_("📎 <b>AO {number}</b> · photos and files"), number=number),
        *(_told(nth, each, now, words) for nth, each in _numbered(shown, page)),
        "",
        words.text(N_("Tap one, and I send it here.")),
        words.text(
            N_(
                "Names stay as they are: send a file again under the right name, and remove the old."
            )
        )
        if seen.removes
        else None,
    )

    def turn(to: int, label: str) -> Button:
        return button(label, Action.DOCUMENTS, number, to)

    rows: Rows = (
        *(_row(seen, nth, each) for nth, each in _numbered(shown, page)),
        *turns(page, pages, turn),
        (back(number, words),),
    )
    return ChatMessage(html, rows, stands_for={"order": str(number), "card": "yes"})


def sent(seen: DocumentsSeen, document: Document, now: datetime, words: Words) -> ChatMessage:
    """One of them, as a file."""
    html = f"{header(seen.order.number, words)} · {_details(document, now, words)}"
    about = {"order": str(seen.order.number), "document": str(document.id), "kind": "file"}
    return ChatMessage(
        html, stands_for=about, silent=True, file_name=document.name, stored=document.sha256
    )


def counts(documents: Sequence[Document], words: Words) -> str:
    """*📷 3 (1 before, 2 after)   📎 1*; nothing without any."""
    images = [each for each in documents if each.is_image]
    files = len(documents) - len(images)
    staged = [_of_stage(images, stage, words) for stage in Stage]
    told = ", ".join(each for each in staged if each)
    photos = f"📷 {len(images)}" + (f" ({told})" if told else "")
    return "   ".join((*((photos,) if images else ()), *((f"📎 {files}",) if files else ())))


def _of_stage(images: Sequence[Document], stage: Stage, words: Words) -> str:
    count = sum(each.stage is stage for each in images)
    if not count:
        return ""
    sentence = N_("{count} before") if stage is Stage.BEFORE else N_("{count} after")
    return words.text(sentence, count=count)


def _numbered(shown: Sequence[Document], page: int) -> Sequence[tuple[int, Document]]:
    return tuple(enumerate(shown, page * MOST + 1))


def _row(seen: DocumentsSeen, nth: int, document: Document) -> tuple[Button, ...]:
    sign = "📷" if document.is_image else "📎"
    label = f"{nth} {sign} {one_line(document.name, LONGEST_LABEL)}"
    send = button(label, Action.DOCUMENT_SEND, seen.order.number, document.id)
    if not seen.removes or shows_what_is_signed(seen.order, document):
        return (send,)
    return send, button("✖", Action.DOCUMENT_REMOVE, seen.order.number, document.id)


def _told(nth: int, document: Document, now: datetime, words: Words) -> str:
    return f"{nth} · {_details(document, now, words)}"


def _details(document: Document, now: datetime, words: Words) -> str:
    stage = words.text(STAGE_LABELS[document.stage]) if document.stage else ""
    pieces = (document.name, stage, document.by, words.when(document.at, now))
    return " · ".join(safe(one_line(piece, 80)) for piece in pieces if piece)
