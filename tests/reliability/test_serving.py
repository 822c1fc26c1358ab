"""The service as a process: on both databases, beside the command line, and when it is asked to stop."""

import asyncio
import json
import os
import smtplib
import subprocess
import sys
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from tests.path.town import DOMAIN, variables
from tests.reliability.service import ROOT, Service


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(rates=False) as made:
        yield made


def _ordna(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ORDNA_")}
    return subprocess.run(  # noqa: PLW1510 - the exit code is looked at
        [sys.executable, "-P", "-m", "cli", *words],
        env={**clean, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def _send(port: int, subject: str = "The door") -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Karin Ek <karin@brfeken.example>", f"fel@{DOMAIN}"
    mail["Subject"], mail["Message-ID"] = subject, f"<{subject.replace(' ', '-')}@b.example>"
    mail.set_content("It will not close.")
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as connection:
        connection.send_message(mail)


async def _shown(environment: dict[str, str], number: str) -> dict[str, Any]:
    async with asyncio.timeout(15):
        while True:
            shown = await asyncio.to_thread(_ordna, environment, "order", "show", number, "--json")
            if shown.returncode == 0:
                order: dict[str, Any] = json.loads(shown.stdout)
                return order


async def test_a_mail_is_an_order_in_another_process_s_eyes(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    environment = variables(tmp_path / "data", sandbox)
    service = Service(environment, tmp_path / "log")
    await service.start()
    await asyncio.to_thread(_send, service.smtp)
    order = await _shown(environment, "1")
    await service.stop()
    assert order["assignments"][0]["description"] == "The door"


async def test_what_the_command_line_takes_in_is_answered_by_the_service(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    environment = variables(tmp_path / "data", sandbox)
    service = Service(environment, tmp_path / "log")
    (tmp_path / "fault.eml").write_bytes(
        b"From: karin@brfeken.example\r\nTo: fel@ordna.example\r\nSubject: The door\r\n\r\nOpen.\r\n"
    )
    await service.start()
    async with SandboxClient(sandbox.url) as client:
        await asyncio.to_thread(
            _ordna, environment, "mail", "receive", str(tmp_path / "fault.eml")
        )
        receipt = await client.mailbox("karin@brfeken.example").waits_for(subject="AO 1")
    await service.stop()
    assert receipt.headers["Auto-Submitted"] == "auto-replied"


async def test_a_second_service_in_the_same_folder_is_refused(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    environment = variables(tmp_path / "data", sandbox)
    service = Service(environment, tmp_path / "log")
    await service.start()
    second = await asyncio.to_thread(_ordna, environment, "serve")
    await service.stop()
    assert (second.returncode, "ORDNA_DATABASE_URL" in second.stderr) == (1, True)


async def test_asked_to_stop_it_stops_with_nothing_to_complain_about(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    service = Service(variables(tmp_path / "data", sandbox), tmp_path / "log")
    await service.start()
    assert (await service.stop(), "Traceback" in (tmp_path / "log").read_text()) == (0, False)


async def test_nothing_personal_and_no_secret_is_on_the_log(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """S4."""
    environment = {**variables(tmp_path / "data", sandbox), "ORDNA_LOG": "debug"}
    service = Service(environment, tmp_path / "log")
    await service.start()
    await asyncio.to_thread(_send, service.smtp, "A secret subject")
    await _shown(environment, "1")
    async with SandboxClient(sandbox.url) as client:
        await client.mailbox("karin@brfeken.example").waits_for(subject="AO 1")
        await client.person("Olle Okänd").says("Private words")
        await client.person("Olle Okänd").hears()
    await service.stop()
    log = (tmp_path / "log").read_text().casefold()
    told = [
        each
        for each in ("karin", "secret subject", "private", "okänd", "1:sandbox")
        if each in log
    ]
    assert told == []


@pytest.mark.postgres
async def test_the_same_service_runs_on_postgresql(
    sandbox: Sandbox, tmp_path: Path, postgres_url: str
) -> None:
    environment = {**variables(tmp_path / "data", sandbox), "ORDNA_DATABASE_URL": postgres_url}
    await asyncio.to_thread(_ordna, environment, "db", "upgrade")
    service = Service(environment, tmp_path / "log")
    await service.start()
    await asyncio.to_thread(_send, service.smtp)
    async with SandboxClient(sandbox.url) as client:
        receipt = await client.mailbox("karin@brfeken.example").waits_for(subject="AO 1")
    await service.stop()
    assert "The door" in receipt.subject
