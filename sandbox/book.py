"""What the sandbox remembers between runs: an append-only journal and a folder of files."""

import json
import os
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

SLACK = 500


class Book:
    """Values by kind and key; the last line about a key is the one that counts."""

    def __init__(self, folder: Path | None) -> None:
        self._values: dict[str, dict[str, Any]] = defaultdict(dict)
        self._path = folder / "journal.jsonl" if folder else None
        self._file: IO[str] | None = None
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lines = self._read()
            self._tidy(lines)
            self._file = self._path.open("a", encoding="utf-8")

    def put(self, kind: str, key: str | int, value: Any) -> None:
        """Keep what JSON can say, or a dataclass of it; one that is never written costs nothing."""
        if self._file:
            self._append([kind, str(key), value])

    def drop(self, kind: str, key: str | int) -> None:
        if self._file:
            self._append([kind, str(key)])

    def take(self, kind: str) -> dict[str, Any]:
        """What was read of one kind when the book was opened; it is handed over, not kept."""
        return self._values.pop(kind, {})

    def clear(self) -> None:
        """Forget everything."""
        self._values.clear()
        if self._file:
            self._file.truncate(0)

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _append(self, line: list[Any]) -> None:
        if self._file:
            self._file.write(json.dumps(line, separators=(",", ":"), default=asdict) + "\n")
            self._file.flush()

    def _read(self) -> int:
        if not self._path or not self._path.exists():
            return 0
        lines = 0
        with self._path.open(encoding="utf-8", errors="replace") as journal:
            for text in journal:
                lines += 1
                self._learn(text)
        return lines

    def _learn(self, text: str) -> None:
        try:
            kind, key, *value = json.loads(text)
        except ValueError:
            return  # the last line of a killed process may be cut short
        if value:
            self._values[kind][key] = value[0]
        else:
            self._values[kind].pop(key, None)

    def _tidy(self, lines: int) -> None:
        """Write the journal anew, also to end a line that was cut short."""
        live = sum(len(values) for values in self._values.values())
        if self._path and (lines > 2 * live + SLACK or not _ends_whole(self._path)):
            fresh = self._path.with_suffix(".tmp")
            with fresh.open("w", encoding="utf-8") as out:
                for kind, values in self._values.items():
                    for key, value in values.items():
                        out.write(json.dumps([kind, key, value], separators=(",", ":")) + "\n")
            fresh.replace(self._path)


def _ends_whole(path: Path) -> bool:
    if not path.exists() or not path.stat().st_size:
        return True
    with path.open("rb") as journal:
        journal.seek(-1, os.SEEK_END)
        return journal.read(1) == b"\n"


class Shelf:
    """Bytes by name, in a folder or, without one, in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, content: bytes) -> None:
        if not self._folder:
            self._held[name] = content
            return
        target = self._folder / name
        if not target.exists():
            fresh = target.with_name(target.name + ".tmp")
            fresh.write_bytes(content)
            fresh.replace(target)

    def get(self, name: str) -> bytes:
        return (self._folder / name).read_bytes() if self._folder else self._held[name]

    def clear(self) -> None:
        self._held.clear()
        if self._folder:
            for path in self._folder.iterdir():
                path.unlink()
