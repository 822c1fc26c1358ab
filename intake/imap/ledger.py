"""How far each IMAP folder has been read, kept with the mail itself."""

from dataclasses import dataclass
from datetime import UTC, datetime

from core.people import SYSTEM, Actor
from core.ports import Door, UnitOfWork

_NO_VALIDITY = 0
"""No folder has this UIDVALIDITY; here stands when it was last looked through, in seconds."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest UID taken in from a folder as its UIDVALIDITY stands."""

    folder: str
    uidvalidity: int
    uid: int


class DoorLedger:
    """Keeps the ledger through the door."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def last_seen(self, folder: str, uidvalidity: int) -> int:
        """The highest UID taken in; 0 for a folder that is new, or was made anew."""
        return await self._door.ask(lambda uow: uow.mails.last_seen(folder, uidvalidity))

    async def remember(self, folder: str, uidvalidity: int, uid: int) -> None:
        """Note that everything up to this UID has been taken in."""
        await self._door.do(_remember, Seen(folder, uidvalidity, uid), SYSTEM)

    async def last_look(self, folder: str) -> datetime | None:
        """When everything in the folder had been taken in."""
        seconds = await self.last_seen(folder, _NO_VALIDITY)
        return datetime.fromtimestamp(seconds, UTC) if seconds else None

    async def remember_look(self, folder: str) -> None:
        """Note that everything in the folder has been taken in now."""
        await self._door.do(_remember_look, folder, SYSTEM)


def _remember(command: Seen, actor: Actor, uow: UnitOfWork) -> None:
    uow.mails.remember_seen(command.folder, command.uidvalidity, command.uid)


def _remember_look(folder: str, actor: Actor, uow: UnitOfWork) -> None:
    uow.mails.remember_seen(folder, _NO_VALIDITY, int(uow.now.timestamp()))
