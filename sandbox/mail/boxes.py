"""A mailbox for every address that ever got or sent a mail."""

import uuid
from dataclasses import asdict, dataclass

from sandbox.book import Book, Shelf
from sandbox.clock import Clock
from sandbox.feed import Feed
from sandbox.mail.reading import Letter, read_letter
from sandbox.shapes import Json


@dataclass
class Mail:
    """One mail as it lies in one box."""

    id: str
    box: str
    folder: str
    seq: int
    at: float
    envelope_from: str
    envelope_to: list[str]
    raw_id: str
    size: int


class Boxes:
    """Keeps raw mails and shows them parsed."""

    def __init__(self, book: Book, shelf: Shelf, clock: Clock, feed: Feed) -> None:
        self._book = book
        self._shelf = shelf
        self._clock = clock
        self._feed = feed
        self._mails: dict[str, Mail] = {k: Mail(**v) for k, v in book.take("mail").items()}
        self._letters: dict[str, Letter] = {}
        self._names: dict[str, str] = book.take("box")
        self._feed.seq = max([feed.seq, *(mail.seq for mail in self._mails.values())])

    def ensure(self, address: str, name: str = "") -> None:
        """Make sure an address has a box."""
        address = address.lower()
        if name or address not in self._names:
            self._names[address] = name or self._names.get(address, "")
            self._book.put("box", address, self._names[address])
            self._feed.tell(kind="box", address=address)

    def receive(self, envelope_from: str, envelope_to: list[str], raw: bytes) -> None:
        """Put a mail into the box of everyone it is for."""
        for address in dict.fromkeys(each.lower() for each in envelope_to):
            self._keep(address, "inbox", envelope_from, envelope_to, raw)

    def keep_sent(self, envelope_from: str, envelope_to: list[str], raw: bytes) -> Mail:
        return self._keep(envelope_from.lower(), "sent", envelope_from, envelope_to, raw)

    def _keep(self, box: str, folder: str, sender: str, to: list[str], raw: bytes) -> Mail:
        self.ensure(box)
        mail_id = uuid.uuid4().hex[:12]
        self._shelf.put(f"{mail_id}.eml", raw)
        seq = self._feed.tell(kind="mail", address=box, mail=mail_id, folder=folder)
        raw_id = f"{mail_id}.eml"
        mail = Mail(mail_id, box, folder, seq, self._clock.now(), sender, to, raw_id, len(raw))
        self._mails[mail_id] = mail
        self._book.put("mail", mail_id, asdict(mail))
        return mail

    def overview(self) -> list[Json]:
        """Every box, the one with the newest mail first."""
        newest: dict[str, int] = dict.fromkeys(self._names, 0)
        count: dict[str, int] = dict.fromkeys(self._names, 0)
        for mail in self._mails.values():
            newest[mail.box] = max(newest.get(mail.box, 0), mail.seq)
            count[mail.box] = count.get(mail.box, 0) + 1
        boxes = [
            {"address": box, "name": self._names.get(box, ""), "count": count[box], "seq": seq}
            for box, seq in newest.items()
        ]
        return sorted(boxes, key=lambda box: -int(str(box["seq"])))

    def mails(self, address: str, since: int = 0) -> list[Mail]:
        """What lies in a box, the oldest first."""
        box = address.lower()
        return [mail for mail in self._mails.values() if mail.box == box and mail.seq > since]

    def mail(self, mail_id: str) -> Mail | None:
        return self._mails.get(mail_id)

    def raw(self, mail: Mail) -> bytes:
        return self._shelf.get(mail.raw_id)

    def letter(self, mail: Mail) -> Letter:
        if mail.id not in self._letters:
            self._letters[mail.id] = read_letter(self.raw(mail))
        return self._letters[mail.id]

    def told(self, mail: Mail) -> Json:
        """A mail as the interface tells it."""
        return asdict(mail) | self.letter(mail).told()

    def clear(self) -> None:
        self._mails.clear()
        self._letters.clear()
        self._names.clear()
        self._shelf.clear()
