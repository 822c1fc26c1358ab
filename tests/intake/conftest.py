"""What the tests of intake share."""

from tests.intake.dovecot import dovecot

__all__ = ["dovecot"]
