"""The demo keeps what happened, also when it was killed in the middle of setting its stage."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from app.environment import read_environment
from app.wiring import open_parts
from cli.demo_company import fill
from storage.serving_lock import ServingLock
from tests.cli.conftest import ROOT
from tests.cli.features.command import Ordna

PATIENCE = 60.0
TOKEN = "123456789:AAEabcdefghijklmnopqrstuvwxyz012345"


def test_a_demo_that_was_killed_before_anybody_was_in_lets_them_in_later(ordna: Ordna) -> None:
    asyncio.run(_filled(ordna.folder / "var"))
    with _demo(ordna.folder):
        assert _waits_for_everybody(ordna) == ["Anna Berg", "Erik Sund", "Maja Lind", "Olof Nord"]


def test_a_demo_that_runs_is_not_forgotten(ordna: Ordna) -> None:
    """Its files would be taken away under it."""
    with ServingLock(ordna.folder / "var"):
        answer = ordna("demo", "--reset")
    assert (answer.code, "served" in answer.err) == (1, True)


def test_what_no_demo_filled_is_not_forgotten(ordna: Ordna) -> None:
    """A company's own orders lie in a folder of the same name."""
    ordna("user", "add", "Anna Berg", "--role", "technician")
    answer = ordna("demo", "--reset")
    assert (answer.code, (ordna.folder / "var" / "ordna.db").exists()) == (1, True)


def test_where_nothing_is_there_is_nothing_to_forget(ordna: Ordna) -> None:
    assert ordna("demo", "--reset", ORDNA_DATA="elsewhere").code == 0


def test_a_real_token_in_the_env_file_is_refused_too(ordna: Ordna) -> None:
    """Its company would be played with, or forgotten."""
    (ordna.folder / ".env").write_text(f"ORDNA_TELEGRAM_TOKEN={TOKEN}")
    answers = [ordna("demo"), ordna("demo", "--reset")]
    assert [answer.code for answer in answers] == [1, 1]


def test_the_page_s_address_stands_alone_on_the_first_line(tmp_path: Path) -> None:
    """Programs that start the demo read it there."""
    with _demo(tmp_path) as running:
        first = running.stdout.readline() if running.stdout else ""
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+\n", first)


async def _filled(folder: Path) -> None:
    async with open_parts(read_environment({"ORDNA_DATA": str(folder)})) as parts:
        await fill(parts.door)


@contextmanager
def _demo(folder: Path) -> Iterator[subprocess.Popen[str]]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("ORDNA_", "COV_"))}
    running = subprocess.Popen(
        [sys.executable, "-P", "-m", "cli", "demo", "--port", "0"],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), **_anywhere()},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield running
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=PATIENCE)


def _anywhere() -> dict[str, str]:
    return {"ORDNA_HTTP_LISTEN": "127.0.0.1:0", "ORDNA_SMTP_LISTEN": "127.0.0.1:0"}


def _waits_for_everybody(ordna: Ordna) -> list[str]:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        people = json.loads(ordna("user", "list", "--json").out or "[]")
        inside = [each["name"] for each in people if each["joined"]]
        if len(inside) == 4:
            return inside
        sleep(0.2)
    raise AssertionError("nobody came in")
