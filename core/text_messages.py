"""What a text message may hold, and in how many parts it is sent and paid for (GSM 03.38)."""

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")
_PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "\u00a0": " ",
        "\t": " ",
    }
)
MOST_PARTS = 10


@dataclass(frozen=True, slots=True)
class Parts:
    """How a text is sent: so many parts, in the plain alphabet or not."""

    count: int
    plain: bool


def tidied(text: str) -> str:
    """The text with what a phone's keyboard makes fancy made plain, so that it costs less."""
    return text.translate(_PLAIN).strip()


def parts_of(text: str) -> Parts:
    """In how many parts a text goes: 160 plain characters or 70 others are one."""
    if all(each in _BASIC or each in _EXTENDED for each in text):
        return Parts(_plain_parts(text), plain=True)
    units = len(text.encode("utf-16-be")) // 2
    return Parts(1 if units <= 70 else -(-units // 67), plain=False)


def _plain_parts(text: str) -> int:
    """An extended character takes two places, and is never torn apart between two parts."""
    if sum(map(_width, text)) <= 160:
        return 1
    count, room = 1, 153
    for each in text:
        if _width(each) > room:
            count, room = count + 1, 153
        room -= _width(each)
    return count


def _width(character: str) -> int:
    return 2 if character in _EXTENDED else 1
