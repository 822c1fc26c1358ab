"""Subjects: what stands before them (`SV:`, `Fwd:`) and what is left when it is taken away."""

from dataclasses import dataclass

from intake.parsing.phrases.prefixes import FORWARD_PREFIXES, REPLY_OR_FORWARD, REPLY_PREFIXES

_LONGEST_PREFIX = 20
_MOST_PREFIXES = 50
_KINDS = (
    dict.fromkeys(REPLY_PREFIXES, "reply")
    | dict.fromkeys(FORWARD_PREFIXES, "forward")
    | dict.fromkeys(REPLY_OR_FORWARD, "either")
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject without its prefixes, and the sort of the outermost prefix, if any."""

    bare: str
    prefix: str = ""

    def answers(self, *, threaded: bool) -> bool:
        """Tell whether the prefix says answer; `VS:` does so only where there is a thread."""
        return self.prefix == "reply" or (self.prefix == "either" and threaded)

    def forwards(self, *, threaded: bool) -> bool:
        return self.prefix == "forward" or (self.prefix == "either" and not threaded)


def subject_of(text: str) -> Subject:
    """Take the prefixes off, however many."""
    outermost = ""
    rest = text.strip()
    for _ in range(_MOST_PREFIXES):
        head, colon, tail = rest.partition(":" if ":" in rest else "：")
        if not colon or len(head) > _LONGEST_PREFIX:
            break
        kind = _KINDS.get(_word(head))
        if kind is None:
            break
        outermost = outermost or kind
        rest = tail.strip()
    return Subject(rest, outermost)


def _word(head: str) -> str:
    """Give the prefix alone of `Re[2]`, `AW (3)` or `[EXTERN] SV`."""
    head = head.strip()
    if head.startswith("[") and "]" in head:
        head = head.partition("]")[2]
    return head.partition("[")[0].partition("(")[0].strip().casefold()
