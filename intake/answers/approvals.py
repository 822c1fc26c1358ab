"""Whether an answer is a clear yes to the work that was done (XT-08); anything more is read by people."""

import re

MOST_WORDS, LONGEST = 12, 400
_YES = re.compile(
    r"\b(?:godkänn(?:s|er|es)?|godkänd|godkänt|accepteras|accepterar|accepterat|jag godkänner"
    r"|i approve|we approve|approved?|accepted|agreed|ok(?:ej|ay)?|ja|yes|genehmigt|einverstanden"
    r"|freigegeben|godkendt|godkender|godkjent|godkjenner|hyväksytty|akkoord|goedgekeurd|approuvé"
    r"|aprobado|approvato|zatwierdzam)\b",
    re.IGNORECASE,
)
_ANYTHING_ELSE = re.compile(
    r"\b(?:inte|ej|icke|nej|men|utom|förutom|om|när|först|innan|fast|dock|not|no|don't|cannot|can't"
    r"|but|except|if|when|unless|however|before|nicht|nein|kein\w*|aber|wenn|erst|ikke|nei|ei"
    r"|niet|pas|mais|pero|ma|nie|ale|återstår|saknas|kvar|missing|remains|delvis|partly|teilweise"
    r"|fel|wrong|trasig\w*|broken|fortfarande|still|ångrar|withdraw)\b|\?",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"^(?:hej\w*|hi|hello|hallo|tack\w*|thanks|thank you|mvh|hälsningar|regards|vänlig\w*|med|best|kind"
    r"|takk|danke|vh|br)\b.*$",
    re.IGNORECASE,
)


def is_clear_yes(text: str) -> bool:
    """Whether it says yes, in few words, and nothing that could take it back."""
    if len(text) > LONGEST:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    said = " ".join(line for line in lines if not _is_courtesy(line))
    return (
        bool(_YES.search(said))
        and len(said.split()) <= MOST_WORDS
        and not _ANYTHING_ELSE.search(text)
    )


def is_only_yes(text: str) -> bool:
    """Whether nothing is lost where such an answer is kept as a signature alone."""
    return len(text.split()) <= 3


def _is_courtesy(line: str) -> bool:
    return bool(_COURTESY.match(line.strip())) and not _YES.search(line)
