"""What rows are looked up by where people write them in their own way; each is held by an index."""

import re
import unicodedata
from functools import lru_cache

from core.keys import LONGEST_KEY

SHORTEST_PHONE = 7
"""So many last digits of two phone numbers tell whether they may be the same."""
SHORTEST_SERIAL = 4
LONGEST_CODE = 40
_VOWELS = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE = str.maketrans({"w": "v", "z": "s", "c": "k", "q": "k"})
_ENDINGS = "gnst"
_PHONES_APART = re.compile(r"[;,|\n]|/|\beller\b|\bor\b", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,5})(?:[a-z]|-\d{1,5})?")
_LETTERS = str.maketrans({"ø": "o", "æ": "a", "ß": "ss", "ł": "l", "đ": "d", "þ": "t"})
_WORD = re.compile(r"[^\W_]+(?:[-/:'’&.][^\W_]+)*")
_LITTLE = """
brf bostadsrattsforening bostadsrattsforeningen bostadsrattforening bostads ab aktiebolag hb
kb ek ekonomisk forening foreningen samfallighet samfalligheten samfallighetsforening
fastighet fastigheten fastigheter fastighets kommun kommunen stiftelsen ltd inc llc plc gmbh
as a/s oy aps sa bv for i och of and the pa at
port porten hus huset house building byggnad byggnaden entrance entre entren ingang uppgang
trapphus trappuppgang trappa lokal lokalen plan vaning floor etapp block kvarter kvarteret
skola skolan school forskola forskolan kontor kontoret office lager lagret garage garaget
centrum center centret centre butik butiken store shop vardcentral vardcentralen sjukhus
sjukhuset hospital hotell hotellet hotel anlaggning anlaggningen facility flat apartment kv
hiss hissen lift dorr dorren door grind grinden gate street road
"""
SAYS_LITTLE = frozenset(_LITTLE.split())
"""Words that many names share: a name is not looked up by one of them while it has another."""


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """What is left of a word when vowels, doubled letters and endings go: typos leave it alone.

    *Storgatan*, *Storgtan*, *storgatans* and *Storg.* are one; so are *Kvarnvägen*, *Kvarnv*.
    """
    whole = _DOUBLED.sub(r"\1", word.translate(_ALIKE))
    short = _DOUBLED.sub(r"\1", _VOWELS.sub("", whole)).rstrip(_ENDINGS)
    return short if len(short) > 1 else whole.removesuffix("s") or whole


def place_key(text: str | None) -> str | None:
    """A name or street by its number and the word beside it, else by the word that tells most."""
    words = plain_words(text)
    for at, word in enumerate(words):
        if number := house_number(word):
            beside = words[at - 1] if at else next(iter(words[1:2]), "")
            if beside and beside not in SAYS_LITTLE and house_number(beside) is None:
                return f"{skeleton(beside)} {number}"
    return telling_key(text)


def telling_key(text: str | None) -> str | None:
    """A name by its longest word, of those that not every other name has too."""
    words = [word for word in plain_words(text) if not word.isdigit()]
    telling = [word for word in words if word not in SAYS_LITTLE] or words
    return skeleton(max(telling, key=len)) if telling else None


@lru_cache(maxsize=8192)
def house_number(word: str) -> str | None:
    """The number in *5*, *5b* and *5-7*; None for any other word."""
    match = _NUMBER.fullmatch(word)
    return match[1].lstrip("0") or "0" if match else None


def compact(text: str | None) -> str:
    """A code as it is compared, however it is spelt: *D-014*, *d 014* and *D014* are one."""
    word = plain(text or "")
    if not word.isalnum():
        word = "".join(sign for sign in word if sign.isalnum())
    return word[:LONGEST_KEY]


def compact_or_none(text: str | None) -> str | None:
    """As ``compact``; what has neither letters nor digits is nothing."""
    return compact(text) or None


def serial_key(text: str | None) -> str | None:
    """A serial number as it is compared; one too short to tell things apart is none."""
    key = compact(text)
    return key if len(key) >= SHORTEST_SERIAL else None


def phone_key(phone: str | None) -> str | None:
    """The last digits of the first number: the same with and without country code and zero."""
    digits = _digits(_PHONES_APART.split(phone or "", maxsplit=1)[0])
    return digits[-SHORTEST_PHONE:] if len(digits) >= SHORTEST_PHONE else None


def is_same_phone(one: str | None, other: str | None) -> bool:
    """Whether two numbers are one and the same, but for country code and leading zeros."""
    if phone_key(one) is None or phone_key(one) != phone_key(other):
        return False
    short, long = sorted(
        (
            _digits(_PHONES_APART.split(each or "", maxsplit=1)[0]).lstrip("0")
            for each in (one, other)
        ),
        key=len,
    )
    return long.endswith(short) and len(long) - len(short) <= 3


def number_key(number: str | None) -> str | None:
    """An organisation number by its digits; a Swedish one without its century."""
    digits = _digits(number or "")
    return digits[2:] if len(digits) == 12 and digits[:2] in {"16", "19", "20"} else digits or None


def plain_words(text: str | None) -> list[str]:
    """The folded words of what stands in a register, without the signs round them."""
    return [match[0] for match in _WORD.finditer(plain((text or "")[:LONGEST_KEY]))]


def plain(text: str) -> str:
    """The text as it is typed by who is in a hurry: small letters, no dots or accents on them."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
