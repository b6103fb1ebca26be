"""Whom an article would reach, counted in two sweeps, as if every reader were asked."""

import random
from datetime import datetime, timedelta

import pytest

from news.comfort import local_day
from news.subscriber import PlaceKind
from news.subscription import Timing
from storage.audience import Audience, audience
from storage.database import Connection, Database
from storage.reached_places import reached_places
from storage.tables import rules, subscribers, subscriptions
from tests.factories import MINSK, NOON

SOON, OVER = NOON + timedelta(hours=1), NOON - timedelta(hours=1)
NOW_QUIET = "14:00-16:00 breaking"
"""In Minsk; not in Tokyo."""
TODAY = local_day(NOON, MINSK)
RUBRICS, RULES = (1, 2, 3), (11, 12, 13)
Row = dict[str, object]


def people(chance: random.Random, number: int) -> list[Row]:
    return [
        {
            "id": id_,
            "chat_id": chance.choice([id_, id_, id_, -id_]),
            "kind": "group",
            "language": "ru",
            "timetable": "",
            "digest_sequence": 0,
            "created_at": NOON,
            "inactive_reason": chance.choice([None, None, "blocked"]),
            "paused_until": chance.choice([None, None, SOON, OVER]),
            "news_languages": chance.choice([None, "ru", "be", "be ru", "en ru"]),
            "quiet": chance.choice([None, None, NOW_QUIET, "01:00-02:00"]),
            "zone": chance.choice([None, "Asia/Tokyo"]),
            "daily_limit": chance.choice([None, None, 3]),
            "instants": chance.choice([0, 3]),
            "instants_day": chance.choice([None, TODAY, TODAY - 1]),
        }
        for id_ in range(1, number)
    ]


def follows(chance: random.Random, number: int) -> list[Row]:
    return [
        {
            "subscriber_id": id_,
            "rubric_id": subject if subject in RUBRICS else None,
            "rule_id": subject if subject in RULES else None,
            "timing": chance.choice([Timing.INSTANT, Timing.DIGEST]).value,
            "muted_until": chance.choice([None, None, SOON, OVER]),
            "since_sequence": 0,
            "created_at": NOON,
        }
        for id_ in range(1, number)
        for subject in (*RUBRICS, *RULES)
        if chance.random() < 0.4
    ]


def is_ahead(moment: object) -> bool:
    return isinstance(moment, datetime) and moment > NOON


def reads(reader: Row, language: str) -> bool:
    wanted = reader["news_languages"]
    return wanted is None or language in str(wanted).split()


def is_quiet(reader: Row) -> bool:
    return reader["quiet"] == NOW_QUIET and reader["zone"] is None


def is_full(reader: Row) -> bool:
    limited = reader["daily_limit"] is not None
    return limited and (reader["instants"], reader["instants_day"]) == (3, TODAY)


def is_place(reader: Row) -> bool:
    return reader["chat_id"] != reader["id"]


def asked_places(
    readers: list[Row], followed: list[Row], subjects: set[int], language: str
) -> dict[PlaceKind, int]:
    """The places by asking every one."""
    found = [
        place
        for place in readers
        if is_place(place) and reads(place, language)
        if not place["inactive_reason"] and not is_ahead(place["paused_until"])
        if any(
            one["subscriber_id"] == place["id"]
            and {one["rubric_id"], one["rule_id"]} & subjects
            and not is_ahead(one["muted_until"])
            for one in followed
        )
    ]
    return {PlaceKind.GROUP: len(found)} if found else {}


def asked_each(
    readers: list[Row], followed: list[Row], subjects: set[int], language: str
) -> Audience:
    """The same by asking every reader."""
    found = {"by_words": 0, "by_rubric": 0, "digest": 0, "paused": 0, "quiet": 0}
    for reader in readers:
        theirs = [
            one
            for one in followed
            if one["subscriber_id"] == reader["id"]
            and {one["rubric_id"], one["rule_id"]} & subjects
            and not is_ahead(one["muted_until"])
        ]
        gone = reader["inactive_reason"] or is_place(reader)
        if not theirs or gone or not reads(reader, language):
            continue
        at_once = [one for one in theirs if one["timing"] == Timing.INSTANT.value]
        if is_ahead(reader["paused_until"]):
            found["paused"] += 1
        elif at_once and is_quiet(reader):
            found["quiet"] += 1
        elif at_once and is_full(reader):
            found["digest"] += 1
        elif any(one["rule_id"] for one in at_once):
            found["by_words"] += 1
        else:
            found["by_rubric" if at_once else "digest"] += 1
    return Audience(**found)


async def populate(connection: Connection, readers: list[Row], followed: list[Row]) -> None:
    await connection.execute(subscribers.insert(), readers)
    await connection.execute(rules.insert(), [{"id": id_, "text": f"{id_}"} for id_ in RULES])
    await connection.execute(subscriptions.insert(), followed)


@pytest.mark.parametrize("seed", range(4))
async def test_every_reader_is_counted_once_by_what_reaches_them_first(
    database: Database, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - it only makes up readers
    readers, followed = people(chance, 120), follows(chance, 120)
    async with database.transaction() as connection:
        await populate(connection, readers, followed)

        for rubric_ids in ((), (1,), (1, 2), RUBRICS):
            for rule_ids in ((), (11,), RULES):
                for language in ("ru", "be"):
                    asked = connection, rubric_ids, rule_ids, NOON, MINSK, language
                    subjects = {*rubric_ids, *rule_ids}
                    each = readers, followed, subjects, language
                    assert await audience(*asked) == asked_each(*each)
                    about = connection, rubric_ids, rule_ids, NOON, language
                    assert await reached_places(*about) == asked_places(*each)
