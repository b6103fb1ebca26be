"""What a source had last, and what became of it."""

from dataclasses import dataclass

from news.source import ItemState


@dataclass(frozen=True, slots=True)
class LatestItem:
    """An item, and the article that was made of it, if any."""

    headline: str
    state: ItemState
    article_id: int | None = None
