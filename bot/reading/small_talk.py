"""What people say to be polite: it is no work, and must not stand on a customer's protocol."""

_POLITE = frozenset(
    {
        "hej", "hejsan", "hallå", "tjena", "tja", "morrn", "god", "morgon", "godmorgon", "ok",
        "okej", "oki", "okey", "ja", "jo", "nej", "nä", "tack", "tackar", "bra",
        "fint", "japp", "jepp", "hi", "hello", "hey", "yes", "no", "yep", "nope",
        "thanks", "thank", "you", "good", "morning",
    }
)  # fmt: skip
_CALLS_FOR_HELP = frozenset({"hjälp", "help", "hur", "vad", "what", "how"})
_TAKES_BACK = frozenset(
    {"undo", "undo that", "take it back", "ångra", "ångra det", "ångra mig", "ångra det där"}
)


def asks_to_undo(text: str) -> bool:
    """Whether somebody wants to have back what he did last."""
    return text.casefold().strip(" .!") in _TAKES_BACK


def is_small_talk(text: str) -> bool:
    """Whether there is nothing in it but courtesies, signs or pictures."""
    words = _words(text)
    return len(words) <= 3 and all(word in _POLITE for word in words)


def calls_for_help(text: str) -> bool:
    """Whether somebody asks what he may say."""
    asked = text.casefold().strip(" !.")
    return asked.rstrip("? ") in _CALLS_FOR_HELP or asked == "?"


def _words(text: str) -> list[str]:
    letters = "".join(each if each.isalnum() else " " for each in text.casefold())
    return letters.split()
