"""Figures are kept as things happen; they are what a look at each row finds, and nobody looks."""

from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Column, Select, func, select

from news.dispatch import Reason
from news.figure import BY_HOUR, Figure
from news.language import Language
from news.place import Chat
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import membership, preferences, removing_places, subscribing
from newsroom.places import ensure_place
from storage import figures
from storage.database import Connection
from storage.figures import LANGUAGES, REASONS, Change
from storage.tables import figure_changes, rules, subscribers, subscriptions
from storage.timestamp import EPOCH
from tests.factories import DAY, NOON, Newsroom
from tests.outbox import deliver
from tests.storage.asking import asking, plans

RUBRICS = ("society", "sport", "tech")
EVER = [figures.Hours(0, 10**6, 0)]
RULES = ("договор", "погода", "мост")


class Walk:
    """Readers, and a random thing that one of them does with every step; what happens is noted."""

    def __init__(self, newsroom: Newsroom, seed: int) -> None:
        self.newsroom = newsroom
        self.now = NOON
        self.draw = Random(seed)  # noqa: S311 - no secret
        self.readers: list[Subscriber] = []
        self.happened = Counter[Figure]()

    async def step(self) -> None:
        self.now += timedelta(minutes=self.draw.randrange(90))
        await self.draw.choice(
            [self.arrive, self.follow, self.follow, self.stop, self.speak, self.leave, self.merge]
        )()
        if self.draw.random() < 0.2:
            async with self.newsroom.desk.database.transaction() as connection:
                await figures.keep_changes(connection)

    async def arrive(self) -> None:
        self.readers.append(await self.newsroom.reader(now=self.now))
        self.happened[Figure.JOINED] += 1

    async def follow(self) -> None:
        if self.readers:
            words = self.draw.choice(RUBRICS + RULES)
            await subscribing.subscribe(self.newsroom.desk, self._one(), words, self.now)

    async def stop(self) -> None:
        if self.readers:
            words = self.draw.choice(RUBRICS + RULES)
            gone = await subscribing.unsubscribe(self.newsroom.desk, self._one(), words, self.now)
            self.happened[Figure.UNFOLLOWED] += len(gone)

    async def speak(self) -> None:
        if self.readers:
            language = self.draw.choice(list(Language))
            await preferences.choose_language(self.newsroom.desk, self._one(), language)

    async def leave(self) -> None:
        if not self.readers:
            return
        chat_id = self._one().chat_id
        reason = self.draw.choice([Reason.BLOCKED, Reason.DEACTIVATED])
        if await membership.deactivate(self.newsroom.desk, chat_id, reason, self.now):
            self.happened[Figure.LEFT] += 1
        elif await membership.reactivate(self.newsroom.desk, chat_id, self.now):
            self.happened[Figure.RETURNED] += 1

    async def merge(self) -> None:
        if len(self.readers) > 3:
            gone, stays = self.draw.sample(self.readers, 2)
            await membership.migrate(self.newsroom.desk, stays.chat_id, gone.chat_id, self.now)
            self.readers.remove(gone)
            moved = await subscribing.reader(self.newsroom.desk, gone.chat_id)
            assert moved
            self.readers[self.readers.index(stays)] = moved

    def _one(self) -> Subscriber:
        return self.draw.choice(self.readers)


async def by_looking(connection: Connection) -> dict[Figure, Counter[int]]:
    columns = {
        Figure.IN_RUBRIC: subscriptions.c.rubric_id,
        Figure.FOLLOWERS: subscriptions.c.rule_id,
        Figure.IN_LANGUAGE: subscribers.c.language,
    }
    rows = {each: (await connection.execute(_people(by))).all() for each, by in columns.items()}
    rows[Figure.IN_LANGUAGE] = [
        (LANGUAGES[Language(code)], number) for code, number in rows[Figure.IN_LANGUAGE]
    ]
    return {each: Counter({key: n for key, n in of if key}) for each, of in rows.items()}


def _people(by: Column[Any]) -> Select[Any]:
    """Subscriptions, but for those of groups and channels."""
    counted = select(by, func.count()).join_from(subscriptions, subscribers)
    return counted.where(subscribers.c.chat_id > 0).group_by(by)


async def assert_right(connection: Connection) -> None:
    looked = await by_looking(connection)
    assert {each: await figures.standing(connection, each) for each in looked} == looked
    most = sorted(looked[Figure.FOLLOWERS].items(), key=lambda each: each[::-1], reverse=True)
    for number in (1, 2, 20):
        assert await figures.most_followed(connection, number) == most[:number]


@pytest.mark.parametrize("seed", range(4))
async def test_figures_are_what_a_look_at_each_row_finds(newsroom: Newsroom, seed: int) -> None:
    walk = Walk(newsroom, seed)
    for _ in range(70):
        await walk.step()
        async with newsroom.desk.database.snapshot() as connection:
            await assert_right(connection)

    async with newsroom.desk.database.transaction() as connection:
        rows = await figures.happened(connection, list(Figure), EVER)
        happened = Counter[Figure]()
        for each in rows:
            happened[each.figure] += each.number
        active = await connection.scalar(
            select(func.count()).where(subscribers.c.inactive_reason.is_(None))
        )
        held = await connection.scalar(select(func.count(subscriptions.c.id)))
        while await figures.keep_changes(connection):
            pass
        assert await connection.scalar(select(func.count(figure_changes.c.id))) == 0
        assert sorted(await figures.happened(connection, list(Figure), EVER)) == sorted(rows)
        await assert_right(connection)
    assert happened[Figure.JOINED] == walk.happened[Figure.JOINED]
    assert happened[Figure.UNFOLLOWED] == walk.happened[Figure.UNFOLLOWED]
    assert happened[Figure.LEFT] == walk.happened[Figure.LEFT]
    came = happened[Figure.JOINED] + happened[Figure.RETURNED]
    assert came - happened[Figure.LEFT] - happened[Figure.MERGED] == active
    assert happened[Figure.FOLLOWED] - happened[Figure.UNFOLLOWED] >= (held or 0)


