"""aiogram's FSM storage, in the database."""

import json
from collections.abc import Mapping
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.middleware import FSMContextMiddleware
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import TelegramObject

from handlers.editor import WRITERS
from handlers.visitor import Handler
from newsroom.conversations import conversation, keep_conversation
from newsroom.desk import Desk


class ConversationStorage(BaseStorage):
    """Keeps states over restarts. A chat's events are handled in order, so none is overtaken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Keep the state, and the data as it is."""
        _, data = await conversation(self._desk, key.chat_id, key.user_id)
        name = state.state if isinstance(state, State) else state
        await keep_conversation(self._desk, key.chat_id, key.user_id, name, data)

    async def get_state(self, key: StorageKey) -> str | None:
        """The state's name."""
        return (await conversation(self._desk, key.chat_id, key.user_id))[0]

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Keep the data, and the state as it is."""
        state, _ = await conversation(self._desk, key.chat_id, key.user_id)
        await keep_conversation(self._desk, key.chat_id, key.user_id, state, json.dumps(dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data."""
        data: dict[str, Any] = json.loads(
            (await conversation(self._desk, key.chat_id, key.user_id))[1]
        )
        return data

    async def close(self) -> None:
        """The database is closed by who opened it."""


class Remembering(BaseMiddleware):
    """Hands an editor's state to the handlers; a reader has none, and need not be looked up."""

    def __init__(self, fsm: FSMContextMiddleware) -> None:
        self._fsm = fsm

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the handler answers
        """Call the handler, with ``state`` and ``raw_state`` where there may be any."""
        if data["visitor"].role in WRITERS:
            return await self._fsm(handler, event, data)
        return await handler(event, data)
