"""Photos and files: to the measure they show, else to the order (ME-02, DO-01)."""

from bot import receipts
from bot.acts import Act, Acts, Answer, Known, answering
from bot.said import Said
from bot.steps.documents import KeepFile, Kept, keep_file
from core.chat import Hand
from core.numbers import OrderNumber

LARGEST = 20 << 20


def file(said: Said, hand: Hand, known: Known) -> Acts:
    """A photo or file for the order in hand; its bytes are fetched later."""
    if said.file is None:
        return ()
    if said.file.size > LARGEST:
        return answering(Answer(say=(receipts.refused_file(known.words, said.file.name),)))
    today = known.words.today(said.at)
    command = KeepFile(OrderNumber.parse(hand.order), said.file, said.album, today)
    return (Act(keep_file, command, _kept, said),)


def _kept(kept: Kept, known: Known) -> Answer:
    mine = {"order": str(kept.order.number)}
    if known.said.album is not None:
        gathered = receipts.gathered(known.said.album, str(kept.order.number))
        return Answer(mine=mine, gathered=gathered)
    receipt = receipts.for_file(kept.order, kept.document, kept.measure, known.words)
    return Answer(say=(receipt,), mine=mine)
