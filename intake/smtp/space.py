"""Room on the disk: mail is put off while too little is free, until there is more again."""

import logging
from collections.abc import Callable

from intake.smtp.limits import SmtpLimits

log = logging.getLogger(__name__)

Free = Callable[[], int]
"""Gives how many bytes are free where mail is kept; raises OSError if nobody knows."""


class Space:
    """Watches the room; a change is told in the log, once."""

    def __init__(self, free: Free, limits: SmtpLimits) -> None:
        self._free, self._limits = free, limits
        self.is_short = False

    def holds(self, connections: int) -> bool:
        """Tell whether there is room for one large mail and a half from each connection."""
        wanted = max(self._limits.least_free, self._limits.mail * 3 // 2 * connections)
        short = self._is_less_than(wanted)
        if short != self.is_short:
            self.is_short = short
            _tell(short=short)
        return not short

    def _is_less_than(self, wanted: int) -> bool:
        try:
            return self._free() < wanted
        except OSError:  # a disk that is away holds nothing
            return True


def _tell(*, short: bool) -> None:
    if short:
        log.error("the disk is nearly full: mail is put off until there is room")
    else:
        log.warning("there is room on the disk again: mail is taken in")
