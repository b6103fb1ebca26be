"""The outbox of a version before revisions: after the upgrade each row says what it said before."""

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select, text

from news.article import ArticleDraft, Change
from news.dispatch import DeliveryState, DispatchKind, Form, Lane, Reason
from news.formatting import Span, Style
from news.subscriber import PlaceKind
from news.words.morphology import Morphology
from newsroom import amending, withdrawing
from storage import digest_choices
from storage.database import Connection, Database
from storage.migrating import _upgrade, upgrade
from storage.queues import waiting
from storage.subscribers import subscriber_in_chat
from storage.tables import deliveries, dispatch_articles, dispatches, subscribers
from storage.timestamp import to_milliseconds
from storage.totals import Total, totals
from storage.versions import versions_of
from tests.factories import DAY, EDITOR, MINSK, NOON, open_newsroom
from tests.outbox import rows_of
from tests.storage.counting import assert_right

PENDING, CLAIMED, SENT, UNKNOWN, SKIPPED, DEAD, OUTDATED = DeliveryState
WITH_PHOTO, WITHOUT, DRAFT = 1, 2, 3
PICTURED, HALTED, DIGESTS = 1, 2, 3
WRITTEN, PLAIN = Form.WRITTEN, Form.PLAIN


class Row(NamedTuple):
    """A delivery as it was, and what it is to be."""

    state: DeliveryState
    said: str | None
    form: Form = WRITTEN
    reason: Reason | None = None
    words: str | None = None


def same(state: DeliveryState, *reasons: Reason) -> list[Row]:
    """What was said in a code already."""
    return [Row(state, reason.value, reason=reason) for reason in reasons]


TO_READERS = [
    Row(PENDING, None),
    Row(PENDING, "plain", PLAIN),
    Row(CLAIMED, None),
    Row(CLAIMED, "plain", PLAIN),
    Row(SENT, None),
    Row(UNKNOWN, "crash", reason=Reason.CRASHED),
    Row(UNKNOWN, "TimeoutError", reason=Reason.NO_ANSWER, words="TimeoutError"),
    Row(UNKNOWN, "http 502", reason=Reason.NO_ANSWER, words="http 502"),
    Row(UNKNOWN, "cannot be recorded", reason=Reason.NO_ANSWER, words="cannot be recorded"),
    *same(UNKNOWN, Reason.RESTORED),
    *same(SKIPPED, Reason.EXPIRED, Reason.PAUSED, Reason.WITHDRAWN, Reason.UNREADABLE),
    *same(SKIPPED, Reason.BLOCKED, Reason.DIGESTED),
    *same(DEAD, Reason.BLOCKED, Reason.DEACTIVATED, Reason.NEVER_STARTED, Reason.KICKED),
    *same(DEAD, Reason.NOT_FOUND, Reason.NO_RIGHTS),
    Row(DEAD, "nothing to say", reason=Reason.UNRENDERABLE, words="nothing to say"),
    Row(
        *(DEAD, "cannot be rendered: KeyError"),
        reason=Reason.UNRENDERABLE,
        words="cannot be rendered: KeyError",
    ),
    Row(DEAD, "cannot be recorded", reason=Reason.UNRECORDABLE, words="cannot be recorded"),
    Row(DEAD, "Bad Request: odd", reason=Reason.REFUSED, words="Bad Request: odd"),
]
OF_DIGESTS = [
    (PENDING, "1 2"),
    (CLAIMED, "2"),
    (SENT, "1"),
    (SENT, "1 2"),
    (SENT, "2 1 +3"),
    (UNKNOWN, "1 +12"),
    (DEAD, "2"),
]


@pytest.fixture
async def upgraded(database_url: str) -> AsyncIterator[Database]:
    """A database that was in use at 0009, as this program has it."""
    database = Database(database_url)
    async with database.transaction() as connection:
        # Earlier yet, so that digests are counted as they were then.
        await connection.run_sync(_upgrade, "0006")
        await keep_all(connection)
    async with database.transaction() as connection:
        await connection.run_sync(_upgrade, "0009")
    await upgrade(database)
    yield database
    await database.close()


async def keep_all(connection: Connection) -> None:
    await keep_articles(connection)
    await keep_readers(connection)
    for dispatch_id, kind, article_id, halted in (
        (PICTURED, "article", WITH_PHOTO, None),
        (HALTED, "article", WITHOUT, "can't parse"),
        (DIGESTS, "digest", None, None),
    ):
        await put(
            connection,
            "dispatches",
            kind=kind,
            article_id=article_id,
            lane=Lane.DIGEST.value if article_id is None else Lane.INSTANT.value,
            created_at=to_milliseconds(NOON + dispatch_id * DAY),
            complete=True,
            halted=halted,
        )
    for dispatch_id in (PICTURED, HALTED):
        for reader, row in enumerate(TO_READERS, 1):
            await keep_delivery(connection, dispatch_id, reader, row.state, row.said, None)
    for reader, (state, items) in enumerate(OF_DIGESTS, 1):
        await keep_delivery(connection, DIGESTS, reader, state, None, items)
    data = '{"article": 3, "text": "Мост"}'
    await put(connection, "conversations", chat_id=5, user_id=7, state="Draft:text", data=data)


