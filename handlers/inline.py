"""``@bot words`` in any chat: finds articles and shares them.

Telegram keeps an answer for everybody who asks the same, so it depends on nobody in particular: an
article comes in its own language, on the newsroom's clock.
"""

import logging
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    ChosenInlineResult,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    InputTextMessageContent,
)

from botapi.calls import keyboard, link_preview
from botapi.descriptions import PHOTO_REFUSED, QUERY_OVER, says
from handlers.visitor import Catalogues
from news.article import Article
from news.figure import Figure
from news.language import Language
from news.page import Page
from news.rule_language import RuleError
from newsroom import reading
from newsroom.desk import Desk
from texts.locale import Locale
from texts.search import tidy_words
from texts.share import Shared, shared_article

RESULTS_A_PAGE = 20
"""Telegram takes at most 50 results."""
KEPT_SECONDS = 10

_ARTICLE = re.compile(r"(?:#|a_)([0-9]{1,18})")
_SHARE_BUTTON = "#"
_SEQUENCE = re.compile(r"[0-9]{1,18}")

log = logging.getLogger(__name__)


def add_to(router: Router) -> None:
    """Register the handlers."""
    router.inline_query.register(offer_articles)
    router.chosen_inline_result.register(count_shared)


async def offer_articles(
    query: InlineQuery,
    desk: Desk,
    catalogues: Catalogues,
    bot: Bot,
    clock: Callable[[], datetime],
    web_url: str | None,
) -> None:
    """Offer what the words find, or the newest articles when there are none."""
    username = (await bot.me()).username or ""
    words = tidy_words(query.query)
    page = await _found(desk, words, query.offset)
    if words.startswith(_SHARE_BUTTON):
        for each in page.articles:
            await desk.openings.note(desk.database, Figure.SHARE_ASKED, each.id, clock())
    button = None if page.articles else await _withdrawn(desk, catalogues, words)
    shared = partial(_shared, desk=desk, catalogues=catalogues, username=username, web=web_url)
    if _ARTICLE.fullmatch(words) and any(article.photo for article in page.articles):
        try:
            # The one article that is meant: with its photo, as it was delivered.
            await _answer(query, page, map(partial(shared, pictured=True), page.articles), button)
        except TelegramBadRequest as error:
            if not says(error.message, PHOTO_REFUSED):
                raise
            log.warning("inline.photo_refused", extra={"article": page.articles[0].id})
        else:
            return
    await _answer(query, page, map(shared, page.articles), button)


async def _answer(
    query: InlineQuery,
    page: Page,
    offered: Iterable[Shared],
    button: InlineQueryResultsButton | None,
) -> None:
    """Answer the query; Telegram may have given up on it, or not have a photo any more.

    Raises TelegramBadRequest.
    """
    has_more = page.has_older and page.articles
    try:
        await query.answer(
            [_result(each) for each in offered],
            cache_time=KEPT_SECONDS,
            is_personal=False,
            next_offset=str(page.articles[-1].sequence) if has_more else "",
            button=button,
        )
    except TelegramBadRequest as error:
        if not says(error.message, QUERY_OVER):
            raise
        log.info("inline.too_late", extra={"user": query.from_user.id})


async def count_shared(
    chosen: ChosenInlineResult, desk: Desk, clock: Callable[[], datetime]
) -> None:
    """Count that somebody sent an article to a chat: told of once BotFather was asked to."""
    if _SEQUENCE.fullmatch(chosen.result_id):
        article_id = int(chosen.result_id)
        await desk.openings.note(desk.database, Figure.SHARED, article_id, clock())


async def _found(desk: Desk, words: str, offset: str) -> Page:
    before = int(offset) if _SEQUENCE.fullmatch(offset) else None
    if number := _ARTICLE.fullmatch(words):
        article = await reading.article(desk, int(number[1]))
        return Page((article,), 0, 1) if article else _nothing()
    if not words:
        return await reading.latest(desk, before=before, size=RESULTS_A_PAGE)
    try:
        return await reading.search(desk, words, before=before, size=RESULTS_A_PAGE)
    except RuleError:  # somebody is still typing
        return _nothing()


async def _withdrawn(
    desk: Desk, catalogues: Catalogues, words: str
) -> InlineQueryResultsButton | None:
    """What stands in place of the article that an old button shares; opened, the bot says why."""
    number = _ARTICLE.fullmatch(words)
    article = await reading.withdrawn(desk, int(number[1])) if number else None
    if article is None:
        return None
    label = catalogues[Language(article.language)].plain("amendment-withdrawn")
    return InlineQueryResultsButton(text=label, start_parameter=f"a_{article.id}")


def _nothing() -> Page:
    return Page((), 0, 0)


def _shared(
    article: Article,
    *,
    desk: Desk,
    catalogues: Catalogues,
    username: str,
    web: str | None,
    pictured: bool = False,
) -> Shared:
    catalogue = catalogues[Language(article.language)]
    locale = Locale(catalogue, desk.zone, username)
    return shared_article(locale, article, pictured=pictured, web=web)


def _result(shared: Shared) -> InlineQueryResultUnion:
    message, markup = shared.message, keyboard(shared.message.buttons)
    if message.photo is not None:
        return InlineQueryResultCachedPhoto(
            id=str(shared.article_id),
            title=shared.title,
            description=shared.description,
            photo_file_id=message.photo,
            caption=message.text,
            reply_markup=markup,
        )
    return InlineQueryResultArticle(
        id=str(shared.article_id),
        title=shared.title,
        description=shared.description,
        input_message_content=InputTextMessageContent(
            message_text=message.text, link_preview_options=link_preview(message)
        ),
        thumbnail_url=shared.thumbnail,
        reply_markup=markup,
    )
