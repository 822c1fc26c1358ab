"""What can't work is said before the start, with the variable to mend, and never as a trace."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.environment import CantListen, read_environment
from app.service import running
from app.wiring import DatabaseIsAway, open_parts
from tests.postgres import PostgresServer

ANYWHERE = "127.0.0.1:0"


@pytest.fixture
def taken() -> Iterator[str]:
    """A port that another program has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield f"127.0.0.1:{other.getsockname()[1]}"


@pytest.mark.parametrize("name", ["HTTP_LISTEN", "SMTP_LISTEN", "LMTP_LISTEN"])
async def test_a_port_that_is_taken_is_named(name: str, taken: str, tmp_path: Path) -> None:
    given = {
        "ORDNA_DATA": str(tmp_path),
        "ORDNA_MAIL_DOMAIN": "ordna.example",
        "ORDNA_HTTP_LISTEN": ANYWHERE,
        "ORDNA_SMTP_LISTEN": ANYWHERE,
        f"ORDNA_{name}": taken,
    }
    with pytest.raises(CantListen) as refused:
        async with running(read_environment(given)):
            pass
    assert (refused.value.fields["name"], str(refused.value.fields["where"])) == (name, taken)


@pytest.mark.parametrize(
    ("where", "why"),
    [("127.0.0.1:1/ordna", "ConnectionRefusedError")],
)
async def test_a_database_that_is_away_is_told_without_its_password(where: str, why: str) -> None:
    url = f"postgresql+asyncpg://ordna:hemligt@{where}"
    with pytest.raises(DatabaseIsAway) as refused:
        async with open_parts(read_environment({"ORDNA_DATABASE_URL": url})):
            pass
    assert (why in str(refused.value), "hemligt" in str(refused.value)) == (True, False)


@pytest.mark.postgres
async def test_a_database_that_is_not_there_is_told(postgres: PostgresServer) -> None:
    url = await postgres.create()
    await postgres.drop(url)
    with pytest.raises(DatabaseIsAway):
        async with open_parts(read_environment({"ORDNA_DATABASE_URL": url})):
            pass


async def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}"
    with pytest.raises(DatabaseIsAway):
        async with open_parts(read_environment({"ORDNA_DATABASE_URL": url})):
            pass