async def keep_articles(connection: Connection) -> None:
    for article_id, status, photo in (
        (WITH_PHOTO, "published", "photo"),
        (WITHOUT, "published", None),
        (DRAFT, "draft", None),
    ):
        await put(
            connection,
            "articles",
            status=status,
            headline=f"Новость {article_id}",
            body="Мост открыт.\n\nСегодня.",
            formatting='[["bold", 0, 4]]',
            language="ru",
            place="Минск",
            source_url="https://belta.by/1",
            photo=photo,
            fingerprint=str(article_id),
            author_id=EDITOR,
            created_at=to_milliseconds(NOON),
        )


async def keep_readers(connection: Connection) -> None:
    for reader in range(1, len(TO_READERS) + 1):
        await put(
            connection,
            "subscribers",
            chat_id=-reader if reader == 4 else 1000 + reader,
            language="be",
            zone="Europe/Minsk",
            timetable="daily 09:00",
            next_digest_at=to_milliseconds(NOON),
            digest_sequence=7,
            paused_until=to_milliseconds(NOON) if reader == 2 else None,
            inactive_reason="kicked" if reader == 3 else None,
            created_at=to_milliseconds(NOON),
        )


async def keep_delivery(
    connection: Connection,
    dispatch_id: int,
    reader: int,
    state: DeliveryState,
    reason: str | None,
    items: str | None,
) -> None:
    await put(
        connection,
        "deliveries",
        dispatch_id=dispatch_id,
        subscriber_id=reader,
        lane=Lane.DIGEST.value if items else Lane.INSTANT.value,
        state=state.value,
        not_before=to_milliseconds(NOON),
        attempts=1,
        doubts=reader % 3,
        items=items,
        reason=reason,
        message_id=100 + reader if state is SENT else None,
        settled_at=None if state in (PENDING, CLAIMED) else to_milliseconds(NOON + DAY),
    )


async def put(connection: Connection, table: str, **values: object) -> None:
    """A row; ids count from one, in the order in which rows are put."""
    names = ", ".join(values)
    slots = ", ".join(f":{name}" for name in values)
    statement = f"INSERT INTO {table} ({names}) VALUES ({slots})"  # noqa: S608 - our own names
    await connection.execute(text(statement), values)


async def rows(database: Database, dispatch_id: int) -> list[Any]:
    async with database.snapshot() as connection:
        statement = select(deliveries).where(deliveries.c.dispatch_id == dispatch_id)
        return list(await connection.execute(statement.order_by(deliveries.c.subscriber_id)))


async def test_reasons_are_codes_apart_from_telegrams_words(upgraded: Database) -> None:
    for dispatch_id in (PICTURED, HALTED):
        found = await rows(upgraded, dispatch_id)

        assert [(row.state, row.form, row.reason, row.words) for row in found] == [
            (row.state, row.form, row.reason, row.words) for row in TO_READERS
        ]
        assert {row.attempts for row in found} == {1}
        assert [row.doubts for row in found] == [row.subscriber_id % 3 for row in found]


async def test_what_was_sent_is_a_first_revision(upgraded: Database) -> None:
    for dispatch_id, photo in ((PICTURED, True), (HALTED, False)):
        for row in await rows(upgraded, dispatch_id):
            if row.state == SENT:
                assert (row.revision, row.photo) == (1, photo)
                assert (row.message_id, row.settled_at) == (100 + row.subscriber_id, NOON + DAY)
            else:
                assert (row.revision, row.photo, row.message_id) == (None, False, None)
            assert row.reply_to is None


async def test_a_digest_that_was_sent_has_a_revision_for_each_of_its_articles(
    upgraded: Database,
) -> None:
    found = await rows(upgraded, DIGESTS)

    assert [(row.state, row.items) for row in found] == OF_DIGESTS
    assert [row.revision for row in found if row.state == SENT] == [1, 2, 2]
    assert {row.revision for row in found if row.state != SENT} == {None}
    assert {row.photo for row in found} == {False}
    async with upgraded.snapshot() as connection:
        noted = await connection.execute(select(dispatch_articles))
        assert {tuple(row) for row in noted} == {(1, DIGESTS), (2, DIGESTS)}


async def test_all_is_counted(upgraded: Database) -> None:
    async with upgraded.transaction() as connection:
        await assert_right(connection)


