"""HTML mail as readable text, with quotes marked where the sender's mail program marked them."""

import re

from intake.parsing.html_marks import (
    QUOTE_BELOW,
    SIGNATURE,
    SIGNATURE_END,
    is_quote,
    is_signature,
    starts_quote_below,
    unmarked,
)
from intake.parsing.html_shown import shown
from intake.parsing.html_tokens import Tag, tokens

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "table"})
_CELLS = frozenset({"td", "th"})
_NESTED = frozenset({"div", "blockquote", "ul", "ol", "pre", "table", "section", "span", "body"})
_DEPTH = 200


def html_to_text(html: str) -> str:
    """Give the readable text; if the pages' structure hides all of it, the words alone."""
    page = _Page()
    for token in shown(tokens(unmarked(html))):
        page.take(token)
    text = page.finished()
    return text or " ".join(word for word in re.sub(r"<[^<>]*>", " ", html).split())


class _Page:
    """Lines being written; quotes are prefixed as people know them from plain mails."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.open: list[tuple[str, int, int, int]] = []
        self.quotes = 0
        self.literal = 0
        self.signatures = 0
        self.bullet = ""

    def take(self, token: str | Tag) -> None:
        if isinstance(token, str):
            self.words.append(token)
        elif token.closing:
            self._close(token.name)
        else:
            self._open(token)

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._line()
        elif name in _CELLS:
            self.words.append(" ")
        elif name in _BLOCKS:
            self._break(name)
        if tag.attributes and starts_quote_below(tag):
            self._break("p")
            self.lines.append(QUOTE_BELOW)
        if name == "li":
            self.bullet = "- "
        if name in _NESTED and len(self.open) < _DEPTH:
            signature = int(bool(tag.attributes) and self._begins_signature(tag))
            quote, literal = int(is_quote(tag)), int(name == "pre")
            self.open.append((name, quote, literal, signature))
            self.quotes += quote
            self.literal += literal
            self.signatures += signature

    def _close(self, name: str) -> None:
        if name in _BLOCKS:
            self._break(name)
        if name not in _NESTED:
            return
        for back in range(1, min(len(self.open), 50) + 1):
            if self.open[-back][0] == name:
                for _ in range(back):
                    self._leave(*self.open.pop())
                return

    def _leave(self, name: str, quote: int, literal: int, signature: int) -> None:
        if signature:
            self._line(only_if_words=True)
            self.lines.append(SIGNATURE_END)
        self.quotes -= quote
        self.literal -= literal
        self.signatures -= signature

    def _begins_signature(self, tag: Tag) -> bool:
        """Mark the signature of the letter itself, not those inside quotes or in one another."""
        if self.quotes or self.signatures or not is_signature(tag):
            return False
        self._line(only_if_words=True)
        self.lines.append(SIGNATURE)
        return True

    def _break(self, name: str) -> None:
        self._line(only_if_words=True)
        if name in _SPACED and self.lines and self.lines[-1].strip("> "):
            self.lines.append("> " * self.quotes)

    def _line(self, *, only_if_words: bool = False) -> None:
        said = "".join(self.words)
        self.words.clear()
        texts = said.split("\n") if self.literal else [" ".join(said.split())]
        for text in texts:
            if text or not only_if_words:
                self.lines.append("> " * self.quotes + self.bullet + text)
                self.bullet = ""

    def finished(self) -> str:
        self._line(only_if_words=True)
        text = "\n".join(line.rstrip() for line in self.lines)
        return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n")
