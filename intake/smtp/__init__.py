"""SMTP and LMTP: mail that other hosts bring, taken in within limits and kept before it is answered."""

from intake.smtp.limits import SmtpLimits
from intake.smtp.mouth import SmtpMouth

__all__ = ["SmtpLimits", "SmtpMouth"]
