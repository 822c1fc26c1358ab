"""Sets a protocol: parts onto pages, pages into a PDF file."""

from functools import partial
from io import BytesIO

from reportlab import rl_config

rl_config.useA85 = 0  # text encoding of streams: ten times slower and a fifth larger

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate  # noqa: E402

from notifications.protocol import look  # noqa: E402
from notifications.protocol.facts import ProtocolFacts  # noqa: E402
from notifications.protocol.pages import CountedCanvas, TooManyPages  # noqa: E402
from notifications.protocol.parts import Parts  # noqa: E402
from notifications.protocol.setter import Setter  # noqa: E402
from notifications.protocol.text import Allowance  # noqa: E402

LINES = (6000, 2000, 500)


def typeset(facts: ProtocolFacts) -> bytes:
    """The whole protocol; what would make it endless is cut, and says so."""
    for lines in LINES:
        try:
            return _set(facts, lines)
        except TooManyPages:
            continue
    raise TooManyPages


def _set(facts: ProtocolFacts, lines: int) -> bytes:
    look.glyphs()
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=look.PAGE,
        title=f"AO {facts.number} {facts.title}".strip(),
        author=facts.company.name,
        subject=facts.headings.document,
        creator="Ordna",
        lang=facts.language,
        initialFontName=look.REGULAR,
    )
    document.addPageTemplates([_template("first", look.HEAD_FIRST), _template("next", look.HEAD)])
    parts = Parts(facts, Setter(Allowance(lines), facts.headings.cut))
    canvas = partial(CountedCanvas, facts)
    document.build([NextPageTemplate("next"), *parts.all()], canvasmaker=canvas)
    return file.getvalue()


def _template(name: str, head: float) -> PageTemplate:
    frame = Frame(
        look.MARGIN, look.FOOT, look.WIDTH, look.PAGE[1] - head - look.FOOT,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    return PageTemplate(name, [frame])
