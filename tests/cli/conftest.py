"""The command as a person types it, in a folder of his own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
Ordna = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def ordna(tmp_path: Path) -> Ordna:
    """Run `ordna` with these words; variables by keyword."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("ORDNA_", "COV_"))}

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "cli", *words],
            cwd=tmp_path,
            env={**clean, "PYTHONPATH": str(ROOT), "ORDNA_LANGUAGE": "en", **variables},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run
