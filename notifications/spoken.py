"""A letter as a message in its reader's chat: what it says, and its links as buttons below."""

import re
from dataclasses import dataclass
from html import escape, unescape

LINK, BESIDE = "\x1f", "\x1e"
"""How the chat's kit begins a line that is a link; the second stands beside the one before it."""
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Telegram's HTML, escaped, and rows of links, each with its label."""

    html: str
    links: tuple[tuple[tuple[str, str], ...], ...]


def spoken(subject: str, body: str) -> Spoken:
    """The message; ``body`` is what the chat's kit made of the letter, escaped."""
    lines, rows = list[str](), list[list[tuple[str, str]]]()
    for line in body.split("\n"):
        begins, rest = line[:1], line[1:]
        if begins not in {LINK, BESIDE}:
            lines.append(line.rstrip())
            continue
        label, _, url = rest.partition(LINK)
        if begins == LINK or not rows:
            rows.append([])
        rows[-1].append((_plain(label), _plain(url)))
    text = _GAPS.sub("\n\n", "\n".join(lines)).strip()
    html = f"<b>{escape(subject, quote=False)}</b>\n\n{text}"
    return Spoken(html, tuple(tuple(row) for row in rows))


def _plain(escaped: str) -> str:
    return unescape(escaped)
