"""Several articles on one photo: a list that stays, and says of each whether it was added (QR-02)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, button, open_card
from bot.phrases import header, lines, safe
from core.chat import Button, ChatMessage, Style
from core.numbers import OrderNumber
from core.text import one_line
from core.words import N_, Words

PICKS = "picks"
"""Under this the message of the list keeps what stands in it."""


@dataclass(frozen=True, slots=True)
class Pick:
    """An article, how many of it are on the photo, and whether they were added."""

    article: UUID
    called: str
    count: int
    screen: int
    to_order: bool
    added: bool = False

    @property
    def label(self) -> str:
        """So many of what."""
        return f"{self.count} × {self.called}"


def picks_in(about: Mapping[str, str]) -> tuple[Pick, ...]:
    """What stands in the list that a message is; nothing in any other message."""
    rows = json.loads(about.get(PICKS, "[]"))
    return tuple(Pick(**{**row, "article": UUID(row["article"])}) for row in rows)


def picked_shown(number: OrderNumber, picks: Sequence[Pick], words: Words) -> ChatMessage:
    """The list, to be tapped until *Done*."""
    html = words.text(
        N_("📦 Several articles are on that photo. Tap what is for {order}:"),
        order=header(number, words),
    )
    done = button(words.text(N_("Done")), Action.SCANNED_DONE, number, style=Style.PRIMARY)
    last: Rows = (
        ((done,),) if any(each.added for each in picks) else ((open_card(number, words),),)
    )
    rows = (*((_pick(each, number),) for each in picks), *last)
    kept = json.dumps([asdict(each) for each in picks], default=str)
    about = {"order": str(number), PICKS: kept}
    return ChatMessage(lines(html, *map(_line, picks)), rows, stands_for=about)


def done_shown(number: OrderNumber, picks: Sequence[Pick], words: Words) -> ChatMessage:
    """What was added of it in the end, with the way back to the order."""
    added = [each for each in picks if each.added]
    sentence = N_("📦 Nothing of that photo was added to {order}.")
    if added:
        sentence = N_("📦 From that photo, on {order}:")
    html = words.text(sentence, order=header(number, words))
    about = {"order": str(number)}
    rows = ((open_card(number, words),),)
    return ChatMessage(lines(html, *map(_line, added)), rows, stands_for=about)


def _line(pick: Pick) -> str:
    return f"{'✓' if pick.added else '  '} {safe(pick.label)}"


def _pick(pick: Pick, number: OrderNumber) -> Button:
    action = Action.SCANNED_TO_ORDER if pick.to_order else Action.SCANNED
    label = one_line(f"✓ {pick.label}" if pick.added else pick.label, 40)
    return button(label, action, number, pick.article, pick.count, pick.screen)
