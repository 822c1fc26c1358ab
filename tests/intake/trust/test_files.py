"""Programs are not put on orders, by what they are called and by what they are."""

import pytest

from core.settings import REFUSED_FILES
from intake.parsing.mail import Attachment
from intake.trust.files import A_PROGRAM, NOT_TAKEN, why_refused

WINDOWS = b"MZ" + b"\0" * 58 + (128).to_bytes(4, "little") + b"\0" * 64 + b"PE\0\0"


def why(
    name: str, content: bytes = b"x", content_type: str = "application/pdf", *sorts: str
) -> str | None:
    file = Attachment(name, content_type, len(content), inline=False, content=content)
    return why_refused(file, sorts or REFUSED_FILES.default)


@pytest.mark.parametrize(
    "name", ["a.exe", "A.EXE", "invoice.pdf.scr", "a.exe.", "a.js ", "x.lnk", "disk.iso", "r.hta"]
)
def test_a_program_by_its_name_is_not_taken(name: str) -> None:
    assert why(name) == NOT_TAKEN


@pytest.mark.parametrize("content", [WINDOWS, b"\x7fELF\x02", b"\xcf\xfa\xed\xfe\x07"])
def test_a_program_under_another_name_is_not_taken(content: bytes) -> None:
    assert why("photo.jpg", content) == A_PROGRAM


@pytest.mark.parametrize(
    "name", ["photo.jpg", "offer.pdf", "exe", "js", "plan.dwg", "a.exe.txt", ""]
)
def test_what_people_send_is_taken(name: str) -> None:
    assert why(name) is None


def test_a_text_that_begins_as_a_program_does_is_taken() -> None:
    assert why("mz.txt", b"MZ is how the machine is called. " * 9) is None


def test_a_company_that_refuses_a_type_takes_no_file_of_it() -> None:
    assert why("film.mp4", b"x", "video/mp4", "video/*") == NOT_TAKEN


def test_a_company_may_take_programs() -> None:
    assert why("photo.jpg", WINDOWS, "image/jpeg", "zip") is None
