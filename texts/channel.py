"""An article in a channel: nothing below it is one member's own."""

from dataclasses import replace
from datetime import datetime

from news.article import Article
from texts.article import article_message
from texts.locale import Locale
from texts.message import Button, Message


def channel_message(locale: Locale, article: Article, now: datetime | None = None) -> Message:
    """The article as a channel has it, over links only: to read it in the bot, to subscribe."""
    say = locale.catalogue.plain
    rubric = article.rubric
    follow = locale.rubric_url(rubric.slug) if rubric else locale.bot_url
    links = (
        Button(say("channel-read"), url=locale.article_url(article.id)),
        Button(say("channel-subscribe"), url=follow),
    )
    return replace(article_message(locale, article, now), buttons=(links,))
