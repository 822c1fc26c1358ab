"""Mailboxes at Google and Microsoft 365 are opened by tokens, which are renewed in time."""

import asyncio
import stat
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import web

from intake.imap import ImapMouth
from intake.imap.limits import ImapLimits
from intake.imap.oauth import OauthTokens
from intake.imap.oauth_app import OauthApp, WrongOauth, oauth_app
from intake.imap.refresh_token import RefreshToken
from intake.imap.trouble import ClientNotKnown, GrantIsDead, NoToken, TokenNotTaken
from tests.intake.dovecot import Dovecot, Mailbox
from tests.intake.imap_hosts import QUICK, Remembered, mail, running, until
from tests.intake.imap_proxy import proxy
from tests.intake.talking import Kept

Answer = Callable[[dict[str, str]], web.Response]


class Endpoint:
    """A provider's token endpoint, which answers as it is told and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answers: list[Answer] = []
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append(form)
        answer = self.answers.pop(0) if self.answers else self.gives("usual")
        return answer(form)

    def gives(self, token: str, seconds: int = 3600, refresh_token: str = "") -> Answer:
        said = {"access_token": token, "expires_in": seconds, "token_type": "Bearer"}
        if refresh_token:
            said["refresh_token"] = refresh_token
        return lambda form: web.json_response(said)

    def refuses(self, error: str, status: int = 400, description: str = "") -> Answer:
        said = {"error": error, "error_description": description}
        return lambda form: web.json_response(said, status=status)


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    made, app = Endpoint(), web.Application()
    app.router.add_post("/token", made.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/token"
    yield made
    await runner.cleanup()


def tokens_of(endpoint: Endpoint, folder: Path, given: str | None = "first") -> OauthTokens:
    app = oauth_app(endpoint.url, client="ordna", secret="secret/word", refresh_token=given)
    return OauthTokens(app, RefreshToken(given, folder / "imap_oauth"), seconds=5.0)


def without_password(mailbox: Mailbox, port: int = 0) -> str:
    return f"imap://{mailbox.user}@127.0.0.1:{port or mailbox.host.port}/INBOX"


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Mailbox:
    made = dovecot.mailbox()
    dovecot.introspection.good = {"usual": made.user}
    made.receives(mail(1))
    return made


async def look(url: str, kept: Kept, tokens: OauthTokens) -> int:
    return await ImapMouth(url, kept, Remembered(), QUICK, tokens=tokens).look_once()


@pytest.mark.dovecot
async def test_a_mailbox_is_opened_by_a_token(
    mailbox: Mailbox, endpoint: Endpoint, tmp_path: Path
) -> None:
    assert await look(without_password(mailbox), Kept(), tokens_of(endpoint, tmp_path)) == 1
    assert endpoint.asked == [
        {
            "grant_type": "refresh_token",
            "refresh_token": "first",
            "client_id": "ordna",
            "client_secret": "secret/word",
        }
    ]


@pytest.mark.dovecot
async def test_a_token_that_the_host_no_longer_takes_is_renewed_at_once(
    mailbox: Mailbox, endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.answers = [endpoint.gives("ended"), endpoint.gives("usual")]
    assert await look(without_password(mailbox), Kept(), tokens_of(endpoint, tmp_path)) == 1


@pytest.mark.dovecot
async def test_a_session_that_is_ended_with_its_token_goes_on_with_a_new_one(
    mailbox: Mailbox, endpoint: Endpoint, tmp_path: Path
) -> None:
    """In mid-session the host ends the token and hangs up, as Microsoft 365 does after an hour."""
    kept = Kept()
    endpoint.answers = [endpoint.gives("hour"), endpoint.gives("usual")]
    mailbox.host.introspection.good["hour"] = mailbox.user
    async with (
        proxy(mailbox.host.port) as between,
        running(
            without_password(mailbox, between.port), kept, tokens=tokens_of(endpoint, tmp_path)
        ),
    ):
        await until(lambda: len(kept.mails) == 1)
        del mailbox.host.introspection.good["hour"]
        between.cut()
        await asyncio.to_thread(mailbox.receives, mail(2))
        await until(lambda: len(kept.mails) == 2)
    assert len(endpoint.asked) == 2


@pytest.mark.dovecot
async def test_a_token_is_renewed_before_it_ends(
    mailbox: Mailbox, endpoint: Endpoint, tmp_path: Path
) -> None:
    kept = Kept()
    endpoint.answers = [endpoint.gives("short", seconds=1)]
    mailbox.host.introspection.good["short"] = mailbox.user
    limits = ImapLimits(idle_seconds=0.1)
    tokens = tokens_of(endpoint, tmp_path)
    async with running(without_password(mailbox), kept, limits=limits, tokens=tokens):
        await until(lambda: len(endpoint.asked) == 2)
        await asyncio.to_thread(mailbox.receives, mail(2))
        await until(lambda: len(kept.mails) == 2)


@pytest.mark.dovecot
async def test_the_mailbox_need_not_be_the_tokens_own(
    mailbox: Mailbox, endpoint: Endpoint, tmp_path: Path
) -> None:
    """A shared mailbox is named by its user in the URL; the token is somebody else's."""
    shared = mailbox.host.mailbox()
    shared.receives(mail(2))
    mailbox.host.introspection.good["usual"] = shared.user
    kept = Kept()
    assert await look(without_password(shared), kept, tokens_of(endpoint, tmp_path)) == 1


