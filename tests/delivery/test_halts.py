from delivery.halts import Halts
from delivery.pacing import Pacing
from storage.database import Database
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
