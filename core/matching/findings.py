"""What was found in a mail that may tell whose it is and what it is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A number that the customer has for it: ``found`` is all that stands there, *PO 4500123*.

    ``may_be_ours``: what stands before it, such as *Order no*, may mean our own number as well.
    """

    number: str
    found: str
    may_be_ours: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """Beside the words of a report: what its pictures, its signature and its head say.

    ``codes`` stand in QR codes and barcodes of its pictures; ``phones`` in its signature, as
    they are to be kept, the likeliest of them first; ``forwarder`` is the address of whoever
    passed it on, if that is not who wrote it, and ``its_subject`` what he wrote above it.
    """

    codes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    signature: str = ""
    forwarder: str = ""
    its_subject: str = ""


NOTHING = Findings()
