"""The photos of a protocol, with what was done and who took them; before and after side by side."""

from collections.abc import Sequence

from core.order_papers import Document, Stage
from core.text import one_line
from core.usecases.staging import STAGE_LABELS
from core.words import N_, Words
from core.work_order import WorkOrder
from notifications.papers.blocks import Captioned
from notifications.papers.dates import full_day
from notifications.papers.protocol.source import Source

MOST_PHOTOS = 60


def photos_of(order: WorkOrder) -> tuple[Document, ...]:
    """The photos that can be shown, in the order they came."""
    return tuple(each for each in order.documents if each.is_image and each.sha256)


def before_and_after(shown: Sequence[Document]) -> tuple[Document, ...]:
    """Photos of before and after, turn about, as far as there are both (RV-13)."""
    before = (each for each in shown if each.stage is Stage.BEFORE)
    after = (each for each in shown if each.stage is Stage.AFTER)
    return tuple(each for pair in zip(before, after, strict=False) for each in pair)


def captioned(shown: Sequence[Document], source: Source) -> tuple[Captioned, ...]:
    """The photos with their captions."""
    texts = {m.id: m.text for a in source.order.assignments for m in a.measures}
    return tuple(
        _captioned(each, texts.get(each.measure_id or each.id, ""), source) for each in shown
    )


def _captioned(document: Document, measure: str, source: Source) -> Captioned:
    words = source.words
    day = full_day(document.at, words)
    taken = words.text(N_("{name}, {day}"), name=one_line(document.by, 60), day=day)
    stage = words.text(STAGE_LABELS[document.stage]) if document.stage else ""
    text = "\n".join(line for line in (stage, one_line(measure, 90), taken) if line)
    return Captioned(source.pictures.photos.get(document.id), text)


def more_photos(count: int, words: Words) -> str:
    """How many photos there are that are not printed."""
    if count <= 0:
        return ""
    return words.plural(
        "{count} more photo is on the order.",
        "{count} more photos are on the order.",
        count,
    )
