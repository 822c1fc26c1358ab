"""Reading the content of a mail off SMTP: chunk by chunk, bounded, never line by line."""

_END = b"\r\n.\r\n"
_TAIL = len(_END) - 1


class Content:
    """Takes the bytes after DATA until the lone dot; memory is bounded by the limit alone.

    Every CR must stand before an LF and every LF after a CR: what one host takes for the end of a
    mail and the next does not is how mails are smuggled. Such a mail is read to its end and then
    refused, as is one with a NUL or one that is too large.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: list[bytes] = []
        # The line end after the command itself, so that a dot in the first line is seen too.
        self._tail = b"\r\n"
        self._length = -len(self._tail)
        self.size = 0
        self.has_bad_signs = False
        self.is_too_large = False

    def feed(self, chunk: bytes) -> bytes | None:
        """Take some bytes; give those after the end of the mail, or nothing if it goes on."""
        self.size += len(chunk)
        seen = self._tail + chunk
        end = seen.find(_END)
        if end >= 0:
            self._keep(seen[: end + 2])
            self._tail = b""
            return seen[end + len(_END) :]
        cut = _cut(seen)
        self._keep(seen[:cut])
        self._tail = seen[cut:]
        return None

    def forget(self) -> None:
        """Drop what was read; the rest is read past."""
        self._kept.clear()
        self._limit = 0

    def whole(self) -> bytes:
        """Give the mail as it was meant: without the dots that SMTP had doubled."""
        return b"".join(self._kept)[2:]

    def _keep(self, piece: bytes) -> None:
        self.has_bad_signs = self.has_bad_signs or _has_bad_signs(piece)
        self._length += len(piece)
        if self._length > self._limit:
            self.is_too_large = True
            self._kept.clear()
        elif not self.has_bad_signs:
            self._kept.append(piece.replace(b"\r\n.", b"\r\n"))


def _cut(seen: bytes) -> int:
    """Say how far a piece may go without splitting a line end from what follows it."""
    cut = max(len(seen) - _TAIL, 0)
    if seen[:cut].endswith(b"\r"):
        return cut - 1
    if seen[:cut].endswith(b"\r\n"):
        return cut - 2
    return cut


def _has_bad_signs(piece: bytes) -> bool:
    pairs = piece.count(b"\r\n")
    return b"\0" in piece or piece.count(b"\r") != pairs or piece.count(b"\n") != pairs
