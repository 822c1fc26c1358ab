"""Labels from a chat: one for an object or a place, or all of a place, as a PDF file (XT-12)."""

from collections.abc import Iterator
from uuid import UUID

from bot.actions import Action
from bot.acts import Acts, Answer, Known
from bot.keyboards import button, by_two
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.labels import (
    ONE_OBJECT,
    ONE_PLACE,
    WHOLE_PLACE,
    AskLabels,
    LabelsAsked,
    ask_labels,
)
from bot.steps.once import A_MOMENT
from bot.steps.only_once import act_once
from bot.tapped import argument
from core.chat import Button, ChatMessage
from core.labels import USUAL_FORMATS, LabelFormat, read_format
from core.papers import LABELS
from core.words import N_, Words


def labels(said: Said, known: Known) -> Acts:
    """The labels at once, on the company's paper, with buttons for every other."""
    command = AskLabels(argument(said, str), argument(said, UUID, 1), argument(said, str, 2))
    return (act_once(said, ask_labels, command, _sent, A_MOMENT),)


def _sent(found: LabelsAsked, known: Known) -> Answer:
    words, asked = known.words, found.asked
    html = lines(_told(found, words), words.text(N_("Another paper?")))
    message = ChatMessage(
        html,
        by_two(_papers(found, words)),
        paper=(LABELS, asked.what, str(asked.row_id), found.paper.name),
        archive_for=str(found.reader),
    )
    return Answer(say=(message,), toast=words.text(N_("They come here in a moment.")))


def _told(found: LabelsAsked, words: Words) -> str:
    name, paper = safe(found.name), paper_said(found.paper, words)
    if found.count == 1:
        return say(
            words, N_("📎 A label for <b>{name}</b>, {paper}."), name=found.name, paper=paper
        )
    return words.plural(
        "📎 {count} label for <b>{name}</b>, {paper}.",
        "📎 {count} labels for <b>{name}</b> and what stands there, {paper}.",
        found.count,
        name=name,
        paper=paper,
    )


def paper_said(paper: LabelFormat, words: Words) -> str:
    """A paper as people call it: *3 × 8 on A4*, *62 × 29 mm*."""
    first, second = paper.name.split("x")
    sentence = N_("{first} × {second} on A4") if paper.margins else N_("{first} × {second} mm")
    return words.text(sentence, first=first, second=second)


def _papers(found: LabelsAsked, words: Words) -> Iterator[Button]:
    asked = found.asked
    for name in USUAL_FORMATS:
        if name != found.paper.name:
            said = paper_said(read_format(name), words)
            yield _labels(said, asked.what, asked.row_id, name)
    if asked.what == ONE_OBJECT and found.place_id is not None:
        label = words.text(N_("All of the place"))
        yield _labels(label, WHOLE_PLACE, found.place_id, asked.paper)
    if asked.what == WHOLE_PLACE:
        yield _labels(words.text(N_("The place alone")), ONE_PLACE, asked.row_id, asked.paper)
    if asked.what == ONE_OBJECT:
        yield button(words.text(N_("Back")), Action.OBJECT, None, asked.row_id)


def _labels(label: str, what: str, row_id: UUID, paper: str) -> Button:
    return button(label, Action.LABELS, None, what, row_id, paper)


ROUTES = Routes(taps={Action.LABELS: labels})
