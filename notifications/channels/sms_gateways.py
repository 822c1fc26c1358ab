"""Gateways for text messages: what each is asked, and what its answer means.

46elks and Twilio by their documented forms, and any other by a plain form post.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from core.refusals import Refused
from core.text import one_line
from core.words import N_
from notifications.channels.post import Accepted, Down, Later, Never, Outcome

OF_THE_WAY = frozenset({401, 402, 403, 404})
"""A wrong password, an empty account: nothing goes through until a person has mended it."""
AGAIN = frozenset({408, 425, 429})
AT_HOME = frozenset({"127.0.0.1", "localhost", "::1"})


class WrongSmsUrl(Refused):
    sentence = N_(
        "ORDNA_SMS_URL must be 46elks://USERNAME:PASSWORD@?from=NAME, "
        "twilio://ACCOUNT:TOKEN@?from=NUMBER, or the https:// address of another gateway "
        "with ?from=NAME."
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: where to, and the fields of its form."""

    url: str
    form: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gateway:
    """A way to send text messages; ``sender`` is the name or number they come from."""

    kind: str
    root: str
    username: str
    password: str
    sender: str

    @classmethod
    def parse(cls, url: str) -> "Gateway":
        """Read ORDNA_SMS_URL; raises WrongSmsUrl."""
        try:
            split = urlsplit(_readable(url.strip()))
            sender = parse_qs(split.query).get("from", [""])[0].strip()
            port = split.port
        except ValueError:
            raise WrongSmsUrl from None
        if split.scheme not in _ROOTS or not sender or len(sender) > 16:
            raise WrongSmsUrl
        root = _root(split.scheme, split.hostname, port, split.path)
        user, password = unquote(split.username or ""), unquote(split.password or "")
        if split.scheme in _NAMED and not (user and password):
            raise WrongSmsUrl
        return cls(split.scheme, root, user, password, sender)

    def asks(self, number: str, text: str, identity: str) -> Asked:
        """The request that sends this text to a number in E.164 form."""
        return _ASKING.get(self.kind, _plainly)(self, number, text, identity)

    def outcome(self, status: int, body: str) -> Outcome:
        """What an answer means."""
        if 200 <= status < 300:
            return Accepted()
        why = one_line(f"{status} {_said(body)}", 200)
        if status in OF_THE_WAY:
            return Down(why)
        return Later(why) if status >= 500 or status in AGAIN else Never(why)


def identity_in(body: str) -> str | None:
    """What the gateway calls the message, if it says so."""
    found = _read(body)
    return next((str(found[key])[:80] for key in ("id", "sid") if found.get(key)), None)


def _said(body: str) -> str:
    found = _read(body)
    return str(found.get("message") or body)


def _read(body: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _elks(gateway: Gateway, number: str, text: str, identity: str) -> Asked:
    form = {"from": gateway.sender, "to": number, "message": text}
    return Asked(f"{gateway.root}/a1/sms", form)


def _twilio(gateway: Gateway, number: str, text: str, identity: str) -> Asked:
    of_service = gateway.sender.startswith("MG")
    form = {"To": number, "Body": text}
    form["MessagingServiceSid" if of_service else "From"] = gateway.sender
    return Asked(f"{gateway.root}/2010-04-01/Accounts/{gateway.username}/Messages.json", form)


def _plainly(gateway: Gateway, number: str, text: str, identity: str) -> Asked:
    form = {"from": gateway.sender, "to": number, "text": text, "id": identity}
    return Asked(gateway.root, form)


_ASKING: dict[str, Callable[[Gateway, str, str, str], Asked]] = {
    "elks": _elks,
    "twilio": _twilio,
}


def _readable(url: str) -> str:
    """No scheme begins with a digit, so what reads addresses finds none in 46elks://."""
    return url.removeprefix("46") if url.startswith("46elks:") else url


_NAMED = {"elks": "api.46elks.com", "twilio": "api.twilio.com"}
_ROOTS = {*_NAMED, "https", "http"}


def _root(scheme: str, host: str | None, port: int | None, path: str) -> str:
    """Where requests go; in the clear only within this machine."""
    if scheme in _NAMED and not host:
        return f"https://{_NAMED[scheme]}"
    where = f"{host}:{port}" if port else str(host)
    if not host or (scheme == "http" and host not in AT_HOME):
        raise WrongSmsUrl
    kept = "" if scheme in _NAMED else path
    return f"{'http' if host in AT_HOME else 'https'}://{where}{kept}"
