"""The kinds of values that say whose mail and which files: addresses, domains, endings, types."""

import re

from core.refusals import BadInput
from core.settings.declaring import Kind
from core.settings.kinds import listed
from core.words import N_

NO_SENDERS: tuple[str, ...] = ()
MOST_SENDERS = 2000
MOST_SORTS = 200
_SENDER = re.compile(r"[^\s@<>,;\"*]{0,64}@(\*\.)?[^\s@<>,;\"*.]+(\.[^\s@<>,;\"*.]+)+")
_SORT = re.compile(r"[a-z0-9]{1,15}|[a-z0-9.+-]{1,60}/([a-z0-9.+-]{1,100}|\*)")


def senders(text: str) -> tuple[str, ...]:
    """Read ``eva@x.se, @spam.example, @*.spam.example``; the case of letters says nothing."""
    parts = [part.strip().casefold() for part in re.split(r"[,;\n]", text)]
    found = listed(parts, MOST_SENDERS, 254)
    for each in found:
        if not _SENDER.fullmatch(each):
            raise BadInput(
                N_(
                    "{text} is no address. Write eva@example.com, @example.com for a whole "
                    "domain, or @*.example.com for what is below it, with commas between."
                ),
                text=each,
            )
    return found


def file_sorts(text: str) -> tuple[str, ...]:
    """Read ``exe, .js, application/x-msdownload, audio/*``."""
    parts = [part.strip().casefold().removeprefix(".") for part in re.split(r"[,;\n]", text)]
    found = listed(parts, MOST_SORTS, 161)
    for each in found:
        if not _SORT.fullmatch(each):
            raise BadInput(
                N_(
                    "{text} is no sort of file. Write endings such as exe, or types such as "
                    "video/mp4 or video/*, with commas between."
                ),
                text=each,
            )
    return found


SENDERS: Kind[tuple[str, ...]] = Kind(
    N_("addresses and domains such as @example.com, with commas between"), senders, ", ".join
)
FILE_SORTS: Kind[tuple[str, ...]] = Kind(
    N_("endings and types of files with commas between"), file_sorts, ", ".join
)
