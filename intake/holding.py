"""Which mails a person must look at first, and why: pure steps, as all that decide are."""

from dataclasses import dataclass

from core.mail_trust import Result
from core.numbers import OrderNumber
from core.words import N_
from intake.known import Known
from intake.parsing.mail import Kind, ParsedMail


@dataclass(frozen=True, slots=True)
class Hold:
    """A person must look at it; ``reason`` says why, with ``detail`` where it has {detail}.

    ``quietly``: without an alarm; ``answer`` is the rejection that its sender gets.
    """

    reason: str
    order: OrderNumber | None = None
    detail: str = ""
    quietly: bool = False
    answer: str | None = None


_ONLY_NOTED = frozenset({Kind.AUTO_REPLY, Kind.BOUNCE, Kind.FEEDBACK})
"""Nothing follows from these but a note, so that forged ones need nobody's time."""


def hold_the_forged(mail: ParsedMail, known: Known) -> Hold | None:
    """A mail that its sender's own domain disowns is for a person to look at, never dropped."""
    if not known.verdict.is_forged or mail.kind in _ONLY_NOTED:
        return None
    return Hold(
        N_("Its sender's domain says that it is forged: it did not come from there."),
        known.proved or known.claimed,
    )


def hold_who_plays_one_of_us(mail: ParsedMail, known: Known) -> Hold | None:
    """In our own people's name nobody writes unproved, once somebody has checked."""
    verdict = known.verdict
    unsure = Result.TEMPERROR in {verdict.spf, verdict.dkim, verdict.dmarc}
    if not known.standing.ours or not verdict.by or verdict.proves_sender or unsure:
        return None
    if mail.kind in _ONLY_NOTED:
        return None
    return Hold(
        N_("It says that it is from one of us, and nothing proves that."),
        known.proved or known.claimed,
    )


def hold_for_its_files(mail: ParsedMail, known: Known) -> Hold | None:
    """What has a virus in it, or brings more files than fit, is for a person to look at."""
    if known.trouble is None or mail.kind in _ONLY_NOTED:
        return None
    order = known.proved or known.claimed
    return Hold(known.trouble.reason, order, detail=known.trouble.detail)


def hold_what_says_nothing(mail: ParsedMail, known: Known) -> Hold | None:
    """A mail without text, subject and files, or without a sender, is for a person to look at."""
    if mail.sender is None or not mail.sender.email:
        return Hold(N_("It has no sender that can be read."))
    if mail.kind is Kind.EMPTY:
        return Hold(
            N_("There is nothing in it: no subject, no text, no file."),
            known.proved or known.claimed,
            # One with old words only may be a letter that came back, and the answer would too.
            answer=None if mail.text.strip() else "nothing-readable",
        )
    return None


def hold_a_flood(mail: ParsedMail, known: Known) -> Hold | None:
    """Of very much mail from one domain the rest waits, unanswered; one alarm says so (R15)."""
    if not known.beyond or known.standing.allowed:
        return None
    return Hold(
        N_("So much mail came from its sender's domain within an hour that the rest waits here."),
        known.proved or known.claimed,
        quietly=known.beyond > 1,
    )


def hold_unproved_answers(mail: ParsedMail, known: Known) -> Hold | None:
    """Somebody else's answer to an order does not get onto it before a person has looked."""
    if known.claimed is None:
        return None
    return Hold(N_("It answers to an order that its sender does not take part in."), known.claimed)
