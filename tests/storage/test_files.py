"""A file is stored once, whole, under the name of its content, and nothing else can be read."""

import asyncio
import hashlib
from pathlib import Path

import pytest

from storage.files import LocalFiles


def inside(folder: Path) -> list[str]:
    """The names of all that is in a folder."""
    return [path.name for path in folder.rglob("*")]


async def test_what_was_put_is_what_one_gets(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path / "files")
    name = await files.put(b"\x00photo")
    assert (name, await files.get(name)) == (
        hashlib.sha256(b"\x00photo").hexdigest(),
        b"\x00photo",
    )


async def test_the_same_content_is_stored_once(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    names = await asyncio.gather(*(files.put(b"photo") for _ in range(8)))
    assert inside(tmp_path) == [names[0][:2], names[0]]


async def test_files_are_fanned_out_by_two_digits(tmp_path: Path) -> None:
    name = await LocalFiles(tmp_path).put(b"photo")
    assert (tmp_path / name[:2] / name).read_bytes() == b"photo"


@pytest.mark.parametrize("name", ["0" * 64, "", "../secret", "A" * 64, "0" * 63 + "/"])
async def test_what_was_never_put_is_not_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_bytes(b"no")
    with pytest.raises(FileNotFoundError):
        await LocalFiles(tmp_path / "files").get(name)


async def test_a_disk_that_says_no_leaves_nothing_half(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    name = hashlib.sha256(b"photo").hexdigest()
    (tmp_path / name[:2]).write_bytes(b"a file where the folder should be")
    with pytest.raises(OSError, match=r"."):
        await files.put(b"photo")
    assert inside(tmp_path) == [name[:2]]
