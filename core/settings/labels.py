"""Settings of labels: on what paper the company prints them (XT-12)."""

from core.labels import LabelFormat, Margins, read_format, read_margins, written_margins
from core.settings.declaring import Kind
from core.settings.groups import PRINT
from core.settings.kinds import one_of
from core.words import N_

_FORMAT: Kind[LabelFormat] = Kind(
    N_("labels across and down a sheet, such as 3x8, or one label's millimetres, such as 62x29"),
    read_format,
    lambda v: v.name,
)
_MARGINS: Kind[Margins | None] = Kind(
    N_("four numbers in millimetres, or nothing"), read_margins, lambda v: written_margins(v) if v else ""
)  # fmt: skip

LABEL_FORMAT = PRINT.declare(
    "XT-12", "label-format", N_("Paper of labels"), _FORMAT, read_format("3x8"),
    N_("What labels are printed on: an A4 sheet with several, or a label printer's single one."),
)  # fmt: skip
LABEL_MARGINS = PRINT.declare(
    "XT-12", "label-margins", N_("Margins of label sheets"), _MARGINS, None,
    N_("From the sheet's top, from its left, between columns and rows; empty is as it is sold."),
)  # fmt: skip
LABEL_CODE = PRINT.declare(
    "RV-09", "label-code", N_("What a label's code opens"), one_of("chat", "page"), "chat",
    N_("The chat, where there is one, or a page where anybody reports a fault without a login."),
)  # fmt: skip
