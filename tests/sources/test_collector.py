"""Sources are looked at over HTTP, politely; what they have becomes articles."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from news.article import Article, ArticleStatus
from news.source import Condition, Mode, NewSource, Source, SourceKind, SourceStatus
from news.words.morphology import Morphology
from newsroom import alarming, looking, publishing, sourcing
from newsroom.alarming import AlarmKind
from newsroom.rights import Doer
from sources.collector import Collector
from sources.reader import Reader
from sources.turns import Turns
from sources.unreadable import UnreadableReason, UnreadableSource
from storage.database import Database
from tests.factories import EDITOR, NOON, Newsroom, open_newsroom
from tests.sources import jobs
from tests.sources.conftest import MakeFetcher
from tests.sources.held import holding
from tests.sources.site import Site, answer, redirect

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_PNG = b"\x89PNG\r\n\x1a\n"


def picture() -> bytes:
    """A photo of 20 × 20 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress(b"".join(b"\0" + b"\xff\0\0" * 20 for _ in range(20)))
    header = struct.pack(">IIBBBBB", 20, 20, 8, 2, 0, 0, 0)
    return _PNG + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _document(body: str, **headers: str) -> bytes:
    return answer(body.encode(), 200, length=None, Content_Type="text/xml", **headers)


@dataclass
class World:
    """A newsroom, a site, and a clock that stands still."""

    newsroom: Newsroom
    site: Site
    collector: Collector
    make: Callable[..., Collector]
    now: datetime = NOON
    agents: list[int] = field(default_factory=list)
    uploaded: list[bytes] = field(default_factory=list)
    takes_pictures: bool = True
    source: Source | None = None

    def serve(self, *items: str, path: str = "/rss", channel: str = "", **headers: str) -> None:
        """Let the site have a feed of these items."""
        body = (
            f'<rss version="2.0"><channel><title>Сайт</title>{channel}'
            f"{''.join(items)}</channel></rss>"
        )
        self.site.answers[path] = answer(
            body.encode(), 200, length=None, Content_Type="text/xml", **headers
        )

    def item(self, number: int, body: str = "Полный текст.", more: str = "") -> str:
        dated = format_datetime(NOON - HOUR + number * MINUTE)
        return (
            f"<item><title>Статья {number}</title><guid>id-{number}</guid>"
            f"<link>{self.site.url(f'/{number}')}</link><pubDate>{dated}</pubDate>"
            f"<description>{body}</description>{more}</item>"
        )

    async def add(
        self, *, path: str = "/rss", host: str = "127.0.0.1", mode: Mode = Mode.REVIEW
    ) -> Source:
        """Add the site's feed, look at it, switch it on, and wait until the next look is due."""
        by = Doer(EDITOR, self.now)
        new = NewSource(SourceKind.FEED, self.site.url(path, host), "Сайт", mode)
        self.source = await sourcing.add_source(self.newsroom.desk, new, by)
        await self.collector.look_now(self.source.id)
        self.source = await sourcing.switch_on(self.newsroom.desk, self.source.id, by)
        self.now = self.source.next_look_at or self.now
        return self.source

    async def look(self, after: timedelta = timedelta(0)) -> Source:
        """Let time pass, and look as often as the clock ticks; the source by then."""
        assert self.source is not None
        self.now += after
        for _ in range(3):
            await self.collector.tick()
            await self.collector.settled()
        found = await sourcing.source(self.newsroom.desk, self.source.id)
        assert found is not None
        return found

    async def article(self, number: int = 1) -> Article | None:
        return await publishing.article(self.newsroom.desk, number)

    def feeds_asked(self) -> int:
        return sum(request.startswith("GET /rss") for request in self.site.requests)


