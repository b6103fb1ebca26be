import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from storage import facts, updates
from storage.database import Connection, Database
from storage.updates import Held, Incoming, TakenUp, Turn

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=1)
LATER = NOON + timedelta(seconds=1)
ANNA, TOM = 5, 6


def incoming(number: int, lane: int | None = None, **content: Any) -> Incoming:
    return Incoming(number, json.dumps({"update_id": number, **content}), lane)


FIRST = incoming(7, text="первое \ud83d")
SECOND = incoming(8, text="второе")


async def take_all(connection: Connection, holder: str = "b") -> list[Held]:
    return await updates.take_over(connection, holder, NOON, most=100)


async def take_up(
    connection: Connection,
    *batch: Incoming,
    holder: str = "a",
    now: datetime = NOON,
    since: datetime = LONG_AGO,
) -> TakenUp:
    return await updates.take_up(connection, batch, holder, now, since)


def ids(held: list[Held]) -> list[int]:
    return [each.update_id for each in held]


async def test_a_batch_is_kept_until_it_is_handled(database: Database) -> None:
    async with database.transaction() as connection:
        assert await updates.keep(connection, [SECOND, FIRST], "a", NOON) == {7, 8}

        held = await take_all(connection)

    assert held == [Held(7, FIRST.payload, 0, NOON), Held(8, SECOND.payload, 0, NOON)]
    assert json.loads(held[0].payload)["text"] == "первое \ud83d"


async def test_an_update_that_comes_again_is_not_new(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST], "a", NOON)

        assert await updates.keep(connection, [FIRST, SECOND, SECOND], "a", NOON) == {8}


async def test_a_handled_update_stays_known_and_is_not_handled_again(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST, SECOND], "a", NOON)
        await updates.mark_handled(connection, [7], NOON)

        assert await updates.keep(connection, [FIRST], "a", NOON) == set()
        assert await updates.begin(connection, [7], "a", NOON) == []
        assert ids(await take_all(connection)) == [8]


async def test_only_handled_updates_are_forgotten_once_they_are_old(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST, SECOND], "a", NOON)
        await updates.mark_handled(connection, [7], NOON)

        assert await updates.forget(connection, NOON) == 0
        assert await updates.forget(connection, NOON + timedelta(hours=48)) == 1
        assert ids(await take_all(connection)) == [8]


async def test_no_updates_are_no_trouble(database: Database) -> None:
    async with database.transaction() as connection:
        assert await updates.keep(connection, [], "a", NOON) == set()
        await updates.mark_handled(connection, [], NOON)
        assert (await take_up(connection)).turns == {}


async def test_what_another_run_kept_is_taken_over_page_by_page_once(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST, SECOND, incoming(9)], "a", NOON)
        pages = [ids(await updates.take_over(connection, "b", NOON, most=2)) for _ in range(3)]

    assert pages == [[7, 8], [9], []]


async def test_attempts_are_counted_and_the_third_is_not_made(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST, SECOND], "a", NOON)
        attempts = [
            [each.attempts for each in await updates.begin(connection, [7], "a", NOON)]
            for _ in range(4)
        ]

        assert attempts == [[1], [2], [3], []]
        assert ids(await take_all(connection)) == [8]
        # It stays where a person can look at it.
        later = NOON + timedelta(hours=48)
        assert await updates.forget(connection, later, NOON) == 0
        assert await updates.forget(connection, later, later) == 1


async def test_an_attempt_of_somebody_elses_update_is_not_begun(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST], "a", NOON)
        await take_all(connection, "b")

        assert await updates.begin(connection, [7], "a", NOON) == []
        assert ids(await updates.begin(connection, [7], "b", NOON)) == [7]


async def test_an_update_given_to_several_processes_is_handled_by_one(database: Database) -> None:
    async with database.transaction() as connection:
        turns = [
            (await take_up(connection, FIRST, holder=holder)).turns[7] for holder in ("a", "b")
        ]
        await updates.mark_handled(connection, [7], NOON)
        turns.append((await take_up(connection, FIRST, holder="b")).turns[7])

    assert turns == [Turn.OURS, Turn.ANOTHERS, Turn.OVER]


async def test_an_update_of_no_chat_that_two_are_given_at_once_is_handled_by_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing_yet(*_: object) -> list[Any]:
        return []

    monkeypatch.setattr(updates, "_known", nothing_yet)
    async with database.transaction() as connection:
        turns = [
            (await take_up(connection, incoming(7), holder=holder)).turns[7]
            for holder in ("a", "b")
        ]

    assert turns == [Turn.OURS, Turn.ANOTHERS]


