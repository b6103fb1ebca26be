"""What is remembered of rows shows every change: at once what this process did, soon the rest."""

import pytest

from storage.database import Connection, Database
from storage.facts import fact, keep_fact
from storage.unchanged import FRESH_SECONDS, MadeOfRows, Rows


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Colours:
    """Makes lists of one colour, and counts how often it looks."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.looks = 0
        self.memory = MadeOfRows[str, list[str | None]](2, self.clock)

    async def get(self, database: Database, name: str = "colour") -> list[str | None]:
        return await self.memory.get(database, name, self._look, self._make)

    async def _look(self, connection: Connection, name: str) -> Rows:
        self.looks += 1
        return ((await fact(connection, name),),)

    async def _make(self, connection: Connection, name: str) -> list[str | None]:
        return [await fact(connection, name)]


@pytest.fixture
def colours() -> Colours:
    return Colours()


async def paint(database: Database, colour: str, name: str = "colour") -> None:
    async with database.transaction() as connection:
        await keep_fact(connection, name, colour)


async def test_nothing_is_made_twice_of_the_same_rows(database: Database, colours: Colours) -> None:
    await paint(database, "green")
    first = await colours.get(database)
    await paint(database, "red", "other")

    assert await colours.get(database) is first


async def test_a_change_of_this_process_shows_at_once(database: Database, colours: Colours) -> None:
    await paint(database, "green")
    assert await colours.get(database) == ["green"]

    await paint(database, "red")

    assert await colours.get(database) == ["red"]


async def test_a_change_that_broke_off_is_looked_for(database: Database, colours: Colours) -> None:
    await colours.get(database)
    with pytest.raises(LookupError):
        async with database.transaction():
            raise LookupError

    await colours.get(database)

    assert colours.looks == 2


async def test_a_change_made_elsewhere_shows_within_a_second(
    database: Database, colours: Colours
) -> None:
    await paint(database, "green")
    await colours.get(database)

    # Not counted, as another process's would not be.
    await database.write(lambda connection: keep_fact(connection, "colour", "red"))
    colours.clock.now += FRESH_SECONDS

    assert await colours.get(database) == ["red"]


async def test_where_several_processes_write_it_shows_at_once(
    database: Database, colours: Colours
) -> None:
    await colours.get(database)

    await colours.get(database)

    assert colours.looks == (1 if database.is_sqlite else 2)


async def test_one_key_is_not_taken_for_another(database: Database, colours: Colours) -> None:
    await paint(database, "green", "grass")
    await paint(database, "blue", "sky")

    assert await colours.get(database, "grass") == ["green"]
    assert await colours.get(database, "sky") == ["blue"]
    assert await colours.get(database, "sea") == [None]
    assert await colours.get(database, "grass") == ["green"]