@pytest.fixture
async def world(
    database: Database, morphology: Morphology, site: Site, make_fetcher: MakeFetcher
) -> AsyncIterator[World]:
    newsroom = await open_newsroom(database, morphology)
    world: World

    async def upload(data: bytes) -> str | None:
        world.uploaded.append(data)
        return "file-id" if world.takes_pictures else None

    async def no_time(_: float) -> None:
        pass

    def make(**changed: Any) -> Collector:
        given: dict[str, Any] = {"reader": Reader(), "luck": lambda: 0.0}
        return Collector(
            newsroom.desk,
            make_fetcher("127.0.0.0/8"),
            clock=lambda: world.now,
            agent=lambda readers: f"newsdesk/1 (+https://t.me/bot; {readers} readers)",
            upload=upload,
            turns=Turns(sleep=no_time, apart=0),
            **given | changed,
        )

    world = World(newsroom, site, make(), make)
    yield world
    await world.collector.close()


async def test_a_new_item_is_a_draft_after_the_next_look(world: World) -> None:
    world.serve(world.item(1))
    await world.add()
    await world.look()
    assert await world.article() is None
    world.serve(world.item(2), world.item(1))

    source = await world.look(15 * MINUTE)

    made = await world.article()
    assert made is not None
    assert made.headline == "Статья 2"
    assert source.condition is Condition.FRESH
    assert source.next_look_at == world.now + 15 * MINUTE


async def test_nobody_is_asked_before_it_is_time(world: World) -> None:
    world.serve(world.item(1), Cache_Control="max-age=7200")
    await world.add()
    await world.look()
    asked = world.feeds_asked()

    await world.look(HOUR)
    assert world.feeds_asked() == asked
    await world.look(HOUR)
    assert world.feeds_asked() == asked + 1


async def test_validators_go_back_verbatim(world: World) -> None:
    world.serve(world.item(1), ETag='W/"a"', Last_Modified="Mon, 23 Nov 2026 11:00:00 GMT")
    await world.add()
    world.site.answers["/rss"] = answer(status=304, ETag='"b"')
    source = await world.look()
    await world.look(HOUR)

    assert world.site.sent("if-none-match") == [None, 'W/"a"', '"b"']
    assert world.site.sent("if-modified-since")[1:] == ["Mon, 23 Nov 2026 11:00:00 GMT"] * 2
    assert source.condition is Condition.UNCHANGED
    assert world.site.sent("user-agent")[0] == "newsdesk/1 (+https://t.me/bot; 0 readers)"


@pytest.mark.parametrize(
    "wish", [{"channel": "<ttl>120</ttl>"}, {"Cache_Control": "public, max-age=7200"}]
)
async def test_what_a_feed_wants_holds_for_answers_without_one(
    world: World, wish: dict[str, str]
) -> None:
    world.serve(world.item(1), ETag='"a"', **wish)
    await world.add()
    world.site.answers["/rss"] = answer(status=304)

    source = await world.look()

    assert source.next_look_at == world.now + 2 * HOUR


@pytest.mark.parametrize(
    "body",
    [b"<html><title>Login</title>", b"", b"Just a mo\xd1", b'<!DOCTYPE x [<!ENTITY a "b">]><rss/>'],
)
async def test_a_200_is_no_feed(world: World, body: bytes) -> None:
    world.serve(world.item(1), ETag='"a"')
    await world.add()
    world.site.answers["/rss"] = answer(body, ETag='"b"')

    source = await world.look()

    assert source.condition is Condition.NO_FEED
    assert source.next_look_at == world.now + 30 * MINUTE
    assert source.etag == '"a"'
    assert await alarming.newly_troubled(world.newsroom.desk, world.now) == []
    await world.look(HOUR)
    (alarm,) = await alarming.newly_troubled(world.newsroom.desk, world.now)
    assert alarm.kind is AlarmKind.NO_FEED
    await alarming.note_told(world.newsroom.desk, alarm)
    await world.look(DAY)
    assert await alarming.newly_troubled(world.newsroom.desk, world.now) == []


