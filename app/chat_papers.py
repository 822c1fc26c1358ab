"""Prints the papers that are asked for in chats, as their readers may see them."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.steps.labels import AskLabels, chosen
from core.labels import read_format
from core.papers import LABELS
from core.people import Actor
from core.ports import Door
from core.refusals import Refused
from notifications.labels import Labels
from notifications.papers import Papers

log = logging.getLogger(__name__)

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class ChatPapers:
    """Makes a paper when its message is sent; what its reader may not see any more is not made."""

    door: Door
    papers: Papers
    labels: Labels

    async def file(self, paper: Sequence[str], reader: UUID, language: str) -> File | None:
        """What to call the paper and what is in it; None where it, or the right to it, is gone."""
        user = await self.door.ask(lambda uow: uow.users.get(reader))
        if user is None:
            return None
        kind, *of = paper
        try:
            return await KINDS[kind](self, of, Actor.of(user), language)
        except Refused as refused:
            log.info("a paper for a chat is not made: %s", type(refused).__name__)
            return None


async def _labels(press: ChatPapers, of: Sequence[str], actor: Actor, language: str) -> File:
    what, row_id, on = of
    asked = chosen(AskLabels(what, UUID(row_id)))
    pdf = await press.labels.pdf(asked, actor, language, read_format(on))
    return f"{LABELS}-{on}.pdf", pdf


Print = Callable[[ChatPapers, Sequence[str], Actor, str], Awaitable[File]]
KINDS: Mapping[str, Print] = {LABELS: _labels}
