"""The secret behind links and reply addresses, as it is kept beside the data."""

import os
import secrets
from pathlib import Path

from core.refusals import Refused
from core.words import N_

SHORTEST = 16
"""So many characters a secret has at least."""


class SecretIsDamaged(Refused):
    sentence = N_(
        "The secret in {path} is damaged. Put back the file from a backup; a new one would end "
        "every link and reply address that was given out."
    )


def kept_secret(path: Path) -> bytes:
    """The secret kept in a file that only the owner reads; made at first need."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    kept = path.read_text().strip()
    if len(kept) < SHORTEST:
        raise SecretIsDamaged(path=path)
    return kept.encode()


def _make(path: Path) -> None:
    """On the disk before it has its name: a loss of power must not leave an empty one."""
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    fresh.touch(mode=0o600)
    try:
        with fresh.open("w") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(fresh)
    except FileExistsError:
        pass  # another process was first, and its secret is the one
    finally:
        fresh.unlink()
