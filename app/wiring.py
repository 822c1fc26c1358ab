"""The parts of an installation, built from its environment and handed round."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from app.bot_name import BotName
from app.environment import Environment, WrongEnvironment
from app.guard import guard_of, sender_checks
from app.processes import ChildProcesses
from app.words import speech
from core.links import Signer
from core.refusals import Refused
from core.words import N_, Speech
from intake.clues.regions import region_of
from intake.desk import Desk
from intake.trust.guard import Guard
from notifications.labels import Labels
from notifications.papers import OnePaper, Papers, Press
from notifications.papers.kinds import PROTOCOL
from notifications.rules import Rules
from storage.database import Database
from storage.door import SqlDoor
from storage.files import LocalFiles
from storage.previews import LocalPreviews
from storage.upgrade import DatabaseTrouble, is_current, upgrade


class DatabaseIsOld(Refused):
    sentence = N_("The database has another version's shape. Run first: ordna db upgrade")


class DatabaseIsAway(WrongEnvironment):
    sentence = N_(
        "The database of ORDNA_DATABASE_URL can't be opened ({why}). Check that it runs, and "
        "that the address, the name and the password in it are right."
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """What every mouth, page and command is made of."""

    environment: Environment
    database: Database
    door: SqlDoor
    files: LocalFiles
    processes: ChildProcesses
    speech: Speech
    signer: Signer
    papers: Papers
    protocols: OnePaper
    labels: Labels
    desk: Desk
    clock: Callable[[], datetime]

    async def bot_username(self) -> str:
        """What the bot is called, as Telegram says."""
        from bot.naming import username

        if self.environment.telegram_token is None:
            raise WrongEnvironment(
                N_("ORDNA_TELEGRAM_TOKEN is not set. BotFather gives it to you with a new bot.")
            )
        return await username(self.environment.telegram_token, self.environment.telegram_api)


def now() -> datetime:
    """The present moment, UTC."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_parts(environment: Environment) -> AsyncIterator[Parts]:
    """The parts of an installation whose database is up to date; closed again afterwards."""
    await _ensure_current(environment)
    database = Database(environment.database_url)
    processes = ChildProcesses()
    checks = sender_checks(environment, processes)
    try:
        yield _built(environment, database, processes, guard_of(environment, checks))
    finally:
        checks.close()
        processes.close()
        await database.close()


def _built(
    environment: Environment, database: Database, processes: ChildProcesses, guard: Guard
) -> Parts:
    door = SqlDoor(database, Rules(environment.language, texts=environment.sms is not None), now)
    files = LocalFiles(environment.files_folder)
    spoken = speech(environment.language, environment.zone, environment.currency)
    previews = LocalPreviews(environment.files_folder.with_name("previews"))
    papers = Papers(Press(door, files, processes, spoken, environment.public_url, previews))
    signer = Signer(environment.signing_secret())
    return Parts(
        environment=environment,
        database=database,
        door=door,
        files=files,
        processes=processes,
        speech=spoken,
        signer=signer,
        papers=papers,
        protocols=papers.only(PROTOCOL),
        labels=Labels(
            door,
            processes,
            spoken,
            BotName(environment).find,
            environment.mail_domain,
            environment.public_url,
        ),
        desk=Desk(
            door,
            files,
            processes,
            signer,
            environment.language,
            now,
            environment.mail_from,
            guard,
            region_of(environment.zone.key),
            spoken,
        ),
        clock=now,
    )


async def _ensure_current(environment: Environment) -> None:
    try:
        current = await is_current(environment.database_url)
    except DatabaseTrouble as trouble:
        raise DatabaseIsAway(why=type(trouble.__cause__).__name__) from None
    if current:
        return
    if not environment.on_sqlite:
        raise DatabaseIsOld
    await upgrade(environment.database_url)


async def upgrade_database(environment: Environment) -> None:
    """Bring the database to this version's shape."""
    await upgrade(environment.database_url)
