"""/articles: the newsroom's articles in pages: all, drafts, the plan of the day, and so on."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.card import article_screen
from handlers.editor import WRITERS, Allowed
from handlers.number import split_number
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.shelf import Shelf, find_shelf
from newsroom import listing
from newsroom.desk import Desk
from texts.articles import articles_page, back_to_shelf, unknown_shelf
from texts.card_actions import ListArticles, OpenListed
from texts.message import Message


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="articles")
    router.message.filter(Allowed(*WRITERS))
    router.callback_query.filter(Allowed(*WRITERS))
    router.message.register(list_articles, Typed("articles"))
    router.callback_query.register(turn_page, Pressed(ListArticles))
    router.callback_query.register(open_listed, Pressed(OpenListed))
    return router


async def list_articles(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """The first page of what is named; a number opens the article."""
    words = command.args or ""
    article_id, rest = split_number(words)
    if article_id is not None and not rest:
        return say(await article_screen(desk, visitor, article_id))
    shelf = find_shelf(words) if words else Shelf.ALL
    if shelf is None:
        return say(unknown_shelf(visitor.locale, words))
    return say(await _page(desk, visitor, shelf))


async def turn_page(_: CallbackQuery, action: ListArticles, visitor: Visitor, desk: Desk) -> Answer:
    """Another page, or another list, in place."""
    return change(await _page(desk, visitor, action.shelf, action.before, action.after))


async def open_listed(_: CallbackQuery, action: OpenListed, visitor: Visitor, desk: Desk) -> Answer:
    """An article's card in place of the list, with the way back to the same page."""
    card = await article_screen(desk, visitor, action.article_id)
    back = back_to_shelf(visitor.locale, action.shelf, action.before, action.after)
    return change(card.with_rows(back))


async def _page(
    desk: Desk,
    visitor: Visitor,
    shelf: Shelf,
    before: int | None = None,
    after: int | None = None,
) -> Message:
    you = visitor.person_id
    page = await listing.shelf_page(desk, shelf, you, visitor.now, before=before, after=after)
    return articles_page(visitor.locale, page, you, visitor.now, before=before, after=after)
