"""What in a mail tells whose it is and what it is about, beside its words; for a child process."""

from core.matching.findings import NOTHING, Findings
from intake.clues.codes import codes_seen, read_codes
from intake.clues.phones import phones_in
from intake.clues.references import references_in
from intake.parsing import read_mail
from intake.parsing.mail import ParsedMail

__all__ = ["codes_seen", "read_codes", "read_with_clues"]


def read_with_clues(raw: bytes, region: str) -> tuple[ParsedMail, Findings]:
    """A mail as ``read_mail`` reads it, and what it holds of telephones and numbers.

    ``region`` is the company's country, such as SE: whose telephone numbers need no code.
    """
    mail = read_mail(raw)
    try:
        return mail, _findings(mail, region)
    except Exception:  # noqa: BLE001 - a clue less is no reason to lose a report
        return mail, NOTHING


def _findings(mail: ParsedMail, region: str) -> Findings:
    told = mail.text if mail.forwarded_from else mail.told
    return Findings(
        phones=tuple(phones_in(mail.signature, told, region)),
        references=tuple(references_in(f"{mail.subject}\n{told}")),
        signature=mail.signature,
    )
