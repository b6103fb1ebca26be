"""Keeps what a reader's command changes of the place that it speaks for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from handlers.look import is_look
from handlers.visitor import Visitor
from newsroom.desk import Desk
from newsroom.place_log import note_changes, state_of


@asynccontextmanager
async def noted(desk: Desk, data: dict[str, Any], visitor: Visitor) -> AsyncIterator[None]:
    """While a handler does what is asked for a place; ``data`` tells whether that is a look.

    Thirty handlers serve readers and places alike, and know of no log: what they have changed shows
    when they are done.
    """
    before = None if is_look(data) else await state_of(desk, visitor.subscriber.id)
    yield
    if before is not None:
        await note_changes(desk, visitor.doer, before)
