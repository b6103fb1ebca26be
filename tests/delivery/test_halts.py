import pytest

from botapi.pacing import Pacing
from delivery.halts import HALTED, PAUSED_UNTIL, Halts
from news.deed import DeedFilter, DeedKind
from news.telegram import LONGEST_RETRY_AFTER
from newsroom.rights import Doer
from storage.database import Database
from storage.deeds import newest_deeds
from storage.facts import keep_fact
from tests.delivery.post import NOON


def halts(database: Database) -> Halts:
    return Halts(database, Pacing(28))


async def test_what_is_stated_while_a_transaction_ends_is_saved_by_the_next(
    database: Database,
) -> None:
    stated = halts(database)
    async with database.transaction() as connection:
        await stated.save(connection, NOON)
        stated.stop_here("wrong token")
        stated.pause(60)
    stated.saved()
    async with database.transaction() as connection:
        await stated.save(connection, NOON)
    stated.saved()

    restarted = halts(database)
    async with database.snapshot() as connection:
        await restarted.load(connection)

    assert restarted.reason == "wrong token"


async def test_a_longer_silence_asked_for_while_the_shorter_is_saved_is_not_forgotten(
    database: Database,
) -> None:
    stated, restarted = halts(database), Pacing(28)
    stated.pause(1)
    async with database.transaction() as connection:
        await stated.save(connection, NOON)
        stated.pause(60)
    stated.saved()
    async with database.transaction() as connection:
        await stated.save(connection, NOON)

    async with database.snapshot() as connection:
        await Halts(database, restarted).load_pause(connection, NOON)

    assert restarted.pause_left > 50


async def test_what_is_stated_holds_while_the_database_is_asked(database: Database) -> None:
    stated = halts(database)
    async with database.snapshot() as connection:
        stated.stop_here("wrong token")
        await stated.load(connection)

    assert stated.reason == "wrong token"


async def after_a_restart(database: Database) -> Halts:
    restarted = halts(database)
    async with database.snapshot() as connection:
        await restarted.load(connection)
    return restarted


async def trip(stated: Halts, database: Database) -> None:
    stated.stop_here("chats not found")
    async with database.transaction() as connection:
        await stated.save(connection, NOON)
    stated.saved()


@pytest.mark.parametrize("stop_first", [True, False])
async def test_a_stop_and_a_halt_are_two_facts_in_either_order(
    database: Database, *, stop_first: bool
) -> None:
    stated = halts(database)
    if stop_first:
        await stated.stop()
    await trip(stated, database)
    if not stop_first:
        await stated.stop()

    for one in (stated, await after_a_restart(database)):
        assert (one.stopped, one.halted) == (True, "chats not found")
        assert one.reason == "chats not found"


async def test_going_on_ends_the_stop_and_the_halt(database: Database) -> None:
    stated = halts(database)
    await trip(stated, database)
    await stated.stop()

    await stated.go_on()

    for one in (stated, await after_a_restart(database)):
        assert (one.stopped, one.halted, one.reason) == (False, None, None)


async def test_a_stop_in_another_process_is_learnt_beside_a_halt_that_is_yet_to_be_saved(
    database: Database,
) -> None:
    leader = halts(database)
    leader.stop_here("wrong token")
    await halts(database).stop()

    async with database.snapshot() as connection:
        await leader.load(connection)

    assert (leader.stopped, leader.halted) == (True, "wrong token")


async def test_who_takes_over_does_not_bring_back_a_stop_that_another_process_ended(
    database: Database,
) -> None:
    follower = halts(database)
    await follower.stop()
    await halts(database).go_on()

    async with database.transaction() as connection:
        await follower.load(connection)
        await follower.save(connection, NOON)

    assert (await after_a_restart(database)).reason is None
    assert follower.reason is None


async def test_a_halt_that_is_saved_while_an_editor_goes_on_is_ended_by_the_next_transaction(
    database: Database,
) -> None:
    stated = halts(database)
    stated.stop_here("chats not found")
    stated._saving = {HALTED: "chats not found"}, None
    await stated.go_on()
    async with database.transaction() as connection:
        await keep_fact(connection, HALTED, "chats not found")
    stated.saved()

    async with database.transaction() as connection:
        await stated.save(connection, NOON)
    stated.saved()

    assert (await after_a_restart(database)).reason is None


async def test_a_pause_kept_by_mistake_for_ages_lasts_a_day_at_most(database: Database) -> None:
    async with database.transaction() as connection:
        await keep_fact(connection, PAUSED_UNTIL, str(10**18))

    pacing = Pacing(28)
    async with database.snapshot() as connection:
        await Halts(database, pacing).load_pause(connection, NOON)

    assert 0 < pacing.pause_left <= LONGEST_RETRY_AFTER


async def test_who_stopped_it_is_kept_once_and_who_let_it_go_on_too(database: Database) -> None:
    stated = halts(database)
    for _ in range(2):
        await stated.stop(Doer(7, NOON))
    for _ in range(2):
        await stated.go_on(Doer(8, NOON))

    async with database.snapshot() as connection:
        kept = await newest_deeds(connection, DeedFilter(), 9)
    assert [(each.kind, each.person_id) for each in reversed(kept)] == [
        (DeedKind.STOPPED, 7),
        (DeedKind.CONTINUED, 8),
    ]
