"""What is done in the mailbox with a mail that was kept: marked, moved, never deleted."""

import logging
from collections.abc import Sequence

from intake.imap.client import ImapClient
from intake.imap.trouble import ImapError

log = logging.getLogger(__name__)


class Filing:
    """Files the mails of one folder; a folder that lets itself not be changed is said once."""

    def __init__(self) -> None:
        self._said = False

    async def file(self, client: ImapClient, uid: int, *, whole: bool) -> None:
        """Mark a kept mail as read and move it, where the place wants that and the folder lets us.

        One that could not be taken whole stays unread and gets a flag: somebody must look at it there.
        """
        if client.read_only:
            return
        try:
            await _mark(client, uid, r"(\Seen)" if whole else r"(\Flagged)")
            if client.place.move_to and whole:
                await _move(client, uid, client.place.move_to)
        except ImapError as error:
            self._say(error)

    def _say(self, error: ImapError) -> None:
        if not self._said:
            log.warning("IMAP: kept mails can't be marked or moved: the host refuses %s", error)
        self._said = True


async def _mark(client: ImapClient, uid: int, flags: str) -> None:
    await client.said("STORE", str(uid), "+FLAGS.SILENT", flags, prefix="UID")


async def _move(client: ImapClient, uid: int, path: Sequence[str]) -> None:
    """Move a mail; the folder is made when it is not there."""
    target = await client.name_of(path)
    try:
        await _moved(client, uid, target)
    except ImapError:
        await client.said("CREATE", target)
        await _moved(client, uid, target)


async def _moved(client: ImapClient, uid: int, target: str) -> None:
    """By MOVE, else piece by piece; a plain EXPUNGE would end others' mails too."""
    if "MOVE" in client.capabilities:
        await client.said("MOVE", str(uid), target, prefix="UID")
        return
    await client.said("COPY", str(uid), target, prefix="UID")
    await _mark(client, uid, r"(\Deleted)")
    if "UIDPLUS" in client.capabilities:
        await client.said("EXPUNGE", str(uid), prefix="UID")
