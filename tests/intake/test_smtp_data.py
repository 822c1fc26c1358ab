"""The content of a mail is read whole, however it is cut up on the way, and within its limit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from intake.smtp.content import Content

END = b"\r\n.\r\n"


def read(stream: bytes, cuts: list[int], limit: int = 10_000) -> tuple[Content, bytes | None]:
    """Feed a stream in pieces; give the content and what came after it."""
    content, rest, at = Content(limit), None, 0
    for cut in [*sorted(cuts), len(stream)]:
        if rest is not None:
            return content, rest + stream[at:]
        if cut > at:
            rest = content.feed(stream[at:cut])
            at = cut
    return content, rest


signs = some.lists(some.sampled_from([b"\r\n", b".", b"..", b"a", b"\r\n.", b"b c", b"\r\n.."]))


@given(signs.map(b"".join), some.lists(some.integers(0, 60), max_size=12), some.binary(max_size=5))
def test_a_mail_comes_out_as_it_went_in(text: bytes, cuts: list[int], after: bytes) -> None:
    """Dots doubled by the sender are single again; what follows is left for the next command."""
    sent = re.sub(rb"(^|\r\n)\.", rb"\1..", text)
    content, rest = read(sent + END + after, cuts)
    assert (content.whole(), rest) == (text + b"\r\n", after)


@given(some.binary(max_size=60), some.lists(some.integers(0, 60), max_size=12))
def test_cutting_it_up_changes_nothing(stream: bytes, cuts: list[int]) -> None:
    whole, rest = read(stream + END, [])
    pieces, same = read(stream + END, cuts)
    assert (rest, whole.has_bad_signs) == (same, pieces.has_bad_signs)
    if not whole.has_bad_signs:
        assert pieces.whole() == whole.whole()


@pytest.mark.parametrize("cut", range(12))
@pytest.mark.parametrize(
    "bad", [b"a\nb", b"a\rb", b"a\r\rb", b"a\n\nb", b"a\0b", b"\n", b"a\r\r\nb"]
)
def test_a_lone_sign_is_seen_wherever_the_pieces_meet(bad: bytes, cut: int) -> None:
    assert read(b"x" * 5 + bad + END, [cut])[0].has_bad_signs


@pytest.mark.parametrize(
    ("size", "too_large"), [(99, False), (100, False), (101, True), (1_000, True)]
)
def test_the_limit_counts_the_mail_alone(size: int, *, too_large: bool) -> None:
    """Neither the lone dot nor what follows it counts."""
    content, _ = read(b"x" * (size - 2) + END + b"NOOP\r\n" * 50, [], limit=100)
    assert content.is_too_large is too_large


def test_a_mail_without_end_takes_no_memory() -> None:
    content = Content(1_000)
    for _ in range(1_000):
        content.feed(b"x" * 10_000)
    assert (content.is_too_large, content.whole()) == (True, b"")


def test_an_empty_mail_is_a_mail() -> None:
    assert read(b".\r\nQUIT\r\n", [])[1] == b"QUIT\r\n"
