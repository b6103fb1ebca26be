"""The demo: a local Telegram and the bot on it, in one process, on a throw-away database."""

import asyncio
import socket
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from ipaddress import ip_network
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.clock import utc_now
from bot.demo_site import DemoSite, serving
from bot.lifecycle import run as run_bot
from bot.printing import say
from bot.settings import Settings
from emulator import DEFAULT_TOKEN, Emulator, Person, serve
from emulator.call import Upload
from emulator.topics import make_topic
from news.article import ArticleDraft
from news.source import NewSource, SourceKind
from news.words.morphology import Morphology
from newsroom import drafting, editors, publishing, sourcing
from newsroom.desk import Desk, open_desk
from newsroom.rights import Doer
from sources.page import read_page
from storage.migrating import open_database

if TYPE_CHECKING:
    from bot.wiring import Program

ARTICLES = Path(__file__).parent / "demo_articles"
SAMPLES = ARTICLES / "samples"
EDITOR_ID = 100_004
_NEWS_HOURS = (time(19, 30), time(17, 5), time(14, 20), time(11, 45), time(9, 10))
_START_SECONDS = 60.0
_MINUTE_SECONDS = 60.0
_EARLIER = 6
_TOPICS = ("Экономика", "Спорт", "Культура")
_A_MINUTE = 20
"""Messages that Telegram takes for one group."""


def demo_settings() -> dict[str, object]:
    """The settings that a demo fixes; the others may come from the environment."""
    return {
        "bot_token": DEFAULT_TOKEN,
        "bot_token_file": None,
        "database_url_file": None,
        "admin_ids": str(EDITOR_ID),
    }


