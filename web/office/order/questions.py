"""What the page asks before a deed that can't be taken back by a second tap."""

from core.refusals import AsksFirst
from core.words import N_


class ClearsSignatures(AsksFirst):
    sentence = N_("All signatures disappear from order {number}. Clear them?")


class MakesInvoice(AsksFirst):
    sentence = N_("The invoice of order {number} gets its number and stays. Make it?")
