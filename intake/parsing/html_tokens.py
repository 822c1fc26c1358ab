"""HTML cut into texts and tags in one forward pass, whatever it is that somebody sends as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:_-]{0,40}")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]{0,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ANY_TAG = re.compile(r"</?[a-zA-Z][\w:-]{0,20}[\s/>]|<!|&(?:#\d|\w{2,8};)")
_SKIPPED = frozenset({"script", "style", "title", "xml", "object", "template"})
_KNOWN = frozenset({
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base",
    "basefont", "bdi", "bdo", "big", "blink", "blockquote", "body", "br", "button", "canvas",
    "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del",
    "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption",
    "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd",
    "label", "legend", "li", "link", "main", "map", "mark", "marquee", "menu", "meta", "meter",
    "nav", "nobr", "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p",
    "param", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script",
    "section", "select", "slot", "small", "source", "span", "strike", "strong", "style", "sub",
    "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
    "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "xml",
})  # fmt: skip
_READ = frozenset({"class", "id", "style", "type", "cite", "start", "name", "href"})
_LONGEST_TAG = 8_000


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; a closing one carries no attributes."""

    name: str
    closing: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def is_page(text: str, *, declared: bool) -> bool:
    """Tell whether a text is HTML: one that says so has some tag, one that does not begins as one."""
    if declared:
        return bool(_ANY_TAG.search(text)) or not text.strip()
    return text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))


def tokens(html: str) -> Iterator[str | Tag]:
    """Give texts (entities resolved) and tags; comments, scripts and styles are left out."""
    reader = _Reader(html)
    while reader.at < len(html):
        token = reader.next()
        if token:
            yield token


class _Reader:
    def __init__(self, html: str) -> None:
        self.html = html
        self.low = html.lower() if html.isascii() else _lower_ascii(html)
        self.at = 0
        self.missing: set[str] = set()

    def next(self) -> str | Tag | None:
        html, at = self.html, self.at
        if html[at] != "<":
            return self._text(at)
        if html.startswith("<!--", at):
            self._pass("-->", at)
            return None
        if html.startswith(("<!", "<?"), at):
            self._pass(">", at)
            return None
        return self._tag(at)

    def _text(self, at: int) -> str:
        stop = self.html.find("<", at)
        self.at = len(self.html) if stop < 0 else stop
        text = self.html[at : self.at]
        return _unescaped(text) if "&" in text else text

    def _pass(self, sign: str, at: int) -> None:
        """Go past a comment; one that never ends takes only its own opening with it."""
        end = self._find(sign, at)
        self.at = at + 2 if end < 0 else end + len(sign)

    def _find(self, sign: str, at: int) -> int:
        """Search once only for what is not there, or a page of `<!--` would take for ever."""
        if sign in self.missing:
            return -1
        found = self.low.find(sign, at)
        if found < 0:
            self.missing.add(sign)
        return found

    def _tag(self, at: int) -> str | Tag:
        closing = self.html.startswith("/", at + 1)
        name = _NAME.match(self.html, at + 1 + closing)
        if not name or self._is_address(name) or (end := self._end_of_tag(name.end())) < 0:
            self.at = at + 1
            return "<"
        tag = name[0].lower()
        if end == name.end() and tag not in _KNOWN and ":" not in tag:
            self.at = at + 1
            return "<"  # somebody's word in angle brackets
        self.at = end + 1
        if closing:
            return Tag(tag, closing=True)
        if tag in _SKIPPED:
            self._skip(tag)
        return Tag(tag, attributes=_attributes(self.html[name.end() : end]))

    def _is_address(self, name: re.Match[str]) -> bool:
        """Tell an address that somebody wrote in angle brackets from a tag."""
        after = self.html[name.end() : name.end() + 2]
        return bool(after) and (after[0] in "@.+" or after == "//")

    def _end_of_tag(self, at: int) -> int:
        """Find the `>` of a tag, passing one that stands in a quoted value close by."""
        end = self._find(">", at)
        if end < 0 or end - at > _LONGEST_TAG:
            return end
        for quote in "\"'":
            if self.html.count(quote, at, end) % 2:
                close = self.html.find(quote, end, end + _LONGEST_TAG)
                beyond = self.html.find(">", close, close + _LONGEST_TAG) if close > 0 else -1
                return beyond if beyond > 0 else end
        return end

    def _skip(self, tag: str) -> None:
        close = self._find(f"</{tag}", self.at)
        if close >= 0:
            self.at = close


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a number of thousands of digits
        return text


def _attributes(inside: str) -> dict[str, str]:
    if "=" not in inside:
        return {}
    found = {}
    for match in _ATTRIBUTE.finditer(inside[:_LONGEST_TAG]):
        name = match[1].lower()
        if name in _READ:
            found[name] = match[2] or match[3] or match[4] or ""
    return found


def _lower_ascii(text: str) -> str:
    """Lower without changing the length, as `lower` does for some letters."""
    return text.translate(_LOWER)


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
