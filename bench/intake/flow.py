"""Good mail while bad mail pours in: how soon the service answers it, and what became of all."""

import asyncio
import json
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.intake.rows import Case, Row, every
from tests.intake.writing import plain
from tests.reliability.service import ROOT, Service

ANSWERED_IN = 0.5
"""Seconds within which 99 of a hundred good mails are to be answered."""
GOOD = 300
BETWEEN = 0.05
_DOMAIN = "flow.example"
_PATIENCE = 300.0


def _flow(folder: Path) -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as data:
        seconds, hostile, left = asyncio.run(_played(Path(data)))
    slow = sorted(seconds)[int(len(seconds) * 0.99)]
    said = f"p99 {slow * 1000:.0f} ms, {len(seconds)} answered beside {hostile} hostile ones"
    yield Case("good mail is answered", slow <= ANSWERED_IN, said)
    yield Case("every mail has come to an end", left == 0, f"{left} still wait")


async def _played(data: Path) -> tuple[list[float], int, int]:
    service = Service(
        {"ORDNA_DATA": str(data / "var"), "ORDNA_MAIL_DOMAIN": _DOMAIN}, data / "log.txt"
    )
    await service.start()
    try:
        seconds, hostile = await _poured(service.smtp)
        return seconds, hostile, await asyncio.to_thread(_waiting, data)
    finally:
        await service.stop()


async def _poured(port: int) -> tuple[list[float], int]:
    """Good mails one after another, and beside them every hostile shape over a second connection."""
    from tests.intake.hostile import SHAPES

    bad = [written() for written in SHAPES.values()]
    pouring = asyncio.create_task(asyncio.to_thread(_send_all, port, bad))
    seconds = await asyncio.to_thread(_send_good, port)
    return seconds, await pouring


def _send_all(port: int, mails: Iterable[bytes]) -> int:
    sent = 0
    for raw in mails:
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
            try:
                smtp.sendmail("bad@b.example", [f"fel@{_DOMAIN}"], raw)
            except smtplib.SMTPException:  # refused, which is an answer too
                continue
            sent += 1
    return sent


def _send_good(port: int) -> list[float]:
    seconds = []
    for number in range(GOOD):
        raw = plain("Dörren stänger inte.", f"Message-ID: <good-{number}@g.example>")
        start = time.perf_counter()
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
            smtp.sendmail(f"karin{number}@g{number}.example", [f"fel@{_DOMAIN}"], raw)
        seconds.append(time.perf_counter() - start)
        time.sleep(BETWEEN)
    return seconds


def _waiting(data: Path) -> int:
    """How many mails nothing has become of, once there has been time for it."""
    until = time.monotonic() + _PATIENCE
    while (left := _count(data)) and time.monotonic() < until:
        time.sleep(1)
    return left


def _count(data: Path) -> int:
    command = [sys.executable, "-P", "-m", "cli", "mail", "list", "--all", "--json"]
    environment = {"ORDNA_DATA": str(data / "var"), "PYTHONPATH": str(ROOT), "PATH": ""}
    listed = subprocess.run(command, env=environment, cwd=data, capture_output=True, check=True)
    return sum(mail["state"] == "waiting" for mail in json.loads(listed.stdout))


FLOW = (Row("good mail while hostile mail pours in", "", _flow, every),)