@pytest.mark.parametrize("fault", [RuntimeError(), UnreadableSource(UnreadableReason.BUSY)])
async def test_a_fault_of_ours_asks_nobody_sooner(
    world: World, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    world.serve(world.item(1))
    await world.add()
    asked = world.feeds_asked()

    async def failing(*_: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(Reader, "run", failing)
        source = await world.look()
    await world.look(looking.HOLD)

    assert world.feeds_asked() == asked + 1
    assert source.next_look_at == world.now - looking.HOLD + 15 * MINUTE
    assert source.condition is not Condition.NO_FEED


async def test_a_feed_without_items_is_not_fine(world: World) -> None:
    world.serve()
    await world.add()

    assert (await world.look()).condition is Condition.EMPTY


@pytest.mark.parametrize("status", [403, 404, 401])
async def test_what_is_blocked_is_told_after_three_days(world: World, status: int) -> None:
    world.serve(world.item(1))
    await world.add()
    world.site.answers["/rss"] = answer(status=status)
    assert (await world.look()).condition is Condition.BLOCKED
    for _ in range(2):
        await world.look(DAY)
        assert await alarming.newly_troubled(world.newsroom.desk, world.now) == []

    source = await world.look(DAY)

    (alarm,) = await alarming.newly_troubled(world.newsroom.desk, world.now)
    assert alarm.kind is AlarmKind.BLOCKED
    assert source.failures == 4
    world.serve(world.item(1))
    assert (await world.look(DAY)).failures == 0
    assert await alarming.newly_troubled(world.newsroom.desk, world.now) == []


@pytest.mark.parametrize("status", [429, 503])
async def test_who_is_busy_says_when(world: World, status: int) -> None:
    world.serve(world.item(1))
    await world.add()
    world.site.answers["/rss"] = answer(status=status, Retry_After="7200")

    source = await world.look()

    assert source.condition is Condition.BUSY
    assert source.next_look_at == world.now + 2 * HOUR
    world.site.answers["/rss"] = answer(status=status)
    assert (await world.look(2 * HOUR)).next_look_at == world.now + HOUR


async def test_410_is_the_end(world: World) -> None:
    world.serve(world.item(1))
    await world.add()
    world.site.answers["/rss"] = answer(status=410)

    source = await world.look()

    assert source.status is SourceStatus.ENDED
    assert source.next_look_at is None
    (alarm,) = await alarming.newly_troubled(world.newsroom.desk, world.now)
    assert alarm.kind is AlarmKind.ENDED


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False)])
async def test_a_source_moves_that_says_so_thrice_over_a_day(
    world: World, status: int, moves: bool
) -> None:
    world.serve(world.item(1), ETag='"a"')
    await world.add()
    old, new = world.site.url("/rss"), world.site.url("/rss/new")
    world.serve(world.item(1), path="/rss/new")
    world.site.answers["/rss"] = redirect(new, status)
    for after in (timedelta(0), 13 * HOUR):
        assert (await world.look(after)).address == old

    source = await world.look(12 * HOUR)

    assert source.address == (new if moves else old)
    assert source.etag is None
    alarms = await alarming.newly_troubled(world.newsroom.desk, world.now)
    assert [each.kind for each in alarms] == [AlarmKind.MOVED] * moves
    for each in alarms:
        await alarming.note_told(world.newsroom.desk, each)
    assert await alarming.newly_troubled(world.newsroom.desk, world.now) == []


async def test_a_source_does_not_move_to_what_is_no_feed(world: World) -> None:
    world.serve(world.item(1))
    await world.add()
    world.site.answers |= {"/x": answer(b"<html>"), "/rss": redirect("/x", 301)}
    for _ in range(5):
        source = await world.look(DAY)

    assert source.address == world.site.url("/rss")
    assert source.condition is Condition.NO_FEED


