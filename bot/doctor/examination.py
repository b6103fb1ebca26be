"""``python -m bot doctor``: checks everything that the bot needs, and changes nothing."""

import json
from collections.abc import AsyncIterator, Mapping

from aiogram import Bot

from bot.clients import make_plain_bot
from bot.clock import Clock
from bot.doctor import database, files
from bot.doctor.finding import Finding, Verdict, ok, warning, wrong
from bot.doctor.listeners import examine_listeners
from bot.doctor.places import examine_places
from bot.doctor.telegram import examine_clock, examine_webhook
from bot.identity import PATIENCE, identity_of
from bot.printing import say
from bot.settings import Settings, TelegramUnreachableError
from botapi.errors import WrongTokenError
from news.place import Chat
from storage.chats import chats_with_bot
from storage.database import Connection, file_of
from storage.editors import all_editors
from storage.inspecting import SchemaAge, looked_into, require_whole, schema_age, server_of
from storage.migrating import DatabaseUnavailable
from storage.sources import all_sources

_READING_SECONDS = 20.0
"""So long a file is read: several gigabytes."""


async def examine(
    settings: Settings, strange: Mapping[str, str], clock: Clock, *, as_json: bool
) -> int:
    """Print each finding as soon as it is known; the exit code is 1 when anything is wrong.

    ``strange`` are names in the environment that resemble a setting's.
    """
    found: list[Finding] = []
    async for finding in _Examination(settings, clock).findings(strange):
        found.append(finding)
        if not as_json:
            say(str(finding))
    if as_json:
        say(json.dumps([each.as_dict() for each in found], ensure_ascii=False, indent=1))
    return int(any(each.verdict is Verdict.WRONG for each in found))


class _Examination:
    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._chats: list[Chat] = []

    async def findings(self, strange: Mapping[str, str]) -> AsyncIterator[Finding]:
        """All findings: a cause comes before what follows from it."""
        for finding in _of_settings(strange):
            yield finding
        async for finding in self._of_database():
            yield finding
        async for finding in self._of_telegram():
            yield finding
        for finding in await examine_listeners(self._settings):
            yield finding

    async def _of_database(self) -> AsyncIterator[Finding]:
        path, rotation = file_of(self._settings.database_url), self._settings.rotation
        for finding in files.examine_rights(self._settings, path):
            yield finding
        if path is not None:
            if not path.parent.is_dir():
                yield wrong("database", f"there is no folder {path.parent}: make it")
                return
            for finding in files.examine_writing(path):
                yield finding
            yield files.examine_room(path, rotation.folder)
        yield files.examine_backup(rotation, self._clock())
        if path is not None and not path.exists():
            yield database.examine_absence(path, rotation)
            return
        try:
            async with looked_into(self._settings.database_url) as connection:
                async for finding in self._of_rows(connection):
                    yield finding
        except DatabaseUnavailable as error:
            yield wrong("database", str(error))

    async def _of_rows(self, connection: Connection) -> AsyncIterator[Finding]:
        path = file_of(self._settings.database_url)
        if path is None:
            for finding in database.examine_server(await server_of(connection), self._clock()):
                yield finding
        else:
            is_all = await require_whole(connection, path, _READING_SECONDS)
            yield database.examine_reading(path, is_all=is_all)
        schema = await schema_age(connection)
        yield database.examine_schema(schema)
        if schema is not SchemaAge.CURRENT:
            return
        roles = [role for _, role in await all_editors(connection)]
        yield database.examine_owners(roles, self._settings.admin_ids)
        for finding in database.examine_sources(await all_sources(connection), self._clock()):
            yield finding
        self._chats = await chats_with_bot(connection)

    async def _of_telegram(self) -> AsyncIterator[Finding]:
        for finding in await examine_clock(self._settings, self._clock):
            yield finding
        bot = make_plain_bot(self._settings, PATIENCE)
        try:
            async for finding in self._asked(bot):
                yield finding
        finally:
            await bot.session.close()

    async def _asked(self, bot: Bot) -> AsyncIterator[Finding]:
        try:
            me = await identity_of(bot)
        except (WrongTokenError, TelegramUnreachableError) as error:
            yield wrong("token", str(error))
            return
        yield ok("token", f"Telegram knows it as @{me.username}")
        for finding in await examine_webhook(self._settings, bot, self._clock()):
            yield finding
        for finding in await examine_places(self._chats, bot, self._clock()):
            yield finding


def _of_settings(strange: Mapping[str, str]) -> list[Finding]:
    found = [
        warning("settings", f"{name} is no setting: did you mean {near}?")
        for name, near in strange.items()
    ]
    return found or [ok("settings", "well-formed")]
