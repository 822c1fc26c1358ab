"""text/enriched and text/richtext (RFC 1896): the words without their marks."""

import re

_TAG = re.compile(r"<(/?[a-zA-Z-]{1,60})>")
_LINES = re.compile(r"\n+")


def enriched_text(text: str) -> str:
    """Give the words; one line break is a space, two are one, and `<<` is a sign."""
    said: list[str] = []
    for nth, piece in enumerate(text.split("<<")):
        if nth:
            said.append("<")
        said.append(_TAG.sub(_shown, _without_parameters(piece)))
    return _LINES.sub(lambda found: found[0][1:] or " ", "".join(said)).strip()


def _shown(tag: re.Match[str]) -> str:
    return "\n\n" if tag[1].lower() in {"nl", "paragraph", "/paragraph"} else ""


def _without_parameters(text: str) -> str:
    pieces = text.split("<param>")
    return pieces[0] + "".join(
        rest if mark else inside
        for inside, mark, rest in (piece.partition("</param>") for piece in pieces[1:])
    )
