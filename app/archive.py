"""Everything an installation holds in one file: the database, the files and the secret."""

import tarfile
import tempfile
from pathlib import Path

from app.environment import Environment
from core.refusals import Refused
from core.words import N_
from storage.backup import backup

DATABASE, FILES, SECRET = "ordna.db", "files", "secret"


class SomethingIsThere(Refused):
    sentence = N_(
        "{folder} holds an installation already. Restore into an empty folder: set ORDNA_DATA."
    )


class NoBackup(Refused):
    sentence = N_("{file} is not a backup that ordna backup made.")


async def write_archive(environment: Environment, target: Path) -> None:
    """Write the backup while the service runs; the file appears only when it is whole.

    The database is copied first: a file that comes later is named by no row of the copy.
    """
    environment.folder.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.partly")
    with tempfile.TemporaryDirectory(dir=environment.folder) as scratch:
        copy = Path(scratch) / DATABASE
        await backup(environment.database_url, copy)
        try:
            with tarfile.open(beside, "w") as archive:
                archive.add(copy, DATABASE)
                if environment.files_folder.is_dir():
                    archive.add(environment.files_folder, FILES)
                if environment.secret is None:
                    environment.signing_secret()
                    archive.add(environment.folder / SECRET, SECRET)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def read_archive(environment: Environment, source: Path) -> None:
    """Put a backup into an empty data folder."""
    folder = environment.folder
    if (folder / DATABASE).exists() or environment.files_folder.exists():
        raise SomethingIsThere(folder=folder)
    if not source.is_file():
        raise NoBackup(file=source)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(source) as archive:
            if DATABASE not in archive.getnames():
                raise NoBackup(file=source)
            archive.extractall(folder, filter="data")
    except tarfile.TarError:
        raise NoBackup(file=source) from None
