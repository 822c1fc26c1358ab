"""Everything that reading a mail can complain of, and the pad where it is noted."""

from dataclasses import dataclass, field

from core.words import N_

HEAD_TOO_LONG = N_("The header of the mail was too long and was cut.")
HEADER_BROKEN = N_("A line in the header could not be read.")
DATE_UNREADABLE = N_("The date could not be read.")
SENDER_UNCLEAR = N_("The sender's address is missing or unclear.")
BOUNDARY_MISSING = N_("The parts of the mail could not be told apart.")
BOUNDARY_GUESSED = N_("How the parts of the mail are told apart was not said and was guessed.")
TOO_DEEP = N_("The mail holds mails in mails, deeper than is read.")
TOO_MANY_PARTS = N_("The mail has more parts than are read.")
TOO_MANY_FILES = N_("The mail has more files than are kept apart; all are in the raw mail.")
TEXT_TOO_LONG = N_("The text was too long and was cut.")
HTML_TOO_LONG = N_("The HTML text was too long and was cut.")
CHARSET_REPAIRED = N_("The character set was wrong or unknown and was guessed.")
ENCODING_BROKEN = N_("A part was wrongly encoded and may be incomplete.")
ENCODING_UNKNOWN = N_("A part has an unknown encoding and was kept as it is.")
ENCRYPTED = N_("The mail is encrypted; only who has its key can read it.")
PARTIAL = N_("The mail is one piece of a longer one that was cut up on its way.")
ELSEWHERE = N_("A part of the mail is kept somewhere else and was not fetched.")
WINMAIL_BROKEN = N_("The file winmail.dat could not be read to its end.")
READING_FAILED = N_("A part of the mail could not be read; it is kept raw.")

GRAVE = frozenset({
    HEAD_TOO_LONG, TOO_DEEP, TOO_MANY_PARTS, TOO_MANY_FILES, TEXT_TOO_LONG, READING_FAILED,
    ENCRYPTED, PARTIAL, ELSEWHERE,
})  # fmt: skip
"""What makes a mail incomplete, so that a person should look at it."""


@dataclass(slots=True)
class Notes:
    """Problems in the order in which they were met, each once."""

    _noted: dict[str, None] = field(default_factory=dict)

    def add(self, problem: str) -> None:
        self._noted[problem] = None

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(self._noted)

    @property
    def grave(self) -> bool:
        return any(problem in GRAVE for problem in self._noted)
