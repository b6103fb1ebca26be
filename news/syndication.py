"""Feeds that readers take away: a rubric's or a search's articles under a secret address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from news.article import Article
from news.language import Language
from news.rubric import Rubric


@dataclass(frozen=True, slots=True)
class FeedLink:
    """An address of a feed of one reader's making; of the ``rubric``, or else of the ``query``.

    The feed's own words are in ``language``. ``revoked_at`` is None while it can be read.
    """

    id: int
    chat_id: int
    rubric: Rubric | None
    query: str | None
    language: Language
    added_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Syndication:
    """What can be read under an address: the newest articles, newest first.

    ``changed_at`` has for each article, by id, when it became what it is.
    """

    link: FeedLink
    articles: tuple[Article, ...]
    changed_at: Mapping[int, datetime]
