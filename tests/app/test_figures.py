"""What a monitoring system reads of an installation."""

from pathlib import Path

from app.environment import read_environment
from app.figures import figures_of, free_space


def test_the_room_on_the_disk_is_told(tmp_path: Path) -> None:
    environment = read_environment({"ORDNA_DATA": str(tmp_path)})
    told = figures_of(environment).get_sample_value("ordna_free_bytes")
    assert told is not None
    assert abs(told - free_space(environment)) < 2**30


def test_a_disk_that_is_away_is_no_reason_to_tell_nothing(tmp_path: Path) -> None:
    environment = read_environment({"ORDNA_DATA": str(tmp_path / "away")})
    told = figures_of(environment).get_sample_value("ordna_free_bytes")
    assert told != told
