"""The certificate that STARTTLS is offered with; one renewed on disk is taken without a restart."""

import logging
import ssl
from pathlib import Path

from intake.quiet_log import log_without_words

log = logging.getLogger(__name__)

_Stamps = tuple[tuple[int, int, int], ...]


class Certificate:
    """A certificate, with the chain above it, and its key, as PEM files.

    Raises OSError, of which ssl.SSLError is a kind, when they cannot be read or do not match.
    """

    def __init__(self, chain: Path, key: Path) -> None:
        self._chain, self._key = chain, key
        self._seen = self._stamps()
        self._context = self._read()

    def context(self) -> ssl.SSLContext:
        """What a new connection is encrypted with; the former while the renewed one is no good."""
        stamps = self._stamps()
        if stamps != self._seen:
            self._seen = stamps
            self._renew()
        return self._context

    def _renew(self) -> None:
        try:
            self._context = self._read()
            log.info("a renewed certificate is in use")
        except OSError as error:
            log_without_words(log, "the renewed certificate is no good; the former is kept", error)

    def _stamps(self) -> _Stamps:
        try:
            found = [path.stat() for path in (self._chain, self._key)]
        except OSError:  # they are just being replaced
            return ()
        return tuple((one.st_mtime_ns, one.st_size, one.st_ino) for one in found)

    def _read(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        # Without a password a key that has one is refused; otherwise the terminal would be asked.
        context.load_cert_chain(self._chain, self._key, password="")
        return context
