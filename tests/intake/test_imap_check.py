"""`ordna check` opens each mailbox and says what to mend; the environment names them."""

import asyncio
from pathlib import Path

import pytest

from app.checks import Finding, check_everything
from app.environment import Environment, WrongEnvironment, read_environment
from app.service import running
from core.lists import OrderFilter
from core.refusals import Refused
from tests.intake.desk import mail
from tests.intake.dovecot import Dovecot

SHARED = {
    "ORDNA_IMAP_OAUTH_CLIENT": "ordna",
    "ORDNA_IMAP_OAUTH_SECRET": "secret",
    "ORDNA_IMAP_OAUTH_REFRESH_TOKEN": "token",
}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def environment(**named: str) -> Environment:
    free = {"ORDNA_HTTP_LISTEN": "127.0.0.1:0", "ORDNA_SMTP_LISTEN": "127.0.0.1:0"}
    return read_environment({**free, **named})


async def about_imap(**named: str) -> Finding:
    """What the check finds of the mailboxes."""
    found = [each async for each in check_everything(environment(**named))]
    return next(each for each in found if "IMAP" in each.sentence)


@pytest.mark.dovecot
async def test_mailboxes_that_open_are_well(dovecot: Dovecot) -> None:
    urls = f"{dovecot.mailbox().url},{dovecot.mailbox().url}"
    finding = await about_imap(ORDNA_IMAP_URL=urls)
    assert (finding.well, finding.fields) == (True, {"host": "127.0.0.1"})


@pytest.mark.dovecot
@pytest.mark.shows("E", "WO-03")
async def test_the_service_makes_an_order_of_a_mail_in_its_mailbox(dovecot: Dovecot) -> None:
    mailbox = dovecot.mailbox()
    named = {"ORDNA_IMAP_URL": mailbox.url, "ORDNA_MAIL_DOMAIN": "ordna.example"}
    async with running(environment(**named)) as service:
        await asyncio.to_thread(mailbox.receives, mail())
        door = service.parts.door
        async with asyncio.timeout(30):
            while not await door.ask(  # noqa: ASYNC110 - the service sends no events to tests
                lambda uow: list(uow.lists.numbers(OrderFilter()))
            ):
                await asyncio.sleep(0.05)


@pytest.mark.dovecot
async def test_a_second_mailbox_without_its_folder_is_said(dovecot: Dovecot) -> None:
    urls = f"{dovecot.mailbox().url},{dovecot.mailbox('Fel').url}"
    finding = await about_imap(ORDNA_IMAP_URL=urls)
    assert (finding.well, finding.fields["folder"]) == (False, "Fel")


async def test_a_host_that_is_not_there_is_said() -> None:
    finding = await about_imap(ORDNA_IMAP_URL="imap://karin:pw@127.0.0.1:9")
    assert (finding.well, finding.fields["port"]) == (False, 9)


async def test_an_endpoint_that_is_not_there_is_said(dovecot: Dovecot) -> None:
    url = f"imap://karin@127.0.0.1:{dovecot.port}"
    oauth = {**SHARED, "ORDNA_IMAP_OAUTH": "http://127.0.0.1:9/token"}
    finding = await about_imap(ORDNA_IMAP_URL=url, **oauth)
    assert (finding.well, "why" in finding.fields) == (False, True)


def test_the_app_at_a_provider_is_read() -> None:
    app = environment(ORDNA_IMAP_OAUTH="google", **SHARED).imap_oauth
    assert app
    assert (app.client, app.secret, app.refresh_token) == ("ordna", "secret", "token")


def test_an_app_that_is_half_named_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="ORDNA_IMAP_OAUTH_CLIENT"):
        environment(ORDNA_IMAP_OAUTH="google")


def test_a_mistyped_companion_names_the_nearest() -> None:
    with pytest.raises(WrongEnvironment, match="ORDNA_IMAP_OAUTH_CLIENT"):
        environment(ORDNA_IMAP_OAUTH_CLENT="x")
