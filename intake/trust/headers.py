"""A mail's header lines in their order, which says who wrote them: bounded, and never failing."""

import re
from collections.abc import Iterator

MOST_BYTES = 100_000
MOST_LINES = 1_000
_END = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_NAME = re.compile(r"([!-9;-~]{1,100})[ \t]*:")


def header_lines(raw: bytes) -> Iterator[tuple[str, str]]:
    """Each header's name in small letters and its value on one line, from the top."""
    start = len(raw) - len(raw.lstrip(b"\r\n")) if raw[:1] in b"\r\n" else 0
    head = raw[start : start + MOST_BYTES]
    end = _END.search(head)
    text = (head[: end.start()] if end else head).decode("utf-8", "replace")
    for line in _FOLD.sub("", text).splitlines()[:MOST_LINES]:
        if found := _NAME.match(line):
            yield found[1].lower(), line[found.end() :].strip()
