"""Every column of the schema, as to the person: erased with them, kept of a colleague, nobody's."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Float, Integer, Table, insert, select

from news.dispatch import DeliveryState
from news.role import Role
from storage import forgetting
from storage.counts import count_made
from storage.database import Connection, Database
from storage.subscribers import subscriber_in_chat
from storage.tables import metadata
from storage.timestamp import Timestamp
from storage.totals import Total, totals
from tests.factories import NOON
from tests.storage.counting import by_looking
from tests.storage.test_subscribers import MINSK, arrive

CHAT = 7_123_456_789
ANOTHER = 7_123_456_780
# The beginning of the one.
SOMEBODY = 712_345_678
NAME = "ellen_bystrova"
WORDS = "моёслово"
ASKS = 905

# Where something of a reader's may stand, and what stands there in this test. The others in the
# rows are filled by their types alone.
THEIRS: Mapping[str, Mapping[str, Any]] = {
    "subscribers": {"chat_id": CHAT, "username": NAME},
    "subscriptions": {"subscriber_id": 1, "rule_id": 1},
    "rules": {"text": WORDS},
    "story_followers": {"subscriber_id": 1},
    "saved_articles": {"subscriber_id": 1},
    "deliveries": {"subscriber_id": 1},
    "letters": {"chat_id": CHAT, "text": WORDS, "quote": WORDS, "answer": WORDS, "request": "5"},
    "muted_writers": {"chat_id": CHAT},
    "feed_links": {"chat_id": CHAT, "query": WORDS},
    "conversations": {"chat_id": CHAT, "user_id": CHAT, "data": WORDS},
    "albums": {"chat_id": CHAT},
    "album_messages": {"chat_id": CHAT, "payload": WORDS},
    "updates": {"lane": CHAT, "payload": json.dumps({"from": {"id": CHAT, "name": NAME}})},
    "article_messages": {"chat_id": CHAT, "text": WORDS},
    "inboxes": {"chat_id": CHAT},
    "place_managers": {"user_id": CHAT},
    "set_ups": {"user_id": CHAT},
    # The place stays, and nobody has set it up.
    "chats": {"set_up_by": CHAT},
}
# What is only ever a colleague's: who did it, and where their cards stand. Of a reader who never
# worked in the newsroom nothing is in these.
OFFICE: Mapping[str, set[str]] = {
    "articles": {"author_id", "report_chat_id"},
    "article_versions": {"editor_id"},
    "dispatches": {"report_chat_id"},
    "editors": {"user_id", "name"},
    "deeds": {"person_id", "about"},
    "approvals": {"asked_by", "agreed_by", "report_chat_id"},
    "attendances": {"person_id"},
    "letters": {"answered_by"},
    "muted_writers": {"muted_by"},
    "campaigns": {"created_by"},
    "sources": {"added_by", "chat_id"},
    "tokens": {"added_by"},
    "webhooks": {"added_by"},
}
# What an erasure changes of somebody who worked in the newsroom once.
FORMER_LOSE = {
    *("articles.report_chat_id", "dispatches.report_chat_id", "approvals.report_chat_id"),
    *("editors.user_id", "editors.name", "attendances.person_id"),
}
# What is no one person's: articles and all that is about them, figures, the program's own.
NOBODYS: Mapping[str, set[str]] = {
    "rubrics": {"slug", "emoji", "name_ru", "name_be", "name_en", "position", "published"}
    | {"hidden", "merged_into", "merged_at"},
    "articles": {"status", "headline", "body", "formatting", "rubric_id", "language", "place"}
    | {"published_on_site", "source_url", "photo", "lead", "tags", "more_rubrics", "more_photos"}
    | {"origin", "quoted_id", "fingerprint", "created_at", "departs_at", "embargo_until"}
    | {"published_at", "sequence", "breaking", "revision", "headline_revision"}
    | {"report_message_id", "story_id", "updates_id"},
    "article_rubrics": {"rubric_id", "sequence", "article_id"},
    "article_versions": {"article_id", "revision", "change", "headline", "body", "formatting"}
    | {"rubric_id", "place", "published_on_site", "source_url", "photo", "lead", "tags"}
    | {"more_rubrics", "more_photos", "origin", "quoted_id", "request", "created_at"},
    "article_rules": {"article_id", "rule_id"},
    "campaigns": {"slug", "name", "target", "created_at", "ended_at"},
    "dispatches": {"kind", "article_id", "revision", "copies", "unreached", "lane", "occasion"}
    | {"created_at", "expires_at", "complete", "halted", "report_message_id", "report_due_at"}
    | {"reported"},
    "dispatch_articles": {"article_id", "dispatch_id"},
    "dispatch_counts": {"dispatch_id", "state", "copies", "doubts"},
    "day_counts": {"day", "state", "copies", "doubts"},
    "digest_counts": {"article_id", "state", "copies", "doubts"},
    "totals": {"name", "number"},
    "figures": {"name", "hour", "subject", "number"},
    "figure_changes": {"name", "hour", "subject", "number"},
    "editors": {"role", "added_at"},
    "deeds": {"kind", "article_id", "done_at"},
    "approvals": {"article_id", "revision", "wish", "departs_at", "asked_at", "agreed_at"}
    | {"report_message_id"},
    "attendances": {"article_id", "seen_at", "revision", "present"},
    "synonyms": {"members"},
    "sources": {"kind", "address", "title", "rubric_id", "mode", "status", "condition"}
    | {"condition_since", "told", "zone", "added_at", "next_look_at", "held_until", "looked_at"}
    | {"last_item_at", "pace", "failures", "failing_since", "etag", "modified", "ttl"}
    | {"skip_hours", "skip_days", "moved_to", "moves", "moved_since", "by_link"},
    "source_items": {"source_id", "guid", "link", "heading", "content", "state", "headline"}
    | {"url", "article_id", "dated_at", "seen_at", "last_seen_at", "fetch_at", "tries", "draft"},
    "source_categories": {"source_id", "category", "name", "rubric_id", "chosen", "items"},
    "suggestions": {"article_id", "source_id", "draft", "made_at"},
    "tokens": {"name", "hash", "added_at", "used_at", "removed_at"},
    "idempotency_keys": {"token_id", "key", "request", "begun_at", "holder", "held_until"}
    | {"article_id", "status", "headers", "body"},
    "external_articles": {"source", "external_id", "article_id", "content"},
    "webhooks": {"url", "secret", "events", "added_at", "removed_at"},
    "webhook_posts": {"webhook_id", "event", "article_id", "revision", "made_at", "queued_at"}
    | {"next_try_at", "held_until", "tries", "taken_at", "outcome"},
    "topics": {"chat_id", "thread_id", "title", "closed_at"},
    "group_turns": {"chat_id", "number", "free_at"},
    "pace_shares": {"holder", "wanted", "granted", "sends", "expires_at"},
    "leases": {"name", "holder", "epoch", "expires_at"},
    "facts": {"name", "value"},
}
# What the program itself counts in them is not made up here.
COUNTED = {
    *("totals", "figures", "figure_changes", "facts"),
    *("dispatch_counts", "day_counts", "digest_counts"),
}


def test_every_column_has_been_considered() -> None:
    known = {
        *(f"{name}.id" for name in metadata.tables),
        *(f"{table}.{column}" for table, columns in NOBODYS.items() for column in columns),
        *(f"{table}.{column}" for table, columns in OFFICE.items() for column in columns),
        *(f"{name}.{column.name}" for name in THEIRS for column in metadata.tables[name].columns),
    }
    every = {f"{column.table.name}.{column.name}" for column in columns_of_all()}

    assert every - known == set(), (
        "say in tests/storage/test_forgetting.py whose it is: what is a reader's has to be erased"
        " in storage/forgetting.py, and told in texts/own_data.py and docs/my-data.md"
    )
    assert known - every <= {f"{name}.id" for name in metadata.tables}


async def test_a_reader_who_is_erased_is_in_no_column_of_any_table(database: Database) -> None:
    async with database.transaction() as connection:
        await fill(connection, Role.READER, office=False)
        before = await everything(connection)
    assert {name for name, _, _ in mentions(before)} == {*THEIRS}

    await erase(database)

    async with database.snapshot() as connection:
        after = await everything(connection)
        assert list(mentions(after)) == []
        assert {name for name in THEIRS if after[name]} == {"rules", "chats"}
        assert after["rules"] == [{"id": 1, "text": "-1"}]
        # What is somebody else's, or nobody's, is as it was.
        for name in before.keys() - THEIRS.keys() - COUNTED:
            assert after[name] == before[name], name


async def test_of_somebody_at_work_in_the_newsroom_their_work_stays(database: Database) -> None:
    async with database.transaction() as connection:
        await fill(connection, Role.EDITOR, office=True)
        before = await everything(connection)

    await erase(database)

    async with database.snapshot() as connection:
        after = await everything(connection)
    kept = {f"{table}.{column}" for table, column, _ in mentions(after)}
    work = {f"{table}.{column}" for table in OFFICE for column in OFFICE[table]}
    assert kept == work - {"letters.answered_by", "muted_writers.muted_by"} | {
        *("article_messages.chat_id", "article_messages.text", "inboxes.chat_id"),
    }
    assert after["editors"] == before["editors"]


async def test_of_a_former_colleague_the_log_keeps_a_number(database: Database) -> None:
    async with database.transaction() as connection:
        await fill(connection, Role.READER, office=True)

    await erase(database)

    async with database.snapshot() as connection:
        after = await everything(connection)
    kept = {f"{table}.{column}" for table, column, _ in mentions(after)}
    work = {f"{table}.{column}" for table in OFFICE for column in OFFICE[table]}
    assert kept == work - FORMER_LOSE - {"letters.answered_by", "muted_writers.muted_by"}
    assert NAME not in json.dumps(after, default=str)


async def test_another_reader_keeps_all_that_is_theirs(database: Database) -> None:
    async with database.transaction() as connection:
        await fill(connection, Role.READER, office=False)
        before = await everything(connection)

    async with database.snapshot() as connection:
        journal = await forgetting.journal_of(connection, SOMEBODY)
    async with database.transaction() as connection:
        await forgetting.erase(connection, SOMEBODY, journal, NOON)
        assert await everything(connection) == before


@pytest.mark.parametrize("state", list(DeliveryState))
@pytest.mark.parametrize("message_id", [None, 17])
async def test_counts_stay_right_whatever_becomes_of_a_delivery(
    database: Database, state: DeliveryState, message_id: int | None
) -> None:
    async with database.transaction() as connection:
        await fill(connection, Role.READER, office=False)
        values = {"state": state.value, "message_id": message_id, "items": None}
        await connection.execute(metadata.tables["deliveries"].update().values(**values))

    await erase(database)

    async with database.snapshot() as connection:
        assert await by_looking(connection) == []
        counted = {
            row.state: row.copies
            for row in await connection.execute(select(metadata.tables["dispatch_counts"]))
        }
    is_copy = message_id is not None
    expected = {
        DeliveryState.PENDING: {DeliveryState.SKIPPED: 1},
        DeliveryState.CLAIMED: {DeliveryState.UNKNOWN: 1},
        DeliveryState.OUTDATED: {DeliveryState.OUTDATED: -1, DeliveryState.SENT: 1},
    }
    if is_copy and state is DeliveryState.CLAIMED:
        # In flight to be edited: it counts as outdated until it has landed.
        state = DeliveryState.OUTDATED
    changed = {kind.value: number for kind, number in expected.get(state, {}).items()}
    assert counted == {DeliveryState.PENDING.value: 1, **changed}


async def test_what_the_person_says_after_that_is_said_by_somebody_new(database: Database) -> None:
    later = {"update_id": ASKS + 1, "payload": json.dumps({"message": {"text": "/start"}})}
    async with database.transaction() as connection:
        await fill(connection, Role.READER, office=False)
        await connection.execute(
            insert(metadata.tables["updates"]).values(lane=CHAT, received_at=NOON, **later)
        )

    await erase(database)

    async with database.snapshot() as connection:
        kept = await connection.scalars(select(metadata.tables["updates"].c.update_id))
        assert list(kept) == [ASKS + 1]


async def test_readers_are_counted_as_fewer_once(database: Database) -> None:
    async with database.transaction() as connection:
        await fill(connection, Role.READER, office=False)
        before = await totals(connection)
    await erase(database)
    await erase(database)

    async with database.snapshot() as connection:
        after = await totals(connection)
    fewer = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    assert fewer == {Total.READERS: -1, Total.TO_RULES: -1}


async def test_whoever_comes_after_the_erased_gets_another_number(database: Database) -> None:
    async with database.transaction() as connection:
        await arrive(connection, ANOTHER)
        await arrive(connection, CHAT)
    await erase(database)

    async with database.transaction() as connection:
        await arrive(connection, CHAT)
        again = await subscriber_in_chat(connection, CHAT, MINSK)

    assert again is not None
    assert again.id == 3


async def erase(database: Database) -> None:
    async with database.snapshot() as connection:
        journal = await forgetting.journal_of(connection, CHAT)
    async with database.transaction() as connection:
        await forgetting.erase(connection, CHAT, journal, NOON, upto=ASKS)


async def fill(connection: Connection, role: Role, *, office: bool) -> None:
    """A row in every table, with the person wherever they may stand."""
    for table in metadata.sorted_tables:
        if table.name in COUNTED or (table.name == "editors" and not office):
            continue
        chosen = {**THEIRS.get(table.name, {})}
        if office:
            chosen |= {name: by(name) for name in OFFICE.get(table.name, set())}
        if table.name == "editors":
            chosen["role"] = role.value
        await connection.execute(insert(table).values(**row_of(table, chosen)))
    await count_made(connection, 1, [None])
    updates = metadata.tables["updates"]
    mentioned = json.dumps({"message": {"forward_origin": {"sender_user": {"id": CHAT}}}})
    for number, payload, lane, handled in (
        (901, mentioned, ANOTHER, NOON),
        (902, json.dumps({"inline_query": {"from": {"id": CHAT}, "query": WORDS}}), None, NOON),
        (904, json.dumps({"message": {"text": WORDS}}), CHAT, None),
        (ASKS, json.dumps({"callback_query": {"from": {"id": CHAT}}}), CHAT, None),
    ):
        await connection.execute(
            insert(updates).values(
                update_id=number, payload=payload, lane=lane, received_at=NOON, handled_at=handled
            )
        )


def by(name: str) -> Any:
    """A colleague's number, or their name; the log has numbers alone."""
    return NAME if name == "name" else f"editor {CHAT}" if name == "about" else CHAT


