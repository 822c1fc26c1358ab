"""A certificate that mail cannot be encrypted with is refused by the variable that names it."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiosmtplib
import pytest
import trustme

from app.checks import Finding, check_everything
from app.environment import Environment, WrongEnvironment, read_environment
from app.service import running
from app.tls import open_certificate

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def environment(folder: Path, made: trustme.LeafCert, **more: str) -> Environment:
    """One with this certificate."""
    chain, key = folder / "cert.pem", folder / "key.pem"
    chain.write_bytes(b"".join(each.bytes() for each in made.cert_chain_pems))
    key.write_bytes(made.private_key_pem.bytes())
    given = {"ORDNA_DATA": str(folder), "ORDNA_TLS_CERT": str(chain), "ORDNA_TLS_KEY": str(key)}
    return read_environment({**given, **more})


def test_one_that_goes_with_its_key_is_opened(authority: trustme.CA, tmp_path: Path) -> None:
    made = environment(tmp_path, authority.issue_cert("ordna.example"))
    assert open_certificate(made) is not None


def test_without_one_there_is_none(tmp_path: Path) -> None:
    assert open_certificate(read_environment({"ORDNA_DATA": str(tmp_path)})) is None


@pytest.mark.parametrize("name", ["ORDNA_TLS_CERT", "ORDNA_TLS_KEY"])
def test_a_file_that_is_not_there_is_named(
    name: str, authority: trustme.CA, tmp_path: Path
) -> None:
    missing = {name: str(tmp_path / "missing.pem")}
    made = environment(tmp_path, authority.issue_cert("ordna.example"), **missing)
    with pytest.raises(WrongEnvironment) as refused:
        open_certificate(made)
    assert f"ORDNA_{refused.value.fields['name']}" == name


@pytest.mark.parametrize("wrong", ["cert.pem", "key.pem"])
def test_a_key_of_another_certificate_is_refused(
    wrong: str, authority: trustme.CA, tmp_path: Path
) -> None:
    made = environment(tmp_path, authority.issue_cert("ordna.example"))
    (tmp_path / wrong).write_bytes(b"no PEM at all")
    with pytest.raises(WrongEnvironment, match="ORDNA_TLS_CERT does not go with"):
        open_certificate(made)


@pytest.mark.parametrize(
    ("days", "well", "says"),
    [
        (15, True, "is good until"),
        (14, True, "is good until"),
        (13, False, "Renew"),
        (-1, False, "ended"),
    ],
)
async def test_its_end_is_told_in_time(
    days: int, says: str, authority: trustme.CA, tmp_path: Path, *, well: bool
) -> None:
    """Two weeks before; one that renews itself has done so by then."""
    until = NOW + timedelta(days=days, hours=1)
    issued = authority.issue_cert("ordna.example", not_before=NOW - timedelta(90), not_after=until)
    found = await _told(environment(tmp_path, issued))
    assert (found.well, says in found.sentence) == (well, True)


async def test_the_service_takes_mail_in_encrypted(authority: trustme.CA, tmp_path: Path) -> None:
    listening = dict.fromkeys(("ORDNA_HTTP_LISTEN", "ORDNA_SMTP_LISTEN"), "127.0.0.1:0")
    made = environment(
        tmp_path, authority.issue_cert("127.0.0.1"), ORDNA_MAIL_DOMAIN="ordna.example", **listening
    )
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    async with running(made) as service:
        host, port = service.smtp
        async with aiosmtplib.SMTP(
            hostname=host, port=port, start_tls=True, tls_context=trusting
        ) as client:
            said = await client.sendmail(
                "karin@x.se", "fel@ordna.example", b"Subject: The door\r\n\r\nOpen.\r\n"
            )
    assert said == ({}, "2.0.0 Stored")


async def _told(environment: Environment) -> Finding:
    findings = [each async for each in check_everything(environment)]
    return next(each for each in findings if "certificate" in each.sentence)
