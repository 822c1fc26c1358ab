"""``ordna mail list``: the mails that came in, and what became of each."""

from datetime import datetime

import click

from app.wiring import Parts
from cli.parts import print_json, with_parts
from core.lists import MailRow
from core.mail_words import became, kind_in_words
from core.order_json import utc
from core.text import one_line
from core.words import N_, Words

RECENT, EVERYTHING = 200, 1_000_000
SUBJECT = 60


@click.command("list")
@click.option("--all", "everything", is_flag=True, help="All that are known, also those put away.")
@click.option("--json", "as_json", is_flag=True)
def list_mails(everything: bool, as_json: bool) -> None:
    """The mails that came in, the latest last: from whom, about what, and what became of them."""
    with_parts(lambda parts: _list(parts, everything, as_json))


async def _list(parts: Parts, everything: bool, as_json: bool) -> None:
    limit = EVERYTHING if everything else RECENT
    rows = await parts.door.ask(lambda uow: uow.mails.rows(False, limit))
    shown = [row for row in rows if everything or row.state != "discarded"]
    words, now = parts.speech(None), parts.clock()
    if as_json:
        print_json([as_object(row) for row in shown])
    elif not shown:
        click.echo(words.text(N_("No mail has come in yet.")))
    else:
        for row in shown:
            click.echo(_told(row, words, now))


def _told(row: MailRow, words: Words, now: datetime) -> str:
    """Two lines, so that neither is wider than a terminal: what became of it, and what it is."""
    kind = kind_in_words(row.kind, words) if row.kind else None
    told = " · ".join(each for each in (kind, became(row, words)) if each)
    about = f"{row.sender or '–'}: {one_line(row.subject or '', SUBJECT) or '–'}"
    return f"{words.when(row.received_at, now)}  {told}\n  {about}"


def as_object(row: MailRow) -> dict[str, object]:
    """A received mail for machines."""
    verdict = row.verdict
    return {
        "id": str(row.id),
        "received_at": utc(row.received_at),
        "state": row.state,
        "from": row.sender,
        "subject": row.subject,
        "kind": row.kind,
        "outcome": row.outcome,
        "order": row.order,
        "reason": row.reason.replace("{detail}", row.detail or "") if row.reason else None,
        "attempts": row.attempts,
        "settled_at": utc(row.settled_at) if row.settled_at else None,
        "settled_by": row.settled_by,
        "verdict": {
            "spf": verdict.spf.value,
            "dkim": verdict.dkim.value,
            "dmarc": verdict.dmarc.value,
            "by": verdict.by,
        }
        if verdict
        else None,
    }
