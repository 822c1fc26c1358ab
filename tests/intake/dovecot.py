"""A real IMAP host for the tests: dovecot, started in a folder of its own, gone afterwards."""

import grp
import imaplib
import json
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit
from uuid import uuid4

import pytest
import trustme

PASSWORD = "hemligt/ord"
_CONFIG = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{home}/certificate.pem
ssl_key = <{home}/key.pem
auth_mechanisms = plain login xoauth2
disable_plaintext_auth = no
mail_plugins = acl
protocol imap {{
  mail_plugins = acl imap_acl
}}
plugin {{
  acl = vfile
}}
mail_max_userip_connections = 100
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
    port = {tls_port}
    ssl = yes
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
  driver = oauth2
  mechanisms = xoauth2
  args = {home}/oauth2.conf
}}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={home}/mail/%u
}}
"""

_OAUTH2 = """
introspection_mode = get
introspection_url = http://127.0.0.1:{port}/?token=
active_attribute = active
active_value = true
username_attribute = user
"""


class Introspection(ThreadingHTTPServer):
    """Tells dovecot which access tokens are good, and whose they are."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Introspecting)
        self.good: dict[str, str] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Introspecting(BaseHTTPRequestHandler):
    server: Introspection

    def do_GET(self) -> None:
        token = parse_qs(urlsplit(self.path).query).get("token", [""])[0]
        user = self.server.good.get(token)
        body = json.dumps({"active": user is not None, "user": user or ""}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Dovecot:
    """A running host; every test has a mailbox of its own on it."""

    home: Path
    port: int
    tls_port: int
    program: str
    introspection: Introspection = field(default_factory=Introspection)
    authority: trustme.CA = field(default_factory=trustme.CA)
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
        self.introspection.shutdown()
        self.introspection.server_close()

    def trusted(self) -> ssl.SSLContext:
        """What a client needs to trust its certificate, which is for localhost."""
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context

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
        return self.url_at(self.host.port)

    def url_at(self, port: int, scheme: str = "imap", host: str = "127.0.0.1") -> str:
        """Where it is, through another port or in another way."""
        password = PASSWORD.replace("/", "%2F")
        return f"{scheme}://{self.user}:{password}@{host}:{port}/{quote(self.folder)}"

    def _opened(self) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.host.port)
        client.login(self.user, PASSWORD)
        return client

    def receives(
        self, raw: bytes, flags: str = "", folder: str = "", arrived: datetime | None = None
    ) -> None:
        at = imaplib.Time2Internaldate(arrived) if arrived else ""
        with self._opened() as client:
            client.append(f'"{folder or self.folder}"', flags, at, raw)

    def receives_all(self, raws: Sequence[bytes]) -> None:
        with self._opened() as client:
            for raw in raws:
                client.append(f'"{self.folder}"', "", "", raw)

    def flags(self, folder: str = "", flag: str = "Seen") -> list[bool]:
        """Tell of each mail whether it is marked as read."""
        with self._opened() as client:
            said, count = client.select(f'"{folder or self.folder}"', readonly=True)
            if said != "OK" or count == [b"0"]:
                return []
            _, answer = client.fetch("1:*", "(FLAGS)")
            return [f"\\{flag}".encode() in each for each in answer if isinstance(each, bytes)]

    def loses(self, which: str) -> None:
        """Somebody deletes mails, by their place in the folder."""
        with self._opened() as client:
            client.select(f'"{self.folder}"')
            client.store(which, "+FLAGS", r"(\Deleted)")
            client.expunge()

    def lets_only_read(self) -> None:
        """Nobody may change anything in the folder from now on."""
        where = self.host.home / "mail" / self.user
        (where / "dovecot-acl").write_text("owner lr\n")

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
    host = Dovecot(home, _free_port(), _free_port(), program)
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
    _certify(host)
    port = host.introspection.server_address[1]
    (host.home / "oauth2.conf").write_text(_OAUTH2.format(port=port))
    text = _CONFIG.format(
        home=host.home,
        port=host.port,
        tls_port=host.tls_port,
        owner=me.pw_name,
        owners=grp.getgrgid(me.pw_gid).gr_name,
        user=other.pw_name,
        group=other.pw_gid,
        password=PASSWORD,
    )
    (host.home / "dovecot.conf").write_text(text)


def _certify(host: Dovecot) -> None:
    certificate = host.authority.issue_cert("localhost")
    certificate.private_key_pem.write_to_path(str(host.home / "key.pem"))
    chain = b"".join(pem.bytes() for pem in certificate.cert_chain_pems)
    (host.home / "certificate.pem").write_bytes(chain)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