async def test_silence_is_told_with_what_is_usual(world: World) -> None:
    world.serve(*(world.item(number * 5) for number in range(10)), ETag='"a"')
    await world.add()
    world.site.answers["/rss"] = answer(status=304)
    assert (await world.look(5 * HOUR)).condition is Condition.UNCHANGED

    source = await world.look(2 * HOUR)

    assert source.condition is Condition.SILENT
    assert source.pace == 5 * MINUTE
    assert source.condition_since == source.last_item_at
    (alarm,) = await alarming.newly_troubled(world.newsroom.desk, world.now)
    assert alarm.kind is AlarmKind.SILENT


async def test_a_burst_is_told_with_examples(world: World) -> None:
    world.serve(*(world.item(number) for number in range(10)))
    await world.add()
    world.serve(*(world.item(number) for number in range(20, 30)))

    source = await world.look()

    assert source.condition is Condition.HELD
    (alarm,) = await alarming.newly_troubled(world.newsroom.desk, world.now)
    assert alarm.kind is AlarmKind.HELD
    assert alarm.examples == ("Статья 29", "Статья 28", "Статья 27")
    assert (await world.look(HOUR)).condition is Condition.HELD
    await sourcing.drop_held(world.newsroom.desk, source.id, Doer(EDITOR, world.now))
    assert (await world.look(HOUR)).condition is Condition.UNCHANGED
    assert await world.article() is None


PAGE = """<html><head><title>Статья 1</title><meta property="og:type" content="article">
<meta property="og:title" content="Статья 1"></head><body><article><h1>Статья 1</h1>{}</article>
</body></html>"""
BODY = "".join(
    f"<p>Это абзац номер {number}: в нём достаточно слов, чтобы было видно, что это и есть текст "
    "статьи, а не меню и не подвал страницы, о котором никто не хотел читать.</p>"
    for number in range(5)
)


async def test_a_beginning_gets_the_rest_from_its_page(world: World) -> None:
    world.serve()
    await world.add()
    world.serve(world.item(1, "Начало…"))
    world.site.answers["/1"] = answer(PAGE.format(BODY).encode(), Content_Type="text/html")

    await world.look(HOUR)

    made = await world.article()
    assert made is not None
    assert "абзац номер 4" in made.text


async def test_a_page_that_cannot_be_had_leaves_the_beginning(world: World) -> None:
    world.serve()
    await world.add()
    world.serve(world.item(1, "Начало…"))
    world.site.answers["/1"] = answer(status=500)
    await world.look(HOUR)
    assert await world.article() is None

    for _ in range(3):
        await world.look(10 * MINUTE)

    made = await world.article()
    assert made is not None
    assert "Начало" in made.text
    assert sum(each.startswith("GET /1 ") for each in world.site.requests) == 3


async def test_a_beginning_never_replaces_the_whole_text(world: World) -> None:
    world.serve()
    await world.add()
    world.serve(world.item(1, "Начало…"))
    world.site.answers["/1"] = answer(PAGE.format(BODY).encode(), Content_Type="text/html")
    await world.look(HOUR)
    world.site.answers["/1"] = answer(status=403)
    world.serve(world.item(1, "Другое начало…").replace("Статья 1", "Статья первая"))

    await world.look(HOUR)

    made = await world.article()
    assert made is not None
    assert made.headline == "Статья первая"
    assert "абзац номер 4" in made.text


async def test_what_is_forbidden_is_not_asked_for_again(world: World) -> None:
    world.serve()
    await world.add()
    world.serve(world.item(1, "Начало…"))
    world.site.answers["/1"] = answer(status=403)

    await world.look(HOUR)

    assert await world.article() is not None


@pytest.mark.parametrize("taken", [True, False])
async def test_a_picture_comes_first_and_costs_only_itself(world: World, taken: bool) -> None:
    world.takes_pictures = taken
    world.serve()
    await world.add(mode=Mode.PUBLISH)
    world.site.answers["/p.png"] = answer(picture(), Content_Type="image/png")
    enclosure = f'<enclosure url="{world.site.url("/p.png")}" type="image/png" length="9"/>'
    world.serve(world.item(1, more=enclosure))

    await world.look(HOUR)

    made = await world.article()
    assert made is not None
    assert made.status is ArticleStatus.PUBLISHED
    assert made.photo == ("file-id" if taken else None)
    assert world.uploaded == [picture()]


