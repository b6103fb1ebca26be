"""What the newsroom sends is told once when it has reached everybody it was for."""

from datetime import timedelta

import pytest

from news.article import Article, ArticleDraft
from news.dispatch import DispatchKind
from news.subscription import Timing
from newsroom import amending, digesting
from newsroom.finishing import Finishing
from tests.factories import EDITOR, NOON, Newsroom
from tests.outbox import deliver

LATER = NOON + timedelta(seconds=7)


@pytest.fixture
async def finishing(newsroom: Newsroom) -> Finishing:
    """After the look that a start begins with."""
    finishing = Finishing(newsroom.desk)
    await finishing.look(NOON)
    return finishing


async def published(newsroom: Newsroom) -> Article:
    for _ in range(2):
        await newsroom.reader("society", timing=Timing.INSTANT)
    return await newsroom.publish("society", "Мост", "Мост открыт.")


async def test_an_article_is_told_once_when_everybody_has_it(
    newsroom: Newsroom, finishing: Finishing
) -> None:
    article = await published(newsroom)
    assert await finishing.look(NOON) == []

    await deliver(newsroom.desk.database, NOON)
    (done,) = await finishing.look(LATER)

    assert (done.kind, done.article_id, done.sent) == (DispatchKind.ARTICLE, article.id, 2)
    assert (done.skipped, done.failed, done.doubts, done.seconds) == (0, 0, 0, 7)
    assert await finishing.look(LATER + timedelta(hours=1)) == []


async def test_an_article_that_nobody_follows_is_done_at_once(
    newsroom: Newsroom, finishing: Finishing
) -> None:
    await newsroom.publish("society")

    (done,) = await finishing.look(NOON)

    assert done.sent == 0


async def test_an_edit_is_done_when_every_copy_is_changed(
    newsroom: Newsroom, finishing: Finishing
) -> None:
    article = await published(newsroom)
    await deliver(newsroom.desk.database, NOON)
    await finishing.look(NOON)
    seen = ArticleDraft("Мост", ("Мост закрыт.",))
    amended = await amending.revise(newsroom.desk, article.id, seen, EDITOR, NOON)
    await amending.mark(newsroom.desk, amended, NOON)
    assert await finishing.look(NOON) == []

    await deliver(newsroom.desk.database, NOON)
    (done,) = await finishing.look(LATER)

    assert (done.kind, done.changed) == (DispatchKind.EDIT, 2)


async def test_what_waits_for_long_is_looked_at_ever_more_seldom(
    newsroom: Newsroom, finishing: Finishing
) -> None:
    await published(newsroom)
    hour = NOON + timedelta(hours=1)
    assert await finishing.look(hour) == []
    await deliver(newsroom.desk.database, hour)

    assert await finishing.look(hour + timedelta(minutes=4)) == []
    assert len(await finishing.look(hour + timedelta(minutes=5))) == 1


async def test_a_start_tells_nothing_of_before_and_goes_on_with_what_is_under_way(
    newsroom: Newsroom,
) -> None:
    await newsroom.publish("sport")
    await published(newsroom)
    finishing = Finishing(newsroom.desk)
    assert await finishing.look(NOON) == []

    await deliver(newsroom.desk.database, NOON)

    assert [done.sent for done in await finishing.look(LATER)] == [2]


async def test_digests_are_told_by_the_day_alone(newsroom: Newsroom, finishing: Finishing) -> None:
    reader = await newsroom.reader("society", timing=Timing.DIGEST)
    await newsroom.publish("society")
    await finishing.look(NOON)
    await digesting.send_now(newsroom.desk, reader, NOON)
    await deliver(newsroom.desk.database, NOON)

    assert await finishing.look(LATER) == []
