"""The figures of an installation that no single page or loop owns, for ``/metrics``."""

import shutil

from prometheus_client import CollectorRegistry, Gauge

from app.environment import Environment
from intake.imap import ImapMouth


def free_space(environment: Environment) -> int:
    """Bytes free where everything is kept; raises OSError."""
    return shutil.disk_usage(environment.folder).free


def figures_of(environment: Environment) -> CollectorRegistry:
    """A registry to which others add theirs."""
    registry = CollectorRegistry()
    free = Gauge(
        "ordna_free_bytes",
        "Room left in ORDNA_DATA; mail is put off at 500 MB.",
        registry=registry,
    )
    free.set_function(lambda: _or_nothing(environment))
    return registry


def tell_of_mailboxes(registry: CollectorRegistry, mouth: ImapMouth) -> None:
    """Add whether every mailbox is watched."""
    connected = Gauge(
        "ordna_imap_connected",
        "1 while every mailbox of ORDNA_IMAP_URL is watched.",
        registry=registry,
    )
    connected.set_function(lambda: float(mouth.connected))


def _or_nothing(environment: Environment) -> float:
    try:
        return float(free_space(environment))
    except OSError:
        return float("nan")
