"""What of a page a reader sees: hidden elements left out, links with their address, plain cells."""

import re
from collections.abc import Iterable, Iterator

from intake.parsing.html_tokens import Tag

Token = str | Tag

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_CAN_HIDE = frozenset({"div", "span", "table", "tr", "td", "p", "section", "font", "center"})
_PARAGRAPHS = frozenset({"p", "div"})
_LONGEST_CELL = 40
_LONGEST_ADDRESS = 500


def shown(tokens: Iterable[Token]) -> Iterator[Token]:
    """Give what is to be read of a page."""
    return _with_addresses(_plain_cells(_visible(tokens)))


def _visible(tokens: Iterable[Token]) -> Iterator[Token]:
    """Leave hidden elements out; one that never ends hides nothing."""
    name, depth = "", 0
    passed: list[Token] = []
    for token in tokens:
        if not depth:
            if isinstance(token, Tag) and _is_hidden(token):
                name, depth, passed = token.name, 1, []
            else:
                yield token
            continue
        passed.append(token)
        if isinstance(token, Tag) and token.name == name:
            depth = _depth(token, depth)
    if depth:
        yield from passed


def _depth(token: Tag, depth: int) -> int:
    if token.closing:
        return depth - 1
    return depth if token.name == "p" else depth + 1


def _is_hidden(tag: Tag) -> bool:
    if tag.closing or not tag.attributes or tag.name not in _CAN_HIDE:
        return False
    return bool(_HIDDEN.search(tag.attributes.get("style", "").lower()))


def _plain_cells(tokens: Iterable[Token]) -> Iterator[Token]:
    """Take the one paragraph out of a cell, or each cell of a row would be a line of its own."""
    cell: list[Token] = []
    for token in tokens:
        if not isinstance(token, Tag) or token.name not in {"td", "th", "table"}:
            if cell:
                cell.append(token)
            else:
                yield token
            if len(cell) > _LONGEST_CELL:
                yield from cell
                cell = []
            continue
        yield from _without_paragraph(cell) if token.closing else cell
        cell = [] if token.closing or token.name == "table" else [token]
        if not cell:
            yield token
    yield from cell


def _without_paragraph(cell: list[Token]) -> list[Token]:
    blocks = [one for one in cell if isinstance(one, Tag) and one.name in _PARAGRAPHS]
    if [block.closing for block in blocks] != [False, True]:
        return cell
    return [one for one in cell if one not in blocks]


def _with_addresses(tokens: Iterable[Token]) -> Iterator[Token]:
    """Write the address behind a link, once for each; one that is its own words already is not."""
    seen: set[str] = set()
    address, words = "", ""
    for token in tokens:
        if isinstance(token, str):
            words += token if address else ""
        elif token.name == "a":
            if address and words.strip() and address not in seen:
                seen.add(address)
                if _bare(address) not in words:
                    yield f" <{address}>"
            address, words = "" if token.closing else _address(token), ""
        yield token


def _address(tag: Tag) -> str:
    address = tag.attributes.get("href", "").strip()
    is_page = address[:8].lower().startswith(("http://", "https://"))
    return address if is_page and len(address) <= _LONGEST_ADDRESS and " " not in address else ""


def _bare(address: str) -> str:
    return address.partition("//")[2].removeprefix("www.").rstrip("/")
