"""Photos and files: to the measure they show, else to the order (ME-02, DO-01, RV-13)."""

from uuid import UUID

from bot import receipts
from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.routing import Routes
from bot.said import Said
from bot.sent_files import named, stage_meant
from bot.steps.documents import KeepFile, Kept, StageAlbum, keep_file, stage_album
from bot.tapped import ButtonIsOld, argument, order_of
from core.chat import Hand
from core.numbers import OrderNumber
from core.order_papers import Stage

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
    if wanted not in set(Stage):
        raise ButtonIsOld
    command = StageAlbum(order_of(said), argument(said, UUID), Stage(wanted))
    return (Act(stage_album, command, _staged),)


def _kept(kept: Kept, known: Known) -> Answer:
    mine = {
        "order": str(kept.order.number),
        "kind": receipts.FILE,
        "document": str(kept.document.id),
    }
    if known.said.album is not None:
        gathered = receipts.gathered(known.said.album, str(kept.order.number))
        return Answer(mine=mine, gathered=gathered)
    receipt = receipts.for_file(
        kept.order, kept.document, kept.measure, known.words, unit=known.unit
    )
    return Answer(say=(receipt,), mine=mine)


def _staged(kept: Kept, known: Known) -> Answer:
    album, words = kept.document.album, known.words
    shown = receipts.for_files(kept.order, album, words) if album else None
    if shown is None:
        shown = receipts.for_file(kept.order, kept.document, kept.measure, words, unit=known.unit)
    return Answer(edit=shown)


ROUTES = Routes(taps={Action.STAGE: stage})
