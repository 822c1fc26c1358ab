"""Tests the configuration and the connections, and says what to mend."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.dkim import is_published, signing_of, zone_line
from app.environment import CantListen, Environment, Listen
from app.mailboxes import try_mailboxes
from app.tls import end_of, open_certificate
from app.wiring import Parts, now, open_parts
from core.refusals import Refused
from core.settings import QUARANTINE_ALARM
from core.words import N_, Label
from intake.smtp import SmtpLimits
from intake.trust.clamav import ClamAv
from intake.trust.dns import Lookups
from intake.trust.resolver import SystemDns
from notifications.channels.post import Post
from notifications.smarthost import Smarthost
from storage.serving_lock import is_serving

LEAST_DISK = SmtpLimits().least_free
SOON = 14
"""Days: a certificate that renews itself has done so long before."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and the sentence that says so or what to mend."""

    well: bool
    sentence: str
    fields: dict[str, object] = field(default_factory=dict)


NOT_PUBLISHED = N_(
    "Letters are signed by DKIM, but the DNS does not have the key, so nobody believes it. "
    "Add this record: {record}"
)
NOT_ASKED = N_(
    "Letters are signed by DKIM; whether the DNS has the key could not be asked. "
    "This record belongs there: {record}"
)
Check = Callable[[Parts], Awaitable[Finding]]


async def check_everything(environment: Environment) -> AsyncIterator[Finding]:
    """Look at one thing after the other; what raises a Refused is told as that sentence."""
    yield _disk(environment)
    if environment.tls_cert is not None:
        yield _certificate(environment, environment.tls_cert)
    if is_serving(environment.folder):
        yield Finding(True, N_("Ordna is being served from {folder} now."), _folder(environment))
    else:
        yield _port("HTTP_LISTEN", environment.http)
        yield _port("SMTP_LISTEN", environment.smtp)
        if environment.lmtp is not None:
            yield _port("LMTP_LISTEN", environment.lmtp)
    try:
        async with open_parts(environment) as parts:
            yield Finding(True, N_("The database has this version's shape."))
            for check in CHECKS:
                yield await _told(check, parts)
    except Refused as refused:
        yield Finding(False, refused.sentence, refused.fields)


async def _told(check: Check, parts: Parts) -> Finding:
    try:
        return await check(parts)
    except Refused as refused:
        return Finding(False, refused.sentence, refused.fields)


def _folder(environment: Environment) -> dict[str, object]:
    return {"folder": environment.folder}


