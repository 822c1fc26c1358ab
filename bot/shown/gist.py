"""What somebody wrote, without greeting and empty lines: a card shows only its first lines."""

import re

_HELLO = (
    r"(?i:hej(?:san)?|hej hej|hall[åo]|tjena|tjenare|god (?:morgon|dag|eftermiddag|kväll)"
    r"|hello|hi|hey|dear|good (?:morning|day|afternoon|evening))"
)
_NAMED = (
    r"(?:[ \t]+(?:(?i:alla|allihopa|all|everyone|there|team|på er|igen|again)"
    r"|[A-ZÅÄÖÉÜ][\w.&'’-]*)){0,4}"
)
_GREETING = re.compile(rf"{_HELLO}{_NAMED}[ \t]*[,.!:]?")


def gist(text: str) -> str:
    """The lines that say something; a greeting alone is kept, so that it never gives nothing."""
    rows = [row.rstrip() for row in text.splitlines() if row.strip()]
    greets = len(rows) > 1 and _GREETING.fullmatch(rows[0].strip()) is not None
    said = "\n".join(rows[greets:])
    return said[:1].upper() + said[1:] if greets else said
