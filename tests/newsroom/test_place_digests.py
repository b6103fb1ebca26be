"""Digests of groups and channels: all of what they are to have, in so many messages."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from news.article import ArticleStatus
from news.digest import MOST_IN_ALL_IN_PLACES, MOST_ITEMS_IN_PLACES
from news.digest_items import DigestItems, read_items
from news.dispatch import MOST_ALONE
from news.language import Language
from news.place import Chat
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import digesting, preferences, returning, subscribing
from newsroom.places import ensure_place
from storage.facts import SEQUENCE, keep_fact
from storage.tables import articles, deliveries, dispatches
from tests.factories import DAY, NOON, Newsroom

CHAT = Chat(-1001, "supergroup", "Ratuša", NOON)
# Nine in the morning of the next day, in Minsk.
NINE = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


async def follows(newsroom: Newsroom, rubric: str) -> Subscriber:
    """A group that has a rubric in its digest."""
    place = await ensure_place(newsroom.desk, CHAT, 0, Language.RU, NOON)
    made = await subscribing.subscribe(newsroom.desk, place, rubric, NOON)
    await subscribing.set_timing(newsroom.desk, place, made.id, Timing.DIGEST, NOON)
    return place


async def brought(newsroom: Newsroom) -> list[tuple[DigestItems, str | None]]:
    """What the messages of all digests hold, and the occasions."""
    held = deliveries.c["items"]
    rows = select(held, dispatches.c.occasion).join_from(deliveries, dispatches)
    rows = rows.where(held.is_not(None)).order_by(deliveries.c.dispatch_id, deliveries.c.part)
    async with newsroom.desk.database.snapshot() as connection:
        return [(read_items(items), why) for items, why in await connection.execute(rows)]


async def published(newsroom: Newsroom, rubric: str, number: int) -> list[int]:
    """So many articles, as if each had been published: their ids."""
    rubric_id = (await newsroom.rubric(rubric)).id
    ids = list(range(1, number + 1))
    rows = [
        {
            "id": id_,
            "sequence": id_,
            "rubric_id": rubric_id,
            "status": ArticleStatus.PUBLISHED.value,
            "headline": f"Новость {id_}",
            "body": "",
            "language": "ru",
            "fingerprint": str(id_),
            "author_id": 1,
            "created_at": NOON,
            "published_at": NOON,
        }
        for id_ in ids
    ]
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(articles.insert(), rows)
        await keep_fact(connection, SEQUENCE, str(number))
    return ids


@pytest.mark.parametrize("left_out", [0, 3])
async def test_a_group_is_brought_all_in_several_messages_as_far_as_a_minute_lasts(
    newsroom: Newsroom, left_out: int
) -> None:
    await follows(newsroom, "sport")
    number = MOST_IN_ALL_IN_PLACES + left_out
    ids = await published(newsroom, "sport", number)

    await digesting.send_due(newsroom.desk, NINE)

    made = [held for held, _ in await brought(newsroom)]
    assert [len(held.articles) for held in made] == [MOST_ITEMS_IN_PLACES] * MOST_ALONE
    told = [id_ for held in made for id_ in held.articles]
    assert sorted(told) == ids[left_out:]
    assert [held.more for held in made] == [0] * (MOST_ALONE - 1) + [left_out]


async def test_a_group_whose_long_pause_is_over_has_its_next_digest_as_always(
    newsroom: Newsroom,
) -> None:
    desk, place = newsroom.desk, await follows(newsroom, "sport")
    await preferences.pause(desk, place, NOON + 5 * DAY, NOON)
    (article_id,) = await published(newsroom, "sport", 1)

    await returning.bring_back(desk, NOON + 6 * DAY)
    assert await brought(newsroom) == []
    await digesting.send_due(desk, NOON + 7 * DAY)

    ((held, occasion),) = await brought(newsroom)
    assert (held.articles, held.days_away, occasion) == ((article_id,), 0, None)
