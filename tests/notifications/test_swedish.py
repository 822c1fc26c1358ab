"""Everything that letters and protocols say, they can say in Swedish."""

from pathlib import Path

from babel.messages.extract import extract_from_dir

import notifications
from tests.notifications.spoken import speech

METHODS = [("**.py", "python"), ("**/templates/**.jinja", "jinja2"), ("**.txt", "jinja2")]
KEYWORDS = {"N_": None, "_": None, "text": None}


def test_every_sentence_has_its_swedish() -> None:
    folder = Path(notifications.__file__).parent
    found = extract_from_dir(folder, METHODS, keywords=KEYWORDS)
    sentences = {sentence for _, _, sentence, _, _ in found if isinstance(sentence, str)}
    catalogue = speech("sv").translations
    same_in_both = {
        "Status", "Bankgiro", "Bankgiro {number}", "{name}, {day}", "{name}: {why}", "Order",
        "{day}: {orders_wait}", "AO-{number}.pdf",
    }  # fmt: skip
    assert {s for s in sentences if catalogue.gettext(s) == s} <= same_in_both
