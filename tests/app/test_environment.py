"""The environment is read once, and what is wrong in it stops the start by name."""

import os
from pathlib import Path

import pytest

from app.environment import WrongEnvironment, read_environment
from app.secret import SecretIsDamaged


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_set_is_an_embedded_installation() -> None:
    environment = read_environment({})
    assert environment.database_url == f"sqlite+aiosqlite:///{Path('var') / 'ordna.db'}"


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("ORDNA_SMPT_LISTEN", "ORDNA_SMTP_LISTEN"), ("ORDNA_TELEGRAM_TOKN", "ORDNA_TELEGRAM_TOKEN")],
)
def test_an_unknown_variable_names_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(WrongEnvironment, match=near):
        read_environment({wrong: "x"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ORDNA_HTTP_LISTEN", "8080"),
        ("ORDNA_SMTP_LISTEN", "127.0.0.1:99999"),
        ("ORDNA_DATABASE_URL", "mysql://x"),
        ("ORDNA_TELEGRAM_TOKEN", "no token"),
        ("ORDNA_TELEGRAM_API", "api.telegram.org"),
        ("ORDNA_TELEGRAM_MODE", "pigeon"),
        ("ORDNA_PUBLIC_URL", "ordna.example"),
        ("ORDNA_MAIL_DOMAIN", "not a domain"),
        ("ORDNA_LANGUAGE", "de"),
        ("ORDNA_TIMEZONE", "Sweden/Boras"),
        ("ORDNA_SECRET", "short"),
        ("ORDNA_TRUSTED_NETWORKS", "the office"),
        ("ORDNA_PROXIES", "10.0.0.0/8, the balancer"),
        ("ORDNA_TLS_CERT", "cert.pem"),
        ("ORDNA_TLS_KEY", "key.pem"),
        ("ORDNA_FILES_URL", "s3://bucket"),
        ("ORDNA_SMS_URL", "https://sms.example"),
        ("ORDNA_LOG", "loud"),
        ("ORDNA_AUTHSERV_ID", "mx one; two"),
        ("ORDNA_VERIFY_SENDERS", "perhaps"),
        ("ORDNA_CLAMAV", "clamd"),
        ("ORDNA_CURRENCY", "kronor"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(WrongEnvironment, match=name):
        read_environment({name: value})


def test_a_dotenv_file_is_read_too() -> None:
    Path(".env").write_text("# ours\nexport ORDNA_LANGUAGE='en'\nORDNA_MAIL_DOMAIN=a.example\n")
    environment = read_environment({})
    assert (environment.language, environment.mail_domain) == ("en", "a.example")


def test_the_environment_goes_before_the_file() -> None:
    Path(".env").write_text("ORDNA_LANGUAGE=en\n")
    assert read_environment({"ORDNA_LANGUAGE": "sv"}).language == "sv"


def test_a_port_alone_listens_to_the_outside() -> None:
    """As a Procfile's host wants it."""
    assert str(read_environment({"PORT": "5000"}).http) == "0.0.0.0:5000"


def test_loopback_is_always_trusted() -> None:
    networks = read_environment({"ORDNA_TRUSTED_NETWORKS": "10.0.0.0/8"}).trusted
    assert [str(each) for each in networks] == ["127.0.0.0/8", "::1/128", "10.0.0.0/8"]


def test_no_proxy_is_believed_unless_it_is_named() -> None:
    networks = read_environment({"ORDNA_PROXIES": "10.0.0.7, 2001:db8::/64"}).proxies
    assert (read_environment({}).proxies, [str(each) for each in networks]) == (
        (), ["10.0.0.7/32", "2001:db8::/64"],
    )  # fmt: skip


def test_the_secret_is_made_once_and_only_its_owner_reads_it() -> None:
    environment = read_environment({})
    first = environment.signing_secret()
    path = environment.folder / "secret"
    assert (environment.signing_secret(), path.stat().st_mode & 0o077) == (first, 0)


def test_an_empty_secret_signs_nothing() -> None:
    """Anybody could sign with it."""
    environment = read_environment({})
    environment.folder.mkdir()
    (environment.folder / "secret").touch()
    with pytest.raises(SecretIsDamaged):
        environment.signing_secret()


def test_what_is_not_ours_is_left_alone() -> None:
    read_environment({**os.environ, "OTHER_VARIABLE": "x"})
