"""/latest: the newest articles, of all rubrics or of one; other words are a search."""

from aiogram import Router
from aiogram.filters import CommandObject

from handlers.answer import Answer, change, say
from handlers.press import Pressed
from handlers.search import found
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rubric import Rubric
from newsroom import reading
from newsroom.desk import Desk
from texts.actions import LatestPage
from texts.latest import latest_page
from texts.message import Message


def routes() -> Router:
    """What is understood here, in the order in which it is tried."""
    router = Router(name="latest")
    router.message.register(latest, Typed("latest"))
    router.callback_query.register(turn_page, Pressed(LatestPage))
    return router


async def latest(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """The first page."""
    if not command.args:
        return say(await newest(desk, visitor, None))
    rubric = await reading.rubric_named(desk, command.args)
    if rubric is None:
        return await found(desk, visitor, command.args)
    return say(await newest(desk, visitor, rubric))


async def turn_page(_: object, action: LatestPage, visitor: Visitor, desk: Desk) -> Answer:
    """Another page, in place."""
    page = await reading.latest(desk, action.rubric_id, before=action.before, after=action.after)
    rubric = await reading.rubric(desk, action.rubric_id) if action.rubric_id else None
    return change(latest_page(visitor.locale, page, visitor.now, rubric))


async def newest(desk: Desk, visitor: Visitor, rubric: Rubric | None) -> Message:
    """The first page of a rubric, or of all."""
    page = await reading.latest(desk, rubric.id if rubric else None)
    return latest_page(visitor.locale, page, visitor.now, rubric)
