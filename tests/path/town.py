"""A small town to try the whole service in: a sandbox around it, and the service itself, for real."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from app.environment import read_environment
from app.service import Running, running
from cli.demo_company import fill
from core.numbers import OrderNumber
from core.order_json import order_json
from core.people import SYSTEM, Role
from core.usecases.users import InviteUser, invite_user
from sandbox.client import MailboxHandle, PersonHandle, SandboxClient
from sandbox.server import Sandbox
from tests.reliability.service import free_port

DOMAIN = "ordna.example"
FAULTS = f"fel@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Town:
    """The service, the sandbox around it, and the people of the demo company."""

    service: Running
    sandbox: Sandbox
    client: SandboxClient

    async def joins(self, name: str, role: Role, language: str = "en") -> PersonHandle:
        """An invited person opens the bot with his link, and is greeted."""
        invited = await self.service.parts.door.do(
            invite_user, InviteUser(name, role, language), SYSTEM
        )
        first, _, last = name.partition(" ")
        person = self.client.person(first, last_name=last, language_code=language)
        await person.starts(invited.secret)
        await person.hears(first)
        return person

    def mailbox(self, address: str, name: str = "") -> MailboxHandle:
        """Somebody's mail."""
        return self.client.mailbox(address, name=name)

    async def order(self, number: str) -> dict[str, Any]:
        """The order as `ordna order show --json` prints it."""
        wanted = OrderNumber.parse(number)
        return await self.service.parts.door.ask(
            lambda uow: order_json(uow.work_orders.get(wanted), uow.outbox.rows(order=str(wanted)))
        )


def variables(folder: Path, sandbox: Sandbox, language: str = "sv") -> dict[str, str]:
    """The environment of a service in the sandbox, on free ports."""
    return {
        "ORDNA_DATA": str(folder),
        "ORDNA_TELEGRAM_TOKEN": sandbox.token,
        "ORDNA_TELEGRAM_API": sandbox.api_root,
        "ORDNA_HTTP_LISTEN": f"127.0.0.1:{free_port()}",
        "ORDNA_SMTP_LISTEN": "127.0.0.1:0",
        "ORDNA_MAIL_DOMAIN": DOMAIN,
        "ORDNA_LANGUAGE": language,
        "ORDNA_SMARTHOST": f"smtp://{sandbox.smtp[0]}:{sandbox.smtp[1]}",
    }


@asynccontextmanager
async def town(folder: Path, language: str = "sv") -> AsyncIterator[Town]:
    """The demo company at work, with nobody in chat yet."""
    async with Sandbox(rates=False) as sandbox:
        environment = read_environment(variables(folder, sandbox, language))
        async with running(environment) as service, SandboxClient(sandbox.url) as client:
            sandbox.mail.deliver_to = service.smtp
            sandbox.mail.deliver_domain = DOMAIN
            await fill(service.parts.door)
            yield Town(service, sandbox, client)


def photo(text: str = "") -> bytes:
    """A small JPEG of a door, different for each text."""
    image = Image.new("RGB", (640, 480), "#8fa3a8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((220, 60, 420, 460), fill="#6b4f3a", outline="#2f2a26", width=6)
    draw.ellipse((385, 250, 405, 270), fill="#d9c27a")
    draw.text((20, 20), text, fill="#ffffff")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def said(order: dict[str, Any]) -> str:
    """An order as one string, to look for words in."""
    return json.dumps(order, ensure_ascii=False)
