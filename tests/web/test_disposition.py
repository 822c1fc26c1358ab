"""The header that names a file cannot be broken out of, whatever the file was called."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from web.papers import disposition


def test_a_name_is_told_plainly_and_in_full() -> None:
    told = disposition("attachment", "ritning å.pdf")
    assert told == (
        "attachment; filename=\"ritning _.pdf\"; filename*=UTF-8''ritning%20%C3%A5.pdf"
    )


def test_a_path_is_cut_to_its_last_part() -> None:
    assert '"passwd"' in disposition("inline", "../../etc/passwd")


@given(st.text(max_size=300))
def test_any_name_stays_one_line_of_plain_ascii(name: str) -> None:
    told = disposition("attachment", name)
    assert told.isascii()
    assert told.isprintable()
    assert told.count('"') == 2
    assert "/" not in unquote(told.partition("filename*=UTF-8''")[2])
