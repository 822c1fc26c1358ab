"""What one host, one session and one mail may ask of the SMTP mouth."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SmtpLimits:
    """Sizes are in bytes, times in seconds."""

    mail: int = 25 * MIB
    memory: int = 64 * MIB
    """For all mails that are being read at the same time."""
    recipients: int = 20
    connections: int = 200
    connections_per_host: int = 10
    mails_per_minute: int = 60
    """For one host."""
    noops: int = 10
    nonsense: int = 20
    """Lines that are no command, in one session."""
    least_free: int = 500 * MIB
    """On the disk; with many connections it is more."""
    proxy_seconds: float = 10.0
    command_seconds: float = 30.0
    session_seconds: float = 600.0
    data_seconds: float = 300.0
    slowest: float = 1_000.0
    """Bytes a second that a mail must come with, once the time of grace is over."""
    grace_seconds: float = 30.0
    memory_seconds: float = 60.0
    store_seconds: float = 60.0
    stop_seconds: float = 10.0
    farewell_seconds: float = 5.0
    """For a client to read the last word, before it is cut off."""
