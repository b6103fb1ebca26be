"""The database's trouble: logged and told once when it begins and once when it is over.

What meets it waits and tries again, and without a durable mark nothing is sent. Damage does not
pass: it ends the program.
"""

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from bot.recovering import is_over
from storage.condition import Condition
from storage.database import Database
from storage.migrating import DatabaseUnavailable, damaged
from storage.rotation import Rotation
from storage.trouble import Trouble
from texts.alerts import database_recovered, database_trouble
from texts.locale import Locale
from texts.message import Message

LASTING_SECONDS = 10.0
"""The owners hear of trouble that lasts for so long."""

log = logging.getLogger(__name__)

TellOwners = Callable[[Callable[[Locale], Message]], None]


class Watch:
    """Looks after the database, and tells the log and the owners how it is."""

    def __init__(self, database: Database, rotation: Rotation, tell_owners: TellOwners) -> None:
        self.damage = asyncio.Event()
        """Set when there is nothing left to do but to stop."""
        self._database = database
        self._rotation = rotation
        self._tell_owners = tell_owners
        self._logged: Trouble | None = None
        self._told = False

    @property
    def verdict(self) -> DatabaseUnavailable:
        """What to say in the end, when there is damage."""
        return damaged(self._database.path, "met while running", self._rotation)

    async def look(self) -> None:
        """The tick: notice what has changed."""
        trouble = self._condition.look()
        if trouble is None:
            return
        if trouble is not self._logged:
            self._log(trouble)
        if trouble is Trouble.DAMAGED:
            self._end()
        elif self._condition.lasts >= LASTING_SECONDS:
            self._tell(trouble)
        if await is_over(self._database):
            self._recover()

    @property
    def _condition(self) -> Condition:
        return self._database.condition

    def _log(self, trouble: Trouble) -> None:
        self._logged = trouble
        log.error("database.trouble", extra={"kind": trouble, "file": self._database.path})

    def _tell(self, trouble: Trouble) -> None:
        if not self._told:
            self._told = True
            copy = self._rotation.newest()
            made_at = copy and copy.made_at
            self._tell_owners(partial(database_trouble, trouble=trouble, backup=made_at))

    def _end(self) -> None:
        self._tell(Trouble.DAMAGED)
        self.damage.set()

    def _recover(self) -> None:
        log.warning("database.recovered", extra={"after": round(self._condition.lasts)})
        self._condition.recover()
        if self._told:
            self._tell_owners(database_recovered)
        self._logged, self._told = None, False
