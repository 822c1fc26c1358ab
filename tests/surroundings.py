"""Where the tests keep their files, and what the processes they start find ready."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30


def keep_files_in_memory() -> None:
    """Thousands of small databases commit for good; none of them has to wait for a disk.

    Where little memory is given away as files, or a folder was chosen, all stays as it is.
    """
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free >= ENOUGH:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # it was asked for before, and is kept


def keep_what_is_compiled() -> None:
    """Each process of the service would else compile every module anew."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
