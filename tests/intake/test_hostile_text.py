"""No line that looks like a mail program's, however often, makes a text slow to split."""

import time

import pytest

from intake.parsing.forwards import find_forwarded
from intake.parsing.replies import split_reply

SIZE = 256_000
SECONDS = 2.0
BAIT = [
    "Anna Alm <a@b.se> skrev: (24 november 2026 08:00)", "24 nov. 2026 08:00 av a@b.se", "12:00)",
    "skrev:", "a@b.se> skrev", "##- Reply above this line", "Skickat från min kollega", "Mvh Karin",
    "Detta är konfidentiellt", "VARNING: extern länk", "--", "Från: a", "Anna <", "): (", "PS",
    "Från: a Till: b Ämne:", "Anna ---2026-11-24", "> Skriv ovanför den", "a@", "\ue0f1", "\ue0f0",
]  # fmt: skip


@pytest.mark.parametrize("line", BAIT)
@pytest.mark.parametrize("between", ["\n", " "])
def test_endless_bait_is_split_in_time(line: str, between: str) -> None:
    text = (line + between) * (SIZE // (len(line) + 1))
    start = time.process_time()
    split_reply(text)
    find_forwarded(text, "x", forwards=True, lonely=True)
    assert time.process_time() - start < SECONDS
