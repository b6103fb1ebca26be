"""An article shared to other chats, in its own language, since theirs are unknown."""

from dataclasses import dataclass, replace

from news.article import Article
from texts.article import article_message, rubric_name, shown_at
from texts.html import clean, clip
from texts.locale import Locale
from texts.message import Button, Message

LONGEST_TITLE = 256


@dataclass(frozen=True, slots=True)
class Shared:
    """An article to choose from a list: how it is listed, and what is sent when it is chosen.

    ``thumbnail`` is the address of its photo in the web.
    """

    article_id: int
    title: str
    description: str
    message: Message
    thumbnail: str | None = None


def shared_article(
    locale: Locale, article: Article, *, pictured: bool = False, web: str | None = None
) -> Shared:
    """The article as it is delivered, with a link that opens it in the bot.

    Its photo goes with it when it is ``pictured``; ``web`` is the address of the bot's own pages.
    """
    moment = shown_at(article)
    about = [rubric_name(locale, article), locale.date(moment) if moment else ""]
    label = locale.catalogue.plain("share-open")
    shown = article_message(locale, article if pictured else replace(article, photo=None))
    return Shared(
        article_id=article.id,
        title=clean(clip(article.headline, LONGEST_TITLE)),
        description=" · ".join(filter(None, about)),
        message=replace(shown, buttons=((Button(label, url=locale.article_url(article.id)),),)),
        thumbnail=f"{web}/a/{article.id}/photo" if web and article.photo else None,
    )