async def test_what_happens_has_its_hour_and_its_reason(newsroom: Newsroom) -> None:
    anna, tom = await newsroom.reader(), await newsroom.reader(now=NOON + DAY)
    for reader, reason in ((anna, Reason.BLOCKED), (tom, Reason.DEACTIVATED)):
        for _ in range(2):
            at = NOON + 2 * DAY
            await membership.deactivate(newsroom.desk, reader.chat_id, reason, at)

    later = [figures.Hours(figures.hour_of(NOON + DAY), 10**6, 0)]
    async with newsroom.desk.database.snapshot() as connection:
        found = await figures.happened(connection, [Figure.JOINED, Figure.LEFT], later)

    today = (NOON - EPOCH).days
    assert sorted(found) == [
        (Figure.JOINED, 0, today + 1, 1),
        (Figure.LEFT, REASONS[Reason.BLOCKED], today + 2, 1),
        (Figure.LEFT, REASONS[Reason.DEACTIVATED], today + 2, 1),
    ]


async def test_who_leaves_within_a_day_counts_for_what_they_had(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    anna, tom = [await newsroom.reader("society", timing=Timing.INSTANT) for _ in range(2)]
    old = await newsroom.publish("society", now=NOON)
    await deliver(desk.database, NOON)
    fresh = await newsroom.publish("society", now=NOON + 2 * DAY)
    await deliver(desk.database, NOON + 2 * DAY)
    other = await newsroom.publish("sport", now=NOON + 2 * DAY)
    further = await newsroom.publish("tech, society", now=NOON + 2 * DAY)
    await deliver(desk.database, NOON + 2 * DAY)
    pending = await newsroom.publish("society", now=NOON + 2 * DAY)

    await membership.deactivate(desk, anna.chat_id, Reason.BLOCKED, NOON + 2.9 * DAY)
    await subscribing.unsubscribe(desk, tom, "society", NOON + 2.9 * DAY)
    await subscribing.subscribe(desk, tom, "sport", NOON + 2.9 * DAY)
    await subscribing.unsubscribe(desk, tom, "sport", NOON + 2.9 * DAY)
    await membership.deactivate(desk, tom.chat_id, Reason.BLOCKED, NOON + 3.1 * DAY)

    async with desk.database.snapshot() as connection:
        counted = [
            await figures.of_article(connection, each.id)
            for each in (old, fresh, further, other, pending)
        ]
    both = Counter({Figure.LEFT_AFTER: 1, Figure.UNFOLLOWED_AFTER: 1})
    assert counted == [Counter(), both, both, Counter(), Counter()]


async def test_a_place_that_is_disconnected_is_nobody_who_leaves(newsroom: Newsroom) -> None:
    desk, chat = newsroom.desk, Chat(-1001, "supergroup", "Ratuša", NOON)
    place = await ensure_place(desk, chat, 0, Language.BE, NOON)
    made = await subscribing.subscribe(desk, place, "society", NOON)
    await subscribing.set_timing(desk, place, made.id, Timing.INSTANT, NOON)
    article = await newsroom.publish("society")
    await deliver(desk.database, NOON)

    await removing_places.remove(desk, place, 1, NOON)

    async with desk.database.snapshot() as connection:
        assert await figures.of_article(connection, article.id) == Counter()
        assert await figures.happened(connection, BY_HOUR, EVER) == []
        await assert_right(connection)


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_no_figure_is_kept_or_found_by_a_scan(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",), timing=Timing.INSTANT)
    await newsroom.publish("society", text="Договор")
    async with newsroom.desk.database.transaction() as writing:
        pass

    with asking(writing) as asked:
        await subscribing.unsubscribe(newsroom.desk, reader, "договор", NOON)
        await membership.deactivate(newsroom.desk, reader.chat_id, Reason.BLOCKED, NOON)
        async with newsroom.desk.database.transaction() as connection:
            await figures.keep_changes(connection)
            await figures.most_followed(connection, 20)

    async with newsroom.desk.database.transaction() as connection:
        steps = "\n".join(await plans(connection, asked)).splitlines()
    found = [each for each in steps if "json_each" not in each]
    assert len([each for each in found if "deliveries" in each]) == 2
    assert len([each for each in found if "ix_figures_followers" in each]) == 2
    scanned = {each for each in found if each.startswith("SCAN")}
    assert scanned <= {"SCAN figure_changes", "SCAN rubrics", "SCAN CONSTANT ROW"}


async def test_the_rules_that_most_follow_are_found_without_the_others(
    newsroom: Newsroom,
) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await connection.execute(rules.insert(), [{"text": f"слово{n}"} for n in range(60)])
        changes = [Change(Figure.FOLLOWERS, n, n) for n in range(1, 61)]
        await figures.count(connection, changes)
        await figures.keep_changes(connection)
        await figures.count(connection, [Change(Figure.FOLLOWERS, 60, -59)])
        await figures.count(connection, [Change(Figure.FOLLOWERS, 1, 100)])
        await figures.count(connection, [Change(Figure.FOLLOWERS, 59, -59)])

        assert await figures.most_followed(connection, 3) == [(1, 101), (58, 58), (57, 57)]
        await figures.keep_changes(connection)
        assert await figures.most_followed(connection, 3) == [(1, 101), (58, 58), (57, 57)]
        assert 59 not in await figures.standing(connection, Figure.FOLLOWERS)
