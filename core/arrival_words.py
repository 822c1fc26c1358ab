"""Why a report was taken as it was, and what else it may be, in words (XT-20)."""

from collections.abc import Iterator

from core.arrival import About, Arrival, By, Clue, Likely
from core.words import N_, Words

TOOK: dict[About, dict[By, str]] = {
    About.CUSTOMER: {
        By.EMAIL: N_("Customer by the address {found}"),
    },
    About.FACILITY: {
        By.ADDRESS: N_("Facility {name} by “{found}” ({score} %)"),
        By.NAME: N_("Facility {name} by “{found}” ({score} %)"),
        By.ONLY_ONE: N_("Facility {name}, the customer's only one"),
        By.STICKER: N_("Facility {name} by the sticker {found}"),
        By.QR: N_("Facility {name} by the code in a photo, {found}"),
        By.CODE: N_("Facility {name}, where object {found} is"),
        By.SERIAL_NUMBER: N_("Facility {name}, where object {found} is"),
    },
    About.OBJECT: {
        By.STICKER: N_("Object {name} by the sticker {found}"),
        By.QR: N_("Object {name} by the code in a photo, {found}"),
        By.CODE: N_("Object {name} by the code “{found}”"),
        By.SERIAL_NUMBER: N_("Object {name} by the serial number “{found}”"),
        By.NAME: N_("Object {name} by “{found}” ({score} %)"),
    },
    About.CUSTOMER_ORDER_NUMBER: {
        By.WORDS: N_("The customer's order number {name} by “{found}”"),
    },
    About.URGENCY: {By.WORDS: N_("Urgent by “{found}”")},
}
MAY_BE: dict[About, dict[By, str]] = {
    About.CUSTOMER: {
        By.DOMAIN: N_("Perhaps {name}: others there write from {found} ({score} %)"),
        By.PHONE: N_("Perhaps {name}, by the telephone number {found} ({score} %)"),
        By.ORGANISATION_NUMBER: N_(
            "Perhaps {name}, by the organisation number {found} ({score} %)"
        ),
        By.STICKER: N_("Perhaps {name}, whose sticker was used: {found}"),
        By.QR: N_("Perhaps {name}, whose code is in a photo: {found}"),
    },
    About.CUSTOMER_ORDER_NUMBER: {
        By.WORDS: N_("Perhaps the customer's order number is {name}: “{found}”"),
    },
}
PERHAPS: dict[About, str] = {
    About.CUSTOMER: N_("Perhaps {name}, by “{found}” ({score} %)"),
    About.FACILITY: N_("Perhaps the facility {name}, by “{found}” ({score} %)"),
    About.OBJECT: N_("Perhaps the object {name}, by “{found}” ({score} %)"),
}
SAME: dict[About, str] = {
    About.OBJECT: N_("Perhaps the same as order {number}, “{found}”: the same object"),
    About.FACILITY: N_("Perhaps the same as order {number}, “{found}”: the same facility"),
    About.CUSTOMER: N_("Perhaps the same as order {number}, “{found}”: the same sender"),
}
CONFIRMED = N_("Looked at by {name}")
SPEAKS_OF_THE_SAME = N_("Perhaps the same as order {number}, whose mails speak of the same mail")


def why_so(arrival: Arrival, words: Words) -> list[str]:
    """One sentence for each clue: what was taken, what it may be, what it may be about again."""
    return [*_took(arrival, words), *_may_be(arrival, words), *_same(arrival, words)]


def _took(arrival: Arrival, words: Words) -> Iterator[str]:
    for clue in arrival.took:
        if sentence := TOOK.get(clue.about, {}).get(clue.by):
            yield said_of(clue, sentence, words)
    if arrival.confirmed_by:
        yield words.text(CONFIRMED, name=arrival.confirmed_by)


def _may_be(arrival: Arrival, words: Words) -> Iterator[str]:
    for clue in arrival.may_be:
        sentence = MAY_BE.get(clue.about, {}).get(clue.by) or PERHAPS.get(clue.about)
        if sentence:
            yield said_of(clue, sentence, words)


def _same(arrival: Arrival, words: Words) -> Iterator[str]:
    for likely in arrival.duplicates:
        yield said_of_duplicate(likely, words)


def said_of(clue: Clue, sentence: str, words: Words) -> str:
    """A clue's sentence, filled in."""
    return words.text(sentence, name=clue.name, found=clue.found, score=clue.score)


def said_of_duplicate(likely: Likely, words: Words) -> str:
    """Which order it may be about again, and why."""
    if not likely.why:
        return words.text(SPEAKS_OF_THE_SAME, number=likely.number)
    first = likely.why[0]
    return words.text(SAME[first.about], number=likely.number, found=first.found)
