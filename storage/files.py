"""Files in a local folder, each stored once under its SHA-256 and on the disk before it is named."""

import asyncio
import hashlib
import os
import re
from pathlib import Path
from uuid import uuid4

_NAME = re.compile(r"[0-9a-f]{64}")


class LocalFiles:
    """A folder of files, fanned out by the first two digits of their names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, content: bytes) -> str:
        """Store durably and give the SHA-256 in hex."""
        return await asyncio.to_thread(self._put, content)

    async def get(self, sha256: str) -> bytes:
        """The bytes; raises FileNotFoundError."""
        return await asyncio.to_thread(self.path(sha256).read_bytes)

    def path(self, sha256: str) -> Path:
        """Where the file of this name is or would be; raises FileNotFoundError for what is no name."""
        if _NAME.fullmatch(sha256) is None:
            raise FileNotFoundError(f"{sha256[:80]!r} is not the SHA-256 of a file")
        return self._folder / sha256[:2] / sha256

    def _put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            _make_durable_folder(path.parent)
            _write_durably(path, content)
        return sha256


def _make_durable_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)


def _write_durably(path: Path, content: bytes) -> None:
    """Whole or not at all, whatever happens meanwhile: written beside, synced, then renamed."""
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that what was renamed into the folder stays there."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
