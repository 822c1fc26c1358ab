"""The IMAP mouth: what is new in a mailbox's folders is kept, as soon as it is there."""

from intake.imap.mouth import ImapMouth

__all__ = ["ImapMouth"]
