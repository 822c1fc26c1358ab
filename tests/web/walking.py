"""A walk through the office: every link followed, every form found, each of its kind once."""

import re
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

Visit = Callable[[str], Awaitable[str]]
"""Opens an address and gives the page that is there; nothing for a file."""
MOST = 700
_ONE_OF_MANY = re.compile(r"(?<=[/=])([0-9a-f]{8}-[0-9a-f-]{27}|-?\d[\d-]*)(?=[/.&]|$)")
_FIELDS = {"input", "select", "textarea"}
_NOT_TYPED = {"submit", "button", "reset", "image"}


@dataclass(frozen=True, slots=True)
class Field:
    """Something of a form that is sent with it."""

    name: str
    kind: str
    value: str


@dataclass(slots=True)
class Form:
    """A form as it stands on a page."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)


class Read(HTMLParser):
    """What a page has: where it leads, its forms, its ids, and what is amiss in it."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.address = address
        self.has_text = bool(page)
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.ids: list[str] = []
        self.nameless: list[str] = []
        self._by_id: dict[str, Form] = {}
        self._form: Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if "id" in has:
            self.ids.append(has["id"])
        if tag == "a" and "href" in has:
            self.links.append(urljoin(self.address, has["href"]))
        elif tag == "form":
            self._begins(has)
        elif tag in _FIELDS:
            self._asks(tag, has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _begins(self, has: dict[str, str]) -> None:
        action = urljoin(self.address, has.get("action", ""))
        self._form = Form(action, has.get("method", "get").lower())
        self.forms.append(self._form)
        self._by_id[has.get("id", "")] = self._form

    def _asks(self, tag: str, has: dict[str, str]) -> None:
        kind = has.get("type", "text") if tag == "input" else tag
        if kind in _NOT_TYPED:
            return
        if not has.get("name"):
            self.nameless.append(f"{self.address} {tag} {has}")
            return
        form = self._by_id.get(has["form"]) if "form" in has else self._form
        if form is not None:
            form.fields.append(Field(has["name"], kind, has.get("value", "")))


@dataclass
class Walk:
    """Through the office from its front door, one page of each kind."""

    kind_of: Callable[[str], str]
    pages: dict[str, Read] = field(default_factory=dict)

    async def goes(self, visit: Visit, *begin: str) -> None:
        """Visit the first ones, and a page of each kind that can be reached from there by links."""
        waits, seen = deque(begin), {self.kind_of(each) for each in begin}
        while waits and len(self.pages) < MOST:
            address = waits.popleft()
            read = Read(await visit(address), address)
            self.pages[address] = read
            for link in self._further(read):
                if self.kind_of(link) not in seen:
                    seen.add(self.kind_of(link))
                    waits.append(link)

    def forms(self) -> Iterator[Form]:
        """A form of each kind that stands on the pages."""
        seen = set()
        for read in self.pages.values():
            for form in read.forms:
                mark = (self.kind_of(form.action), form.method, *(f.name for f in form.fields))
                if mark not in seen and form.action.startswith("/office"):
                    seen.add(mark)
                    yield form

    def _further(self, read: Read) -> Iterator[str]:
        """Where a page leads within the office."""
        for link in read.links:
            where = urlsplit(link)
            if not where.netloc and where.path.startswith("/office"):
                yield f"{where.path}?{where.query}" if where.query else where.path


def shape(address: str) -> str:
    """An address without its numbers and keys: what is looked at, and the names of what is asked."""
    where = urlsplit(address)
    names = sorted({name for name, _ in parse_qsl(where.query, keep_blank_values=True)})
    return f"{_ONE_OF_MANY.sub('*', where.path)}?{'&'.join(names)}"


def kind(address: str) -> str:
    """Which kind of page an address shows, whatever is asked of it."""
    return shape(address).partition("?")[0]
