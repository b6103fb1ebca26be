"""What a new article goes on with: an earlier one of its story."""

from dataclasses import dataclass
from datetime import timedelta

from news.article import Article

STORY_LIFE = timedelta(days=14)
"""A story without news for so long is over."""
UPDATE_WINDOW = timedelta(hours=2)
"""What was sent so lately may be brought up to date by an article that comes below it."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """The ``earlier`` article that a new one goes on with, and so the story.

    What ``updates`` it comes below it, without a sound, to whoever has it; ``may_update`` says that
    the editor may choose so. It was ``chosen`` by the editor, or else found by its words.
    """

    earlier: Article
    updates: bool = False
    may_update: bool = False
    chosen: bool = False

    @property
    def story_id(self) -> int:
        """The story, by the id of its first article."""
        return self.earlier.story
