"""Settings of the mail that comes in: whose is not taken, which files, and when it is too much."""

from core.settings.groups import MAIL
from core.settings.kinds import HOURS, NUMBER, SWITCH, at_most
from core.settings.mail_kinds import FILE_SORTS, NO_SENDERS, SENDERS
from core.words import N_

_PROGRAMS = (
    "ade", "adp", "app", "appx", "bat", "cab", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe",
    "gadget", "hlp", "hta", "img", "inf", "ins", "iso", "isp", "jar", "js", "jse", "lnk", "mde",
    "msc", "msi", "msix", "msp", "mst", "pif", "ps1", "reg", "scr", "sct", "sys", "url", "vb",
    "vbe", "vbs", "vhd", "vhdx", "wsc", "wsf", "wsh", "xll",
)  # fmt: skip
"""What a double-click starts or opens as a disk, and nobody needs to mend a door."""

BLOCKED_SENDERS = MAIL.declare(
    "XT-20", "blocked-senders", N_("Senders whose mail is put away"), SENDERS, NO_SENDERS,
    N_("Mail from these addresses and domains is put away: no order, no answer, nothing lost."),
)  # fmt: skip
ALLOWED_SENDERS = MAIL.declare(
    "XT-20", "allowed-senders", N_("Senders who are trusted"), SENDERS, NO_SENDERS,
    N_("Mail from these addresses and domains is never too much; forged mail is held all the same."),
)  # fmt: skip
REFUSED_FILES = MAIL.declare(
    "DO-01", "refused-files", N_("Files that are not taken"), FILE_SORTS, _PROGRAMS,
    N_("Files of these endings and types are named on the order and not put on it."),
)  # fmt: skip
QUARANTINE_ALARM = MAIL.declare(
    "WO-03", "quarantine-alarm", N_("Held mails that alarm"), NUMBER, 20,
    N_("The dispatchers are alerted once a day while so many mails wait for somebody to look."),
)  # fmt: skip
DOMAIN_TAKES_PART = MAIL.declare(
    "CO-01", "domain-takes-part", N_("The customer's whole domain takes part"), SWITCH, False,
    N_("Whoever writes from a confirmed customer's own domain may answer about his orders."),
)  # fmt: skip
# Far more than the largest customer's alarm panels send in a storm, for each mail beyond it must be
# let in by hand; what circles is ended sooner by the five answers that an address gets in an hour.
MAIL_FLOOD = MAIL.declare(
    "WO-03", "mail-flood", N_("Mails an hour from one domain"), at_most(10_000), 1_000,
    N_("What comes beyond that waits for somebody to look and is not answered; empty is no limit."),
)  # fmt: skip
DUPLICATE_HOURS = MAIL.declare(
    "XT-20", "duplicate-hours", N_("Hours in which a report may be a duplicate"), HOURS, 72,
    N_("Open orders of so many hours are offered where a report seems the same; empty is never."),
)  # fmt: skip
MAIL_COMMANDS = MAIL.declare(
    "XT-21", "mail-commands", N_("Answer mails that ask how an order stands"), SWITCH, True,
    N_("A customer who mails *status 421* or *?* is told how his order stands."),
)  # fmt: skip
