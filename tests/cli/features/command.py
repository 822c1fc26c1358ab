"""The real ``ordna`` command, run inside the test's own process, so that a test takes no second."""

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.main import run

_OURS = ("ORDNA_", "COV_")
_QUIET = {"ORDNA_LANGUAGE": "en", "ORDNA_TIMEZONE": "Europe/Stockholm"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gave: the bytes it wrote, its sentences for a person, its exit code."""

    content: bytes
    err: str
    code: int

    @property
    def out(self) -> str:
        """What it printed."""
        return self.content.decode()

    @property
    def lines(self) -> list[str]:
        """What it printed, line by line."""
        return self.out.splitlines()

    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Ordna:
    """The command in a folder of its own; words as typed, variables by keyword.

    ``typed`` is what the person answers when the command asks something.
    """

    folder: Path
    variables: dict[str, str]

    def __call__(self, *words: str, typed: str = "", **variables: str) -> Answer:
        """Run it once; nothing of it is left in this process afterwards."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name in [each for each in os.environ if each.startswith(_OURS)]:
                patch.delenv(name)
            for name, value in {**_QUIET, **self.variables, **variables}.items():
                patch.setenv(name, value)
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
            return _ran(words)

    def writes(self, name: str, content: str | bytes) -> str:
        """A file beside the person who types; gives its name back."""
        raw = content.encode() if isinstance(content, str) else content
        (self.folder / name).write_bytes(raw)
        return name


def _ran(words: tuple[str, ...]) -> Answer:
    out, err = io.BytesIO(), io.BytesIO()
    with redirect_stdout(_text(out)) as said, redirect_stderr(_text(err)) as told:
        code = run(words)
        said.flush()
        told.flush()
        return Answer(out.getvalue(), err.getvalue().decode(), code)


def _text(stream: io.BytesIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(stream, "utf-8", newline="\n")
