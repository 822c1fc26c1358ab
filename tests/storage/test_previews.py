"""Previews are kept beside the files, and whoever throws them away loses nothing."""

from pathlib import Path

import pytest

from storage.previews import LocalPreviews

NAME = "ab" * 32


async def test_a_preview_is_had_again(tmp_path: Path) -> None:
    previews = LocalPreviews(tmp_path / "previews")
    await previews.put(NAME, "print1", b"small")
    assert await previews.get(NAME, "print1") == b"small"


async def test_what_was_never_made_is_none(tmp_path: Path) -> None:
    assert await LocalPreviews(tmp_path / "previews").get(NAME, "print1") is None


async def test_a_name_that_is_none_opens_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await LocalPreviews(tmp_path).get("../../etc/passwd", "print1")