def _disk(environment: Environment) -> Finding:
    try:
        environment.folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Finding(
            False,
            N_("{folder} can't be written to. Set ORDNA_DATA to a folder of Ordna's own."),
            _folder(environment),
        )
    free = shutil.disk_usage(environment.folder).free
    if free < LEAST_DISK:
        return Finding(
            False,
            N_("Only {megabytes} MB are free in {folder}. Make room: mail is refused without it."),
            {"megabytes": free // 2**20, "folder": environment.folder},
        )
    return Finding(True, N_("There is room in {folder}."), {"folder": environment.folder})


def _certificate(environment: Environment, path: Path) -> Finding:
    try:
        open_certificate(environment)
        end = end_of(path)
    except Refused as refused:
        return Finding(False, refused.sentence, refused.fields)
    days = (end - now()).days
    fields: dict[str, object] = {"path": path, "day": f"{end:%Y-%m-%d}"}
    if days < 0:
        return Finding(False, N_("The certificate in {path} ended on {day}. Renew it."), fields)
    if days < SOON:
        return Finding(False, N_("The certificate in {path} ends on {day}. Renew it."), fields)
    return Finding(True, N_("Mail is encrypted; the certificate is good until {day}."), fields)


def _port(name: str, where: Listen) -> Finding:
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((where.host, where.port))
        except OSError:
            return Finding(False, CantListen.sentence, {"name": name, "where": where})
    return Finding(True, N_("ORDNA_{name}: {where} is free."), {"name": name, "where": where})


async def _telegram(parts: Parts) -> Finding:
    name = await parts.bot_username()
    return Finding(True, N_("Telegram knows the bot as @{name}."), {"name": name})


async def _mail_domain(parts: Parts) -> Finding:
    domain = parts.environment.mail_domain
    if domain is None:
        return Finding(
            False,
            N_("ORDNA_MAIL_DOMAIN is not set. It is the domain that mail is taken in for."),
        )
    return Finding(True, N_("Mail is taken in for {domain}."), {"domain": domain})


async def _imap(parts: Parts) -> Finding:
    if parts.environment.imap_url is None:
        return Finding(True, N_("No mail is fetched by IMAP; ORDNA_IMAP_URL is not set."))
    hosts = dict.fromkeys(place.host for place in await try_mailboxes(parts.environment))
    return Finding(True, N_("Mail is fetched by IMAP from {host}."), {"host": ", ".join(hosts)})


async def _smarthost(parts: Parts) -> Finding:
    url = parts.environment.smarthost
    if url is None:
        return Finding(
            False,
            N_("ORDNA_SMARTHOST is not set, so no letter leaves. Set it to your mail provider's."),
        )
    host = Smarthost.parse(url)
    trouble = await Post(host, parts.environment.mail_domain or "localhost").trouble()
    if trouble:
        return Finding(
            False,
            N_("The mail host {host} does not take us: {trouble}"),
            {"host": host.host, "trouble": Label(trouble)},
        )
    return Finding(True, N_("The mail host {host} takes our letters."), {"host": host.host})


async def _dkim(parts: Parts) -> Finding:
    signing = signing_of(parts.environment)
    if signing is None:
        return Finding(
            True,
            N_(
                "Letters are not signed by DKIM here; ORDNA_DKIM_KEY is not set. Your mail host may."
            ),
        )
    fields: dict[str, object] = {"name": signing.name, "record": zone_line(signing)}
    published = await asyncio.to_thread(is_published, signing, Lookups(SystemDns()))
    if published:
        return Finding(
            True, N_("Letters are signed by DKIM; their key is in the DNS at {name}."), fields
        )
    sentence = NOT_PUBLISHED if published is False else NOT_ASKED
    return Finding(False, sentence, fields)


async def _dispatchers(parts: Parts) -> Finding:
    people = await parts.door.ask(lambda uow: tuple(uow.users.all()))
    if not any(each.is_dispatcher and each.telegram_id for each in people):
        return Finding(
            False,
            N_(
                "No dispatcher has joined in Telegram, so nobody is told of new orders. Invite "
                "one: ordna user invite NAME --role dispatcher"
            ),
        )
    return Finding(True, N_("A dispatcher has joined in Telegram."))


async def _scanner(parts: Parts) -> Finding:
    where = parts.environment.clamav
    if where is None:
        return Finding(True, N_("Mail is not searched for viruses; ORDNA_CLAMAV is not set."))
    if not await ClamAv.at(where).is_there():
        return Finding(
            False,
            N_("ClamAV does not answer at {where}. No mail is taken care of until it does."),
            {"where": where},
        )
    return Finding(True, N_("ClamAV searches all mail for viruses."))


async def _quarantine(parts: Parts) -> Finding:
    count, most = await parts.door.ask(
        lambda uow: (uow.mails.quarantined(), uow.settings.all()[QUARANTINE_ALARM])
    )
    if count >= most:
        return Finding(
            False,
            N_("{count} mails wait for somebody to look at them. See: ordna mail quarantine"),
            {"count": count},
        )
    return Finding(True, N_("Mails that wait for somebody: {count}."), {"count": count})


CHECKS: tuple[Check, ...] = (
    _telegram, _mail_domain, _imap, _smarthost, _dkim, _dispatchers, _scanner, _quarantine,
)  # fmt: skip
