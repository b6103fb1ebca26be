"""The drill itself: what is on stage, what is wrong just now, and what there is to see of it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bot.clock import Clock
from bot.drill.drill_log import DrillLog
from bot.drill.exercises import Exercise, exercises
from bot.drill.preparing import prepare
from bot.drill.stage import Engine, Stage, has_postgresql
from bot.drill.tcp_proxy import TcpProxy
from bot.drill.traffic import Traffic
from bot.settings import Settings
from bot.waiting import cancel
from emulator import Chat, Emulator, Person

_TOO_MANY = 429


class Busy(Exception):  # noqa: N818 - it says what is the matter
    """Another stage is being set up."""


@dataclass(slots=True)
class Drill:
    """One stage at a time; its exercises can be mixed."""

    emulator: Emulator
    owner: Person
    group: Chat
    settings: Settings
    clock: Clock
    traffic: Traffic
    proxy: TcpProxy
    free_port: Callable[[], int]
    journal: DrillLog = field(default_factory=DrillLog)
    under_way: dict[str, float] = field(default_factory=dict)
    """What is wrong, and since when, in seconds since 1970."""
    _stage: Stage | None = None
    _key: str = ""
    _publishing: asyncio.Task[None] | None = None
    _exercises: dict[str, Exercise] = field(default_factory=dict)
    _setting: asyncio.Lock = field(default_factory=asyncio.Lock)
    _told_since: int = 0
    _refused: int = 0
    _calls_seen: int = 0

    async def set_up(self, engine: Engine) -> None:
        """End what is on stage, and begin on another engine. Raises Busy."""
        if self._setting.locked():
            raise Busy
        async with self._setting:
            await self._clear()
            self.journal.remark("sets_up", engine)
            folder = Path(mkdtemp(prefix="newsdesk-drill-"))
            stage = Stage(engine, self.settings, folder, self.journal, self.free_port)
            self._stage = stage
            url = await stage.open()
            settings = self.settings.model_copy(update={"database_url": url})
            readers = self.traffic.readers
            self._key = await prepare(settings, self.emulator, readers, self.group, self.clock())
            await stage.begin(url, self.proxy.address)
            found = exercises(self.emulator, self.group, self.proxy, stage)
            self._exercises = {each.name: each for each in found}

    def publish(self) -> None:
        """Let articles come from now on, and show what the owner is told from now on."""
        self._told_since = max(self.owner.private.messages, default=0)
        self._refused, self._calls_seen = 0, len(self.emulator.calls)
        running = self.traffic.run(lambda: self._urls, lambda: self._key)
        self._publishing = asyncio.create_task(running)

    @property
    def _urls(self) -> list[str]:
        return self._stage.api_urls if self._stage is not None else []

    async def begin(self, name: str) -> None:
        """Let something happen. Raises KeyError for what there is none of, or not on this stage."""
        exercise = self._exercises[name]
        if exercise.lacks:
            raise KeyError(name)
        if name in self.under_way:
            return
        if exercise.end is not None:
            self.under_way[name] = self.clock().timestamp()
        self.journal.remark("begins", name)
        await exercise.begin()
        self.traffic.hurry()

    async def end(self, name: str) -> None:
        """Put it right. Raises KeyError for what there is none of."""
        exercise = self._exercises[name]
        if self.under_way.pop(name, None) is not None and exercise.end is not None:
            await exercise.end()
            self.journal.remark("mended", name)

    async def close(self) -> None:
        """End everything."""
        await self._clear()
        self.proxy.refuse()

    async def _clear(self) -> None:
        for name in [*self.under_way]:
            await self.end(name)
        if self._publishing is not None:
            await cancel(self._publishing)
            self._publishing = None
        self.traffic.begin_anew()
        self._exercises = {}
        if self._stage is not None:
            stage, self._stage = self._stage, None
            await stage.end()

    def state(self, since: int) -> dict[str, Any]:
        """What the page shows; of the log, what came after that line."""
        return {
            "stage": self._stage_state(),
            "exercises": [
                {"name": each.name, "lasts": each.end is not None, "lacks": each.lacks}
                for each in self._exercises.values()
            ],
            "under_way": self.under_way,
            "log": [asdict(line) for line in self.journal.since(since)],
            "told": self._told(),
            "count": {**asdict(self.traffic.count()), "refused": self._count_refused()},
        }

    def _stage_state(self) -> dict[str, Any]:
        stage = self._stage
        return {
            "engine": stage.engine if stage is not None else None,
            "busy": self._setting.locked(),
            "has_postgresql": has_postgresql(),
            "processes": [
                {
                    "name": child.name,
                    "pid": child.number,
                    "alive": child.is_alive,
                    "leads": child.is_leading,
                }
                for child in (stage.children if stage is not None else ())
            ],
        }

    def _told(self) -> list[dict[str, Any]]:
        return [
            {"at": message.date, "text": message.text}
            for message in self.owner.chat
            if message.is_from_bot and message.message_id > self._told_since
        ]

    def _count_refused(self) -> int:
        calls = self.emulator.calls[self._calls_seen :]
        self._calls_seen += len(calls)
        self._refused += sum(call.code == _TOO_MANY for call in calls)
        return self._refused


async def closed(drill: Drill) -> None:
    """End a drill whatever interrupts it: processes must not be left behind."""
    with suppress(asyncio.CancelledError):
        await asyncio.shield(drill.close())
