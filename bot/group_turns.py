"""Turns for answers to groups, in the database, where other processes see them."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.clock import Clock
from news.group_turn import GroupTurn
from storage.database import Database, DatabaseError
from storage.group_turns import end_turns, take_turns

AGAIN = timedelta(seconds=1)
"""A server that is started anew is away for seconds: an answer is worth that wait."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptTurns:
    """Takes turns from the database; without it groups get no answers."""

    database: Database
    clock: Clock

    async def take(self, chat_id: int) -> GroupTurn | timedelta:
        """A turn; or how long until there is one."""
        try:
            now = self.clock()
            turns = await self.database.write(partial(take_turns, chats=[chat_id], now=now))
        except (DatabaseError, OSError) as error:
            log.warning("pace.group_not_counted", extra={"error": type(error).__name__})
            return AGAIN
        return turns[chat_id]

    async def end(self, turn: GroupTurn) -> None:
        """End it a minute from now; if the database is unreachable its term ends later."""
        try:
            work = partial(end_turns, written={turn: True}, now=self.clock())
            await self.database.write(work)
        except (DatabaseError, OSError) as error:
            log.warning("pace.group_not_counted", extra={"error": type(error).__name__})