@pytest.mark.dovecot
async def test_a_token_for_another_mailbox_is_said_to_be_that(
    mailbox: Mailbox, endpoint: Endpoint, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    other = mailbox.host.mailbox()
    with pytest.raises(TokenNotTaken):
        await look(without_password(other), Kept(), tokens_of(endpoint, tmp_path))
    assert "usual" not in caplog.text


@pytest.mark.dovecot
async def test_a_dead_refresh_token_is_logged_without_it_and_tried_again(
    mailbox: Mailbox, endpoint: Endpoint, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    kept = Kept()
    endpoint.answers = [endpoint.refuses("invalid_grant", description="first of karin@x.se")]
    tokens = tokens_of(endpoint, tmp_path)
    async with running(without_password(mailbox), kept, tokens=tokens):
        await until(lambda: bool(kept.mails))
    assert "the refresh token is not valid any more" in caplog.text
    assert not {word for word in ("first", "karin", "secret", "usual") if word in caplog.text}


async def test_a_token_is_asked_for_once_by_all_mailboxes(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    tokens = tokens_of(endpoint, tmp_path)
    await asyncio.gather(*(tokens.current() for _ in range(5)))
    assert len(endpoint.asked) == 1


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


async def test_a_new_refresh_token_is_used_and_kept_for_us_alone(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.answers = [endpoint.gives("a", refresh_token="second"), endpoint.gives("b")]
    await tokens_of(endpoint, tmp_path).current()
    await tokens_of(endpoint, tmp_path).current()
    mode = stat.S_IMODE((tmp_path / "imap_oauth").stat().st_mode)
    assert [form["refresh_token"] for form in endpoint.asked] == ["first", "second"]
    assert (names_in(tmp_path), mode) == (["imap_oauth"], 0o600)


async def test_a_refresh_token_given_anew_stands_for_itself(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.answers = [endpoint.gives("a", refresh_token="second")]
    await tokens_of(endpoint, tmp_path).current()
    await tokens_of(endpoint, tmp_path, given="anew").current()
    assert endpoint.asked[-1]["refresh_token"] == "anew"


async def test_where_the_kept_one_is_dead_the_given_one_is_tried(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.answers = [
        endpoint.gives("a", refresh_token="second"),
        endpoint.refuses("invalid_grant"),
    ]
    await tokens_of(endpoint, tmp_path).current()
    assert (await tokens_of(endpoint, tmp_path).current())[0] == "usual"


@pytest.mark.parametrize("damage", ["", "{", '{"given": 1}', "[]", "null"])
async def test_a_damaged_file_is_as_none(endpoint: Endpoint, tmp_path: Path, damage: str) -> None:
    (tmp_path / "imap_oauth").write_text(damage)
    assert (await tokens_of(endpoint, tmp_path).current())[0] == "usual"


async def test_an_app_may_speak_for_itself(endpoint: Endpoint, tmp_path: Path) -> None:
    await tokens_of(endpoint, tmp_path, given=None).current()
    assert endpoint.asked[0]["grant_type"] == "client_credentials"


REFUSALS = {
    "a dead grant": ("invalid_grant", 400, "", GrantIsDead),
    "an unknown client": ("invalid_client", 401, "AADSTS7000215: Invalid secret", ClientNotKnown),
    "too much asked": ("temporarily_unavailable", 429, "", NoToken),
    "a fault of theirs": ("<html>", 502, "", NoToken),
}


@pytest.mark.parametrize(("code", "status", "why", "error"), REFUSALS.values(), ids=REFUSALS)
async def test_what_an_endpoint_refuses_is_told_apart(
    endpoint: Endpoint, tmp_path: Path, code: str, status: int, why: str, error: type[Exception]
) -> None:
    endpoint.answers = [endpoint.refuses(code, status, why)]
    with pytest.raises(error):
        await tokens_of(endpoint, tmp_path).current()


SAYS = ["", "[]", "{}", '{"access_token": 5}', '{"access_token": "a\\u0001b"}', "[" * 100_000]


@pytest.mark.parametrize("body", SAYS, ids=range(len(SAYS)))
async def test_what_is_no_token_is_not_taken_for_one(
    endpoint: Endpoint, tmp_path: Path, body: str
) -> None:
    endpoint.answers = [lambda form: web.Response(text=body)]
    with pytest.raises(NoToken):
        await tokens_of(endpoint, tmp_path).current()


async def test_an_endpoint_that_is_down_is_said(tmp_path: Path) -> None:
    down = Endpoint()
    down.url = "http://127.0.0.1:9/token"
    with pytest.raises(NoToken):
        await tokens_of(down, tmp_path).current()


def given(provider: str, **other: str) -> OauthApp:
    return oauth_app(provider, client="ordna", **other)


def test_googles_endpoint_is_known() -> None:
    app = given("google", secret="s", refresh_token="r")
    assert (app.endpoint, app.scope) == ("https://oauth2.googleapis.com/token", None)


def test_microsofts_endpoint_and_scope_are_known() -> None:
    app = given("microsoft", refresh_token="r")
    assert app.endpoint == "https://login.microsoftonline.com/common/oauth2/v2.0/token"
    assert app.scope == "https://outlook.office365.com/IMAP.AccessAsUser.All offline_access"


def test_an_app_that_speaks_for_itself_at_microsoft_asks_for_what_it_was_allowed() -> None:
    app = given("microsoft", secret="s", tenant="brf/x")
    assert app.endpoint == "https://login.microsoftonline.com/brf%2Fx/oauth2/v2.0/token"
    assert app.scope == "https://outlook.office365.com/.default"


def test_a_scope_of_ones_own_is_asked_for() -> None:
    assert given("microsoft", refresh_token="r", scope="x").form()["scope"] == "x"


WRONG = [
    ("google", {"secret": "s"}), ("microsoft", {"secret": "s"}), ("google", {}),
    ("yahoo", {"refresh_token": "r"}), ("http://token.x.se", {"refresh_token": "r"}),
]  # fmt: skip


@pytest.mark.parametrize(("provider", "other"), WRONG)
def test_what_is_missing_is_said(provider: str, other: dict[str, str]) -> None:
    with pytest.raises(WrongOauth, match="ORDNA_IMAP_OAUTH"):
        given(provider, **other)


def test_secrets_are_not_shown() -> None:
    app = given("google", secret="hemligt", refresh_token="också")
    assert not {word for word in ("hemligt", "också") if word in repr(app)}
