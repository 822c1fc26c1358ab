"""The DKIM key as the environment names it, and the record that others check it by."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.dkim import NoSuchDkimKey, is_published, signing_of, zone_line
from app.environment import Environment, WrongEnvironment, read_environment
from intake.trust.dns import Answer, DnsIsAway, Lookups, Record
from notifications.dkim_keys import NoDkimKey
from notifications.dkim_signing import Signing


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dkim") / "dkim.pem"
    subprocess.run(["openssl", "genrsa", "-out", path, "2048"], check=True, capture_output=True)
    return path


def environment(folder: Path, **ours: str) -> Environment:
    given = {"DATA": str(folder), "MAIL_FROM": "Service@Nordport.example", **ours}
    return read_environment({f"ORDNA_{name}": value for name, value in given.items()})


def signing(folder: Path, key: Path) -> Signing:
    found = signing_of(environment(folder, DKIM_KEY=str(key)))
    assert found is not None
    return found


@dataclass
class Zone:
    """A DNS that knows these texts, or is away."""

    texts: dict[str, bytes] = field(default_factory=dict)
    is_away: bool = False

    def ask(self, name: str, record: Record, seconds: float) -> tuple[Answer, ...]:
        if self.is_away:
            raise DnsIsAway
        return (self.texts[name],) if name in self.texts else ()


def test_without_a_key_nothing_is_signed(tmp_path: Path) -> None:
    assert signing_of(environment(tmp_path)) is None


def test_it_signs_for_the_domain_that_letters_come_from(tmp_path: Path, key: Path) -> None:
    assert signing(tmp_path, key).name == "ordna._domainkey.nordport.example"


def test_another_selector_may_be_named(tmp_path: Path, key: Path) -> None:
    ours = environment(tmp_path, DKIM_KEY=str(key), DKIM_SELECTOR="S2026")
    assert getattr(signing_of(ours), "selector", "") == "s2026"


def test_a_selector_that_is_no_name_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(WrongEnvironment, match="ORDNA_DKIM_SELECTOR"):
        environment(tmp_path, DKIM_SELECTOR="a b")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchDkimKey):
        signing_of(environment(tmp_path, DKIM_KEY="/nowhere/dkim.pem"))


def test_a_file_without_a_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "dkim.pem").write_text("hello")
    with pytest.raises(NoDkimKey):
        signing_of(environment(tmp_path, DKIM_KEY=str(tmp_path / "dkim.pem")))


def test_the_record_is_printed_in_strings_that_a_zone_takes(tmp_path: Path, key: Path) -> None:
    line = zone_line(signing(tmp_path, key))
    assert line.startswith('ordna._domainkey.nordport.example. IN TXT "v=DKIM1; k=rsa; p=')
    assert max(len(part) for part in line.split('"')[1::2]) <= 255
    assert "".join(line.split('"')[1::2]) == signing(tmp_path, key).record


def test_a_record_is_known_however_it_is_written(tmp_path: Path, key: Path) -> None:
    ours = signing(tmp_path, key)
    written = ours.record.replace("v=DKIM1; k=rsa; ", "v=DKIM1;t=s;k=rsa;").encode()
    assert is_published(ours, Lookups(Zone({ours.name: written}))) is True


@pytest.mark.parametrize(
    ("zone", "published"), [(Zone(), False), (Zone(is_away=True), None)], ids=["none", "away"]
)
def test_a_record_that_is_not_there_is_missed(
    tmp_path: Path, key: Path, zone: Zone, published: bool | None
) -> None:
    assert is_published(signing(tmp_path, key), Lookups(zone)) is published
