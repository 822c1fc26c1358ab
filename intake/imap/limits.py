"""How long the IMAP mouth waits, and how much it takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImapLimits:
    """Times in seconds, sizes in bytes."""

    mail: int = 25 * 1024 * 1024
    command_seconds: float = 30.0
    fetch_seconds: float = 300.0
    first_wait: float = 1.0
    longest_wait: float = 300.0
