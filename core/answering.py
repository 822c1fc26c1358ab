"""Who may be answered by a machine, and how often: mails in circles end here."""

import hashlib
from datetime import timedelta

from core.mail_addresses import bare
from core.ports import DueRow, UnitOfWork
from core.reach import in_the_way

ANSWERS = "automatic-answers"
SAME_REPORT = "same-report"
MOST_AN_HOUR = 5
AGAIN = timedelta(minutes=10)


def may_be_answered(address: str, uow: UnitOfWork) -> bool:
    """Whether this address may have one more automatic mail now, which is counted.

    Receipts, rejections and answers to commands share one count of five an hour, whatever stands
    after a plus; nothing goes to an address that mail came back from.
    """
    if "@" not in address or in_the_way(address, "receipt", uow) is not None:
        return False
    key = bare(address)
    before = uow.due.get(ANSWERS, key)
    sent, until = 0, uow.now + timedelta(hours=1)
    if before is not None and before.at > uow.now:
        sent, until = int(before.context["sent"]), before.at
    uow.due.put(DueRow(ANSWERS, key, until, {"sent": sent + 1}))
    return sent < MOST_AN_HOUR


def is_said_again(address: str, subject: str, text: str, uow: UnitOfWork) -> bool:
    """Whether this sender reported the very same within ten minutes, and had his receipt for it.

    A mail that was sent twice by mistake is two orders, for a person to see; not two receipts.
    """
    said = "\0".join((bare(address), " ".join(subject.split()), " ".join(text.split())))
    key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    before = uow.due.get(SAME_REPORT, key)
    uow.due.put(DueRow(SAME_REPORT, key, uow.now + AGAIN, {}))
    return before is not None and before.at > uow.now