async def test_what_a_process_took_up_and_did_not_get_done_is_anothers(database: Database) -> None:
    async with database.transaction() as connection:
        await take_up(connection, FIRST, holder="a")
        ours = await take_up(connection, FIRST, holder="b", now=LATER, since=LATER)
        theirs = await take_up(connection, FIRST, holder="c", now=LATER, since=LATER)

        assert ours.turns == {7: Turn.OURS}
        assert theirs.turns == {7: Turn.ANOTHERS}
        assert await updates.begin(connection, [7], "a", LATER) == []


async def test_a_later_update_of_a_chat_waits_for_the_earlier_one_elsewhere(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        await take_up(connection, incoming(1, ANNA), holder="a")
        elsewhere = await take_up(
            connection, incoming(2, ANNA), incoming(3, TOM), incoming(4), holder="b"
        )
        here = await take_up(connection, incoming(2, ANNA), holder="a")

    assert elsewhere.turns == {2: Turn.ANOTHERS, 3: Turn.OURS, 4: Turn.OURS}
    assert here.turns == {2: Turn.OURS}


async def test_with_a_later_update_of_a_chat_comes_what_was_abandoned_before_it(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        await take_up(connection, incoming(1, ANNA), incoming(3, TOM), holder="killed")
        taken = await take_up(connection, incoming(2, ANNA), holder="b", now=LATER, since=LATER)

    assert taken.turns == {2: Turn.OURS}
    assert ids(taken.earlier) == [1]


async def test_abandoned_updates_are_taken_over_once_in_their_order(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [SECOND, FIRST, incoming(9)], "a", NOON)
        await updates.mark_handled(connection, [9], NOON)

        pages = [
            ids(await updates.take_over(connection, "b", LATER, silent_since=since, most=10))
            for since in (NOON, LATER, LATER)
        ]

    assert pages == [[], [7, 8], []]


@pytest.mark.parametrize("holder", ["a", "b"])
async def test_whoever_holds_updates_keeps_all_of_them(database: Database, holder: str) -> None:
    async with database.transaction() as connection:
        await updates.keep(connection, [FIRST, SECOND], "a", NOON)
        await updates.hold(connection, holder, LATER)
        taken = await updates.take_over(connection, "c", LATER, silent_since=LATER, most=10)

    assert ids(taken) == ([] if holder == "a" else [7, 8])


async def test_a_holder_that_has_long_been_silent_is_forgotten(database: Database) -> None:
    async with database.transaction() as connection:
        await facts.keep_fact(connection, "other", "no number")
        await updates.hold(connection, "a", NOON)
        await updates.hold(connection, "b", LATER)
        await updates.forget_holders(connection, LATER)

        assert await facts.fact(connection, "holder:a") is None
        assert await facts.fact(connection, "holder:b") is not None
        assert await facts.fact(connection, "other") == "no number"


async def test_a_backlog_of_old_updates_is_forgotten_in_small_batches(database: Database) -> None:
    many = [incoming(number) for number in range(1, 26)]
    async with database.transaction() as connection:
        await updates.keep(connection, many, "a", NOON)
        await updates.mark_handled(connection, [one.update_id for one in many[:23]], NOON)
        for _ in range(3):
            await updates.begin(connection, [24], "a", NOON)
    dropped = []
    for _ in range(4):
        async with database.transaction() as connection:
            dropped.append(await updates.forget(connection, LATER, LATER, most=10))

    assert dropped == [10, 10, 4, 0]
    async with database.transaction() as connection:
        assert ids(await take_all(connection)) == [25]


async def test_what_to_forget_is_found_by_an_index(database: Database) -> None:
    async with database.transaction() as connection:
        many = [incoming(number) for number in range(1, 2001)]
        await updates.keep(connection, many, "a", NOON)
        await updates.mark_handled(connection, [one.update_id for one in many], NOON)
        await connection.execute(text("ANALYZE"))
        explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
        for aside in ("false", "true"):
            rows = await connection.execute(
                text(
                    f"{explain} SELECT update_id FROM updates WHERE set_aside = {aside} "  # noqa: S608
                    "AND handled_at < 1 ORDER BY handled_at LIMIT 10"
                )
            )
            assert "ix_updates_handled" in " ".join(map(str, rows.all()))
