"""A source has changed an article that the newsroom had in hand: what differs, and what to do."""

from datetime import datetime

from news.article import Article, ArticleDraft
from news.difference import difference
from texts.article import article_number, headline_link
from texts.html import bold, clip, joined, paragraphs
from texts.likeness import MOST_CHANGES, ROOM, told
from texts.locale import Locale
from texts.message import Message, in_rows
from texts.source_actions import DropSuggestion, TakeSuggestion

_LONGEST_HEADLINE = 200
_LONGEST_SOURCE = 60
_MILLISECONDS = 1000


def moment_of(made_at: datetime) -> int:
    """When a suggestion was made, as its buttons say it."""
    return round(made_at.timestamp() * _MILLISECONDS)


def suggestion_message(
    locale: Locale, source: str, article: Article, draft: ArticleDraft, made_at: datetime
) -> Message:
    """How the source's wording differs from the newsroom's; to compare long texts takes a while."""
    say = locale.catalogue
    pieces = difference(_words(article), _words(draft), room=ROOM, most=MOST_CHANGES)
    title = say("suggestion-title", source=clip(source, _LONGEST_SOURCE))
    link = headline_link(locale, article, _LONGEST_HEADLINE)
    number = article_number(article.id)
    text = paragraphs(
        bold(title),
        joined(" · ", [number, link]),
        say("suggestion-about", article=number),
        told(locale, pieces),
    )
    made = moment_of(made_at)
    take = locale.button("suggestion-take", TakeSuggestion(article.id, made))
    leave = locale.button("suggestion-drop", DropSuggestion(article.id, made))
    return Message(text, in_rows((take, leave), 2))


def suggestion_dropped(locale: Locale, article: Article) -> Message:
    """Says that an article stays as it is."""
    said = locale.catalogue("suggestion-dropped")
    return Message(joined(" · ", [article_number(article.id), said]))


def suggestion_gone_toast(locale: Locale) -> str:
    """Says that it has been decided on, or that there is a newer one."""
    return locale.catalogue.plain("suggestion-gone")


def _words(wording: Article | ArticleDraft) -> str:
    return f"{wording.headline}\n\n{wording.text}"
