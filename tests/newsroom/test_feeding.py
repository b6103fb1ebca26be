"""Feeds: readers make them, list them and revoke them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from news.rule_language import RuleError
from newsroom import feeding
from newsroom.feeding import MOST_A_DAY, MOST_FEEDS, TooManyFeeds
from storage.tables import feed_links
from tests.factories import DAY, NOON, Newsroom

HOUR = timedelta(hours=1)


async def test_a_secret_is_kept_as_a_hash_alone(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    made = await feeding.make(newsroom.desk, reader, "договор", NOON, lambda: "secret")

    async with newsroom.desk.database.snapshot() as connection:
        (row,) = (await connection.execute(select(feed_links))).all()
    assert made.secret == "secret"
    assert "secret" not in map(str, row)
    assert row.hash == "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
    found = await feeding.link(newsroom.desk, "secret")
    assert found == made.link
    assert await feeding.link(newsroom.desk, "Secret") is None


async def test_words_are_kept_as_a_rule_in_its_normal_form(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    made = await feeding.make(newsroom.desk, reader, "  ДОГОВОР   мир", NOON, lambda: "secret")

    assert made.link.query == "договор мир"
    with pytest.raises(RuleError):
        await feeding.make(newsroom.desk, reader, "-договор", NOON, lambda: "another")


async def test_readers_see_and_revoke_their_own_feeds_only(newsroom: Newsroom) -> None:
    reader, other = await newsroom.reader(), await newsroom.reader()
    society = await newsroom.rubric("society")
    made = await feeding.make(newsroom.desk, reader, society, NOON, lambda: "secret")

    assert await feeding.listed(newsroom.desk, other) == ()
    assert await feeding.feed_of(newsroom.desk, other, made.link.id) is None
    assert not await feeding.revoke(newsroom.desk, other, made.link.id, NOON)
    assert await feeding.listed(newsroom.desk, reader) == (made.link,)

    assert await feeding.revoke(newsroom.desk, reader, made.link.id, NOON + HOUR)
    assert await feeding.listed(newsroom.desk, reader) == ()
    revoked = await feeding.link(newsroom.desk, "secret")
    assert revoked is not None
    assert revoked.revoked_at == NOON + HOUR
    assert not await feeding.revoke(newsroom.desk, reader, made.link.id, NOON)


async def test_a_reader_has_so_many_feeds_and_makes_so_many_a_day(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    async def make(number: int, now: timedelta = timedelta(0)) -> int:
        secret = f"secret {number}"
        at = NOON + now
        return (await feeding.make(newsroom.desk, reader, "мир", at, lambda: secret)).link.id

    made = [await make(number) for number in range(MOST_FEEDS)]
    with pytest.raises(TooManyFeeds):
        await make(-1)

    for number in range(MOST_FEEDS, MOST_A_DAY):
        await feeding.revoke(newsroom.desk, reader, made[number - MOST_FEEDS], NOON)
        await make(number)
    await feeding.revoke(newsroom.desk, reader, made[-1] + 1, NOON)
    with pytest.raises(TooManyFeeds):
        await make(-1)
    assert await make(-1, DAY + HOUR)
