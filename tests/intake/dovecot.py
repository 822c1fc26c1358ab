"""A real IMAP host for the tests: dovecot, started in a folder of its own, gone afterwards."""

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest

PASSWORD = "hemligt/ord"
_CONFIG = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0 secs
default_internal_user = {owner}
default_internal_group = {owners}
default_login_user = {user}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{home}/mail/%u
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={home}/mail/%u
}}
"""


@dataclass
class Dovecot:
    """A running host; every test has a mailbox of its own on it."""

    home: Path
    port: int
    program: str
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    def start(self) -> None:
        config = self.home / "dovecot.conf"
        self.process = subprocess.Popen([self.program, "-F", "-c", str(config)])
        deadline = time.monotonic() + 15
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"dovecot does not start: {(self.home / 'log').read_text()}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as connection:
                return connection.recv(4) == b"* OK"
        except OSError:
            return False

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(15)
            self.process = None

    def mailbox(self, folder: str = "INBOX") -> "Mailbox":
        return Mailbox(self, uuid4().hex, folder)


@dataclass
class Mailbox:
    """One person's mail, as their own mail program sees it."""

    host: Dovecot
    user: str
    folder: str

    @property
    def url(self) -> str:
        password = PASSWORD.replace("/", "%2F")
        return f"imap://{self.user}:{password}@127.0.0.1:{self.host.port}/{self.folder}"

    def _opened(self) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.host.port)
        client.login(self.user, PASSWORD)
        return client

    def receives(self, raw: bytes, flags: str = "", folder: str = "") -> None:
        with self._opened() as client:
            client.append(f'"{folder or self.folder}"', flags, "", raw)

    def flags(self) -> list[bool]:
        """Tell of each mail whether it is marked as read."""
        with self._opened() as client:
            client.select(f'"{self.folder}"', readonly=True)
            _, answer = client.fetch("1:*", "(FLAGS)")
            return [b"\\Seen" in line for line in answer if isinstance(line, bytes)]

    def creates(self, folder: str) -> None:
        with self._opened() as client:
            client.create(f'"{folder}"')

    def deletes(self, folder: str) -> None:
        with self._opened() as client:
            client.delete(f'"{folder}"')


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """Start dovecot once; without it, fail in CI and skip by name elsewhere."""
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Debian's dovecot-imapd is not installed")
        pytest.skip("Debian's dovecot-imapd is not installed")
    home = Path(tempfile.mkdtemp(prefix="dovecot-"))
    host = Dovecot(home, _free_port(), program)
    _furnish(host)
    try:
        host.start()
        yield host
    finally:
        host.stop()
        shutil.rmtree(home, ignore_errors=True)


def _furnish(host: Dovecot) -> None:
    """Write the configuration; root may own the host, but neither log in nor have mail."""
    me = pwd.getpwuid(os.getuid())
    other = pwd.getpwnam("nobody") if os.getuid() == 0 else me
    (host.home / "mail").mkdir()
    (host.home / "run").mkdir()
    if os.getuid() == 0:
        os.chown(host.home / "mail", other.pw_uid, other.pw_gid)
        host.home.chmod(0o755)
    text = _CONFIG.format(
        home=host.home,
        port=host.port,
        owner=me.pw_name,
        owners=grp.getgrgid(me.pw_gid).gr_name,
        user=other.pw_name,
        group=other.pw_gid,
        password=PASSWORD,
    )
    (host.home / "dovecot.conf").write_text(text)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
