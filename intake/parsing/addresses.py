"""People in address headers, read in one pass that no nesting or missing quote can stop."""

import re

from intake.parsing import limits
from intake.parsing.encoded_words import clean, decode_words, unfolded
from intake.parsing.heads import Head
from intake.parsing.mail import Person
from intake.parsing.parameters import structured

_ADDRESS = re.compile(r'(?:"[^"\s]{1,64}"|[^\s<>()\[\],;:\\"@]{1,64})@[^\s<>()\[\],;:\\"@]{1,253}')
_AT = re.compile(r"\s{0,20}@\s{0,20}")
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)
_SPECIAL = re.compile(r'["(),;<>:\\]')


def people(raw: bytes | None, hint: str = "") -> tuple[Person, ...]:
    """Read an address header; what has neither a name nor a likely address is left out."""
    if not raw:
        return ()
    text = _MAILTO.sub("", unfolded(raw, hint))
    found = [person for mailbox in _mailboxes(text) if (person := _person(mailbox))]
    return tuple(found)


def person(raw: bytes | None, hint: str = "") -> Person | None:
    """Read the first person of a header, preferring one with a whole address."""
    everyone = people(raw, hint)
    return next((one for one in everyone if one.email), everyone[0] if everyone else None)


def is_clear(raw: bytes | None, hint: str = "") -> bool:
    """Tell whether a header names one person by one address, and by no other in the name."""
    everyone = people(raw, hint)
    said = {one.email.casefold() for one in everyone if one.email}
    said |= {email.casefold() for one in everyone for email in addresses_in(one.name)}
    return len(said) == 1


def proper(address: str) -> str:
    """Give the address if it is one, its domain lower-cased; else nothing.

    One with signs that nobody sees is none: it is not what it looks like, and no database's text.
    """
    address = address.strip().strip("'")
    if not (_ADDRESS.fullmatch(address) and address.isprintable()):
        return ""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}"


def addresses_in(text: str, most: int = 50) -> list[str]:
    """Give the addresses that stand in a short text, each once."""
    found = (proper(match[0].strip(".")) for match in _ADDRESS.finditer(text))
    return list(dict.fromkeys(address for address in found if address))[:most]


def _mailboxes(text: str) -> list[tuple[str, str]]:
    """Give (words before, words in angle brackets) for each mailbox, comments as words."""
    boxes: list[tuple[str, str]] = []
    name: list[str] = []
    angle: list[str] | None = None
    inside: list[str] | None = None
    for word, quoted in _tokens(text):
        if quoted:
            (inside if inside is not None else name).append(word)
        elif word in ",;":
            boxes.append((" ".join(name), " ".join(angle or inside or [])))
            name, angle, inside = [], None, None
            if len(boxes) >= limits.ADDRESSES:
                break
        elif word == "<":
            inside = []
        elif word == ">":
            angle, inside = angle or inside, None
        elif word == ":" and inside is None and "@" not in "".join(name):
            name = []
        else:
            (inside if inside is not None else name).append(word)
    boxes.append((" ".join(name), " ".join(angle or inside or [])))
    return boxes


def _tokens(text: str) -> list[tuple[str, bool]]:
    tokens: list[tuple[str, bool]] = []
    at = 0
    while at < len(text):
        found = _SPECIAL.search(text, at)
        stop = found.start() if found else len(text)
        if words := text[at:stop].strip():
            tokens.append((words, False))
        if not found:
            break
        at = _special(text, stop, tokens)
    return tokens


def _special(text: str, at: int, tokens: list[tuple[str, bool]]) -> int:
    """Take the special character at a place; give where to go on."""
    sign = text[at]
    if sign == '"':
        end = text.find('"', at + 1)
        while end > 0 and text[end - 1] == "\\":
            end = text.find('"', end + 1)
        if end < 0:
            tokens.extend(_tokens(text[at + 1 :].replace('"', " ")))
            return len(text)
        return _quoted(text, at, end, tokens)
    if sign == "(":
        end = text.find(")", at)
        if end > at:
            tokens.append((text[at : end + 1], True))
            return end + 1
    elif sign in ",;<>:":
        tokens.append((sign, False))
    return at + 1


def _quoted(text: str, at: int, end: int, tokens: list[tuple[str, bool]]) -> int:
    """Take a quoted string; one that is a local part stays together with its domain."""
    if text[end + 1 : end + 2] == "@":
        stop = _SPECIAL.search(text, end + 1)
        until = stop.start() if stop else len(text)
        tokens.append((text[at:until].strip(), True))
        return until
    tokens.append((re.sub(r"\\(.)", r"\1", text[at + 1 : end]), True))
    return end + 1


def _person(mailbox: tuple[str, str]) -> Person | None:
    before, angle = mailbox
    if not angle:
        return _without_brackets(before)
    email = proper(_bare(angle))
    if not email and "=?" in angle:
        email = proper(clean(decode_words(angle)))
    return _named(before, email)


def _bare(words: str) -> str:
    """Give an address without the spaces round its sign or a route before it."""
    words = _AT.sub("@", words.strip())
    return words.rpartition(":")[2].strip() if words.startswith("@") else words


def _named(before: str, email: str) -> Person | None:
    name = _name(before)
    if not email and "@" in name:
        found = addresses_in(name)
        email = found[0] if found else ""
    return Person(name[: limits.NAME_CHARS], email) if name or email else None


def _without_brackets(words: str) -> Person | None:
    """Read `a@b.se (Anna)`, `a @ b.se`, a lone address, or one wholly in encoded words."""
    if email := proper(_bare(words)):
        return Person("", email)
    if "(" in words:
        address, _, comment = words.partition("(")
        if email := proper(_bare(address)):
            return Person(_name(comment.rstrip(") ")), email)
    said = clean(decode_words(words))
    if "=?" in words and "<" in said:
        # Once only: what is still encoded now was made to be unpacked for ever.
        boxes = _mailboxes(said.replace("=?", ""))
        return next((one for box in boxes if (one := _person(box))), None)
    found = addresses_in(said)
    if len(found) == 1 and said.count("@") == 1:
        name = said.replace(found[0], "").strip(" <>[]()\"'")
        return Person(name[: limits.NAME_CHARS], found[0])
    return Person(said[: limits.NAME_CHARS], "") if said else None


def _name(words: str) -> str:
    said = clean(decode_words(words)).strip()
    if len(said) > 1 and said[0] == "(" and said[-1] == ")":
        said = said[1:-1]
    return said.strip("'\" ") if said[:1] in "'\"" else said


def return_path(head: Head) -> str | None:
    """Give the address in Return-Path; "" is the null sender, nothing where there is no line."""
    value = head.first("return-path")
    if value is None:
        return None
    found = structured(value).value.strip("<>")
    return found[:320]
