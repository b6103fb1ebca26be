from collections.abc import Iterator
from typing import Any, cast

import pytest
from aiogram import Dispatcher, Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import User

from bot.clock import utc_now
from bot.means import Means
from bot.settings import Settings
from bot.wiring import make_dispatcher
from botapi.update import UPDATE_TYPES
from handlers.mending import OfCard
from handlers.original import OfArticle, OfOpenAlbum
from handlers.press import Pressed
from handlers.report import AwaitedLetter, QuotedArticle
from handlers.typed import Typed
from tests.texts.people import CATALOGUES

BOT = User(id=1, is_bot=True, first_name="Newsdesk", username="newsdesk_bot")

# What aiogram and the middleware hand to a handler beside the dispatcher's own; then the filters.
GIVEN = {"bot", "state", "visitor", "event_update", "group_event", "readers"}
GIVEN_BY: dict[type, str] = {
    Typed: "command",
    Pressed: "action",
    OfArticle: "pieces",
    OfCard: "card",
    AwaitedLetter: "about",
    QuotedArticle: "about",
    OfOpenAlbum: "album",
}


@pytest.fixture(scope="module")
def dispatcher() -> Dispatcher:
    nothing = cast("Any", None)
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    means = Means(settings, nothing, nothing, BOT, CATALOGUES, nothing, nothing, utc_now)
    return make_dispatcher(means, nothing, nothing)


def handlers(router: Router) -> Iterator[HandlerObject]:
    """Every handler of a router and of all below it."""
    for observer in router.observers.values():
        yield from (each for each in observer.handlers if is_ours(each))
    for below in router.sub_routers:
        yield from handlers(below)


def is_ours(handler: HandlerObject) -> bool:
    """Whether a handler is one of the program, not of aiogram."""
    return handler.callback.__module__.startswith("handlers.")


def test_somebody_provides_every_parameter_that_a_handler_names(dispatcher: Dispatcher) -> None:
    wanting = {
        f"{handler.callback.__module__}.{handler.callback.__qualname__}": missing
        for handler in handlers(dispatcher)
        if (missing := handler.params - provided(handler, dispatcher))
    }

    assert not wanting


def test_neither_handlers_nor_filters_are_called_in_another_thread(
    dispatcher: Dispatcher,
) -> None:
    """It would cost every message the way there and back, and no storage may be used there."""
    threaded = [
        f"{handler.callback.__qualname__} {each.callback}"
        for handler in handlers(dispatcher)
        for each in (handler, *(handler.filters or ()))
        if not each.awaitable
    ]

    assert not threaded


def provided(handler: HandlerObject, dispatcher: Dispatcher) -> set[str]:
    """The names of all that a handler is called with."""
    event = handler.callback.__code__.co_varnames[0]
    kinds = {type(each.callback) for each in handler.filters or ()}
    by_filters = {name for kind, name in GIVEN_BY.items() if kind in kinds}
    return GIVEN | by_filters | {event} | set(dispatcher.workflow_data)


def test_telegram_is_asked_for_what_there_are_handlers_for_and_nothing_else(
    dispatcher: Dispatcher,
) -> None:
    assert sorted(dispatcher.resolve_used_update_types()) == sorted(UPDATE_TYPES)
