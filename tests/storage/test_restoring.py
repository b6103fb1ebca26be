"""A backup comes into place whole, what it replaces is kept, and nothing goes out twice."""

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import URL, select, update

from news.article import ArticleStatus
from news.dispatch import DeliveryState, DispatchKind, Reason
from storage import digest_choices
from storage.backup import BackupError, back_up, check
from storage.database import Connection, Database
from storage.facts import fact, keep_fact, next_sequence
from storage.migrating import DatabaseUnavailable, open_database
from storage.restoring import forgo, restore
from storage.tables import articles, deliveries, dispatches, subscribers
from storage.updates import Incoming, keep, waiting
from tests.factories import MINSK
from tests.storage.damage import backup_of, cut_off, scribble

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def path(tmp_path: Path, migrated_sqlite: URL) -> Path:
    return copyfile(Path(migrated_sqlite.database or ""), tmp_path / "news.db")


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def contents(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


async def colour(url: str) -> str | None:
    database = await open_database(url)
    async with database.snapshot() as connection:
        found = await fact(connection, "colour")
    await database.close()
    return found


async def paint(url: str, value: str) -> None:
    database = await open_database(url)
    async with database.transaction() as connection:
        await keep_fact(connection, "colour", value)
    await database.close()


async def test_a_restore_that_ends_in_its_last_moment_loses_nothing_of_the_log(
    path: Path, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(path, backup_of(path))
    (tmp_path / "crashed").mkdir()
    await as_after_a_crash(path, tmp_path / "crashed", "blue")
    put = Path.replace

    def end(part: Path, target: Path) -> Path:
        if part.suffix == ".part":
            raise OSError(errno.EIO, "the power is gone")
        return put(part, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", end)
        with pytest.raises(BackupError):
            await restore(url, path, backup_of(path), NOW, MINSK)

    assert await colour(url) == "blue"


async def as_after_a_crash(path: Path, folder: Path, value: str) -> None:
    """Leave a database whose newest change is only in its log."""
    copyfile(path, folder / path.name)
    database = await open_database(f"sqlite+aiosqlite:///{folder / path.name}")
    async with database.transaction() as connection:
        await keep_fact(connection, "colour", value)
    for name in (path.name, f"{path.name}-wal"):
        copyfile(folder / name, path.with_name(name))
    await database.close()


@pytest.mark.parametrize("harm", [scribble, cut_off, os.unlink])
async def test_a_backup_takes_the_place_of_what_is_damaged_or_lost(
    path: Path, url: str, harm: Callable[[Path], None]
) -> None:
    await paint(url, "green")
    back_up(path, backup_of(path))
    harm(path)
    before = contents(path)
    path.with_name("news.db-wal").write_bytes(b"of the old one")

    restored = await restore(url, path, backup_of(path), NOW, MINSK)

    assert await colour(url) == "green"
    assert (restored.replaced and restored.replaced.read_bytes()) == before
    aside = path.with_name("news.db.replaced-20261123-120000-wal")
    assert aside.read_bytes() == b"of the old one"
    check(backup_of(path))
    assert not list(path.parent.glob("*.part*"))


@pytest.mark.parametrize("harm", [scribble, cut_off, lambda it: it.write_bytes(b"")])
async def test_what_is_no_sound_backup_changes_nothing(
    path: Path, url: str, harm: Callable[[Path], object]
) -> None:
    await paint(url, "green")
    back_up(path, backup_of(path))
    harm(backup_of(path))
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}

    with pytest.raises(BackupError) as refusal:
        await restore(url, path, backup_of(path), NOW, MINSK)

    assert "\n" not in str(refusal.value)
    assert {name: (path.parent / name).read_bytes() for name in before} == before
    assert await colour(url) == "green"


async def test_a_backup_of_a_newer_program_changes_nothing(path: Path, url: str) -> None:
    database = await open_database(url)
    async with database.transaction() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await database.close()
    back_up(path, backup_of(path))

    with pytest.raises(DatabaseUnavailable, match="newer than this program"):
        await restore(url, path, backup_of(path), NOW, MINSK)

    assert not list(path.parent.glob("*replaced*"))


async def a_reader(connection: Connection, reader: int, next_digest_at: datetime | None) -> None:
    await connection.execute(
        subscribers.insert().values(
            id=reader,
            chat_id=reader,
            language="ru",
            timetable="09:00",
            next_digest_at=next_digest_at,
            digest_sequence=0,
            created_at=NOW,
        )
    )


async def an_article(connection: Connection, number: int, status: ArticleStatus) -> None:
    await connection.execute(
        articles.insert().values(
            id=number,
            status=status.value,
            headline="Новость",
            body="",
            language="ru",
            fingerprint=str(number),
            author_id=1,
            created_at=NOW,
            departs_at=NOW,
        )
    )


async def a_dispatch(connection: Connection, *states: DeliveryState, reason: str = "") -> None:
    await connection.execute(
        dispatches.insert().values(
            id=1, kind=DispatchKind.ARTICLE.value, article_id=1, lane=2, created_at=NOW
        )
    )
    rows = [
        {
            "dispatch_id": 1,
            "subscriber_id": number,
            "lane": 2,
            "state": state.value,
            "not_before": NOW,
            "reason": reason or None,
        }
        for number, state in enumerate(states, start=1)
    ]
    await connection.execute(deliveries.insert(), rows)


async def test_deliveries_that_may_have_been_sent_since_are_unknown(database: Database) -> None:
    states = list(DeliveryState)
    async with database.transaction() as connection:
        await an_article(connection, 1, ArticleStatus.PUBLISHED)
        await a_dispatch(connection, *states)

        assert await forgo(connection, NOW, MINSK) == 2

        rows = await connection.execute(
            select(deliveries.c.state, deliveries.c.reason, deliveries.c.settled_at).order_by(
                deliveries.c.subscriber_id
            )
        )
        assert [tuple(row) for row in rows] == [
            (DeliveryState.UNKNOWN, Reason.RESTORED, NOW),
            (DeliveryState.UNKNOWN, Reason.RESTORED, NOW),
            *((state, None, None) for state in states[2:]),
        ]


async def test_nothing_that_was_under_way_begins_anew(database: Database) -> None:
    async with database.transaction() as connection:
        await an_article(connection, 1, ArticleStatus.PUBLISHED)
        await an_article(connection, 2, ArticleStatus.DEPARTING)
        await a_dispatch(connection, DeliveryState.SENT)
        await keep(connection, [Incoming(5, "{}")], "a run", NOW)

        await forgo(connection, NOW, MINSK)

        assert await waiting(connection) == 0
        assert await connection.scalar(select(dispatches.c.complete)) is True
        departing = select(articles.c.status, articles.c.departs_at).where(articles.c.id == 2)
        assert tuple((await connection.execute(departing)).one()) == (ArticleStatus.DRAFT, None)


async def test_a_digest_that_has_been_due_covers_what_there_is(database: Database) -> None:
    async with database.transaction() as connection:
        for number, slot in enumerate((NOW - HOUR, NOW + HOUR, None), start=1):
            await a_reader(connection, number, slot)
        await next_sequence(connection)

        await forgo(connection, NOW, MINSK)

        covered = select(subscribers.c.digest_sequence).order_by(subscribers.c.id)
        assert list(await connection.scalars(covered)) == [1, 0, 0]


async def test_what_was_held_back_for_a_digest_that_has_been_due_is_not_held_on(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        await an_article(connection, 1, ArticleStatus.PUBLISHED)
        await a_reader(connection, 1, NOW - HOUR)
        await a_reader(connection, 2, NOW + HOUR)
        await a_dispatch(connection, *[DeliveryState.SKIPPED] * 2, reason="expired")
        await connection.execute(update(dispatches).values(complete=True))

        await forgo(connection, NOW, MINSK)

        assert await digest_choices.held_back(connection, [1, 2], NOW) == [(2, [1])]


async def test_the_rest_of_a_correction_goes_on_as_an_edit(database: Database) -> None:
    async with database.transaction() as connection:
        await an_article(connection, 1, ArticleStatus.PUBLISHED)
        correction = {
            "kind": DispatchKind.CORRECTION.value,
            "article_id": 1,
            "lane": 4,
            "created_at": NOW,
        }
        rows = [
            {**correction, "revision": 2, "complete": True},
            {**correction, "revision": 3, "complete": False},
        ]
        await connection.execute(dispatches.insert(), rows)

        await forgo(connection, NOW, MINSK)

        unfinished = await connection.execute(
            select(dispatches.c.kind, dispatches.c.article_id, dispatches.c.revision).where(
                ~dispatches.c.complete
            )
        )
        assert unfinished.all() == [(DispatchKind.EDIT.value, 1, 3)]
