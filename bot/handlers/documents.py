"""Photos and files: to the measure they show, else to the order (ME-02, DO-01, RV-13)."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.files.sent_files import named, stage_meant
from bot.keyboards import button
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown import documents_shown, receipts
from bot.steps.document_list import (
    NEITHER,
    DocumentsSeen,
    SeeDocuments,
    StageAlbum,
    remove_once,
    see_documents,
    stage_album,
    take_back,
)
from bot.steps.documents import KeepFile, Kept, keep_file
from bot.tapped import ButtonIsOld, argument, order_of
from core.chat import Button, ChatMessage, Hand
from core.numbers import OrderNumber
from core.order_papers import Stage
from core.usecases.documents import RemoveDocument
from core.words import N_
from core.work_order import WorkOrder

LARGEST = 20 << 20


def file(said: Said, hand: Hand, known: Known) -> Acts:
    """A photo or file for the order in hand; its bytes are fetched later."""
    if said.file is None:
        return ()
    if said.file.size > LARGEST:
        return answering(Answer(say=(receipts.refused_file(known.words, said.file),)))
    stage, _ = stage_meant(said.text)
    command = KeepFile(
        OrderNumber.parse(hand.order),
        named(said.file, said.at, known.words),
        said.album,
        known.words.today(said.at),
        said.place.chat_id,
        stage,
    )
    return (Act(keep_file, command, _kept, said),)


def stage(said: Said, known: Known) -> Acts:
    """*Before* or *After* was tapped under a photo or an album."""
    wanted = argument(said, str, 1)
    if wanted not in {*Stage, NEITHER}:
        raise ButtonIsOld
    shows = None if wanted == NEITHER else Stage(wanted)
    command = StageAlbum(order_of(said), argument(said, UUID), shows)
    return (Act(stage_album, command, _staged),)


def documents(said: Said, known: Known) -> Acts:
    """All photos and files of the order, a page at a time."""
    listed = partial(_listed, page=argument(said, int))
    return (Act(see_documents, SeeDocuments(order_of(said)), listed),)


def send(said: Said, known: Known) -> Acts:
    """The one that was tapped, here in the chat."""
    shown = partial(_sent, wanted=argument(said, UUID))
    return (Act(see_documents, SeeDocuments(order_of(said)), shown),)


def remove(said: Said, known: Known) -> Acts:
    """Take one off (DO-04, PE-16)."""
    command = RemoveDocument(order_of(said), argument(said, UUID))
    return (Act(remove_once, command, _removed),)


def back(said: Said, known: Known) -> Acts:
    """What was just sent is taken back, an album whole."""
    command = RemoveDocument(order_of(said), argument(said, UUID))
    return (Act(take_back, command, _gone),)


def _gone(order: WorkOrder, known: Known) -> Answer:
    html = known.words.text(N_("↩ Taken back on AO {number}."), number=order.number)
    return Answer(edit=ChatMessage(html, stands_for={"order": str(order.number)}), toast=html)


def _listed(seen: DocumentsSeen, known: Known, *, page: int) -> Answer:
    return Answer(edit=documents_shown.listing(seen, page, known.now, known.words))


def _sent(seen: DocumentsSeen, known: Known, *, wanted: UUID) -> Answer:
    document = next((each for each in seen.order.documents if each.id == wanted), None)
    if document is None:
        return Answer(toast=known.words.text(N_("It is not on the order any more.")))
    if document.sha256 is None:
        return Answer(toast=known.words.text(N_("It is still on its way. Try again in a moment.")))
    return Answer(say=(documents_shown.sent(seen, document, known.now, known.words),))


def _removed(seen: DocumentsSeen, known: Known) -> Answer:
    toast = known.words.text(N_("It is taken off the order."))
    return Answer(card=seen.order.number, in_place=True, undo=True, toast=toast)


def offer(shown: Shown) -> Iterable[Button]:
    """*Photos and files*, where there are any (LS-16)."""
    count = len(shown.order.documents)
    if count:
        label = shown.words.text(N_("📎 Photos, files ({count})"), count=count)
        yield button(label, Action.DOCUMENTS, shown.order.number, 0)


def _kept(kept: Kept, known: Known) -> Answer:
    mine = {
        "order": str(kept.order.number),
        "kind": receipts.FILE,
        "document": str(kept.document.id),
    }
    if known.said.album is not None:
        gathered = receipts.gathered(known.said.album, str(kept.order.number))
        return Answer(mine=mine, gathered=gathered)
    receipt = receipts.for_file(kept.order, kept.document, kept.measure, known.words)
    return Answer(say=(receipt,), mine=mine)


def _staged(kept: Kept, known: Known) -> Answer:
    album, words = kept.document.album, known.words
    shown = receipts.for_files(kept.order, album, words) if album else None
    if shown is None:
        shown = receipts.for_file(kept.order, kept.document, kept.measure, words)
    return Answer(edit=shown)


ROUTES = Routes(
    taps={
        Action.STAGE: stage,
        Action.FILE_UNDO: back,
        Action.DOCUMENTS: documents,
        Action.DOCUMENT_SEND: send,
        Action.DOCUMENT_REMOVE: remove,
    },
    more={Section.PAPERS: offer},
)
