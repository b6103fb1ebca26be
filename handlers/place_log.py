"""Notes in the newsroom's log what a command has changed about a place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from handlers.look import is_look
from handlers.visitor import Visitor
from newsroom.desk import Desk
from newsroom.place_log import note_changes, state_of


@asynccontextmanager
async def noted(desk: Desk, data: dict[str, Any], visitor: Visitor) -> AsyncIterator[None]:
    """Compare the place before and after a handler, unless ``data`` says that it only looks.

    Thirty handlers serve readers and places alike: none of them has to write to the log.
    """
    before = None if is_look(data) else await state_of(desk, visitor.subscriber.id)
    try:
        yield
    finally:
        # A handler that fails may have changed something before.
        if before is not None:
            await note_changes(desk, visitor.doer, before)
