"""Channels as sources: each post is an item of its own, and it is told when none come any more."""

from dataclasses import replace
from datetime import timedelta

from news.article import ArticleStatus
from news.feed import FeedItem
from news.source import Condition, Mode, NewSource, Source, SourceKind
from newsroom import alarming, channels, collecting, sourcing
from newsroom.alarming import AlarmKind
from newsroom.rights import Doer
from tests.factories import EDITOR, MINUTE, NOON, Newsroom
from tests.sites import item, looked, switched_on

BY = Doer(EDITOR, NOON)
CHANNEL = -1_000_500_000_001


async def channel(newsroom: Newsroom, mode: Mode = Mode.REVIEW) -> Source:
    new = NewSource(SourceKind.CHANNEL, "@news_by", "Новости", mode, chat_id=CHANNEL)
    added = await sourcing.add_source(newsroom.desk, new, BY)
    return await sourcing.switch_on(newsroom.desk, added.id, BY)


async def condition(newsroom: Newsroom) -> Condition:
    found = await sourcing.source_of_chat(newsroom.desk, CHANNEL)
    assert found is not None
    return found.condition


async def alarms(newsroom: Newsroom) -> list[AlarmKind]:
    found = await alarming.newly_troubled(newsroom.desk, NOON + MINUTE)
    for each in found:
        await alarming.note_told(newsroom.desk, each)
    return [each.kind for each in found]


def linked(number: int, page: int) -> FeedItem:
    """A post with a link to a page of a site."""
    post = item(number)
    url = f"https://site.example/{page}"
    return replace(post, draft=replace(post.draft, source_url=url))


async def test_editors_are_told_at_once_and_once_that_a_channel_has_closed(
    newsroom: Newsroom,
) -> None:
    await channel(newsroom)
    assert await alarms(newsroom) == []

    assert await channels.close(newsroom.desk, CHANNEL, NOON)
    assert not await channels.close(newsroom.desk, CHANNEL, NOON)

    assert await condition(newsroom) is Condition.BLOCKED
    assert await alarms(newsroom) == [AlarmKind.BLOCKED]
    assert await alarms(newsroom) == []


async def test_a_channel_that_opens_again_may_close_again(newsroom: Newsroom) -> None:
    await channel(newsroom)
    assert not await channels.reopen(newsroom.desk, CHANNEL, NOON)
    await channels.close(newsroom.desk, CHANNEL, NOON)
    await alarms(newsroom)

    assert await channels.reopen(newsroom.desk, CHANNEL, NOON)
    assert await condition(newsroom) is Condition.UNCHANGED
    assert await alarms(newsroom) == []
    await channels.close(newsroom.desk, CHANNEL, NOON)

    assert await alarms(newsroom) == [AlarmKind.BLOCKED]


async def test_what_is_no_source_neither_closes_nor_opens(newsroom: Newsroom) -> None:
    source = await channel(newsroom)
    await sourcing.remove(newsroom.desk, source.id, BY)

    for chat_id in (CHANNEL, 5):
        assert not await channels.close(newsroom.desk, chat_id, NOON)
        assert not await channels.reopen(newsroom.desk, chat_id, NOON)


async def test_posts_that_link_to_one_page_are_articles_of_their_own(newsroom: Newsroom) -> None:
    source = await channel(newsroom, Mode.PUBLISH)
    take = collecting.take_item

    first = await take(newsroom.desk, source.id, linked(1, page=7), NOON)
    second = await take(newsroom.desk, source.id, linked(2, page=7), NOON)

    assert first.article is not None
    assert second.article is not None
    assert first.article.id != second.article.id
    assert second.article.status is ArticleStatus.PUBLISHED


async def test_a_post_about_an_article_that_the_sites_feed_has_brought_makes_no_other(
    newsroom: Newsroom,
) -> None:
    site = await switched_on(newsroom)
    (brought,) = await looked(newsroom, site, item(7))
    source = await channel(newsroom)

    made = await collecting.take_item(newsroom.desk, source.id, linked(1, page=7), NOON)

    assert brought.article is not None
    assert made.article is not None
    assert made.article.id == brought.article.id


async def test_an_old_post_that_nobody_knows_any_more_makes_nothing(newsroom: Newsroom) -> None:
    source = await channel(newsroom)
    old = item(1, at=NOON - timedelta(days=4))

    made = await collecting.take_item(newsroom.desk, source.id, old, NOON)

    assert made.article is None


async def test_a_paused_channel_makes_nothing(newsroom: Newsroom) -> None:
    source = await channel(newsroom)
    await sourcing.pause(newsroom.desk, source.id, BY)

    made = await collecting.take_item(newsroom.desk, source.id, item(1), NOON)

    assert made.article is None
