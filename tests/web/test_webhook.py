"""Telegram's webhook: nothing without the secret, and stored before it is acknowledged."""

import pytest

from tests.web.stage import StageFor
from web.telegram import SECRET_HEADER

SECRET = "an-unguessable-secret"
BODY = b'{"update_id": 7}'


class Inbox:
    """Keeps what is received, or fails as a full disk would."""

    def __init__(self, *, broken: bool = False) -> None:
        self.kept: list[bytes] = []
        self.broken = broken

    async def receive(self, body: bytes) -> None:
        if self.broken:
            raise OSError("No space left on device")
        self.kept.append(body)


async def _sent(stage_for: StageFor, inbox: Inbox, headers: dict[str, str]) -> int:
    stage = await stage_for(receive_update=inbox.receive, webhook_secret=SECRET)
    return (await stage.client.post("/telegram/webhook", data=BODY, headers=headers)).status


async def test_an_update_is_stored_as_it_came(stage_for: StageFor) -> None:
    inbox = Inbox()
    assert await _sent(stage_for, inbox, {SECRET_HEADER: SECRET}) == 200
    assert inbox.kept == [BODY]


@pytest.mark.parametrize("given", ["", "wrong", SECRET[:-1], SECRET + "x", "å", SECRET.upper()])
async def test_a_wrong_secret_stores_nothing(stage_for: StageFor, given: str) -> None:
    inbox = Inbox()
    assert await _sent(stage_for, inbox, {SECRET_HEADER: given}) == 403
    assert inbox.kept == []


async def test_no_secret_stores_nothing(stage_for: StageFor) -> None:
    inbox = Inbox()
    assert await _sent(stage_for, inbox, {}) == 403
    assert inbox.kept == []


async def test_what_cannot_be_stored_is_not_acknowledged(
    stage_for: StageFor, caplog: pytest.LogCaptureFixture
) -> None:
    status = await _sent(stage_for, Inbox(broken=True), {SECRET_HEADER: SECRET})
    assert status == 503
    assert len([r for r in caplog.records if r.exc_info]) == 1


@pytest.mark.parametrize("secret", [None, ""])
async def test_without_a_secret_of_ours_there_is_no_webhook(
    stage_for: StageFor, secret: str | None
) -> None:
    stage = await stage_for(receive_update=Inbox().receive, webhook_secret=secret)
    answer = await stage.client.post("/telegram/webhook", headers={SECRET_HEADER: secret or ""})
    assert answer.status == 404


async def test_the_webhook_cannot_be_looked_at(stage_for: StageFor) -> None:
    stage = await stage_for(receive_update=Inbox().receive, webhook_secret=SECRET)
    assert (await stage.client.get("/telegram/webhook")).status == 405
