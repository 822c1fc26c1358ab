"""Commands said in plain words, and the keys below a chat that say them: nobody types a slash."""

import re

from core.people import User
from core.words import N_, Words

WORDS: dict[str, frozenset[str]] = {
    "today": frozenset({"today", "my day", "idag", "i dag", "min dag"}),
    "todo": frozenset({"to do", "todo", "att göra"}),
    "new": frozenset({"new order", "ny order", "ny arbetsorder"}),
    "orders": frozenset({"orders", "open orders", "ordrar", "öppna ordrar"}),
    "list": frozenset({"list", "lista", "listan"}),
    "board": frozenset({"board", "the board", "tavla", "tavlan", "vad väntar"}),
    "office": frozenset({"office", "the office", "kontoret"}),
    "calendar": frozenset({"calendar", "my calendar", "kalender", "min kalender"}),
    "book": frozenset({"book", "boka", "free times", "lediga tider"}),
    "done": frozenset({"done for today", "done for the day", "klar för dagen", "klar för idag"}),
    "sign": frozenset({"sign several", "signera flera"}),
    "help": frozenset({"help", "hjälp"}),
    "settings": frozenset({"settings", "inställningar"}),
    "users": frozenset({"people", "folket", "personal"}),
}
"""What somebody may write instead of each command, and nothing else in the message."""
_FIND = re.compile(
    r"(?:find|search|search for|sök|sök efter|hitta)(?::|\s)\s*(\S.*)", re.IGNORECASE
)
_BY_WORDS = {words: name for name, several in WORDS.items() for words in several}

IN_THE_FIELD = ((N_("My day"), N_("To do")), (N_("New order"), N_("Help")))
AT_THE_DESK = ((N_("The board"), N_("Open orders")), (N_("New order"), N_("Help")))


def command_in(text: str) -> str | None:
    """The command that was meant, as it is typed with its slash; None for anything else."""
    plain = " ".join(text.casefold().strip(" .!").split())
    if plain in _BY_WORDS:
        return f"/{_BY_WORDS[plain]}"
    found = _FIND.fullmatch(text.strip())
    return f"/find {found[1]}" if found else None


def names_a_day(text: str) -> bool:
    """Whether it says *today*, which is a command only where no day is asked for."""
    return command_in(text) == "/today" and "y day" not in text.casefold()


def keys_for(user: User, words: Words) -> tuple[tuple[str, ...], ...]:
    """The keys below the chat of somebody who is in."""
    rows = IN_THE_FIELD if user.is_technician else AT_THE_DESK
    return tuple(tuple(words.text(label) for label in row) for row in rows)
