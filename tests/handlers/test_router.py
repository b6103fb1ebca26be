from datetime import UTC, datetime
from typing import Any, cast

from aiogram import Dispatcher

from bot.polling import UPDATE_TYPES
from handlers.router import include_handlers
from handlers.visitor import Visiting
from texts.catalogue import load_catalogues


def test_telegram_is_asked_for_what_there_are_handlers_for_and_nothing_else() -> None:
    dispatcher = Dispatcher()
    desk = cast("Any", None)
    visiting = Visiting(desk, load_catalogues(), "bot", lambda: datetime.now(UTC))
    include_handlers(dispatcher, visiting)

    assert sorted(dispatcher.resolve_used_update_types()) == sorted(UPDATE_TYPES)
