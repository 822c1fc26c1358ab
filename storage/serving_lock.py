"""One serving process per SQLite file: a second one is refused before it touches anything."""

import fcntl
from pathlib import Path
from types import TracebackType

from core.refusals import Refused
from core.words import N_


class AlreadyServing(Refused):
    sentence = N_(
        "Ordna is being served from {folder} already. Stop that one first, or set "
        "ORDNA_DATABASE_URL to a PostgreSQL database to run several processes."
    )


def is_serving(folder: Path) -> bool:
    """Whether a process serves from this folder now."""
    try:
        with ServingLock(folder):
            return False
    except AlreadyServing:
        return True


class ServingLock:
    """Held while a process serves from this folder; the system lets go when the process ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> "ServingLock":
        """Take the lock; raises AlreadyServing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = (self._folder / "serving.lock").open("a")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise AlreadyServing(folder=self._folder) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go; the file stays, since taking it away would let two in."""
        self._file.close()
