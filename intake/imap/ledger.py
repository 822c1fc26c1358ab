"""How far each IMAP folder has been read, kept with the mail itself."""

from dataclasses import dataclass

from core.people import SYSTEM, Actor
from core.ports import Door, UnitOfWork


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


def _remember(command: Seen, actor: Actor, uow: UnitOfWork) -> None:
    uow.mails.remember_seen(command.folder, command.uidvalidity, command.uid)
