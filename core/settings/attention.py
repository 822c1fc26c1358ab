"""Settings of who is told what when, and of what must not be told or kept."""

from core.settings.groups import ATTENTION, PRIVACY
from core.settings.hours import CLOCK, HOURS_OF_WEEK, NO_HOURS, QUIET
from core.settings.kinds import DAYS, HOURS, MINUTES, NAMES, NO_NAMES, SWITCH, one_of
from core.words import N_

WORKING_HOURS = ATTENTION.declare(
    "SE-61", "working-hours", N_("Working hours"), HOURS_OF_WEEK, NO_HOURS,
    N_("A booking takes these hours for its times where the person booked has none of his own."),
)  # fmt: skip
UNTOUCHED_HOURS = ATTENTION.declare(
    "SE-67", "untouched-hours", N_("Hours until an untouched order reminds"), HOURS, None,
    N_("An order that nobody touched for so long reminds its people; empty is never."),
)  # fmt: skip
_LIFE_IN_DANGER = (
    "fast i hissen", "fastnat i hissen", "fast i hiss", "instängd", "inlåst", "livsfara",
    "brinner", "gaslukt", "luktar gas", "gasläcka", "vattenläcka", "översvämning",
    "stuck in the lift", "stuck in the elevator", "trapped", "life-threatening", "on fire",
    "smell of gas", "smells of gas", "gas leak", "water leak", "flooding",
)  # fmt: skip
"""What no company wants to read on the next morning."""
URGENT_WORDS = ATTENTION.declare(
    "SE-71", "urgent-words", N_("Urgent words"), NAMES, _LIFE_IN_DANGER,
    N_("A report that has one of these words in it is urgent and alerts at once."),
)  # fmt: skip
URGENT_ALERT = ATTENTION.declare(
    "SE-71", "urgent-alert", N_("Who is alerted"), NAMES, NO_NAMES,
    N_("The people, by name, who are alerted to what is urgent; empty alerts the dispatchers."),
)  # fmt: skip
QUIET_HOURS = ATTENTION.declare(
    "SE-71", "quiet-hours", N_("Quiet hours"), QUIET, None,
    N_("Within these hours only what is urgent makes a sound, and only to who is on call."),
)  # fmt: skip
ON_CALL = ATTENTION.declare(
    "SE-71", "on-call", N_("On-call list"), NAMES, NO_NAMES,
    N_("The people, by name, who are on call; the next one is alerted when one doesn't answer."),
)  # fmt: skip
ESCALATION_MINUTES = ATTENTION.declare(
    "SE-71", "escalation-minutes", N_("Minutes until the next on call"), MINUTES, None,
    N_("How long somebody on call has to answer before the next one is alerted; empty is never."),
)  # fmt: skip
DIGEST_AT = ATTENTION.declare(
    "SE-71", "digest-at", N_("Morning letter"), CLOCK, None,
    N_(
        "At this time everybody who plans gets a mail with what waits and who is where today; "
        "empty is never."
    ),
)  # fmt: skip
GROUP_TOPICS = ATTENTION.declare(
    "XT-02", "group-topics", N_("Topics in the dispatchers' group"),
    one_of("none", "order", "subgroup"), "none",
    N_("In a group with topics, each order or each subgroup has one of its own."),
)  # fmt: skip
PRIVATE_TOPICS = ATTENTION.declare(
    "XT-02", "private-topics", N_("A topic for each order in everybody's own chat"), SWITCH, False,
    N_("Where the bot's chats have topics, each order that somebody is given has one of its own."),
)  # fmt: skip

NO_PERSONS_IN_GROUPS = PRIVACY.declare(
    "SE-72", "no-persons-in-groups", N_("No personal data in group chats"), SWITCH, False,
    N_("Messages in group chats leave out names, addresses and telephone numbers."),
)  # fmt: skip
KEEP_MAILS_DAYS = PRIVACY.declare(
    "SE-69", "keep-mails-days", N_("Days to keep mails"), DAYS, None,
    N_("Mails as they came in are removed after so many days; empty keeps them."),
)  # fmt: skip
KEEP_ORDERS_DAYS = PRIVACY.declare(
    "SE-69", "keep-orders-days", N_("Days to keep persons on finished orders"), DAYS, None,
    N_(
        "Contact and requester are removed from orders that have been finished for so many days; "
        "empty keeps them."
    ),
)  # fmt: skip
KEEP_SCANS_DAYS = PRIVACY.declare(
    "SE-69", "keep-scans-days", N_("Days to keep scans"), DAYS, None,
    N_("Who scanned an object's sticker where is removed after so many days; empty keeps it."),
)  # fmt: skip
