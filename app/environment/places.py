"""Where things are kept and listened for: folders, hosts and ports; raises WrongEnvironment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from app.environment.wrong import PREFIX, WrongEnvironment
from core.words import N_


@dataclass(frozen=True, slots=True)
class Listen:
    """Where a mouth listens."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def listen(name: str, text: str) -> Listen:
    """Read ``host:port`` or ``[host]:port``."""
    host, colon, port = text.rpartition(":")
    if not colon or not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65535:
        raise WrongEnvironment(
            N_("ORDNA_{name} is {value}. Write it as host:port, such as 127.0.0.1:8080."),
            name=name,
            value=text,
        )
    return Listen(host.strip("[]") or "127.0.0.1", int(port))


def from_port(port: str | None) -> str:
    """What hosts that give only PORT mean by it."""
    return f"0.0.0.0:{port}" if port else "127.0.0.1:8080"


def folder_of(ours: Mapping[str, str]) -> Path:
    """DATA: a folder of our own, which may still have to be made."""
    folder = Path(ours.get("DATA", "var"))
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise WrongEnvironment(
            N_("ORDNA_DATA: nothing can be kept in {folder}. Name a folder of your own."),
            folder=folder,
        )
    return folder


def database_of(ours: Mapping[str, str], folder: Path) -> str:
    """DATABASE_URL; without it the embedded database in the folder."""
    url = ours.get("DATABASE_URL", f"sqlite+aiosqlite:///{folder / 'ordna.db'}")
    begins = url.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://"))
    if not begins or not _has_sound_port(url):
        raise WrongEnvironment(
            N_(
                "ORDNA_DATABASE_URL must begin with sqlite+aiosqlite:/// or "
                "postgresql+asyncpg://. Leave it out for the database in ORDNA_DATA."
            )
        )
    return url


def _has_sound_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def files_of(ours: Mapping[str, str], folder: Path) -> Path:
    """FILES_URL as a folder."""
    url = ours.get("FILES_URL")
    if url is None:
        return folder / "files"
    parts = urlsplit(url)
    if parts.scheme not in {"", "file"}:
        raise WrongEnvironment(
            N_("ORDNA_FILES_URL must be a folder or a file:// URL in this version."),
        )
    return Path(parts.path)


def http_url_of(ours: Mapping[str, str], name: str, default: str) -> str:
    """A URL of the web, without a slash at its end."""
    url = ours.get(name, default)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WrongEnvironment(
            N_("{name} must begin with http:// or https://."), name=PREFIX + name
        )
    return url.rstrip("/")
