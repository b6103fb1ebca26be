"""The chain of migrations: which revision a database is at, and bringing it to another."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

_MIGRATIONS = Path(__file__).with_name("migrations")
NEWEST = "head"


def bring_to(connection: Connection, revision: str = NEWEST) -> None:
    """Migrate to a revision within the open transaction; a new database is created at it."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def revision_of(connection: Connection) -> str | None:
    """The revision that a database is at; None when it has no schema of ours."""
    return MigrationContext.configure(connection).get_current_revision()


async def schema_of(connection: AsyncConnection) -> str | None:
    """The revision of a migrated database: one look at one row, for it is asked often."""
    schema: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return schema


def newest_revision() -> str:
    """The revision that this program needs."""
    return _scripts().get_current_head() or ""


def is_known(revision: str) -> bool:
    """Whether a revision is one of this program's; those of newer programs are not."""
    try:
        _scripts().get_revision(revision)
    except CommandError:
        return False
    return True


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
