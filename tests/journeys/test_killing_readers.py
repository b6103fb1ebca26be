"""A reader says and presses things; the process is killed after every commit of handling them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from emulator import Emulator, Person
from storage.tables import metadata
from tests.journeys.conftest import Newsdesk
from tests.journeys.killing import Killing, killing
from tests.journeys.places import handled

__all__ = ["killing"]

pytestmark = pytest.mark.usefixtures("killing", "newsdesk")


async def kept_of(newsdesk: Newsdesk, person: Person) -> list[str]:
    """The rows of any table that name a person, but for the journal, which goes on."""
    database, found = (await newsdesk.program()).desk.database, list[str]()
    async with database.snapshot() as connection:
        for table in metadata.sorted_tables:
            rows = await connection.execute(select(table))
            found += [f"{table.name}: {tuple(row)}" for row in rows]
    return [row for row in found if str(person.id) in row and not row.startswith("updates")]


async def subscribed(newsdesk: Newsdesk, person: Person, *more: str) -> None:
    for said in ("/subscribe договор", *more):
        after = await person.says(said)
        await person.sees("", since=after)
    await newsdesk.publish("Договор подписан", "Вчера.")
    await person.sees("Договор подписан")


async def test_who_is_forgotten_is_nowhere_and_a_second_press_makes_nobody(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person, killing: Killing
) -> None:
    await subscribed(newsdesk, anna)
    await anna.presses("Сохранить")
    await anna.says("/forget")
    asked = await anna.sees("Удалить всё, что бот о вас хранит?")
    killing.is_armed = True

    await anna.presses("Удалить всё", on=asked)
    await handled(emulator, newsdesk)

    assert killing.kills
    assert "больше не помнит" in asked.text
    assert await kept_of(newsdesk, anna) == []
    await newsdesk.publish("Второй договор подписан", "Сегодня.")
    await newsdesk.tick("digests")
    assert not any(message.text.startswith("Второй") for message in anna.chat)


@pytest.mark.parametrize("presses", [1, 2, 3])
async def test_save_is_what_was_pressed_last(
    newsdesk: Newsdesk, anna: Person, killing: Killing, presses: int
) -> None:
    await subscribed(newsdesk, anna)
    killing.is_armed = True

    for number in range(presses):
        await anna.presses("Сохранено" if number % 2 else "Сохранить")

    assert killing.kills
    killing.is_armed = False
    said = await anna.says("/saved")
    shown = await anna.sees("" if presses % 2 else "пока пусто", since=said)
    assert ("Договор подписан" in shown.text) is bool(presses % 2)


async def test_what_waited_comes_once_when_quiet_hours_are_ended(
    newsdesk: Newsdesk, anna: Person, killing: Killing
) -> None:
    await subscribed(newsdesk, anna, "/digest off")
    after = await anna.says("/quiet 11-15")
    await anna.sees("", since=after)
    await newsdesk.publish("Второй договор подписан", "Сегодня.")
    worker = (await newsdesk.program()).delivery.worker
    worker.wake()
    await worker.resting.wait()
    killing.is_armed = True

    ended = await anna.says("/quiet off")
    await anna.sees("", since=ended)
    await newsdesk.tick("digests")
    await newsdesk.tick("digests")

    assert killing.kills
    digest = await anna.sees("Второй договор", since=ended)
    newsdesk.clock.advance(timedelta(days=1))
    await newsdesk.tick("digests")
    said = await anna.says("/help")
    await anna.sees("/latest", since=said)
    assert [one for one in anna.chat if "Второй договор" in one.text] == [digest]
