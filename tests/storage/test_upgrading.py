"""What a database of an earlier version holds is right after the upgrade."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select, text

from news.dispatch import DeliveryState, Tally
from news.figure import Figure
from news.language import Language
from news.role import Role
from storage import checkups, figures, updates
from storage.counts import tally_in_digests
from storage.database import Connection, Database
from storage.editors import all_editors
from storage.migrating import _upgrade, upgrade
from storage.reports import due_reports
from storage.tables import article_messages, article_versions, articles
from storage.tables import updates as kept
from storage.updates import Incoming, Turn

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=1)
ANNA, TOM = 5, 6
STATES_OF_0006 = tuple(DeliveryState)[:6]


@pytest.fixture
async def early(database_url: str) -> AsyncIterator[Database]:
    """An empty database; a test brings it to the revision it begins with."""
    database = Database(database_url)
    yield database
    await database.close()


async def bring_to(database: Database, revision: str) -> None:
    async with database.transaction() as connection:
        await connection.run_sync(_upgrade, revision)


def message(number: int, chat: int) -> dict[str, Any]:
    who = {"id": chat}
    return {"update_id": number, "message": {"chat": who, "from": who, "text": "/latest"}}


KEPT: tuple[dict[str, Any], ...] = (
    message(1, ANNA),
    message(2, TOM),
    {"update_id": 3, "callback_query": {"from": {"id": ANNA}, "message": {"chat": {"id": ANNA}}}},
    {"update_id": 4, "inline_query": {"from": {"id": ANNA}, "query": "x"}},
    {"update_id": 5, "my_chat_member": {"chat": {"id": -(10**12)}, "from": {"id": TOM}}},
    {"update_id": 6, "poll": {"id": "7"}},
    {"update_id": 7, "message": {"chat": {"id": True}, "from": {"id": 2**80}}},
    message(8, TOM),
)
LANES = {1: ANNA, 2: TOM, 3: ANNA, 4: None, 5: -(10**12), 6: None, 7: None, 8: None}


async def keep_as_before(database: Database) -> None:
    """Eight updates as a version before 0003 kept them; the last has been handled."""
    async with database.transaction() as connection:
        for one in KEPT:
            await connection.execute(
                text(
                    "INSERT INTO updates (update_id, payload, received_at, handled_at)"
                    " VALUES (:id, :payload, 0, :handled_at)"
                ),
                {
                    "id": one["update_id"],
                    "payload": json.dumps(one),
                    "handled_at": 0 if one["update_id"] == 8 else None,
                },
            )


@pytest.mark.parametrize("revision", ["0002", "0005"])
async def test_an_update_kept_by_an_earlier_version_is_handled_once(
    early: Database, revision: str
) -> None:
    await bring_to(early, "0002")
    await keep_as_before(early)
    await bring_to(early, revision)
    await upgrade(early)

    async with early.transaction() as connection:
        pages = [
            [one.update_id for one in await updates.take_over(connection, holder, NOON, most=100)]
            for holder in ("a", "a")
        ]
        lanes = dict((await connection.execute(select(kept.c.update_id, kept.c.lane))).all())

    assert pages == [[1, 2, 3, 4, 5, 6, 7], []]
    assert lanes == LANES


async def test_a_later_update_brings_with_it_what_was_kept_before_of_its_chat(
    early: Database,
) -> None:
    await bring_to(early, "0002")
    await keep_as_before(early)
    await upgrade(early)

    async with early.transaction() as connection:
        later = Incoming(9, json.dumps(message(9, ANNA)), ANNA)
        taken = await updates.take_up(connection, [later], "a", NOON, LONG_AGO)
        again = Incoming(2, json.dumps(message(2, TOM)), TOM)
        posted = await updates.take_up(connection, [again], "b", NOON, LONG_AGO)
        elsewhere = await updates.take_up(connection, [again], "a", NOON, LONG_AGO)

    assert taken.turns == {9: Turn.OURS}
    assert [one.update_id for one in taken.earlier] == [1, 3]
    assert posted.turns == {2: Turn.OURS}
    assert elsewhere.turns == {2: Turn.ANOTHERS}


async def test_digests_made_by_an_earlier_version_are_counted(early: Database) -> None:
    await bring_to(early, "0006")
    contents = ("1 12", "12 +3", "12", None, "odd")
    async with early.transaction() as connection:
        await connection.execute(
            text("INSERT INTO dispatches (id, kind, lane, created_at) VALUES (1, 'digest', 3, 0)")
        )
        for reader, (items, state) in enumerate(product(contents, STATES_OF_0006)):
            await connection.execute(
                text(
                    "INSERT INTO deliveries (dispatch_id, subscriber_id, lane, state, not_before,"
                    " doubts, items) VALUES (1, :reader, 3, :state, 0, 2, :items)"
                ),
                {"reader": reader, "state": state.value, "items": items},
            )
    await upgrade(early)

    async with early.snapshot() as connection:
        assert await tally_in_digests(connection, 1) == Tally(dict.fromkeys(STATES_OF_0006, 1), 12)
        assert await tally_in_digests(connection, 12) == Tally(dict.fromkeys(STATES_OF_0006, 3), 36)
        assert await tally_in_digests(connection, 3) == Tally({}, 0)


WORDING = {"headline": "Мост", "body": "Мост открыт.", "created_at": NOON}
VERSIONS = (
    (1, 1, "first", None),
    (1, 2, "of 7", "message 5 7 0"),
    (1, 3, "of 7 again", "message 5 7 1764000000"),
    (1, 4, "of 71", "message 5 71 0"),
    (2, 1, None, None),
    (2, 2, "given otherwise", "message 5 10 0"),
)
MESSAGES = ((1, 6, 0), (1, 7, 0), (1, 8, 1), (2, 9, 0))


async def keep_articles(database: Database) -> None:
    """Two articles with their versions and messages, as a version before 0012 kept them."""
    article = WORDING | {"status": "draft", "language": "ru", "fingerprint": "", "author_id": ANNA}
    version = ("article_id", "revision", "photo", "request")
    async with database.transaction() as connection:
        await connection.execute(articles.insert(), [article, article])
        made = WORDING | {"change": "edit", "editor_id": ANNA}
        rows = [made | dict(zip(version, each, strict=True)) for each in VERSIONS]
        await connection.execute(article_versions.insert(), rows)
        said = {"chat_id": ANNA, "text": "Мост"}
        message = ("article_id", "message_id", "part")
        rows = [said | dict(zip(message, each, strict=True)) for each in MESSAGES]
        await connection.execute(article_messages.insert(), rows)


async def test_earlier_wordings_have_the_present_rubric(early: Database) -> None:
    await bring_to(early, "0012")
    await keep_articles(early)
    async with early.transaction() as connection:
        await connection.execute(text("UPDATE articles SET rubric_id = 3 WHERE id = 1"))
        before = await versions_in(connection)

    await upgrade(early)

    async with early.transaction() as connection:
        rubrics = await connection.execute(
            select(article_versions.c.article_id, article_versions.c.rubric_id)
        )
        assert {tuple(row) for row in rubrics} == {(1, 3), (2, None)}
        assert await versions_in(connection) == before
        await connection.execute(text("DELETE FROM rubrics WHERE id = 3"))
        assert set(await connection.scalars(select(article_versions.c.rubric_id))) == {None}


async def versions_in(connection: Connection) -> list[tuple[Any, ...]]:
    """What was kept of the wordings before 0013."""
    came_later = {"rubric_id", "lead", "tags", "more_rubrics", "more_photos", "origin", "quoted_id"}
    kept = [each for each in article_versions.c if each.name not in came_later]
    rows = await connection.execute(select(*kept).order_by(*article_versions.primary_key))
    return [tuple(row) for row in rows]


async def test_an_earlier_message_had_the_photo_that_it_last_gave_its_article(
    early: Database,
) -> None:
    await bring_to(early, "0011")
    await keep_articles(early)

    await upgrade(early)

    columns = article_messages.c.message_id, article_messages.c.photo
    async with early.snapshot() as connection:
        kept = await connection.execute(select(*columns))
        photos = {row.message_id: row.photo for row in kept}
    assert photos == {6: "first", 7: "of 7 again", 8: None, 9: None}


async def test_the_newsroom_keeps_its_people(early: Database) -> None:
    await bring_to(early, "0016")
    async with early.transaction() as connection:
        await connection.execute(
            text("INSERT INTO editors VALUES (1, true, 0), (2, false, 0), (3, false, 0)")
        )

    await upgrade(early)

    async with early.snapshot() as connection:
        people = await all_editors(connection)
    assert people == [(1, Role.OWNER), (2, Role.EDITOR), (3, Role.EDITOR)]


async def test_a_progress_line_of_an_earlier_version_goes_on(early: Database) -> None:
    await bring_to(early, "0016")
    async with early.transaction() as connection:
        for number, message_id, reported_at in ((1, 77, 5), (2, 78, None), (3, None, 5)):
            await connection.execute(
                text(
                    "INSERT INTO dispatches (id, kind, lane, created_at, complete, report_chat_id,"
                    " report_message_id, reported_at) VALUES (:id, 'edit', 1, 0, true, 5,"
                    " :message_id, :reported_at)"
                ),
                {"id": number, "message_id": message_id, "reported_at": reported_at},
            )

    await upgrade(early)

    async with early.snapshot() as connection:
        due = await due_reports(connection, NOON, 10)
    assert [each.message_id for each in due] == [78, 77]


async def test_what_readers_follow_already_is_counted(early: Database) -> None:
    await bring_to(early, "0016")
    async with early.transaction() as connection:
        await connection.execute(
            text("INSERT INTO rules (id, text) VALUES (1, 'мост'), (2, 'дом')")
        )
        for number, language in enumerate(("ru", "be", "en", "ru"), 1):
            await connection.execute(
                text(
                    "INSERT INTO subscribers (id, chat_id, language, timetable, digest_sequence,"
                    " created_at) VALUES (:id, :id, :language, '', 0, 0)"
                ),
                {"id": number, "language": language},
            )
            for column, subject in (("rubric_id", 3), ("rule_id", 1 + number % 2)):
                await connection.execute(
                    text(
                        f"INSERT INTO subscriptions (subscriber_id, {column}, timing,"  # noqa: S608
                        " since_sequence, created_at) VALUES (:id, :subject, 'digest', 0, 0)"
                    ),
                    {"id": number, "subject": subject},
                )

    await upgrade(early)

    async with early.snapshot() as connection:
        followed, spoken, followers = [
            await figures.standing(connection, each)
            for each in (Figure.IN_RUBRIC, Figure.IN_LANGUAGE, Figure.FOLLOWERS)
        ]
    assert followed == {3: 4}
    assert {language: spoken[code] for language, code in figures.LANGUAGES.items()} == {
        Language.RU: 4,
        Language.BE: 2,
        Language.EN: 2,
    }
    assert followers == {1: 2, 2: 2}


async def test_the_first_check_ups_spread_over_a_month_after_the_upgrade(early: Database) -> None:
    await bring_to(early, "0018")
    async with early.transaction() as connection:
        for number in range(1, 91):
            await connection.execute(
                text(
                    "INSERT INTO subscribers (id, chat_id, language, timetable, digest_sequence,"
                    " created_at) VALUES (:id, :id, 'ru', '', 0, 0)"
                ),
                {"id": number},
            )

    await upgrade(early)

    now = datetime.now(UTC)
    async with early.snapshot() as connection:
        due = [
            len(await checkups.due_ids(connection, now + day * timedelta(days=1), 100))
            for day in (0, 2, 31)
        ]
    assert due[0] == 0
    assert 3 <= due[1] <= 6
    assert due[2] == 90
