"""Why a mail is of its kind, in sentences that a dispatcher understands."""

from core.words import N_

SAYS_ANSWER = N_("It says itself that it is an automatic answer (Auto-Submitted).")
SAYS_MACHINE = N_("It says itself that a machine sent it, and it answers a mail (Auto-Submitted).")
ANSWERING_HEADER = N_(
    "It carries the mark of a program that answers mail for people who are away."
)
SUBJECT_SAYS = N_("Its subject is the one that mail programs give to automatic answers.")
AWAY_TEXT = N_("A machine sent it, and it begins as automatic answers do.")
RECEIVED_TEXT = N_("A machine sent it, and it only says that a mail has been received.")
CHALLENGE = N_("It asks the sender of a mail to prove that he is no machine.")
READ_RECEIPT = N_("It only says that a mail was read, or deleted without being read.")
DELIVERY_RECEIPT = N_("It only says that a mail was delivered.")
DELIVERY_REPORT = N_("It brings the report of a mail host that could not deliver a mail.")
DELAY_REPORT = N_("It brings the report of a mail host that is still trying to deliver a mail.")
RETURNED_WORDS = N_("A mail host sent it, and it says that a mail could not be delivered.")
COMPLAINT = N_("A mail host passes on that somebody reported a mail of ours as unwanted.")
CALENDAR = N_("A calendar program answers an invitation.")
OWN = N_("It is a letter of our own that has come back.")
ANSWERS = N_("It answers an earlier mail (In-Reply-To or References).")
ANSWERING_SUBJECT = N_("Its subject says that it answers an earlier mail.")
MARKED = N_("It quotes the mark that our letters carry.")
FORWARDS = N_("It passes on a mail that somebody else wrote.")
MACHINE_REPORT = N_("It answers nothing; a machine sent it of its own accord, as an alarm does.")
PERSONAL = N_("It answers nothing, and nothing in it says that a machine sent it.")
NOTHING_NEW = N_("It says nothing new and brings no file.")
