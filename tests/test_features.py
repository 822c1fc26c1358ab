"""The promise of ``docs/features.md``: no behaviour without a test, and no test of something else."""

from tests.features.catalogue import SURFACES, catalogue
from tests.features.marks import shown_by
from tests.features.table import PAGE, table


def test_every_behaviour_is_shown_by_a_test() -> None:
    shown = {each.id for each in shown_by()}
    assert " ".join(each for each in catalogue() if each not in shown) == ""


def test_every_mark_names_a_behaviour_and_a_surface() -> None:
    known = catalogue()
    unknown = [s for s in shown_by() if s.id not in known or s.surface not in SURFACES]
    assert unknown == []


def test_the_page_says_what_the_tests_show() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == table(catalogue().values(), shown_by()), "run make features"


def test_what_chat_can_do_a_page_can_do_unless_it_is_said_why_not() -> None:
    one_sided = [
        each.id
        for each in catalogue().values()
        if ("C" in each.surfaces) != ("W" in each.surfaces) and not each.alone
    ]
    assert one_sided == []


def test_every_behaviour_names_surfaces_that_there_are() -> None:
    assert all(set(each.surfaces) <= set(SURFACES) for each in catalogue().values())
