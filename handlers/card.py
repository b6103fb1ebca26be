"""/article: an article's card for editors, with its history."""

import asyncio

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from handlers.amending import REFUSED, refusal_toast, show_amended
from handlers.answer import Answer, change, say, toast
from handlers.article import article_answer
from handlers.editor import WRITERS, Allowed
from handlers.editor_chat import EditorChat
from handlers.material import Material
from handlers.number import numbered
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.article import Version
from newsroom import amending, attending, continuing, counting, editors, publishing, reporting
from newsroom.desk import Desk
from texts.amendment import unknown_article, which_article
from texts.card import article_card, history_page, version_page
from texts.card_actions import (
    OpenCard,
    RestoreVersion,
    ShowArticle,
    ShowDifference,
    ShowHistory,
    ShowVersion,
)
from texts.difference import difference_message
from texts.errors import gone_toast
from texts.message import Message as Screen
from texts.progress import progress_card


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="card")
    router.message.filter(Allowed(*WRITERS))
    router.callback_query.filter(Allowed(*WRITERS))
    router.message.register(show_card, Typed("article"))
    router.callback_query.register(open_card, Pressed(OpenCard))
    router.callback_query.register(show_article, Pressed(ShowArticle))
    router.callback_query.register(show_history, Pressed(ShowHistory))
    router.callback_query.register(show_version, Pressed(ShowVersion))
    router.callback_query.register(show_difference, Pressed(ShowDifference))
    router.callback_query.register(restore_version, Pressed(RestoreVersion))
    return router


async def show_card(message: Message, visitor: Visitor, desk: Desk) -> Answer:
    """The card of the article with the number that was typed."""
    article_id, _ = numbered(message.text or message.caption or "")
    if article_id is None:
        return say(which_article(visitor.locale, "article"))
    return say(await article_screen(desk, visitor, article_id))


async def open_card(press: CallbackQuery, action: OpenCard, visitor: Visitor, desk: Desk) -> Answer:
    """The card, in place; where the article's progress stands, that comes back."""
    progress = await _progress(press, action.article_id, visitor, desk)
    return change(progress or await article_screen(desk, visitor, action.article_id))


async def _progress(
    press: CallbackQuery, article_id: int, visitor: Visitor, desk: Desk
) -> Screen | None:
    if press.message is None:
        return None
    you, message_id = visitor.person_id, press.message.message_id
    found = await reporting.card_in(desk, article_id, you, message_id, visitor.now)
    if found is None or found.card is None or not found.is_last:
        return None
    return progress_card(visitor.locale, found.card, you, visitor.now)


async def show_article(
    _: CallbackQuery, action: ShowArticle, visitor: Visitor, desk: Desk
) -> Answer:
    """The article as readers see it, below its card."""
    return await article_answer(desk, visitor, action.article_id)


async def show_history(
    _: CallbackQuery, action: ShowHistory, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the article's wordings, in place."""
    versions = await amending.history(desk, action.article_id)
    if not versions:
        return toast(gone_toast(visitor.locale))
    you = visitor.person_id
    names = await editors.names(desk, {each.editor_id for each in versions})
    page = history_page(visitor.locale, versions, you, visitor.now, action.page, names)
    return change(page)


async def show_version(
    _: CallbackQuery, action: ShowVersion, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of one wording, in place."""
    article = await publishing.article(desk, action.article_id)
    version = await _version(desk, action.article_id, action.revision)
    if article is None or version is None:
        return toast(gone_toast(visitor.locale))
    you = visitor.person_id
    names = await editors.names(desk, {version.editor_id})
    return change(
        version_page(
            visitor.locale,
            article,
            version,
            you,
            visitor.now,
            action.page,
            names,
            visitor.role,
        )
    )


async def show_difference(
    _: CallbackQuery, action: ShowDifference, visitor: Visitor, desk: Desk
) -> Answer:
    """What changed between two wordings, below the pressed message."""
    article = await publishing.article(desk, action.article_id)
    before = await _version(desk, action.article_id, action.before)
    after = await _version(desk, action.article_id, action.after)
    if article is None or before is None or after is None:
        return toast(gone_toast(visitor.locale))
    # To compare long texts takes a moment.
    shown = await asyncio.to_thread(difference_message, visitor.locale, article, before, after)
    return say(shown)


async def restore_version(
    press: CallbackQuery, action: RestoreVersion, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Give the article an earlier wording again, as another edit."""
    version = await _version(desk, action.article_id, action.revision)
    if version is None:
        return toast(gone_toast(visitor.locale))
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        amended = await amending.restore(
            desk, action.article_id, action.revision, chat.id, chat.now, request=chat.request
        )
    except REFUSED as error:
        return toast(refusal_toast(visitor.locale, error))
    # Whoever chooses a wording knows of the others: none of them is overtaken.
    await attending.attend(desk, amended.article, chat.id, chat.now)
    pressed = press.message.message_id if press.message else None
    taken = await show_amended(chat, amended, version.wording, Material(""), report=pressed)
    return taken.answer


async def article_screen(desk: Desk, visitor: Visitor, article_id: int) -> Screen:
    """The card of an article with its figures, or word that there is none of that number."""
    article = await publishing.article(desk, article_id)
    if article is None:
        return unknown_article(visitor.locale, article_id)
    figures = await counting.figures_of_article(desk, article)
    you = visitor.person_id
    return article_card(
        visitor.locale,
        article,
        figures.tally,
        you,
        visitor.now,
        names=await editors.names(desk, {article.author_id}),
        role=visitor.role,
        story=await continuing.story_of(desk, article),
    )


async def _version(desk: Desk, article_id: int, revision: int) -> Version | None:
    versions = await amending.history(desk, article_id)
    return next((each for each in versions if each.revision == revision), None)
