"""What can be in the way to the mail host, each as a sentence that says what to do.

The sentences are kept with the deliveries in English and said in the reader's language.
"""

import ssl
from collections.abc import Iterator

from aiosmtplib import errors

from core.text import one_line
from core.words import N_

NOT_REACHED = N_("The mail host can't be reached. Check the host and port in ORDNA_SMARTHOST.")
NO_ANSWER = N_("The mail host did not answer in time.")
HUNG_UP = N_("The mail host closed the connection.")
PERHAPS_TAKEN = N_("The mail host has the mail but did not say so: it may have arrived.")
EXPIRED = N_(
    "The mail host's certificate has run out, so nothing was told to it. Its owner renews it."
)
NOT_YET = N_(
    "The mail host's certificate holds only later, so nothing was told to it. Check the clock."
)
OTHER_NAME = N_(
    "The mail host's certificate is for another name, so nothing was told to it. "
    "Write the name in ORDNA_SMARTHOST that its owner gives."
)
UNKNOWN_ISSUER = N_(
    "Nobody this machine trusts vouches for the mail host's certificate, so nothing was told to it."
)
NOT_ENCRYPTED = N_(
    "The mail host offers no encryption (STARTTLS), so nothing was told to it. "
    "Ask its owner for another port."
)
NO_PROTECTION = N_("No encrypted connection to the mail host came about.")
NO_WAY_TO_LOG_IN = N_("The mail host takes no password in a way that Ordna knows.")

SENTENCES = frozenset(
    {
        NOT_REACHED, NO_ANSWER, HUNG_UP, PERHAPS_TAKEN, EXPIRED, NOT_YET, OTHER_NAME,
        UNKNOWN_ISSUER, NOT_ENCRYPTED, NO_PROTECTION, NO_WAY_TO_LOG_IN,
    }
)  # fmt: skip

_OF_CERTIFICATES = {9: NOT_YET, 10: EXPIRED, 62: OTHER_NAME, 64: OTHER_NAME}
"""OpenSSL's numbers for what is wrong with a certificate."""


def trouble_of(fault: BaseException) -> str:
    """What was in the way, in words; a host that gave a reason is quoted."""
    for each in _causes(fault):
        if isinstance(each, ssl.SSLCertVerificationError):
            return _OF_CERTIFICATES.get(each.verify_code, UNKNOWN_ISSUER)
        if isinstance(each, errors.SMTPResponseException):
            return quoted(each)
        if isinstance(each, ssl.SSLError):
            return NO_PROTECTION
    return _of_connection(fault)


def quoted(fault: errors.SMTPResponseException) -> str:
    """What the host said, on one line."""
    return one_line(f"{fault.code} {fault.message}", 300)


def _of_connection(fault: BaseException) -> str:
    if isinstance(fault, TimeoutError):
        return NO_ANSWER
    if isinstance(fault, errors.SMTPServerDisconnected):
        return HUNG_UP
    if isinstance(fault, OSError):
        return NOT_REACHED
    told = str(fault)
    if "STARTTLS" in told:
        return NOT_ENCRYPTED
    return NO_WAY_TO_LOG_IN if "uth" in told else HUNG_UP


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault and what brought it about."""
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