async def test_every_wording_is_kept(upgraded: Database) -> None:
    async with upgraded.snapshot() as connection:
        kept = [await versions_of(connection, number) for number in (WITH_PHOTO, WITHOUT, DRAFT)]

    for number, photo, versions in zip(
        (WITH_PHOTO, WITHOUT, DRAFT), ("photo", None, None), kept, strict=True
    ):
        (version,) = versions
        assert (version.revision, version.change) == (1, Change.DRAFT)
        assert (version.editor_id, version.created_at) == (EDITOR, NOON)
        assert version.wording == ArticleDraft(
            f"Новость {number}",
            ("Мост открыт.", "Сегодня."),
            place="Минск",
            source_url="https://belta.by/1",
            photo=photo,
            formatting=(Span(0, 4, Style.BOLD),),
        )


async def test_readers_are_places_with_all_they_had(upgraded: Database) -> None:
    async with upgraded.snapshot() as connection:
        found = list(await connection.execute(select(subscribers).order_by(subscribers.c.id)))
        group = await subscriber_in_chat(connection, -4, MINSK)

    assert group is not None
    assert (group.id, group.kind) == (4, PlaceKind.GROUP)
    assert {row.thread_id for row in found} == {0}
    assert [row.kind for row in found if row.id != 4] == ["person"] * (len(TO_READERS) - 1)
    assert [row.chat_id for row in found if row.id < 4] == [1001, 1002, 1003]
    assert {(row.language, row.zone, row.timetable) for row in found} == {
        ("be", "Europe/Minsk", "daily 09:00")
    }
    assert {(row.next_digest_at, row.digest_sequence, row.created_at) for row in found} == {
        (NOON, 7, NOON)
    }
    assert [row.paused_until for row in found[:3]] == [None, NOON, None]
    assert [row.inactive_reason for row in found[:3]] == [None, None, "kicked"]


async def test_readers_are_counted(upgraded: Database) -> None:
    async with upgraded.snapshot() as connection:
        counted = await totals(connection)

    assert (counted[Total.READERS], counted[Total.INACTIVE]) == (len(TO_READERS) - 1, 1)
    assert counted[Total.PLACES] == 1


async def test_what_waited_waits_and_what_was_held_back_is(upgraded: Database) -> None:
    async with upgraded.snapshot() as connection:
        queue = await waiting(connection, Lane.INSTANT, NOON, 100)
        in_digests = await waiting(connection, Lane.DIGEST, NOON, 100)
        readers = range(1, len(TO_READERS) + 1)
        held = await digest_choices.held_back(connection, readers, NOON)

    assert [(row.key.dispatch_id, row.key.subscriber_id, row.form) for row in queue] == [
        (PICTURED, 1, WRITTEN),
        (PICTURED, 2, PLAIN),
        (HALTED, 1, WRITTEN),
        (HALTED, 2, PLAIN),
    ]
    assert [row.halted for row in queue] == [False, False, True, True]
    assert [(row.key.subscriber_id, row.items) for row in in_digests] == [(1, (1, 2))]
    assert not any(row.outdated for row in (*queue, *in_digests))
    late = [reader for reader, row in enumerate(TO_READERS, 1) if row.said in ("expired", "paused")]
    assert sorted(held) == sorted(
        (reader, [article]) for reader in late for article in (WITH_PHOTO, WITHOUT)
    )


async def test_an_editors_conversation_goes_on(upgraded: Database) -> None:
    async with upgraded.snapshot() as connection:
        kept = await connection.execute(text("SELECT * FROM conversations"))
        assert [tuple(row) for row in kept] == [
            (5, 7, "Draft:text", '{"article": 3, "text": "Мост"}')
        ]


async def test_what_was_sent_before_can_be_edited_and_withdrawn(
    upgraded: Database, morphology: Morphology
) -> None:
    newsroom = await open_newsroom(upgraded, morphology)
    for number, wording in ((WITH_PHOTO, "Мост"), (WITHOUT, "Река")):
        amended = await amending.revise(
            newsroom.desk, number, ArticleDraft(wording, ("Иначе.",)), EDITOR, NOON
        )
        await amending.mark(newsroom.desk, amended, NOON)
    withdrawn = await withdrawing.withdraw(newsroom.desk, WITHOUT, EDITOR, NOON)
    await amending.mark(newsroom.desk, withdrawn, NOON)

    async with upgraded.transaction() as connection:
        alone = await rows_of(connection, DispatchKind.ARTICLE)
        in_digests = await rows_of(connection, DispatchKind.DIGEST)
        assert [row.subscriber_id for row in alone if row.state == OUTDATED] == [5, 5]
        assert [row.items for row in in_digests if row.state == OUTDATED] == ["1", "1 2", "2 1 +3"]
        halts = select(dispatches.c.halted).where(dispatches.c.kind == "article")
        assert set(await connection.scalars(halts)) == {None}
        await assert_right(connection)