def row_of(table: Table, chosen: Mapping[str, Any]) -> dict[str, Any]:
    values = {column.name: plainly(column) for column in table.columns}
    # A subscription is to one of the two.
    follows_words = {"rubric_id": None} if table.name == "subscriptions" else {}
    return values | follows_words | dict(chosen)


def plainly(column: Column[Any]) -> Any:
    """A value that is nobody's: the same for all columns of a type."""
    special = {
        "subscribers.inactive_reason": None,
        "subscribers.kind": "person",
        "subscribers.language": "ru",
        "updates.handled_at": NOON,
        "rubrics.id": 77,
        "deliveries.items": None,
        "deliveries.state": DeliveryState.SENT.value,
        "dispatches.kind": "article",
    }
    name = f"{column.table.name}.{column.name}"
    if name in special:
        return special[name]
    if isinstance(column.type, Timestamp):
        return NOON
    if isinstance(column.type, Boolean):
        return True
    if not isinstance(column.type, Integer | Float):
        return "1"
    return 77 if column.foreign_keys and "rubric" in column.name else 1


async def everything(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for name, table in metadata.tables.items():
        rows = await connection.execute(select(table).order_by(*table.primary_key))
        found[name] = [dict(row) for row in rows.mappings()]
    return found


def mentions(found: Mapping[str, list[dict[str, Any]]]) -> Iterator[tuple[str, str, Any]]:
    """Every value that has the person's number, name or words in it."""
    for name, rows in found.items():
        for row in rows:
            for column, value in row.items():
                said = any(each in str(value) for each in (str(CHAT), NAME, WORDS))
                if said or (column == "subscriber_id" and value == 1):
                    yield name, column, value


def columns_of_all() -> Iterator[Column[Any]]:
    for table in metadata.sorted_tables:
        yield from table.columns
