"""The post office, over real SMTP both ways."""

import asyncio
import smtplib
from email.message import EmailMessage

import pytest

from sandbox import Sandbox
from sandbox.client import Attachment, SandboxClient, SandboxRefused
from tests.sandbox.conftest import jpeg


def receipt() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Sol & Värme <fault@ordna.example>"
    mail["To"] = "karin@example.com"
    mail["Subject"] = "Din felanmälan är mottagen, AO 421"
    mail["Date"] = "Tue, 24 Nov 2026 09:30:00 +0100"
    mail["Message-ID"] = "<d1@ordna.example>"
    mail["Reply-To"] = "fault+421.k3y@ordna.example"
    mail["Auto-Submitted"] = "auto-replied"
    mail.set_content("Hej Karin\n\nhttp://127.0.0.1:8080/o/abc\n")
    mail.add_alternative("<p>Hej <b>Karin</b></p>", subtype="html")
    mail.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="b.ics")
    return mail


async def hand_in(sandbox: Sandbox, mail: EmailMessage) -> None:
    """As any mail program would."""

    def speak() -> None:
        with smtplib.SMTP(*sandbox.smtp, local_hostname="localhost", timeout=5) as smtp:
            smtp.send_message(mail)

    await asyncio.to_thread(speak)


async def test_a_mail_lands_in_its_mailbox_read_and_raw(
    sandbox: Sandbox, client: SandboxClient
) -> None:
    await hand_in(sandbox, receipt())
    mail = await client.mailbox("karin@example.com").waits_for(subject="AO 421")
    assert mail.text.startswith("Hej Karin")
    assert mail.html == "<p>Hej <b>Karin</b></p>\n"
    assert mail.links == ["http://127.0.0.1:8080/o/abc"]
    assert mail.headers["Auto-Submitted"] == "auto-replied"
    assert mail.attachments == ["b.ics"]
    assert await mail.attachment("b.ics") == b"BEGIN:VCALENDAR"
    assert b"Message-ID: <d1@ordna.example>" in await mail.source()


async def test_a_reply_goes_to_reply_to_with_thread_and_quote(
    sandbox: Sandbox, client: SandboxClient
) -> None:
    await hand_in(sandbox, receipt())
    karin = client.mailbox("karin@example.com", "Karin Ek")
    await karin.replies(
        await karin.waits_for(), "It is the left door", [jpeg(80, 60)], language="sv"
    )
    desk = client.mailbox("fault+421.k3y@ordna.example")
    got = await desk.waits_for(subject="Re: Din felanmälan")
    assert got.headers["In-Reply-To"] == "<d1@ordna.example>"
    assert got.headers["References"] == "<d1@ordna.example>"
    assert got.text.startswith("It is the left door\n\nDen tis 24 nov. 2026 kl 09:30 skrev Sol")
    assert "> Hej Karin" in got.text
    assert got.raw["attachments"][0]["content_type"] == "image/jpeg"


async def test_mail_for_the_company_goes_to_the_companys_own_host(
    sandbox: Sandbox, client: SandboxClient
) -> None:
    async with Sandbox(rates=False) as other, SandboxClient(other.url) as there:
        sandbox.mail.deliver_to = other.smtp
        sandbox.mail.deliver_domain = "ordna.example"
        await client.mail("karin@example.com", "fault@ordna.example", "The door", "Stuck")
        await client.mail("karin@example.com", "lars@example.com", "Hello", "Lars")
        assert await there.mailbox("fault@ordna.example").waits_for(subject="The door")
        assert await client.mailbox("lars@example.com").waits_for(subject="Hello")


@pytest.mark.parametrize(
    ("fault", "code"), [("refuse_4xx", 451), ("refuse_5xx", 550), ("drop_connections", -1)]
)
async def test_a_mail_may_be_refused(
    sandbox: Sandbox, client: SandboxClient, fault: str, code: int
) -> None:
    await client.faults(mail={fault: 1})
    with pytest.raises(smtplib.SMTPException) as refused:
        await hand_in(sandbox, receipt())
    assert getattr(refused.value, "smtp_code", -1) == code
    assert await client.mailbox("karin@example.com").mails() == []


async def test_a_mail_may_be_kept_though_nobody_said_so(
    sandbox: Sandbox, client: SandboxClient
) -> None:
    await client.faults(mail={"lost_acks": 1})
    with pytest.raises(smtplib.SMTPServerDisconnected):
        await hand_in(sandbox, receipt())
    assert len(await client.mailbox("karin@example.com").mails()) == 1


async def test_what_the_other_side_refuses_is_said(client: SandboxClient) -> None:
    await client.faults(mail={"refuse_5xx": 1})
    with pytest.raises(SandboxRefused, match=r"550 5\.7\.1 Not wanted here"):
        await client.mail("karin@example.com", "x@ordna.example", "Hi", "there")


async def test_any_file_can_be_attached(client: SandboxClient) -> None:
    plan = Attachment("plan å.pdf", b"%PDF-1.4", "application/pdf")
    await client.mail("karin@example.com", "x@ordna.example", "Plan", "See", [plan])
    got = await client.mailbox("x@ordna.example").waits_for()
    assert got.attachments == ["plan å.pdf"]
    assert await got.attachment("plan å.pdf") == b"%PDF-1.4"


async def test_the_html_of_a_mail_is_shown_without_power(
    sandbox: Sandbox, client: SandboxClient
) -> None:
    import aiohttp

    await hand_in(sandbox, receipt())
    mail = await client.mailbox("karin@example.com").waits_for()
    url = f"{sandbox.url}/sandbox/mails/{mail.id}/html"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.headers["Content-Security-Policy"].startswith("sandbox ")
