"""Whether something the company watches for is said in a text, in whatever form its words have."""

from core.matching.wording import Wording, stem, tokens

BETWEEN = 2
"""So many other words may stand between two words of a phrase."""
SHORTEST_ROOT, LONGEST_ENDING = 5, 3
"""A word with so many letters counts in its other forms too, which have so many letters more."""
SHORTEST_PART = 7
"""From so many letters on it also counts as the last part of a longer one."""


def said_in(phrase: str, wording: Wording) -> str | None:
    """What stands in the text for this phrase, as written; None where it is not said.

    *instängd* is said by *instängda*, *fast i hissen* by *fast inne i vår hiss*.
    """
    sought = tokens(phrase)
    for at in range(len(wording.words)):
        if sought and (end := _end(sought, wording, at)) is not None:
            return wording.said(at, end - at)
    return None


def _end(sought: tuple[str, ...], wording: Wording, at: int) -> int | None:
    """Behind which word the phrase that begins here has ended."""
    if not _is_form_of(sought[0], wording.words[at].plain):
        return None
    for word in sought[1:]:
        near = range(at + 1, min(at + 2 + BETWEEN, len(wording.words)))
        found = next((on for on in near if _is_form_of(word, wording.words[on].plain)), None)
        if found is None:
            return None
        at = found
    return at + 1


def _is_form_of(word: str, said: str) -> bool:
    if word == said or stem(word) == stem(said):
        return True
    root = stem(word)
    inflected = said.startswith(root) and len(said) <= len(root) + LONGEST_ENDING
    if len(root) >= SHORTEST_ROOT and inflected:
        return True
    return len(root) >= SHORTEST_PART and stem(said).endswith(root)
