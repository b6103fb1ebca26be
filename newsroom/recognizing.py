"""What became of an article for a reader who asks, and which article it is that they mean."""

import re
from datetime import datetime

from news.article import Article, ArticleDraft
from news.fate import ArticleFate, Fate, fate_of
from news.rule_language import MOST_RULE_WORDS, RuleError
from news.shingles import SHARED, shared, words_of
from news.subscriber import Subscriber
from newsroom import explaining, publishing, reading
from newsroom.desk import Desk
from newsroom.likeness import similar

_LINES = 2
_WORD = re.compile(r"\w+")
# Figures and short words are looked up in as many ways as they are written: "2:1", "со".
_TELLING = re.compile(r"[^\W\d_]{4,}")
FEWEST_WORDS = 4
"""Fewer are hardly a headline: they are looked for in the archive."""


async def what_became(
    desk: Desk, reader: Subscriber, article_id: int, now: datetime
) -> ArticleFate | None:
    """What became of an article for a reader; None when readers have never had it."""
    explanation = await explaining.explain(desk, reader, article_id)
    if explanation is not None:
        return fate_of(explanation, reader, now)
    withdrawn = await reading.withdrawn(desk, article_id)
    return ArticleFate(withdrawn, Fate.WITHDRAWN) if withdrawn else None


async def recognized(desk: Desk, text: str, now: datetime) -> Article | None:
    """The published article that a text is: all of it, its headline, or a part; None for none."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    if not lines:
        return None
    seen = ArticleDraft(lines[0], tuple(lines[1:]))
    same = await publishing.seen_before(desk, seen) or await _found(desk, lines)
    if same is not None or is_short(text):
        return same
    likeness = await similar(desk, seen, now)
    return likeness.article if likeness else None


async def behind(desk: Desk, link: str, now: datetime) -> Article | None:
    """The article of the last days that is from the page behind a link."""
    likeness = await similar(desk, ArticleDraft("", source_url=link), now)
    return likeness.article if likeness else None


def is_short(text: str) -> bool:
    """Whether somebody may look for so many words in the archive."""
    return len(text.split()) <= MOST_RULE_WORDS


async def _found(desk: Desk, lines: list[str]) -> Article | None:
    """The article that has the words of one of the first lines, and says the same."""
    said = words_of("\n".join(lines))
    for line in lines[:_LINES]:
        if len(_WORD.findall(line)) < FEWEST_WORDS:
            continue
        words = _TELLING.findall(line)[: MOST_RULE_WORDS // 2]
        try:
            page = await reading.search(desk, " ".join(words))
        except RuleError:  # of signs that are no words
            continue
        for article in page.articles:
            if _says(article, words_of(line), said):
                return article
    return None


def _says(article: Article, line: tuple[str, ...], said: tuple[str, ...]) -> bool:
    headline = words_of(article.headline)
    if line == headline:
        return True
    return shared(said, (*headline, *words_of(article.text))) >= SHARED
