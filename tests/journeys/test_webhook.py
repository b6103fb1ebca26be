"""Posts instead of polling: any process answers, one sends."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.lifecycle import Loaded
from bot.settings import Settings, SettingsError
from emulator import Emulator, Person
from storage.tables import updates
from storage.updates import MOST_ATTEMPTS
from tests.conftest import copied
from tests.journeys.conftest import Newsdesk
from tests.ports import free_address


def posted_to(settings: Settings) -> Settings:
    """The settings of a process that takes posts on a port of its own."""
    place = free_address()
    changed = {"webhook_url": f"http://{place}/telegram", "webhook_listen": place}
    return settings.model_copy(update=changed)


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    # That is how a bot that polls learns of a webhook.
    return refusals | {"Conflict: can't use getUpdates method while webhook is active"}


@pytest.fixture
async def alone(settings: Settings, loaded: Loaded) -> AsyncIterator[Newsdesk]:
    desk = Newsdesk(posted_to(settings), loaded)
    desk.start()
    await desk.program()
    yield desk
    await desk.stop()


@dataclass
class Two:
    """Two processes on one database: the first sends, posts go to the second."""

    sends: Newsdesk
    answers: Newsdesk


@pytest.fixture
async def two(
    settings: Settings,
    loaded: Loaded,
    migrated_postgresql: URL,
    tmp_path: Path,
    emulator: Emulator,
) -> AsyncIterator[Two]:
    async with copied(migrated_postgresql, tmp_path) as url:
        shared = settings.model_copy(update={"database_url": url})
        sends = Newsdesk(posted_to(shared), loaded)
        sends.start()
        await sends.program()
        answers = Newsdesk(posted_to(shared), loaded)
        answers.start()
        await emulator.posts_to(answers.settings.webhook_url or "")
        yield Two(sends, answers)
        await answers.stop()
        await sends.stop()


@pytest.mark.usefixtures("alone")
async def test_a_bot_that_is_posted_to_answers_and_sends(editor: Person, anna: Person) -> None:
    await anna.says("/subscribe мост")
    await anna.sees("Слежу за словом мост")
    await editor.says("/post Открыт мост\n\nДвижение начнётся завтра.")
    await editor.presses("Опубликовать")

    await anna.sees("Движение начнётся завтра.")


async def test_polling_again_takes_the_webhook_away(
    alone: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    await alone.restart(webhook_url=None)

    await anna.says("/help")

    await anna.sees("/latest")
    assert not emulator.webhook.url


async def test_one_process_answers_what_another_sends(
    two: Two, editor: Person, anna: Person
) -> None:
    await anna.says("/subscribe мост")
    await anna.sees("Слежу за словом мост")
    await editor.says("/post Открыт мост\n\nДвижение начнётся завтра.")
    await editor.presses("Опубликовать")

    await anna.sees("Движение начнётся завтра.")
    await editor.sees("Готово: доставлено 1")
    assert not two.answers.sends


async def test_whoever_is_left_answers_and_sends(two: Two, editor: Person, anna: Person) -> None:
    await anna.says("/subscribe мост")
    await anna.sees("Слежу за словом мост")
    await two.sends.stop()
    await two.answers.program()

    await editor.says("/post Открыт мост\n\nДвижение начнётся завтра.")
    await editor.presses("Опубликовать")

    await anna.sees("Движение начнётся завтра.")


@pytest.fixture
def never_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends learns of others' doings only by being woken."""
    for each in ("LOOK_SECONDS", "SURE_SECONDS", "RESTING_SECONDS"):
        monkeypatch.setattr(f"delivery.worker.{each}", 3600.0)


@pytest.mark.usefixtures("never_looking")
async def test_whoever_sends_is_woken_by_what_another_process_does(
    two: Two, editor: Person, anna: Person
) -> None:
    sends = await two.sends.program()
    await anna.says("/subscribe мост")
    await anna.sees("Слежу за словом мост")
    await editor.says("/stop")
    await editor.sees("остановлена")
    assert two.sends._task is not None
    while not sends.delivery.halts.stopped:
        await asyncio.wait({two.sends._task}, timeout=0.01)
    await editor.says("/post Открыт мост\n\nДвижение начнётся завтра.")
    await editor.presses("Опубликовать")
    await editor.says("/continue")

    await anna.sees("Движение начнётся завтра.")


async def test_owners_hear_of_an_update_that_is_set_aside_by_a_process_that_sends_no_news(
    two: Two, emulator: Emulator, editor: Person, anna: Person
) -> None:
    asked = await editor.says("/help")
    await editor.sees("", since=asked)
    number = emulator.updates.next_id
    desk = (await two.sends.program()).desk
    async with desk.database.transaction() as connection:
        worn = updates.insert().values(
            update_id=number,
            payload=json.dumps({"update_id": number}),
            received_at=two.sends.clock(),
            attempts=MOST_ATTEMPTS,
        )
        await connection.execute(worn)

    await anna.says("/help")

    await editor.sees(str(number))
    assert not anna.chat[1:]


async def test_an_address_that_telegram_does_not_take_is_one_line(
    settings: Settings, loaded: Loaded, emulator: Emulator, refusals: set[str]
) -> None:
    refusals.add("Bad Request: bad webhook")
    refused = {
        "webhook_url": "http://127.0.0.1.example.org/telegram",
        "webhook_listen": "127.0.0.1:0",
    }
    desk = Newsdesk(settings.model_copy(update=refused), loaded)
    desk.start()

    with pytest.raises(SettingsError, match="does not take WEBHOOK_URL"):
        await desk.ended()

    assert not emulator.webhook.url
