"""What is done in a child process: labels set on their paper."""

from dataclasses import dataclass

from core.labels import Label, LabelFormat


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is printed: the labels in their order, and how they lie on paper.

    ``skipped`` labels of the first sheet were used before.
    """

    format: LabelFormat
    labels: tuple[Label, ...]
    title: str
    company: str
    language: str
    skipped: int = 0


def labels_for_print(sheet: Sheet) -> bytes:
    """The labels as a PDF file."""
    from notifications.labels.drawing import draw_labels

    return draw_labels(sheet)
