"""HTML mail as readable text, with quotes marked where the sender's mail program marked them."""

import re

from intake.parsing.html_tokens import Tag, tokens

QUOTE_BELOW = "\ue0f0"
"""A line of its own: the mail program says that all below is the mail that was answered."""

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
_QUOTE_CLASSES = re.compile(
    r"gmail_quote|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote"
    r"|moz-email-headers-table|moz-forward-container|gmx_quote|freemail_quote|front-quote"
)
_BELOW_CLASSES = re.compile(r"moz-cite-prefix|outlookmessageheader|reply-previous|ecxhm_quote")
_BELOW_IDS = re.compile(
    r"divrplyfwdmsg|appendonsend|olk_src_body_section|stopspelling|mail-editor-reference"
    r"|orig_message|replymessageheader|isreplycontent|isforwardcontent"
)
_BORDER = re.compile(
    r"border-top:\s*solid\s+#?(?:b5c4df|e1e1e1)\s+1"
    r"|border-top:\s*1(?:\.0)?p[tx]\s+solid\s+(?:#?(?:b5c4df|e1e1e1)|rgb\(\s*(?:225|181))"
    r"|border-top-color:\s*rgb\(\s*229"
)
_INDENT_ONLY = re.compile(r"margin:\s*0(?:px)?\s+0(?:px)?\s+0(?:px)?\s+40px")


def html_to_text(html: str) -> str:
    """Give the readable text; if the pages' structure hides all of it, the words alone."""
    page = _Page()
    for token in tokens(html.replace(QUOTE_BELOW, "")):
        page.take(token)
    text = page.finished()
    return text or " ".join(word for word in re.sub(r"<[^<>]*>", " ", html).split())


class _Page:
    """Lines being written; quotes are prefixed as people know them from plain mails."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.open: list[tuple[str, int, int]] = []
        self.quotes = 0
        self.literal = 0
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
        if tag.attributes and _starts_below(tag):
            self._break("p")
            self.lines.append(QUOTE_BELOW)
        if name == "li":
            self.bullet = "- "
        if name in _NESTED and len(self.open) < _DEPTH:
            quote, literal = int(_is_quote(tag)), int(name == "pre")
            self.open.append((name, quote, literal))
            self.quotes += quote
            self.literal += literal

    def _close(self, name: str) -> None:
        if name in _BLOCKS:
            self._break(name)
        if name not in _NESTED:
            return
        for back in range(1, min(len(self.open), 50) + 1):
            if self.open[-back][0] == name:
                for _ in range(back):
                    _, quote, literal = self.open.pop()
                    self.quotes -= quote
                    self.literal -= literal
                return

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


def _is_quote(tag: Tag) -> bool:
    attributes = tag.attributes
    if tag.name == "blockquote":
        return not _INDENT_ONLY.search(attributes.get("style", "").lower())
    return bool(_QUOTE_CLASSES.search(attributes.get("class", "").lower()))


def _starts_below(tag: Tag) -> bool:
    attributes = tag.attributes
    return bool(
        _BELOW_IDS.search(attributes.get("id", "").lower())
        or _BELOW_CLASSES.search(attributes.get("class", "").lower())
        or (tag.name == "div" and _BORDER.search(attributes.get("style", "").lower()[:500]))
    )
