"""Where a message stands in a chat, in one part or several, and how far it has come."""

from dataclasses import dataclass

from core.chat import ChatMessage, Place


@dataclass(frozen=True, slots=True)
class Stood:
    """Where something was said in the end, and as which messages: the last has the buttons."""

    place: Place
    message_ids: tuple[int, ...]
    file_id: str | None = None

    @property
    def message_id(self) -> int:
        """The message that is acted on, and put something else in the place of."""
        return self.message_ids[-1]


class Begun:
    """How far a message of several parts has been said, so that a later try says only the rest."""

    def __init__(self) -> None:
        self._html, self._stood = "", Stood(Place(0), ())

    @property
    def where(self) -> Stood:
        """Its parts so far."""
        return self._stood

    def is_of(self, message: ChatMessage) -> bool:
        """Whether it is this very message that was begun; one that reads otherwise begins anew."""
        return bool(self._stood.message_ids) and self._html == message.html

    def said(self, message: ChatMessage, stood: Stood) -> None:
        """So much of it stands there."""
        self._html, self._stood = message.html, stood