async def test_a_picture_that_is_none_costs_only_itself(world: World) -> None:
    world.serve()
    await world.add()
    enclosure = f'<enclosure url="{world.site.url("/no.png")}" type="image/png" length="9"/>'
    world.serve(world.item(1, more=enclosure))

    await world.look(HOUR)

    made = await world.article()
    assert made is not None
    assert made.photo is None


async def test_a_site_that_is_away_costs_itself_alone(world: World) -> None:
    world.serve(world.item(1), path="/rss/other")
    await world.add(path="/gone")
    await world.add(path="/rss/other")
    world.serve(world.item(1), world.item(2), path="/rss/other")

    await world.look(HOUR)

    assert await world.article() is not None
    away, _ = await sourcing.sources(world.newsroom.desk)
    assert away.condition is Condition.UNREACHABLE


async def test_two_processes_look_once(world: World) -> None:
    world.serve(world.item(1))
    source = await world.add()
    found = await looking.due(world.newsroom.desk, world.now, 9)

    mine = await looking.claim(world.newsroom.desk, [source.id], world.now)
    theirs = await looking.claim(world.newsroom.desk, [source.id], world.now)

    assert [each.id for each in found] == [source.id]
    assert len(mine) == 1
    assert theirs == []
    late = await looking.claim(world.newsroom.desk, [source.id], world.now + looking.HOLD)
    assert len(late) == 1


async def test_a_look_that_is_late_says_nothing(world: World) -> None:
    world.serve(world.item(1))
    source = await world.add()
    (late,) = await looking.claim(world.newsroom.desk, [source.id], world.now)
    await sourcing.pause(world.newsroom.desk, source.id, Doer(EDITOR, world.now))

    await looking.note_failure(world.newsroom.desk, late, Condition.BLOCKED, world.now, 0)

    found = await sourcing.source(world.newsroom.desk, source.id)
    assert found is not None
    assert found.next_look_at == source.next_look_at or found.next_look_at is None
    assert found.condition is not Condition.BLOCKED


async def test_many_sources_that_are_due_at_once_are_all_read(world: World, tmp_path: Path) -> None:
    world.serve(world.item(1))
    reader = Reader()
    await world.collector.close()
    world.collector = world.make(reader=reader)
    for number in range(12):
        await world.add(host=f"127.0.0.{number + 1}")
    asked: asyncio.Queue[None] = asyncio.Queue()
    document = world.site.answers["/rss"]

    async def count(writer: asyncio.StreamWriter) -> None:
        assert isinstance(document, bytes)
        writer.write(document)
        asked.put_nowait(None)

    world.site.answers["/rss"] = count
    world.now += HOUR
    async with holding(tmp_path / "s") as held:
        long = asyncio.create_task(reader.run(jobs.waits_for, held.path))
        begun = await held.begun()
        await world.collector.tick()
        for _ in range(12):
            await asked.get()
        await held.let_go(begun)
        await long
    await world.collector.settled()

    every = await sourcing.sources(world.newsroom.desk)
    assert [each.looked_at for each in every] == [world.now] * 12


def _unlucky() -> float:
    raise RuntimeError


@pytest.mark.parametrize("fault", [{"reader": Reader(most_waiting=0)}, {"luck": _unlucky}])
async def test_a_look_that_we_fail_in_is_no_reason_to_ask_again_at_once(
    world: World, fault: dict[str, Any]
) -> None:
    world.serve(world.item(1))
    await world.add()
    await world.collector.close()
    world.collector = world.make(**fault)
    await world.look()
    asked = world.feeds_asked()

    source = await world.look(10 * MINUTE)

    assert world.feeds_asked() == asked
    assert source.failures == 0
    await world.look(10 * MINUTE)
    assert world.feeds_asked() == asked + 1
