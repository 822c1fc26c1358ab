"""The house itself: every top-level folder of code stands in a contract of who may import whom."""

import tomllib
from pathlib import Path

from cli.main import VERSION

ROOT = Path(__file__).parent.parent
NOT_THE_PROGRAM = {"tests", "bench"}


def test_every_folder_of_code_is_in_a_contract() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")} - NOT_THE_PROGRAM
    assert folders == set(config["tool"]["importlinter"]["root_packages"])


def test_no_lock_names_a_package_index() -> None:
    locks = "".join(path.read_text() for path in ROOT.glob("requirements*.txt"))
    assert "://" not in locks


def test_the_command_tells_the_project_s_version() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert config["project"]["version"] == VERSION
