"""What looks at each mail that comes in, made from the environment."""

from app.environment import Environment
from app.processes import ChildProcesses
from intake.trust.clamav import ClamAv
from intake.trust.guard import Guard
from intake.trust.resolver import SystemDns
from intake.trust.verifying import SenderChecks


def sender_checks(environment: Environment, processes: ChildProcesses) -> SenderChecks:
    """Who says how far a sender is proved; to be closed at the end."""
    return SenderChecks(
        processes,
        SystemDns() if environment.verify_senders else None,
        environment.authserv_id,
        environment.trusted,
    )


def guard_of(environment: Environment, checks: SenderChecks) -> Guard:
    """The checks, and the virus scanner where one was named; raises WrongScanner."""
    scanner = ClamAv.at(environment.clamav) if environment.clamav else None
    return Guard(checks, scanner)
