"""Whether an answer is a clear yes to the work that was done (XT-08); anything more is read by people."""

import re

MOST_WORDS, LONGEST = 12, 400
_APPROVES = re.compile(
    r"\b(?:godkänn(?:s|er|es)?|godkänd|godkänt|accepteras|accepterar|accepterat|i approve|we approve"
    r"|approved?|accepted|genehmigt|einverstanden|freigegeben|godkendt|godkender|godkjent"
    r"|godkjenner|hyväksytty|akkoord|goedgekeurd|approuvé|aprobado|approvato|zatwierdzam)\b",
    re.IGNORECASE,
)
_YES = re.compile(r"\b(?:ja|jo|japp|jepp|yes|yep|agreed|ok(?:ej|ay|ey)?)\b", re.IGNORECASE)
_AGREEING = """
ja jo japp jepp visst absolut självklart yes yep sure agreed ok okej okay okey tack så mycket
thanks thank you det är ser ut bra fint toppen perfekt it is looks good fine great med för with by
mig oss me us då
"""
_AGREEABLE = frozenset(_AGREEING.split())
"""A mere yes is one as long as nothing else is said: *ja, kom på torsdag* signs nothing."""
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
    return _says_yes(said) and len(said.split()) <= MOST_WORDS and not _ANYTHING_ELSE.search(text)


def _says_yes(said: str) -> bool:
    words = re.findall(r"\w+", said.casefold())
    merely = bool(_YES.search(said)) and _AGREEABLE.issuperset(words)
    return merely or bool(_APPROVES.search(said))


def is_only_yes(text: str) -> bool:
    """Whether nothing is lost where such an answer is kept as a signature alone."""
    return len(text.split()) <= 3


def _is_courtesy(line: str) -> bool:
    is_yes = _APPROVES.search(line) or _YES.search(line)
    return bool(_COURTESY.match(line.strip())) and not is_yes