async def run(
    settings: Settings, port: int, stopping: asyncio.Event, *, open_browser: bool
) -> None:
    """Serve the chat page and a news site, and run the bot until ``stopping`` is set.

    The addresses are printed as soon as the bot answers; on other ports when ``port``, the next
    one, or the one after that, for the HTTP API, are taken.
    """
    emulator = Emulator(settings.token, per_group_minute=_A_MINUTE)
    editor = populate(emulator)
    watch = SiteWatch()
    site = DemoSite(utc_now, settings.zone, Random(), watch.look)  # noqa: S311 - it draws figures of stories
    with tempfile.TemporaryDirectory(prefix="newsdesk-demo-") as folder:
        async with (
            serve(emulator, port=free_port(port)) as address,
            serving(site, free_port(port + 1 if port else 0)) as news,
        ):
            own_place = f"127.0.0.1:{free_port(port + 2 if port else 0)}"
            listen = settings.api_listen or own_place
            chosen = {
                "bot_api_url": address,
                "database_url": f"sqlite+aiosqlite:///{folder}/news.db",
                "fetch_allow": (ip_network("127.0.0.0/8"),),
                "api_listen": listen,
                # The chat page shows what is public there.
                "api_url": settings.api_url or f"http://{listen}",
            }
            settings = settings.model_copy(update=chosen)
            newest = await fill_archive(settings, emulator)
            await watch_site(settings, site, news)
            places = Places(address, news, settings.public_url or "")
            beside = [
                asyncio.create_task(announce(editor, newest, places, open_browser=open_browser)),
                asyncio.create_task(publish_by_the_minute(site)),
            ]
            try:
                await run_bot(settings, stopping, started=watch.begin)
            finally:
                for task in beside:
                    task.cancel()


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses of the chat page, of the news site, and of what the bot serves on API_LISTEN."""

    chat: str
    news: str
    own: str


class SiteWatch:
    """Has the bot look at the site whenever that has changed, as a site may tell a reader."""

    def __init__(self) -> None:
        self._desk: Desk | None = None

    def begin(self, program: "Program") -> None:
        """Have this bot look from now on."""
        self._desk = program.desk

    async def look(self) -> None:
        """Have it look soon."""
        if self._desk is not None:
            for each in await sourcing.sources(self._desk):
                await sourcing.look_soon(self._desk, each.id, Doer(EDITOR_ID, utc_now()))


async def publish_by_the_minute(site: DemoSite) -> None:
    """Publish a story each minute, for ever."""
    while True:
        await asyncio.sleep(_MINUTE_SECONDS)
        await site.publish()


async def watch_site(settings: Settings, site: DemoSite, address: str) -> None:
    """Let the site be a source whose articles editors review; it has a few from earlier."""
    now = utc_now()
    site.open([now - timedelta(minutes=20 * number) for number in range(_EARLIER, 0, -1)])
    async with newsroom(settings) as desk:
        by = Doer(EDITOR_ID, now)
        await editors.ensure_owners(desk, [EDITOR_ID], now, str)
        feed = NewSource(SourceKind.FEED, f"{address}rss.xml", "Демо-новости")
        source = await sourcing.add_source(desk, feed, by)
        await sourcing.switch_on(desk, source.id, by)


def populate(emulator: Emulator) -> Person:
    """A reader of each language, and an editor, who is returned; articles ready to post."""
    anna = emulator.person("Анна", "ru")
    emulator.person("Алесь", "be")
    emulator.person("Tom", "en")
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text("utf-8")
        headline = read_page(text, rubrics=(), zone=ZoneInfo("UTC")).headline
        emulator.samples[headline] = f"/post\n{text}"
    editor = emulator.person("Мария", "ru", user_id=EDITOR_ID, role="editor")
    editor.patience = _START_SECONDS
    found_places(emulator, editor, anna)
    return editor


def found_places(emulator: Emulator, owner: Person, reader: Person) -> None:
    """A group that the bot is in; a forum and a channel that it has yet to be brought into."""
    emulator.group("Соседи", owner, reader, is_supergroup=True)
    forum = emulator.group("Клуб читателей", owner, reader, is_forum=True, has_bot=False)
    for name in _TOPICS:
        make_topic(emulator, owner.user, forum, name)
    channel = emulator.channel("Новости района", owner, username="demo_rayon")
    channel.members[reader.id] = reader.user


async def fill_archive(settings: Settings, emulator: Emulator) -> str:
    """Publish a dozen articles of the last days, before there is anybody to send them to.

    Returns the newest headline.
    """
    async with newsroom(settings) as desk:
        seen = read_articles(emulator, desk.zone)
        moments = past_moments(utc_now().astimezone(desk.zone))
        for draft, at in reversed([*zip(seen, moments, strict=False)]):
            article = await drafting.draft(desk, draft, EDITOR_ID, at)
            await publishing.publish(desk, article.id, at)
        return seen[0].headline


@asynccontextmanager
async def newsroom(settings: Settings) -> AsyncIterator[Desk]:
    """The newsroom before the bot runs."""
    database = await open_database(settings.database_url)
    try:
        yield await open_desk(database, zone=settings.zone, morphology=Morphology())
    finally:
        await database.close()


def read_articles(emulator: Emulator, zone: ZoneInfo) -> list[ArticleDraft]:
    """The demo's articles, the newest first; a file's name ends in the slug of its rubric."""
    return [
        replace(
            read_page(path.read_text("utf-8"), rubrics=(), zone=zone),
            rubric_hint=path.stem.partition("-")[2],
            photo=_photo(emulator, path.with_suffix(".jpg")),
        )
        for path in sorted(ARTICLES.glob("*.txt"))
    ]


def past_moments(now: datetime) -> Iterator[datetime]:
    """Moments of newsrooms' working days on the clock of ``now``, from it back without end."""
    day = now.date()
    while True:
        for at in _NEWS_HOURS:
            moment = datetime.combine(day, at, now.tzinfo)
            if moment < now:
                yield moment
        day -= timedelta(days=1)


def _photo(emulator: Emulator, path: Path) -> str | None:
    if not path.exists():
        return None
    return emulator.files.add("photo", Upload(path.name, path.read_bytes())).file_id


def free_port(port: int) -> int:
    """The port, or any free one when it is 0, or somebody else listens there."""
    with socket.socket() as attempt:
        # As the server will do, or the demo just ended would still hold its port for a minute.
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError:
            say(f"Port {port} is taken, so the demo takes another one.")
            return free_port(0)
        return int(attempt.getsockname()[1])


async def announce(editor: Person, newest: str, places: Places, *, open_browser: bool) -> None:
    """Tell where the demo is, once the bot has answered; on a slow machine before that, too."""
    try:
        await greet(editor, newest)
    except AssertionError:
        say("The bot is slow to answer here: give it a minute.")
    say(f"\nOpen {places.chat} in a browser.")
    say(f"The bot watches a news site, where you can publish: {places.news}")
    say(f"Its own pages, feeds and HTTP API: {places.own}/a/1")
    say("Ctrl+C ends the demo.\n")
    if open_browser:
        await asyncio.to_thread(open_in_browser, places.chat)


async def greet(editor: Person, newest: str) -> None:
    """Have the editor start the bot and find out how to post."""
    await editor.says("/start")
    await editor.sees(newest)
    asked = await editor.says("/post")
    await editor.sees("", since=asked)


def open_in_browser(address: str) -> None:
    """Show an address, unless there is no browser but one that takes the terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    # A browser of exactly this class is a text one, which would take the terminal.
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(address)
