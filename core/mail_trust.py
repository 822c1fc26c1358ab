"""What is known of whether a mail is really from whom it says: by its host's word or our own look."""

from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """What one check says (RFC 8601); ``NONE``: there was nothing to check, or nobody checked."""

    NONE = "none"
    PASS = "pass"  # noqa: S105 - the standard's word
    FAIL = "fail"
    SOFTFAIL = "softfail"
    NEUTRAL = "neutral"
    TEMPERROR = "temperror"
    PERMERROR = "permerror"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of SPF, DKIM and DMARC for the domain in From.

    ``spf`` and ``dkim`` count only what is aligned with that domain; ``by`` is who checked: an
    authserv-id, or "" where nobody did; ``signed`` is the domain whose DKIM signature held.
    """

    spf: Result = Result.NONE
    dkim: Result = Result.NONE
    dmarc: Result = Result.NONE
    by: str = ""
    signed: str = ""

    @property
    def proves_sender(self) -> bool:
        """Whether the sender's own domain vouches for the mail."""
        return Result.PASS in {self.dmarc, self.dkim, self.spf} and not self.is_forged

    @property
    def is_forged(self) -> bool:
        """Whether the sender's own domain disowns the mail; it is held, never dropped."""
        return self.dmarc is Result.FAIL


UNKNOWN = Verdict()
