"""What an office form sends: fields, several of a name too, files, and what was agreed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from core.refusals import AsksFirst

AGREED, BACK, CSRF = "agreed", "back", "csrf"
OURS = frozenset({AGREED, CSRF})
WHERE = "/office"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, in the order they came; ``files`` are those that are not empty."""

    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, Upload], ...] = ()

    def text(self, name: str, default: str = "") -> str:
        """The first field of this name."""
        return next((value for key, value in self.fields if key == name), default)

    def all(self, name: str) -> tuple[str, ...]:
        """Every field of this name."""
        return tuple(value for key, value in self.fields if key == name)

    def has(self, name: str) -> bool:
        """Whether it was sent at all, such as a box that was ticked."""
        return any(key == name for key, _ in self.fields)

    def named(self, prefix: str) -> Mapping[str, str]:
        """The fields whose names begin so, without what they begin with."""
        return {k[len(prefix) :]: v for k, v in self.fields if k.startswith(prefix)}

    def agreed(self, question: type[AsksFirst]) -> bool:
        """Whether the question was asked and answered with yes."""
        return self.answer_to(question) is True

    def answer_to(self, question: type[AsksFirst]) -> bool | None:
        """What was said to the question; None when it was not asked."""
        answers = dict(each.partition("=")[::2] for each in self.all(AGREED))
        said = answers.get(question.__name__)
        return None if said is None else said == "yes"

    @property
    def back(self) -> str:
        """Where its sender came from: a page of ours, else nothing."""
        return page_of_ours(self.text(BACK))

    @property
    def csrf(self) -> str:
        """What shows that the form is ours."""
        return self.text(CSRF)

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """Everything but the mark, to be sent once more with an answer."""
        return tuple((key, value) for key, value in self.fields if key != CSRF)


def page_of_ours(address: str) -> str:
    """The address where it is one of an office page, else nothing: nobody is led elsewhere."""
    path = address.partition("?")[0]
    fits = path == WHERE or path.startswith(f"{WHERE}/")
    leads_away = "//" in path or "\\" in path or not address.isprintable()
    return address if fits and not leads_away else ""


async def read_form(request: web.Request, most: int) -> Form:
    """The form; what is none is the sender's fault. Files over ``most`` bytes are refused."""
    reading = request.clone(client_max_size=most + 1024 * 1024) if most else request
    try:
        fields: Any = await reading.post()
    except (ValueError, LookupError):
        raise web.HTTPBadRequest from None
    texts, files = [], []
    for name, value in fields.items():
        if isinstance(value, FileField):
            with value.file:
                content = value.file.read()
            if content:
                files.append((name, Upload(value.filename, value.content_type, content)))
        elif isinstance(value, str):
            texts.append((name, value))
    return Form(tuple(texts), tuple(files))
