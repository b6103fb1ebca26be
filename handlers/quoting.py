"""An earlier article that a new one quotes: its text answers a message that shows the former."""

from collections.abc import Iterator
from dataclasses import replace

from aiogram import Bot
from aiogram.types import InlineKeyboardButton, Message

from handlers.content import replied_to
from handlers.material import Quotation
from news.article import ArticleDraft, ArticleStatus
from news.formatting import Span, Style
from newsroom import originals, publishing
from newsroom.desk import Desk
from texts.actions import parse
from texts.locale import article_opened_by

_LONGEST_WORDS = 1000


async def quotation_of(message: Message, desk: Desk, bot: Bot) -> Quotation | None:
    """What a message quotes, if it answers one of ours that shows an article readers may read."""
    answered = replied_to(message)
    if answered is None or answered.from_user is None or answered.from_user.id != bot.id:
        return None
    article_id = await shown_article(answered, desk)
    article = await publishing.article(desk, article_id) if article_id else None
    if article is None or article.status is not ArticleStatus.PUBLISHED:
        return None
    quote = message.quote
    words = quote.text if quote is not None and quote.is_manual else ""
    return Quotation(article.id, " ".join(words.split())[:_LONGEST_WORDS])


async def shown_article(message: Message, desk: Desk) -> int | None:
    """The one article that a message of ours is about: its buttons say so, or we remember it."""
    named = set(_named(message))
    if len(named) == 1:
        return named.pop()
    return await originals.shown_in(desk, message.chat.id, message.message_id)


def quoting(seen: ArticleDraft, quotation: Quotation | None) -> ArticleDraft:
    """The draft with what it quotes: the marked words stand above its body."""
    if quotation is None:
        return seen
    seen = replace(seen, quoted_id=quotation.article_id)
    words = quotation.words
    if not words:
        return seen
    moved = (span.moved(len(words) + 2) for span in seen.formatting)
    return replace(
        seen,
        body=(words, *seen.body),
        formatting=(Span(0, len(words), Style.QUOTE), *moved),
    )


def _named(message: Message) -> Iterator[int]:
    """The articles that the buttons below a message are about."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    for button in (button for row in rows for button in row):
        article_id = _article_of(button)
        if article_id is not None:
            yield article_id


def _article_of(button: InlineKeyboardButton) -> int | None:
    if button.url:
        return article_opened_by(button.url)
    article_id = getattr(parse(button.callback_data), "article_id", None)
    return article_id if isinstance(article_id, int) else None
