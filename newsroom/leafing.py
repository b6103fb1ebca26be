"""A digest that a reader has, opened again by the buttons below it."""

from dataclasses import dataclass
from datetime import datetime

from news.article import Article, ArticleStatus
from news.digest_items import DigestItems
from news.dispatch import Occasion
from news.subscriber import Subscriber
from newsroom.desk import Desk
from storage.articles import articles_by_id
from storage.delivery_keys import DeliveryKey
from storage.digests import held_digest


@dataclass(frozen=True, slots=True)
class OpenedDigest:
    """A message of a digest: ``articles`` by their places, from 1, as far as they are public."""

    held: DigestItems
    at: datetime
    occasion: Occasion | None
    articles: dict[int, Article]


async def opened(
    desk: Desk, reader: Subscriber, dispatch_id: int, part: int
) -> OpenedDigest | None:
    """A message of one of the reader's own digests; None when there is none such any more."""
    async with desk.database.snapshot() as connection:
        found = await held_digest(connection, DeliveryKey(dispatch_id, reader.id, part))
        if found is None:
            return None
        known = await articles_by_id(connection, found.digest.articles)
    places = enumerate(found.digest.articles, start=1)
    public = {
        place: known[id_]
        for place, id_ in places
        if id_ in known and known[id_].status is ArticleStatus.PUBLISHED
    }
    return OpenedDigest(found.digest, found.at, found.occasion, public)
