from news.dispatch import Reason
from newsroom import membership, subscribing
from tests.factories import DAY, NOON, Newsroom


async def test_a_closed_chat_keeps_its_subscriptions_until_it_opens(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",))

    closed = await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)
    again = await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)
    back, is_new = await subscribing.arrive(newsroom.desk, reader.chat_id, "ru", NOON + DAY)

    assert (closed, again) == (True, False)
    assert back.active
    assert not is_new
    assert back.next_digest_at is not None
    assert back.next_digest_at > NOON + DAY
    assert len(await subscribing.subscriptions_of(newsroom.desk, back)) == 2


async def test_only_a_closed_chat_opens(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)

    assert await membership.reactivate(newsroom.desk, reader.chat_id, NOON)
    assert not await membership.reactivate(newsroom.desk, reader.chat_id, NOON)
    assert not await membership.reactivate(newsroom.desk, 999, NOON)


async def test_a_chat_moves_with_all_it_has(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")

    moved = await membership.migrate(newsroom.desk, reader.chat_id, -100500, NOON)

    there, is_new = await subscribing.arrive(newsroom.desk, -100500, "ru", NOON)
    assert moved
    assert not is_new
    assert there.id == reader.id
    assert not await membership.migrate(newsroom.desk, reader.chat_id, -100500, NOON)


async def test_a_chat_that_moved_where_somebody_is_becomes_one_with_them(
    newsroom: Newsroom,
) -> None:
    old = await newsroom.reader("society", rules=("договор",))
    new = await newsroom.reader("sport", rules=("договор",))

    await membership.migrate(newsroom.desk, old.chat_id, new.chat_id, NOON)

    merged, _ = await subscribing.arrive(newsroom.desk, new.chat_id, "ru", NOON)
    followed = await subscribing.subscriptions_of(newsroom.desk, merged)
    assert [one.rubric.slug if one.rubric else one.rule for one in followed] == [
        "society",
        "sport",
        "договор",
    ]
