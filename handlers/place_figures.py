"""The figures of groups and channels: of one for those who run it, of all for editors."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, toast
from handlers.place_card import allowed
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.place import ManagedChat
from news.subscriber import Subscriber
from newsroom import place_figures, places
from newsroom.desk import Desk
from texts import place_figures as screens
from texts.manage import place_gone_toast
from texts.message import Button
from texts.message import Message as Screen
from texts.pages import ITEMS_A_PAGE, Pages
from texts.place_actions import ShowPlace
from texts.place_figure_actions import ListPlaceFigures, ReadPlaceFigures, ShowPlaceFigures


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="place_figures")
    router.callback_query.register(show, Pressed(ShowPlaceFigures))
    return router


async def show(
    _: CallbackQuery, action: ShowPlaceFigures, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """What the place was sent and who came by it, in place of its card."""
    found = await allowed(desk, bot, visitor, action.place_id, fresh=False)
    if isinstance(found, Answer):
        return found
    back = visitor.locale.button("place-card", ShowPlace(action.place_id))
    return change(await _screen(desk, visitor, found, back))


async def show_all(
    _: CallbackQuery, action: ListPlaceFigures, visitor: Visitor, desk: Desk
) -> Answer:
    """To editors: a page of all places, in place of the newsroom's figures."""
    found = await place_figures.page_of_places(desk, action.page, ITEMS_A_PAGE, visitor.now)
    pages = Pages.of(max(found.total, 1), found.page)
    return change(screens.figures_of_places(visitor.locale, found.places, found.sent, pages))


async def show_any(
    _: CallbackQuery, action: ReadPlaceFigures, visitor: Visitor, desk: Desk
) -> Answer:
    """To editors: the figures of any place, in place of the list."""
    found = await places.place_with_chat(desk, action.place_id)
    if found is None:
        return toast(place_gone_toast(visitor.locale))
    back = visitor.locale.button("stats-places", ListPlaceFigures(action.page))
    return change(await _screen(desk, visitor, found, back))


async def _screen(
    desk: Desk, visitor: Visitor, found: tuple[ManagedChat, Subscriber], back: Button
) -> Screen:
    figures = await place_figures.figures_of(desk, found[1].id, visitor.now)
    return screens.place_figures(visitor.locale, *found, figures.by_days, back)
