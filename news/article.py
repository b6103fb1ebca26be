"""An article, from the moment a source has been read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.formatting import Formatted, Span
from news.rubric import Rubric


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as a source had it: seen, not yet stored; ``formatting`` is of its ``text``.

    `rubric_hint` is the rubric's name as the source spelled it, in any language;
    `published_on_site` is in UTC; `photo` is a Telegram file id, `more_photos` are others.
    `lead` is what the editor gives for the beginning of the body, where the article is shortened;
    `origin` is whose post it was before it was forwarded, `quoted_id` an earlier article;
    `language` is the code of the one that the editor names, for the words may mislead.
    """

    headline: str
    body: tuple[str, ...] = ()
    rubric_hint: str | None = None
    published_on_site: datetime | None = None
    place: str | None = None
    source_url: str | None = None
    photo: str | None = None
    formatting: tuple[Span, ...] = ()
    lead: str | None = None
    tags: tuple[str, ...] = ()
    more_photos: tuple[str, ...] = ()
    origin: str | None = None
    quoted_id: int | None = None
    language: str | None = None

    @property
    def first_paragraph(self) -> str:
        """Empty for a flash, which is all headline."""
        return self.body[0] if self.body else ""

    @property
    def text(self) -> str:
        """The body as one text, a blank line between paragraphs."""
        return "\n\n".join(self.body)


MOST_PHOTOS = 20
"""What an article has at most: the first goes out with it, the others are two albums."""


class ArticleStatus(StrEnum):
    """Where an article stands in the newsroom."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """It goes out at a moment that an editor has set."""
    DEPARTING = "departing"
    """It goes out when its undo window is over."""
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class Change(StrEnum):
    """What made a wording of an article; a draft's that was published is a publication's."""

    DRAFT = "draft"
    PUBLICATION = "publication"
    EDIT = "edit"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class Quoted:
    """An earlier article that another one quotes, as far as readers are shown it."""

    id: int
    headline: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the newsroom keeps it; every ``*_at`` is UTC.

    ``language`` is the code of the language it was written in; ``sequence`` its place in the
    order of publication, None until published. ``revision`` grows with every change of the wording
    and with the withdrawal; ``headline_revision`` is the last that changed its line in a digest.
    Readers find it under its ``rubric`` and ``more_rubrics``; until ``embargo_until`` nobody but an
    owner sends it. ``quoted`` is the article that it quotes, while that is published. It goes on
    with the story ``story_id``, named by its first article, and brings ``updates_id`` up to date,
    which was sent just before; of a draft, 0 says that its editor wants neither. The other fields
    are those of its ArticleDraft.
    """

    id: int
    status: ArticleStatus
    headline: str
    body: tuple[str, ...]
    rubric: Rubric | None
    language: str
    place: str | None
    published_on_site: datetime | None
    source_url: str | None
    photo: str | None
    author_id: int
    departs_at: datetime | None
    published_at: datetime | None
    sequence: int | None
    breaking: bool
    formatting: tuple[Span, ...] = ()
    revision: int = 1
    headline_revision: int = 1
    lead: str | None = None
    tags: tuple[str, ...] = ()
    more_rubrics: tuple[Rubric, ...] = ()
    more_photos: tuple[str, ...] = ()
    origin: str | None = None
    quoted_id: int | None = None
    embargo_until: datetime | None = None
    quoted: Quoted | None = None
    story_id: int | None = None
    updates_id: int | None = None

    @property
    def story(self) -> int:
        """The story that it belongs to, by the id of the first article."""
        return self.story_id or self.id

    @property
    def text(self) -> str:
        """The body as one text, a blank line between paragraphs."""
        return "\n\n".join(self.body)

    @property
    def rubrics(self) -> tuple[Rubric, ...]:
        """All its rubrics, the first one first."""
        return (self.rubric, *self.more_rubrics) if self.rubric else self.more_rubrics

    @property
    def formatted(self) -> Formatted:
        """The same in the author's formatting."""
        return Formatted(self.text, self.formatting)

    @property
    def photos(self) -> tuple[str, ...]:
        """All its photos, by their file ids."""
        return (*filter(None, [self.photo]), *self.more_photos)


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article: what made it, who and when, in UTC; ``request`` asked for it.

    The ``wording`` names no rubric: ``rubric`` and ``more_rubrics`` are those that the article had.
    """

    article_id: int
    revision: int
    change: Change
    wording: ArticleDraft
    editor_id: int
    created_at: datetime
    request: str | None = None
    rubric: Rubric | None = None
    more_rubrics: tuple[Rubric, ...] = ()
