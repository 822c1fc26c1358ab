"""What a technician writes, taps and photographs at work."""

from core.numbers import OrderNumber
from core.usecases.editing import EditOrder, edit_order
from tests.reliability.dialogues.steps import (
    ARTICLES,
    MEASURE,
    TIME,
    Dialogue,
    Edits,
    Replies,
    Says,
    SendsPhotos,
    Taps,
)

SAVED = ((edit_order, EditOrder(OrderNumber(1), ())),)
FIELD = (
    Dialogue(
        "a measure, and another",
        (Says("Replaced the closer"), Says("Greased the hinges")),
        {
            f"{MEASURE}.0.text": "Replaced the closer",
            f"{MEASURE}.1.text": "Greased the hinges",
            f"{MEASURE}.#": 2,
        },
        "Greased the hinges",
    ),
    Dialogue(
        "a measure is taken back",
        (Says("Replaced the closer"), Taps("Undo")),
        {f"{MEASURE}.#": 0},
    ),
    Dialogue(
        "hours, tapped",
        (Taps("Time"), Taps("1 h")),
        {f"{TIME}.0.quantity": 1, f"{TIME}.#": 1},
    ),
    Dialogue(
        "hours, typed after the question",
        (Taps("Time"), Says("2,5")),
        {f"{TIME}.0.quantity": 2.5, f"{TIME}.#": 1},
    ),
    Dialogue(
        "an article that nobody knows, as written",
        (Says("2 x 4799"), Taps("Add it as written")),
        {f"{ARTICLES}.0.quantity": 2, f"{ARTICLES}.#": 1},
    ),
    Dialogue(
        "a comment after the question",
        (Taps("More"), Taps("Comment"), Says("The code is 1234")),
        {"comments.0.text": "The code is 1234", "comments.#": 1},
    ),
    Dialogue(
        "an album with words",
        (SendsPhotos("Before and after", ("red", "green", "blue")),),
        {f"{MEASURE}.0.text": "Before and after", f"{MEASURE}.#": 1, "documents.#": 3},
    ),
    Dialogue(
        "help, the list and the order",
        (Says("/help"), Says("/todo"), Says("/order 1")),
        {"status": "new", f"{MEASURE}.#": 0},
        "AO 1",
    ),
    Dialogue(
        "a number in answer to an article is how many",
        (Says("2 x 4799"), Taps("Add it as written"), Replies("3", "Added to AO 1")),
        {f"{ARTICLES}.0.quantity": 3, f"{ARTICLES}.#": 1},
    ),
    Dialogue(
        "a comment that can't be shown before the order is saved",
        (Says("kommentar: We come at eight"), Taps("Show to the customer")),
        {"comments.0.visible_to_customer": False, "comments.#": 1},
        "is not saved yet",
    ),
    Dialogue(
        "a comment is shown to the customer",
        (Says("kommentar: We come at eight"), Taps("Show to the customer"), Taps("Yes")),
        {"comments.0.visible_to_customer": True, "comments.#": 1},
        "Karin Ek sees it",
        given=SAVED,
    ),
    Dialogue(
        "a comment is shown and hidden again",
        (
            Says("kommentar: We come at eight"),
            Taps("Show to the customer"),
            Taps("Yes"),
            Taps("Hide from the customer"),
        ),
        {"comments.0.visible_to_customer": False, "comments.#": 1},
        "Only colleagues see it",
        given=SAVED,
    ),
    Dialogue(
        "an album without words goes to the measure just written",
        (Says("Replaced the closer"), SendsPhotos(shades=("red", "green", "blue"))),
        {f"{MEASURE}.0.images.#": 3, f"{MEASURE}.#": 1, "documents.#": 3},
    ),
    Dialogue(
        "a photo, an album and words after them",
        (
            SendsPhotos("Took out the old closer", ("red",)),
            SendsPhotos("Put in the new one", ("green", "blue")),
            Says("Greased the hinges"),
        ),
        {f"{MEASURE}.#": 3, f"{MEASURE}.2.text": "Greased the hinges", "documents.#": 3},
    ),
    Dialogue(
        "a message is corrected",
        (Says("Replaced the closr"), Edits("Replaced the closer")),
        {f"{MEASURE}.0.text": "Replaced the closer", f"{MEASURE}.#": 1},
    ),
    Dialogue(
        "the day ends, with a button for what is left",
        (
            Says("Replaced the closer"),
            Says("/done"),
            Taps("Time · 1"),
            Taps("2 h"),
            Taps("Sign · 1"),
            Taps("Finished, sign as Anna Berg"),
            Taps("Look again"),
        ),
        {f"{TIME}.0.quantity": 2, f"{TIME}.#": 1, "signatures.#": 1},
        "Your day is complete",
    ),
)
