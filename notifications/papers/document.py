"""Sets a paper: parts onto pages, pages into a PDF file."""

from functools import partial
from io import BytesIO

from reportlab import rl_config

rl_config.useA85 = 0  # text encoding of streams: ten times slower and a fifth larger

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate  # noqa: E402

from notifications.papers import look  # noqa: E402
from notifications.papers.blocks import Paper  # noqa: E402
from notifications.papers.pages import CountedCanvas, TooManyPages  # noqa: E402
from notifications.papers.parts import Parts  # noqa: E402
from notifications.papers.setter import Setter  # noqa: E402
from notifications.papers.text import Allowance  # noqa: E402

LINES = (6000, 2000, 500)


def typeset(paper: Paper) -> bytes:
    """The whole paper; what would make it endless is cut, and says so."""
    for lines in LINES:
        try:
            return _set(paper, lines)
        except TooManyPages:
            continue
    raise TooManyPages


def _set(paper: Paper, lines: int) -> bytes:
    look.glyphs()
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=look.PAGE,
        title=f"{paper.number} {paper.title}".strip(),
        author=paper.company.name,
        subject=paper.document,
        creator="Ordna",
        lang=paper.language,
        displayDocTitle=1,
        initialFontName=look.REGULAR,
    )
    document.addPageTemplates([_template("first", look.HEAD_FIRST), _template("next", look.HEAD)])
    parts = Parts(look.look_of(paper.style), Setter(Allowance(lines), paper.notices))
    canvas = partial(CountedCanvas, paper)
    document.build([NextPageTemplate("next"), *parts.of(paper.blocks)], canvasmaker=canvas)
    return file.getvalue()


def _template(name: str, head: float) -> PageTemplate:
    frame = Frame(
        look.MARGIN, look.FOOT, look.WIDTH, look.PAGE[1] - head - look.FOOT,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    return PageTemplate(name, [frame])
