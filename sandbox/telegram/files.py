"""Files as Telegram keeps them: one identity per content, one handle per bot."""

import base64
import hashlib
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sandbox.book import Book, Shelf
from sandbox.shapes import Json

FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "audio": "music"}
TIMED = ("voice", "audio", "video", "animation")
PREFIX = {"photo": "AgACAgQAAxkB", "document": "BQACAgQAAxkB", "voice": "AwACAgQAAxkB"}


@dataclass
class StoredFile:
    """One file; a photo's sizes are files of their own that know each other."""

    kind: str
    unique_id: str
    file_id: str
    path: str
    size: int
    name: str = ""
    mime_type: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    sizes: list[str] = field(default_factory=list)

    def told(self) -> Json:
        """The file as a bot is told of it: a PhotoSize, a Document, a Voice."""
        told = {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
            "file_name": self.name if self.kind != "voice" else "",
            "mime_type": self.mime_type if self.kind != "photo" else "",
            "width": self.width,
            "height": self.height,
        }
        kept = {key: value for key, value in told.items() if value}
        return kept | (
            {"duration": self.duration}
            if self.kind in ("voice", "audio", "video", "animation")
            else {}
        )


def _code(*parts: str | bytes, length: int) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else part)
    return base64.urlsafe_b64encode(digest.digest()).decode()[:length]


class Files:
    """Every file that was ever sent."""

    def __init__(self, book: Book, shelf: Shelf, token: str) -> None:
        self._book = book
        self._shelf = shelf
        self._token = token
        self._by_unique: dict[str, StoredFile] = {}
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        for record in book.take("file").values():
            self._know(StoredFile(**record))

    def _know(self, file: StoredFile) -> None:
        self._by_unique[file.unique_id] = file
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file

    def keep(self, kind: str, content: bytes, **facts: object) -> StoredFile:
        """Store bytes as a file of one kind; the same content gets the same identity."""
        unique_id = "AQAD" + _code(kind, content, length=12)
        if unique_id in self._by_unique and self._by_unique[unique_id].name == facts.get(
            "name", ""
        ):
            return self._by_unique[unique_id]
        if facts.get("name"):
            unique_id = "AgAD" + _code(kind, str(facts["name"]), content, length=12)
        number = len(self._by_unique)
        suffix = Path(str(facts.get("name", ""))).suffix or {"photo": ".jpg", "voice": ".oga"}.get(
            kind, ""
        )
        file = StoredFile(
            kind,
            unique_id,
            PREFIX.get(kind, "BQACAgQAAxkB") + _code(self._token, unique_id, length=40),
            f"{FOLDERS.get(kind, 'documents')}/file_{number}{suffix}",
            len(content),
            **facts,  # type: ignore[arg-type]
        )
        self._shelf.put(unique_id, content)
        self._know(file)
        self.save(file)
        return file

    def save(self, file: StoredFile) -> None:
        self._book.put("file", file.unique_id, asdict(file))

    def by_id(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def by_unique_id(self, unique_id: str) -> StoredFile | None:
        return self._by_unique.get(unique_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def content(self, file: StoredFile) -> bytes:
        return self._shelf.get(file.unique_id)

    def clear(self) -> None:
        self._by_unique.clear()
        self._by_id.clear()
        self._by_path.clear()
        self._shelf.clear()
