"""The catalogue holds the Swedish of everything that is said, and of nothing else."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
SPEAKING = ("app", "bot", "cli", "core", "intake", "notifications", "storage", "web")
KEYWORDS = {"N_": None, "_": None, "plural": (1, 2)}


def _said() -> set[str | tuple[str, ...]]:
    with (ROOT / "locale" / "babel.cfg").open() as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]
    return {
        message
        for folder in SPEAKING
        for _, _, message, _, _ in extract_from_dir(
            ROOT / folder, methods, options, KEYWORDS, strip_comment_tags=False
        )
    }


def _catalogue() -> Catalog:
    with (ROOT / "locale" / "sv" / "LC_MESSAGES" / "ordna.po").open("rb") as file:
        return read_po(file, locale="sv")


def test_everything_that_is_said_has_its_swedish() -> None:
    swedish = {m.id: m.string for m in _catalogue() if m.id}
    missing = [each for each in _said() if not swedish.get(each)]
    assert missing == []


def test_the_catalogue_holds_nothing_that_is_said_no_more() -> None:
    said = _said()
    assert [m.id for m in _catalogue() if m.id and m.id not in said] == []
