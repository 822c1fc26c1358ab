"""Work for child processes: it must be importable there."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn


def double(number: int) -> int:
    """Easy work."""
    return 2 * number


def pid() -> int:
    """Which process does it."""
    return os.getpid()


def naps(seconds: float, diary: Path) -> float:
    """Work that takes its time, and notes each time it is begun."""
    with diary.open("a", encoding="utf-8") as notes:
        notes.write("begun\n")
    time.sleep(seconds)
    return seconds


def never_ends() -> NoReturn:
    """Work that a hostile mail may ask for."""
    while True:
        time.sleep(60)


def computes() -> NoReturn:
    """Work that keeps the processor busy and that no error stops."""
    while True:
        with suppress(Exception):
            sum(range(1_000))


def dies() -> NoReturn:
    """Work that takes its process with it."""
    os._exit(1)


def eats() -> int:
    """Work that wants more memory than there is for it."""
    return len(bytearray(8 * 1024**3))


def takes(megabytes: int) -> int:
    """Work that wants so much memory."""
    return len(bytearray(megabytes * 1024**2))


def fails() -> NoReturn:
    """Work with a bug."""
    raise LookupError("a bug")
