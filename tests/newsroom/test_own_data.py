"""A reader's own data: counted, handed over whole, and nobody else's."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from news.dispatch import Reason
from news.language import Language
from news.place import Chat
from news.role import Role
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import digesting, letters, membership, own_data, preferences, setting_up
from newsroom.setting_up import Way
from storage.holdings import LEFT_OUT
from storage.tables import deliveries, metadata, saved_articles, story_followers, subscribers
from tests.factories import DAY, EDITOR, NOON, Newsroom

MY_DATA = Path(__file__).parents[2] / "docs" / "my-data.md"
LATER = NOON + timedelta(days=400)


async def read(newsroom: Newsroom, reader: Subscriber, most: int = own_data.MOST_BYTES) -> Any:
    portions = own_data.document(newsroom.desk, reader, Role.READER, NOON, most)
    return json.loads("".join([portion async for portion in portions]))


async def furnished(newsroom: Newsroom) -> Subscriber:
    """A reader with something of everything."""
    reader = await newsroom.reader("society", rules=("договор",), timing=Timing.INSTANT)
    article = await newsroom.publish("society", "Подписан договор")
    async with newsroom.desk.database.transaction() as connection:
        about = {"subscriber_id": reader.id}
        await connection.execute(
            insert(saved_articles).values(article_id=article.id, saved_at=NOON, **about)
        )
        await connection.execute(
            insert(story_followers).values(story_id=article.id, followed_at=NOON, **about)
        )
    letter = await letters.write(newsroom.desk, reader, article.id, "Ошибка", NOON, request="1")
    await letters.answer(newsroom.desk, letter.id, EDITOR, "Исправим", NOON)
    group = Chat(-1001, "supergroup", "Двор", NOON)
    await setting_up.set_up(newsroom.desk, group, reader.chat_id, Language.RU, NOON)
    await setting_up.begin(newsroom.desk, reader.chat_id, Way.KEY, f"{reader.id}", NOON)
    return reader


async def test_the_file_has_what_the_reader_has(newsroom: Newsroom) -> None:
    reader = await furnished(newsroom)

    told = await read(newsroom, reader)

    assert told["complete"]
    assert told["reader"]["chat_id"] == reader.chat_id
    assert told["reader"]["created_at"] == NOON.isoformat()
    followed = [(one["rubric"], one["words"], one["timing"]) for one in told["subscriptions"]]
    assert followed == [("society", None, "instant"), (None, "договор", "instant")]
    (saved,), (story,), (letter,) = told["saved"], told["stories"], told["letters"]
    assert saved["headline"] == story["headline"] == "Подписан договор"
    assert (letter["text"], letter["answer"]) == ("Ошибка", "Исправим")
    assert "answered_by" not in letter
    (place,), (begun,) = told["places"], told["places_begun"]
    assert (place["title"], place["may"], place["set_up_at"]) == ("Двор", True, NOON.isoformat())
    assert begun == {"kind": "key", "begun_at": NOON.isoformat()}
    added = {"kind": "place added", "about": "Двор", "done_at": NOON.isoformat()}
    assert told["places_log"] == [added]
    (sent,) = told["sent"]
    assert (sent["kind"], sent["articles"], sent["state"]) == ("article", [1], "pending")


async def test_the_file_has_nothing_of_another(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    other = await furnished(newsroom)

    text = json.dumps(await read(newsroom, reader), ensure_ascii=False)

    for secret in (str(other.chat_id), "договор", "Ошибка", "society", "Двор"):
        assert secret not in text


async def test_every_column_is_told_or_is_left_out_on_purpose(newsroom: Newsroom) -> None:
    reader = await furnished(newsroom)
    told = await read(newsroom, reader)
    shown = {
        "subscribers": told["reader"],
        "subscriptions": told["subscriptions"][0],
        "saved_articles": told["saved"][0],
        "story_followers": told["stories"][0],
        "letters": told["letters"][0],
        "place_managers": told["places"][0],
        "set_ups": told["places_begun"][0],
        "deeds": told["places_log"][0],
    }

    for name, row in shown.items():
        table = metadata.tables[name]
        assert {column.name for column in table.columns} - row.keys() == LEFT_OUT[table]


async def test_every_key_is_documented(newsroom: Newsroom) -> None:
    told = await read(newsroom, await furnished(newsroom))
    described = set(re.findall(r"`(\w+)`", MY_DATA.read_text("utf-8")))

    for key, value in told.items():
        assert key in described
        for one in value if isinstance(value, list) else [value]:
            names = one if isinstance(one, dict) else {}
            missing = {name for name in names if name not in described}
            # Of letters they are told of together.
            assert {name for name in missing if not name.endswith("_at")} == set(), key


async def test_much_that_was_sent_comes_a_portion_at_a_time(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    async with newsroom.desk.database.transaction() as connection:
        dispatches, count = metadata.tables["dispatches"], 2_500
        await connection.execute(
            dispatches.insert(),
            [{"id": n, "kind": "digest", "lane": 3, "created_at": NOON} for n in range(1, count)],
        )
        row = {"subscriber_id": reader.id, "lane": 3, "state": 2, "not_before": NOON}
        rows = [
            {**row, "dispatch_id": n, "part": part, "items": f"{n} 7 +3"}
            for n in range(1, count)
            for part in (0, 1)
        ]
        await connection.execute(deliveries.insert(), rows)

    portions = own_data.document(newsroom.desk, reader, Role.READER, NOON)
    sizes = [len(portion) async for portion in portions]
    told = await read(newsroom, reader)
    short = await read(newsroom, reader, most=400_000)

    assert max(sizes) < 200_000
    assert len(told["sent"]) == 2 * (count - 1)
    assert [one["articles"] for one in told["sent"][:3]] == [[2499, 7], [2499, 7], [2498, 7]]
    assert not short["complete"]
    assert short["sent"] == told["sent"][: len(short["sent"])]


async def test_the_erased_come_back_as_new_readers(newsroom: Newsroom) -> None:
    reader = await furnished(newsroom)
    await newsroom.reader("society", timing=Timing.INSTANT)

    await own_data.forget(newsroom.desk, reader.chat_id, NOON, upto=5)
    again = await newsroom.publish("society")

    async with newsroom.desk.database.snapshot() as connection:
        known = await connection.scalars(select(subscribers.c.chat_id))
        assert reader.chat_id not in list(known)
        queued = await connection.scalars(select(deliveries.c.subscriber_id))
        assert reader.id not in list(queued)
    assert again.sequence == 2


async def test_a_rule_of_others_keeps_its_words(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор", "тайна"))
    other = await newsroom.reader(rules=("договор",))

    await own_data.forget(newsroom.desk, reader.chat_id, NOON, upto=5)

    async with newsroom.desk.database.snapshot() as connection:
        kept = set(await connection.scalars(select(metadata.tables["rules"].c.text)))
    assert kept == {"договор", "-2"}
    article = await newsroom.publish(headline="Тайна: договор подписан")
    told = await read(newsroom, other)
    assert [one["articles"] for one in told["sent"]] == [[article.id]]
    # Read by a process that starts now.
    beside = await newsroom.beside()
    await beside.publish(headline="Договор продлён")


@pytest.mark.parametrize("kept", [None, timedelta(days=365)])
async def test_who_left_long_ago_is_erased_only_where_a_setting_says_so(
    newsroom: Newsroom, kept: timedelta | None
) -> None:
    gone = await newsroom.reader("society")
    paused = await newsroom.reader("society")
    await preferences.pause(newsroom.desk, paused, LATER + DAY, LATER)
    await membership.deactivate(newsroom.desk, gone.chat_id, Reason.BLOCKED, NOON)
    back = await newsroom.reader("society")
    await membership.deactivate(newsroom.desk, back.chat_id, Reason.BLOCKED, NOON)
    await membership.reactivate(newsroom.desk, back.chat_id, NOON)
    await membership.deactivate(newsroom.desk, back.chat_id, Reason.BLOCKED, LATER - DAY)

    await own_data.forget_departed(newsroom.desk, LATER, kept)

    assert await readers(newsroom) == {
        *({gone.chat_id} if kept is None else set()),
        *(paused.chat_id, back.chat_id),
    }


async def test_who_left_before_that_was_noted_has_the_whole_time_yet(newsroom: Newsroom) -> None:
    gone = await newsroom.reader("society")
    await membership.deactivate(newsroom.desk, gone.chat_id, Reason.BLOCKED, NOON)
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(subscribers.update().values(closed_at=None))

    await own_data.forget_departed(newsroom.desk, LATER, timedelta(days=30))
    assert await readers(newsroom) == {gone.chat_id}

    await own_data.forget_departed(newsroom.desk, LATER + timedelta(days=31), timedelta(days=30))
    assert await readers(newsroom) == set()


async def test_what_a_fan_out_left_for_nobody_is_dropped(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(subscribers.delete().where(subscribers.c.id == reader.id))

    await own_data.forget_departed(newsroom.desk, NOON, None)

    async with newsroom.desk.database.snapshot() as connection:
        assert list(await connection.scalars(select(deliveries.c.subscriber_id))) == []


async def test_whoever_is_erased_has_no_digest_any_more(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    await newsroom.publish("society")
    await own_data.forget(newsroom.desk, reader.chat_id, NOON, upto=5)

    await digesting.send_due(newsroom.desk, NOON + 2 * DAY, lambda _: None)

    async with newsroom.desk.database.snapshot() as connection:
        assert list(await connection.scalars(select(deliveries.c.subscriber_id))) == []


async def readers(newsroom: Newsroom) -> set[int]:
    async with newsroom.desk.database.snapshot() as connection:
        return set(await connection.scalars(select(subscribers.c.chat_id)))
