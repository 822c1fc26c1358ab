"""Small copies of stored images, made once and used again; they may be thrown away at any time."""

import asyncio
import re
from pathlib import Path
from uuid import uuid4

_NAME = re.compile(r"[0-9a-f]{64}-[a-z0-9]{1,20}")


class LocalPreviews:
    """A folder of previews, each under its image's SHA-256 and what it was made for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def get(self, sha256: str, made_for: str) -> bytes | None:
        """The preview; None where it is still to be made."""
        return await asyncio.to_thread(self._read, self._path(sha256, made_for))

    async def put(self, sha256: str, made_for: str, content: bytes) -> None:
        """Keep a preview; whole or not at all."""
        await asyncio.to_thread(self._write, self._path(sha256, made_for), content)

    def _path(self, sha256: str, made_for: str) -> Path:
        name = f"{sha256}-{made_for}"
        if _NAME.fullmatch(name) is None:
            raise FileNotFoundError(f"{name[:100]!r} is not the name of a preview")
        return self._folder / name[:2] / name

    @staticmethod
    def _read(path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{uuid4().hex}")
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
