"""The figures of a group or channel, for those who run it."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change
from handlers.place_card import allowed
from handlers.press import Pressed
from handlers.visitor import Visitor
from newsroom import place_figures
from newsroom.desk import Desk
from texts import place_figures as screens
from texts.place_figure_actions import ShowPlaceFigures


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
    figures = await place_figures.figures_of(desk, action.place_id, visitor.now)
    return change(screens.place_figures(visitor.locale, *found, figures.by_days))
