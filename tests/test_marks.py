"""How the marks ``shows`` are read from the text of tests."""

from pathlib import Path

import pytest

from tests.features.marks import Shown, WrongMark, shown_by


def _shown(folder: Path, text: str) -> set[tuple[str, str, str]]:
    tests = folder / "tests"
    tests.mkdir()
    (tests / "test_it.py").write_text(text)
    return {(each.surface, each.id, each.test) for each in shown_by(tests)}


def test_a_test_shows_what_each_of_its_marks_says(tmp_path: Path) -> None:
    text = """
@pytest.mark.shows("U", "WO-01", "WO-02")
@pytest.mark.shows("L", "WO-02")
async def test_a() -> None: ...
"""
    where = "tests/test_it.py::test_a"
    assert _shown(tmp_path, text) == {
        ("U", "WO-01", where),
        ("U", "WO-02", where),
        ("L", "WO-02", where),
    }


def test_a_module_may_give_the_mark_a_short_name(tmp_path: Path) -> None:
    text = 'shows = pytest.mark.shows\n@shows("U", "WO-01")\ndef test_a() -> None: ...\n'
    assert _shown(tmp_path, text) == {("U", "WO-01", "tests/test_it.py::test_a")}


def test_a_mark_of_a_module_or_class_holds_for_every_test_in_it(tmp_path: Path) -> None:
    text = """
pytestmark = [pytest.mark.postgres, pytest.mark.shows("U", "LS-01")]

@pytest.mark.shows("U", "LS-02")
class TestLists:
    def test_a(self) -> None: ...
"""
    where = "tests/test_it.py::TestLists::test_a"
    assert _shown(tmp_path, text) == {("U", "LS-01", where), ("U", "LS-02", where)}


def test_a_single_case_may_show_something_of_its_own(tmp_path: Path) -> None:
    text = """
@pytest.mark.parametrize("x", [1, pytest.param(2, marks=pytest.mark.shows("P", "SE-06"))])
def test_a(x: int) -> None: ...
"""
    assert _shown(tmp_path, text) == {("P", "SE-06", "tests/test_it.py::test_a")}


def test_what_is_no_test_shows_nothing(tmp_path: Path) -> None:
    text = '@pytest.mark.shows("U", "WO-01")\ndef helper() -> None: ...\n'
    assert _shown(tmp_path, text) == set()


@pytest.mark.parametrize("inside", ['"U"', 'surface, "WO-01"', '"U", *IDS', '"U", id="WO-01"', ""])
def test_a_mark_that_names_nothing_plainly_is_an_error(tmp_path: Path, inside: str) -> None:
    with pytest.raises(WrongMark, match=r"test_it\.py::test_a"):
        _shown(tmp_path, f"@pytest.mark.shows({inside})\ndef test_a() -> None: ...\n")


def test_tests_come_in_the_order_they_stand(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    tests.mkdir()
    for name in ("test_b.py", "test_a.py"):
        (tests / name).write_text('@pytest.mark.shows("U", "WO-01")\ndef test_x() -> None: ...\n')
    assert shown_by(tests) == [
        Shown("WO-01", "U", "tests/test_a.py::test_x"),
        Shown("WO-01", "U", "tests/test_b.py::test_x"),
    ]
