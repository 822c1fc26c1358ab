"""One process serves from a folder; a second is told so and what to do."""

from pathlib import Path

import pytest

from storage.serving_lock import AlreadyServing, ServingLock


def test_a_second_one_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with (
        ServingLock(tmp_path),
        pytest.raises(AlreadyServing, match="ORDNA_DATABASE_URL"),
        ServingLock(tmp_path),
    ):
        pass


def test_the_next_may_serve_when_the_first_has_ended(tmp_path: Path) -> None:
    for _ in range(2):
        with ServingLock(tmp_path / "new"):
            assert (tmp_path / "new" / "serving.lock").exists()
