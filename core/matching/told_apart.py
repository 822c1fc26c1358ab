"""Whether the words beside a thing say that it is another: *tvättstugans dörr*, *dörren till …*."""

from core.matching.resemblance import Resembling
from core.matching.wording import Wording, stem, tokens

_SHORTEST_OWNER = 4
_PLURALS = ("arna", "erna", "orna", "dorrar", "portar", "hissar", "doors", "lifts", "gates")
"""Without their dots. *Portarna* are more than one, and *alla dörrar* as well."""
_LEADS_ELSEWHERE = frozenset({"till", "mot", "mellan", "to", "into", "towards", "between"})


def is_told_apart(meant: Resembling[object], name: str, wording: Wording) -> bool:
    """Whether a word for its kind stands in for a thing's name, and more words say which of them.

    *Hissen* at a place with one lift is that lift; *tvättstugans dörr* and *källardörren* need not
    be the *Entrédörr*, though it is the only door in the register.
    """
    if meant.count != 1 or not wording.words:
        return False
    said = wording.words[meant.first].plain
    if said.endswith(_PLURALS):
        return True
    if _is_its_name(said, name):
        return False
    return (
        _is_longer(said, name) or _is_owned(said, meant.first, wording) or _leads(meant, wording)
    )


def _is_its_name(said: str, name: str) -> bool:
    return any(said.startswith(stem(word)) for word in tokens(name))


def _is_longer(said: str, name: str) -> bool:
    """*Källardörren* says more than *Dörr*."""
    return any(len(stem(said)) > len(stem(word)) and stem(said).endswith(stem(word))
               for word in tokens(name))  # fmt: skip


def _is_owned(said: str, at: int, wording: Wording) -> bool:
    """Without its article and after a genitive: *cykelrummets dörr*."""
    before = wording.words[at - 1].plain if at else ""
    return said == stem(said) and before.endswith("s") and len(before) >= _SHORTEST_OWNER


def _leads(meant: Resembling[object], wording: Wording) -> bool:
    after = wording.words[meant.first + 1 : meant.first + 2]
    return bool(after) and after[0].plain in _LEADS_ELSEWHERE
