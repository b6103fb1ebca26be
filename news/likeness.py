"""How an article is like another that readers have, or are about to get."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from news.address import same_page_key
from news.article import Article, ArticleDraft
from news.shingles import SHARED, Sketch, shared, sketch, words_of
from news.story import ALIKE, Story

# Texts made after one pattern (weather, rates of exchange) share as much as half of their words.
_SHARED_IN_SPITE = 0.8


class LikenessKind(StrEnum):
    """What two articles have in common, the surest first."""

    TEXT = "text"
    PAGE = "page"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Likeness:
    """The ``article`` that another is like; ``share`` is the part of the shorter text they share.

    Of a story told in other words it says how close the two are, from 0 to 1; of a page 1.
    """

    kind: LikenessKind
    article: Article
    share: float


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells texts apart, without the texts."""

    page: str | None
    sketch: Sketch
    paragraphs: tuple[int, ...]

    def is_same_page(self, other: "Profile") -> bool:
        """Whether both come from one page of the web."""
        return self.page is not None and self.page == other.page


NOTHING = Profile(page=None, sketch=Sketch(0, 0), paragraphs=())
"""The profile of what is like nothing."""


def profile(article: Article | ArticleDraft) -> Profile:
    """The profile of an article: half a millisecond."""
    return Profile(
        page=same_page_key(article.source_url) if article.source_url else None,
        sketch=sketch(words_of(f"{article.headline}\n{article.text}")),
        paragraphs=tuple(map(hash, article.body)),
    )


def closeness(one: Story, other: Story) -> float:
    """How close two stories are when they are one; else 0."""
    close = one.likeness(other)
    return close if close >= ALIKE and not one.contradicts(other) else 0.0


def shared_text(
    one: Article | ArticleDraft,
    other: Article | ArticleDraft,
    everywhere: Collection[int],
    *,
    contradicts: bool,
) -> float:
    """The part of the shorter text that both share when they are the same text; else 0.

    Paragraphs ``everywhere``, by their hashes, are a site's own and count for nothing. Articles
    whose headlines contradict each other have to share more.
    """
    share = shared(_own_words(one, everywhere), _own_words(other, everywhere))
    return share if share >= (_SHARED_IN_SPITE if contradicts else SHARED) else 0.0


def _own_words(article: Article | ArticleDraft, everywhere: Collection[int]) -> tuple[str, ...]:
    return words_of("\n".join([article.headline, *_own(article.body, everywhere)]))


def _own(body: Iterable[str], everywhere: Collection[int]) -> Iterable[str]:
    return (each for each in body if hash(each) not in everywhere)
