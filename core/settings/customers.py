"""Settings of what customers get and may do."""

from core.settings.groups import CUSTOMERS
from core.settings.kinds import AMOUNT, DAYS, HOURS, PARAGRAPHS, SWITCH
from core.words import N_

CUSTOMER_MESSAGE = CUSTOMERS.declare(
    "SE-56", "customer-message", N_("Message to the customer"), PARAGRAPHS, None,
    N_("The text that a message to a customer begins with; it can be changed before sending."),
)  # fmt: skip
ATTACH_DOCUMENTS = CUSTOMERS.declare(
    "SE-60", "attach-documents", N_("Include order attachments"), SWITCH, False,
    N_("An order's documents go along with the mails that are sent from it."),
)  # fmt: skip
CUSTOMER_LINKS = CUSTOMERS.declare(
    "SE-63", "customer-links", N_("Customers get a link to their order"), SWITCH, True,
    N_("Letters to whoever reported a fault carry a link to the order's page."),
)  # fmt: skip
GRACE_DAYS = CUSTOMERS.declare(
    "SE-64", "grace-days", N_("Days for mail to finished orders"), DAYS, None,
    N_(
        "A mail to a finished order is a comment on it for so many days, then a new order; "
        "empty is for ever."
    ),
)  # fmt: skip
APPROVAL_BY_REPLY = CUSTOMERS.declare(
    "SE-65", "approval-by-reply", N_("Approval by reply"), SWITCH, False,
    N_("A customer may approve the work by answering the protocol's mail."),
)  # fmt: skip
REMINDER_HOURS = CUSTOMERS.declare(
    "SE-66", "reminder-hours", N_("Hours before a visit to remind"), HOURS, None,
    N_("The contact is reminded so many hours before a booked visit; empty is never."),
)  # fmt: skip
PICK_TIMES = CUSTOMERS.declare(
    "RV-03", "customers-pick-times", N_("Customers pick another time themselves"), SWITCH, False,
    N_("Whoever a booked time doesn't suit picks another among the free times, by a link."),
)  # fmt: skip
ASK_RATING = CUSTOMERS.declare(
    "RV-06", "ask-for-rating", N_("Customers are asked how they liked the work"), SWITCH, True,
    N_("The mail with the protocol of finished work asks for 1 to 5, by five links."),
)  # fmt: skip
CONTACTS_IN_CHAT = CUSTOMERS.declare(
    "XT-19", "contacts-in-chat", N_("Customers may be written to in Telegram"), SWITCH, False,
    N_(
        "Whoever says yes to it, by a link in a mail or a code that is mailed, reads his letters "
        "in Telegram and answers there."
    ),
)  # fmt: skip
APPROVAL_AMOUNT = CUSTOMERS.declare(
    "SE-68", "approval-amount", N_("Amount that waits for the customer"), AMOUNT, None,
    N_("Extra work above this amount before VAT waits for the customer's yes; empty is none."),
)  # fmt: skip
