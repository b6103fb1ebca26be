"""Items of sources of which something is to be made, and what became of them."""

from dataclasses import dataclass

from news.actor import source_actor
from news.article import Article
from news.feed import FeedItem
from news.source import Source
from newsroom.amendment import Amended
from storage.source_items import KeptItem


@dataclass(frozen=True, slots=True)
class Pending:
    """An item of which something is to be made, as its source has it."""

    source: Source
    kept: KeptItem
    item: FeedItem

    @property
    def tries(self) -> int:
        """How often it has been claimed, with this time."""
        return self.kept.tries + 1

    @property
    def actor(self) -> int:
        """The id under which it is made."""
        return source_actor(self.source.id)


@dataclass(frozen=True, slots=True)
class Made:
    """What has become of an item.

    Its ``article``, if there is one; ``amended`` if the item is another wording of it, which has
    been marked; ``suggested`` if editors are to decide about that wording.
    """

    article: Article | None = None
    amended: Amended | None = None
    suggested: bool = False
