"""What the sandbox's mailboxes hold of our letters: which, on which order, to whom, with what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from sandbox.client import SandboxClient
from sandbox.driving.mailbox import ReceivedMail

Cells = tuple[str, ...]
LETTER, REPLIES = "X-Ordna-Letter", re.compile(r"\+(\d+)\.")
_PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter as it lies in a mailbox: ``order`` is empty where it is about none.

    ``pages`` counts those of the PDFs that are attached; ``url`` opens it on the sandbox's page.
    """

    letter: str
    order: str
    to: str
    subject: str
    pages: int
    url: str
    mail: ReceivedMail

    @property
    def cells(self) -> Cells:
        """What a table says of it."""
        return (self.letter, self.order, self.to, str(self.pages or ""), self.url)


async def posted(client: SandboxClient, page: str) -> list[Posted]:
    """Every letter of ours in the mailboxes, in the order in which they came."""
    found = []
    for address in await client.mailboxes():
        mails = await client.mailbox(address).mails()
        found += [await _posted(each, address, page) for each in mails if LETTER in each.headers]
    return sorted(found, key=lambda each: each.mail.seq)


async def _posted(mail: ReceivedMail, address: str, page: str) -> Posted:
    papers = [await mail.attachment(name) for name in mail.attachments if name.endswith(".pdf")]
    order = REPLIES.search(mail.headers.get("Reply-To", ""))
    return Posted(
        mail.headers[LETTER].strip(),
        order[1] if order else "",
        address,
        mail.subject,
        sum(len(_PAGE.findall(each)) for each in papers),
        f"{page}/?{urlencode({'box': address, 'mail': mail.id}, safe='@')}",
        mail,
    )


def table(rows: Sequence[Cells], head: Cells) -> Iterator[str]:
    """A line for each row beneath a head, in columns."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        yield "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
